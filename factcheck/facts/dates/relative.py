"""Read dates told from the day of writing: "Monday", "last week", "two days ago"."""

from __future__ import annotations

from dataclasses import replace

from factcheck.facts.dates.days import day_number, month_name, read_month_first
from factcheck.facts.dates.forms import Clock, Grain, Written
from factcheck.facts.dates.pieces import Piece
from factcheck.facts.dates.words import UNITS, numbers, parts, portions, word_set
from factcheck.facts.dates.years import read_century, read_decade, read_season, read_year
from factcheck.facts.lexemes import Line, Sort
from factcheck.facts.number_words import read_number

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
    if mode not in _SHIFTS:
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


def read_past_stretch(line: Line, start: int) -> Piece | None:
    """The past 24 hours, the last three months, the past week."""
    if line.low(start) not in {"past", "last", "previous"}:
        return None
    number = read_number(line, start + 1)
    index = number.end if number is not None else start + 1
    unit = UNITS.get(line.low(index))
    if unit is None or (number is None and line.low(start) != "past"):
        return _vague_stretch(line, start)
    amount = int(number.value) if number is not None else 1
    hours = unit is Grain.TIME
    return Piece(
        Written(mode="past", amount=amount, unit=unit, hours=hours), None, start, index + 1
    )


def read_ago(line: Line, start: int) -> Piece | None:
    """Two days ago, a decade ago, several weeks ago."""
    word = line.low(start)
    number = read_number(line, start)
    amount = int(number.value) if number is not None else None
    index = number.end if number is not None else start + 1
    if (
        number is None
        and word not in {"a", "an", "several", "few", "many", "some"}
        and word not in UNITS
    ):
        return None
    if number is None:
        amount = 1 if word in {"a", "an"} else None
        if line.low(index) in {"few", "couple"}:
            amount, index = None, index + 1
        index = index + 1 if line.low(index) == "of" else index
    unit = UNITS.get(line.low(index))
    if unit is None or line.low(index + 1) != "ago":
        return None
    loose = amount is None or (number is not None and number.value != amount)
    loose = loose or line.low(start - 1) in _ROUGHLY
    hours = unit is Grain.TIME
    written = Written(mode="ago", amount=amount, unit=unit, hours=hours, loose=loose or hours)
    return Piece(written, None, start, index + 2)


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


def _short_weekday(line: Line, index: int) -> tuple[int | None, int]:
    """Such as "Sat." is a day, the Sun a newspaper: a point or a month must follow."""
    weekday = numbers("short_weekdays").get(line.low(index))
    after = index + 1
    if line.low(after) == "." and line[after].glued and line.low(after + 1):
        return weekday, after + 1
    follows = after + 1 if line.low(after) == "," else after
    return (weekday, after) if month_name(line, follows)[0] else (None, index)


_EVENING = Clock(((17 * 60, 30 * 60),))
_SHIFTS = {"last": -1, "this": 0, "next": 1}


def _vague_stretch(line: Line, start: int) -> Piece | None:
    if line.low(start + 1) in {"few", "several", "couple"}:
        index = start + 3 if line.low(start + 2) == "of" else start + 2
        if line.low(index) in UNITS:
            return Piece(
                Written(mode="past", unit=UNITS[line.low(index)], loose=True),
                None,
                start,
                index + 1,
            )
    return None


_ROUGHLY = frozenset(
    {
        "than",
        "over",
        "nearly",
        "almost",
        "about",
        "around",
        "some",
        "roughly",
        "under",
        "least",
        "to",
    }
)
