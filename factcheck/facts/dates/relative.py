"""Read dates told from the day of writing: "Monday", "last week", "early next year"."""

from __future__ import annotations

from dataclasses import replace

from factcheck.facts.dates.days import (
    day_number,
    month_name,
    read_day_first,
    read_month_first,
    year_after,
)
from factcheck.facts.dates.forms import Clock, Grain, Written
from factcheck.facts.dates.pieces import Piece
from factcheck.facts.dates.words import UNITS, numbers, parts, portions, word_set
from factcheck.facts.dates.years import read_century, read_decade, read_season, read_year
from factcheck.facts.lexemes import Line, Sort

NEAR_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}


def read_weekday(line: Line, start: int) -> Piece | None:
    """Monday, last Sunday, next Tuesday, this Friday, the Sunday before last, Sat."""
    mode = line.low(start) if line.low(start) in {"last", "next", "this"} else ""
    index = start + 1 if mode else start
    lexeme = line[index]
    if (
        lexeme.sort is not Sort.WORD
        or not lexeme.text[0].isupper()
        or line.low(start - 1) in word_set("not_before_weekdays")
    ):
        return None
    weekday, end = numbers("weekdays").get(lexeme.low), index + 1
    if weekday is None:
        weekday, end = _short_weekday(line, index)
    if weekday is None or line.sentence.tokens[lexeme.first].entity in {"PERSON", "WORK_OF_ART"}:
        return None
    if line.low(end) == "before" and line.low(end + 1) == "last":
        mode, end = "before last", end + 2
    return Piece(Written(weekday=weekday, mode=mode), None, start, end)


def read_near_day(line: Line, start: int) -> Piece | None:
    """today, yesterday, tonight, last night, this morning, the day before yesterday."""
    word, after = line.low(start), line.low(start + 1)
    if word in NEAR_DAYS and line.low(start - 1) != "-":
        clock = _EVENING if word == "tonight" else None
        return Piece(Written(amount=NEAR_DAYS[word], unit=Grain.DAY), clock, start, start + 1)
    if word == "last" and after == "night":
        return Piece(Written(amount=-1, unit=Grain.DAY), _EVENING, start, start + 2)
    if word == "night" and (after, line.low(start + 2)) == ("before", "last"):
        return Piece(Written(amount=-2, unit=Grain.DAY), _EVENING, start, start + 3)
    if word == "this" and after in {"morning", "afternoon", "evening"}:
        found = parts().at(line, start + 1)
        return Piece(
            Written(amount=0, unit=Grain.DAY), found[0] if found else None, start, start + 2
        )
    if (
        word == "day"
        and after in {"before", "after"}
        and line.low(start + 2) in {"yesterday", "tomorrow"}
    ):
        return Piece(
            Written(amount=-2 if after == "before" else 2, unit=Grain.DAY), None, start, start + 3
        )
    return None


def read_near_stretch(line: Line, start: int) -> Piece | None:
    """Last week, this month, next year, last summer, last March, the weekend."""
    mode, after = line.low(start), line.low(start + 1)
    if mode in {"the", "past"} and after == "weekend":
        return Piece(Written(amount=0, unit=Grain.WEEKEND), None, start + 1, start + 2)
    of_it = after == "quarter" and line.low(start + 2) == "of"  # of a year, or of a match
    if mode not in _SHIFTS or of_it:
        return None
    if after in UNITS and after in {
        "week",
        "month",
        "year",
        "quarter",
        "decade",
        "century",
        "weekend",
    }:
        loose = after in {"quarter", "decade", "century"} or (after == "weekend" and mode != "last")
        amount = _SHIFTS[mode] + (1 if after == "weekend" and mode == "last" else 0)
        written = Written(amount=amount, unit=UNITS[after], loose=loose)
        return Piece(written, None, start, start + 2)
    season = numbers("seasons").get(after)
    if season is not None:
        return Piece(Written(season=season, mode=mode), None, start, start + 2)
    month, end = month_name(line, start + 1)
    if month is not None and day_number(line, end)[0] is None:
        return Piece(Written(month=month, mode=mode), None, start, end)
    return None


def read_stretch_before_last(line: Line, start: int) -> Piece | None:
    """The year before last, the week after next."""
    unit = UNITS.get(line.low(start))
    turn = (line.low(start + 1), line.low(start + 2))
    if unit is None or line.low(start - 1) != "the" or turn not in _TURNS:
        return None
    last_weekend = unit is Grain.WEEKEND and _TURNS[turn] < 0
    amount = _TURNS[turn] + (1 if last_weekend else 0)  # of weekends the one that is past is 0
    return Piece(Written(amount=amount, unit=unit), None, start, start + 3)


_TURNS = {("before", "last"): -2, ("after", "next"): 2}


def read_end_of_stretch(line: Line, start: int) -> Piece | None:
    """Year-end, month-end."""
    unit = UNITS.get(line.low(start))
    if unit not in {Grain.YEAR, Grain.MONTH} or line.low(start + 2) != "end":
        return None
    if line.low(start + 1) != "-" or line.low(start + 3) == "-":
        return None
    return Piece(Written(amount=0, unit=unit, portion="end"), None, start, start + 3)


def read_portioned(line: Line, start: int) -> Piece | None:
    """Early 2017, mid-December, the end of November, late last year."""
    portion = portions().get(line.low(start))
    if portion is None:
        return None
    index = start + 1
    if line.low(start) in {"beginning", "start", "middle", "end"}:
        if line.low(index) != "of":
            return None
        index += 1
    elif line.low(index) == "-" and line[index].glued:
        index += 1
    if line.low(index) == "the":
        index += 1
        if (
            line.low(index) in {"year", "month", "week", "decade", "century"}
            and line.low(index + 1) != "of"
        ):
            unit = UNITS[line.low(index)]
            return Piece(Written(amount=0, unit=unit, portion=portion), None, start, index + 1)
    for reader in (
        read_month_first,
        read_near_stretch,
        read_decade,
        read_season,
        read_year,
        read_century,
    ):
        piece = reader(line, index)
        if piece is not None and piece.written.day is None:
            return Piece(replace(piece.written, portion=portion), None, start, piece.end)
    return None


def read_adverbed(line: Line, start: int) -> Piece | None:
    """Earlier this month, later this week: the whole stretch."""
    if line.low(start) not in {"earlier", "later"}:
        return None
    piece = read_near_stretch(line, start + 1)
    if piece is None:
        return None
    return Piece(piece.written, None, start, piece.end)


def read_week_of(line: Line, start: int) -> Piece | None:
    """The week of March 3, the week ending 9 March."""
    way = _WEEK_WAYS.get(line.low(start + 1)) if line.low(start) == "week" else None
    if way is None:
        return None
    for reader in (read_weekday, read_month_first, read_day_first):
        piece = reader(line, start + 2)
        if piece is not None and piece.written.day is not None and piece.written.until is None:
            return Piece(replace(piece.written, portion=way), None, start, piece.end)
    return None


_WEEK_WAYS = {
    "of": "week from",
    "beginning": "week from",
    "starting": "week from",
    "commencing": "week from",
    "ending": "week to",
    "ended": "week to",
}


def read_nth_of_month(line: Line, start: int) -> Piece | None:
    """The first Monday in August, the second week of July 2023, the last weekend of May."""
    nth = _RANKS.get(line.low(start))
    if nth is None or line.low(start + 2) not in {"of", "in"}:
        return None
    month, end = month_name(line, start + 3)
    thing = line.low(start + 1)
    weekday = numbers("weekdays").get(thing)
    if month is None or (weekday is None and thing not in {"week", "weekend"}):
        return None
    year, end = year_after(line, end)
    unit = Grain.WEEKEND if thing == "weekend" else None
    return Piece(
        Written(year=year, month=month, nth=nth, weekday=weekday, unit=unit), None, start, end
    )


_RANKS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1, "final": -1}


def _short_weekday(line: Line, index: int) -> tuple[int | None, int]:
    """Such as "Sat." is a day, the Sun a newspaper: a point or a month must follow."""
    weekday = numbers("short_weekdays").get(line.low(index))
    after = index + 1
    if line.low(after) == "." and line[after].glued and line.low(after + 1):
        return weekday, after + 1
    follows = after + 1 if line.low(after) == "," else after
    day, behind = day_number(line, follows)
    named = month_name(line, behind if day is not None else follows)[0]
    return (weekday, after) if named else (None, index)


_EVENING = Clock(((17 * 60, 30 * 60),))
_SHIFTS = {"last": -1, "this": 0, "next": 1}
