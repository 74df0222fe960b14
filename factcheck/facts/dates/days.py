"""Read days and months: "December 8", "8 Dec. 2024", "2024-12-08", "March 2011"."""

from __future__ import annotations

from dataclasses import replace

from factcheck.facts.dates.feasts import feasts
from factcheck.facts.dates.forms import Written
from factcheck.facts.dates.pieces import Piece
from factcheck.facts.dates.words import holidays, numbers
from factcheck.facts.lexemes import Line, Sort
from factcheck.facts.number_values import ordinal_word


def read_numeric(line: Line, start: int) -> Piece | None:
    """2024-12-08, 08/12/2024, 12/8/24, 8.12.2024."""
    fields, end = _numeric_fields(line, start)
    if len(fields) != 3 or not all(field.isdigit() for field in fields):  # noqa: PLR2004 -- day, month, year
        return None
    first, second, third = (int(field) for field in fields)
    if len(fields[0]) == 4:  # noqa: PLR2004 -- a year
        return _calendar(first, second, third, start, end, numeric=False)
    if len(fields[2]) not in {2, 4}:
        return None
    year = third if len(fields[2]) == 4 else third + (2000 if third < 70 else 1900)  # noqa: PLR2004
    if first > 12:  # noqa: PLR2004 -- no month
        return _calendar(year, second, first, start, end, numeric=False)
    return _calendar(year, first, second, start, end, numeric=second <= 12)  # noqa: PLR2004


def read_month_first(line: Line, start: int) -> Piece | None:
    """December 8, Dec. 8, 2024, March 2011, Dec. 3-8, March."""
    month, end = month_name(line, start)
    if month is None:
        return None
    day, after = day_number(line, end)
    if day is None:
        return _month_alone(line, start, month, end)
    until, after = _second_day(line, after, month)
    year, last = year_after(line, after)
    written = Written(year=year, month=month, day=day)
    if until is not None:
        written = replace(written, until=replace(until, year=year))
    return Piece(written, None, start, last)


def read_day_first(line: Line, start: int) -> Piece | None:
    """8 December, the 8th of December, 3-8 December, 8 Dec. 2024."""
    day, index = day_number(line, start)
    if day is None and line.low(start + 1) == "of" and month_name(line, start + 2)[0]:
        named = ordinal_word(line.bare_word(start))  # "the fifth of November"
        day, index = (int(named) if named and named <= _LAST_DAY else None), start + 1
    if day is None or (line[start].glued and line.low(start - 1) != "("):
        return None
    last_day, index = _range_of_days(line, index)
    place = index + 1 if line.low(index) == "of" else index
    month, end = month_name(line, place)
    if month is None or (month == 5 and line.low(place + 1) in {"be", "have", "not"}):  # noqa: PLR2004 -- may
        return None
    year, end = year_after(line, end)
    written = Written(year=year, month=month, day=day)
    if last_day is not None:
        written = replace(written, until=Written(year=year, month=month, day=last_day))
    return Piece(written, None, start, end)


def read_holiday(line: Line, start: int) -> Piece | None:
    """Christmas Day, New Year's Eve 2023, over Christmas."""
    found = holidays().at(line, start)
    if found is None and line[start].text == "Christmas":
        return _christmas(line, start)
    if found is None or not line[start].text[0].isupper():
        return None
    year, end = year_after(line, found[1])
    return Piece(Written(year=year, month=found[0][0], day=found[0][1]), None, start, end)


def read_feast(line: Line, start: int) -> Piece | None:
    """Good Friday, Easter Monday 2023, over Easter, last Thanksgiving."""
    mode = line.low(start) if line.low(start) in {"last", "this", "next"} else ""
    place = start + 1 if mode else start
    found = feasts().at(line, place)
    if found is None or not line[place].text[0].isupper() or line.low(place - 1) == "orthodox":
        return None
    name, end = found
    after = line[end]
    follows = line.sentence.tokens[after.first] if after.sort is Sort.WORD else None
    bare = end == place + 1 and name not in {"thanksgiving", "juneteenth"}
    led = bool(mode) or line.low(place - 1) in _AT_CHRISTMAS
    if (bare and not led) or (follows is not None and follows.pos in {"NOUN", "PROPN"}):
        return None
    year, end = year_after(line, end)
    return Piece(Written(year=year, feast=name, mode=mode), None, start, end)


_AT_CHRISTMAS = frozenset(
    {
        "at",
        "over",
        "during",
        "before",
        "after",
        "since",
        "by",
        "until",
        "for",
        "last",
        "this",
        "next",
    }
)


def _christmas(line: Line, start: int) -> Piece | None:
    """The weeks around it: "over Christmas", "over the Christmas period"; not "Christmas trees"."""
    end = (
        start + 2 if line.low(start + 1) in {"period", "season", "holidays", "week"} else start + 1
    )
    lead = start - 2 if line.low(start - 1) == "the" else start - 1
    after = line[end]
    follows = line.sentence.tokens[after.first] if after.sort is Sort.WORD else None
    noun = follows is not None and follows.pos in {"NOUN", "PROPN"} and end == start + 1
    if line.low(lead) not in _AT_CHRISTMAS or noun:
        return None
    return Piece(Written(month=12, portion="late"), None, start, end)


_LAST_DAY = 31
_SHORT = 4  # letters of "Sept."


def month_name(line: Line, start: int) -> tuple[int | None, int]:
    """The month that a capitalised word names, and where it ends; a point belongs to "Dec."."""
    lexeme = line[start]
    month = (
        numbers("months").get(lexeme.low)
        if lexeme.sort is Sort.WORD and lexeme.text[0].isupper()
        else None
    )
    if month is None:
        return None, start
    end = start + 1
    short = len(lexeme.low) <= _SHORT and lexeme.low not in {"may", "june", "july"}
    dotted = line.low(end) == "." and short
    return month, end + 1 if dotted and line[end].glued else end


def day_number(line: Line, index: int) -> tuple[int | None, int]:
    """8, 8th, 30; not "10 people", and not the year that "March 2011" goes on with."""
    lexeme = line[index]
    if lexeme.sort is not Sort.NUMBER or not lexeme.low.isdigit() or not 1 <= int(lexeme.low) <= 31:  # noqa: PLR2004
        return None, index
    end = index + 1
    if line.low(end) in {"st", "nd", "rd", "th"} and line[end].glued:
        return int(lexeme.low), end + 1
    if line[end].glued and (line[end].sort is Sort.WORD or line.low(end) in {":", "%"}):
        return None, index
    if _counts(line, index, end):
        return None, index
    return int(lexeme.low), end


def year_after(line: Line, index: int) -> tuple[int | None, int]:
    """Such as ", 2024" or " 2024" after a day."""
    place = index + 1 if line.low(index) in {",", "of"} else index
    year = four_digits(line, place)
    if year is None or _counts(line, place, place + 1):
        return None, index
    return year, place + 1


def four_digits(line: Line, index: int) -> int | None:
    """The year that four digits may be."""
    lexeme = line[index]
    if lexeme.sort is not Sort.NUMBER or len(lexeme.text) != 4 or not lexeme.text.isdigit():  # noqa: PLR2004
        return None
    return int(lexeme.text) if 1000 <= int(lexeme.text) < 2200 else None  # noqa: PLR2004


def _numeric_fields(line: Line, start: int) -> tuple[list[str], int]:
    if line[start].sort is Sort.CODE:
        return _dotted(line.low(start).split(".")), start + 1
    mark = line.low(start + 1)
    glued = all(line[start + step].glued for step in (1, 2, 3, 4))
    if (
        line[start].sort is not Sort.NUMBER
        or mark not in {"/", "-"}
        or not glued
        or line.low(start + 3) != mark
    ):
        return [], start
    if line[start + 5].glued and line.low(start + 5) in {"-", "/"}:
        return [], start
    return [line.low(start), line.low(start + 2), line.low(start + 4)], start + 5


def _dotted(fields: list[str]) -> list[str]:
    """8.12.2024 is always day first: turned round, it reads as year, month, day."""
    return fields[::-1] if len(fields) == 3 and len(fields[2]) == 4 else []  # noqa: PLR2004


def _calendar(
    year: int, month: int, day: int, start: int, end: int, *, numeric: bool
) -> Piece | None:
    if not (1 <= month <= 12 and 1 <= day <= 31 and 1000 <= year < 2200):  # noqa: PLR2004
        return None
    return Piece(Written(year=year, month=month, day=day, numeric=numeric), None, start, end)


def _counts(line: Line, index: int, end: int) -> bool:
    """Whether a number is followed by a plural and is no part of a date to the recogniser."""
    if not line.low(end) or line[end].sort is not Sort.WORD:
        return False
    tokens = line.sentence.tokens
    number, noun = tokens[line[index].first], line[end].first
    return tokens[noun].tag == "NNS" and (
        number.entity not in {"DATE", "EVENT"} or number.head == noun
    )


def _second_day(line: Line, index: int, month: int) -> tuple[Written | None, int]:
    """The 8 of "Dec. 3-8" and "Dec. 3 to 8"."""
    if line.low(index) not in {"-", "to", "through", "and", "/"}:
        return None, index
    day, end = day_number(line, index + 1)
    if day is None or (
        line.low(index) in {"and", "to"}
        and line[end].sort is Sort.WORD
        and line.low(end) in {"pm", "am", "percent"}
    ):
        return None, index
    return Written(month=month, day=day), end


_LEADS = frozenset(
    {
        *(
            "in",
            "since",
            "until",
            "till",
            "by",
            "from",
            "to",
            "between",
            "through",
            "before",
            "after",
        ),
        *("last", "next", "this", "early", "late", "mid", "end", "beginning", "start"),
        *("of", "during", "and", "-", "for"),
    }
)


def _month_alone(line: Line, start: int, month: int, end: int) -> Piece | None:
    year, last = year_after(line, end)
    if year is not None:
        return Piece(Written(year=year, month=month), None, start, last)
    led = line.low(start - 1) in _LEADS
    dated = line.sentence.tokens[line[start].first].entity == "DATE" and line.low(start) not in {
        "may",
        "march",
    }
    if not (led or dated) or (
        line[start].low in {"mar", "jun", "jul", "sep", "apr"} and end == start + 1
    ):
        return None
    if line.sentence.tokens[line[start].first].entity == "PERSON":
        return None
    return Piece(
        Written(month=month),
        None,
        start,
        end if line.low(end - 1) != "." or end < len(line) else end - 1,
    )


def _range_of_days(line: Line, index: int) -> tuple[int | None, int]:
    if line.low(index) not in {"-", "/", "to"}:
        return None, index
    day, end = day_number(line, index + 1)
    return (day, end) if day is not None else (None, index)
