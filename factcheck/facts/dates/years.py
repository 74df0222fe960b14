"""Read years and what they are made of: "in 2017", "Q2 2024", "summer 2023", "the 1990s"."""

from __future__ import annotations

import re
from dataclasses import replace

from factcheck.facts.dates.days import four_digits
from factcheck.facts.dates.forms import Written
from factcheck.facts.dates.pieces import Piece
from factcheck.facts.dates.words import UNITS, numbers, word_set
from factcheck.facts.lexemes import Line, Sort
from factcheck.facts.number_values import ordinal_word
from factcheck.facts.number_values import word_set as number_words
from factcheck.facts.number_words import read_number


def read_quarter(line: Line, start: int) -> Piece | None:
    """Q2 2024, 2Q 2024, the second quarter of 2024, the final quarter of 2024, the first half of last year."""
    part = _part_of_year(line, start)
    if part is None:
        return None
    value, name, end = part
    written = Written(quarter=value) if name == "quarter" else Written(half=value)
    year, last = _year_of_part(line, end)
    if year is None:
        bare = name == "quarter" and line.low(start) not in _ENDS
        return Piece(written, None, start, end) if bare else None
    return Piece(replace(year, quarter=written.quarter, half=written.half), None, start, last)


_ENDS = {"opening": 1, "closing": -1, "final": -1, "last": -1}
"""Words for the first and the last part of a year."""


def _part_of_year(line: Line, start: int) -> tuple[int, str, int] | None:
    """Which quarter or half, and where the words end."""
    word, end = line.low(start), start + 1
    if word in {"1", "2", "3", "4"} and line[end].glued and line[end].text in {"Q", "H"}:
        return int(word), "quarter" if line.low(end) == "q" else "half", end + 1
    if word in {"q", "h"} and line[end].glued and line.low(end) in {"1", "2", "3", "4"}:
        return int(line.low(end)), "quarter" if word == "q" else "half", end + 1
    end = end + 1 if line.low(end) == "-" else end
    many = {"quarter": 4, "half": 2}.get(line.low(end))
    place = int(ordinal_word(line.bare_word(start)) or _ENDS.get(word, 0))
    if many is None or not (place == -1 or 1 <= place <= 4):  # noqa: PLR2004 -- quarters
        return None
    return many if place == -1 else place, line.low(end), end + 1


def _year_of_part(line: Line, end: int) -> tuple[Written | None, int]:
    """The year that a quarter is of, "2024" or "last year", and where it ends."""
    place = end + 1 if line.low(end) in {"of", ","} else end
    year = four_digits(line, place)
    if year is not None:
        return Written(year=year), place + 1
    amount = {"last": -1, "this": 0, "next": 1}.get(line.low(place))
    if place > end and line.low(place + 1) == "year" and amount is not None:
        return Written(amount=amount, unit=UNITS["year"]), place + 2
    return None, end


def read_months_of_year(line: Line, start: int) -> Piece | None:
    """The first nine months of 2024, the final three months of last year."""
    number = read_number(line, start + 1)
    first = line.low(start) in {"first", "opening"}
    if number is None or not (first or line.low(start) in _ENDS):
        return None
    year, end = _year_of_part(line, number.end + 1)
    many = int(number.value)
    if line.low(number.end) != "months" or year is None or not 1 < many < _MONTHS:
        return None
    months = (1, many) if first else (_MONTHS + 1 - many, _MONTHS)
    begin, last = (replace(year, month=month) for month in months)
    return Piece(replace(begin, until=last), None, start, end)


_MONTHS = 12


def read_season(line: Line, start: int) -> Piece | None:
    """Summer 2023, the summer of 2023, in the summer."""
    season = numbers("seasons").get(line.low(start))
    if season is None:
        return None
    place = start + 2 if line.low(start + 1) in {"of", ","} else start + 1
    year = four_digits(line, place)
    if year:
        return Piece(Written(year=year, season=season), None, start, place + 1)
    of_this = line.low(place) in {"last", "this", "next"} and line.low(place + 1) == "year"
    if not of_this and not _is_time_of_year(line, start):
        return None
    return Piece(Written(season=season), None, start, start + 1)


_TIMES_OF_YEAR = frozenset(
    {"in", "over", "during", "by", "until", "till", "since", "before", "after", "for"}
)


def _is_time_of_year(line: Line, start: int) -> bool:
    """Such as "in the summer", not "the summer sales", "after the fall of the king"."""
    lead = start - 2 if line.low(start - 1) == "the" else start - 1
    if line.low(lead) not in _TIMES_OF_YEAR or line.low(start + 1) in {"of", "-", "'s"}:
        return False
    after = line[start + 1]
    follows = line.sentence.tokens[after.first] if after.sort is Sort.WORD else None
    return follows is None or follows.pos not in {"NOUN", "PROPN", "ADJ", "NUM"}


def read_decade(line: Line, start: int) -> Piece | None:
    """The 1990s, the '90s."""
    text = line[start].text
    if (
        line[start].sort is not Sort.NUMBER
        or line.low(start + 1) not in {"s", "'s"}
        or not line[start + 1].glued
    ):
        return None
    if len(text) == 4 and text.endswith("0") and text.isdigit():  # noqa: PLR2004 -- a year
        return Piece(Written(decade=int(text)), None, start, start + 2)
    if len(text) == 2 and text.endswith("0") and line.low(start - 1) in {"'", "the"}:  # noqa: PLR2004
        return Piece(Written(decade=1900 + int(text)), None, start, start + 2)
    return None


def read_century(line: Line, start: int) -> Piece | None:
    """The 19th century, the twentieth century."""
    end = start + 1
    value = ordinal_word(line.bare_word(start))
    if (
        line[start].sort is Sort.NUMBER
        and line[start].text.isdigit()
        and line.low(end) in {"st", "nd", "rd", "th"}
    ):
        value, end = ordinal_word("first"), end + 1
        value = value and value * int(line[start].text)
    end = end + 1 if line.low(end) == "-" else end
    if value is None or line.low(end) not in {"century", "centuries"} or not 1 <= value <= 21:  # noqa: PLR2004
        return None
    return Piece(Written(century=int(value)), None, start, end + 1)


def read_year(line: Line, start: int) -> Piece | None:
    """In 2017, the 1973 coup, since 2011, 2015-19, 2024/25; never "2017 drones"."""
    year = four_digits(line, start)
    after = line[start + 1]
    if year is None or (after.glued and after.sort is Sort.WORD):
        return None
    if year < _RARE:
        led = line.low(start - 1) in {"in", "since", "until", "by"}
        return (
            Piece(Written(year=year), None, start, start + 1)
            if led and after.sort is not Sort.WORD
            else None
        )
    season = _season_of_two_years(line, start, year)
    if season is not None or _is_measure(line, start) or not _is_year(line, start, after.low):
        return season
    last = _TWO_DIGITS.fullmatch(line.low(start + 2))
    if after.low == "-" and after.glued and line[start + 2].glued and last is not None:
        until = Written(year=year - year % 100 + int(last.group()))
        return Piece(Written(year=year, until=until), None, start, start + 3)
    return Piece(Written(year=year), None, start, start + 1)


def _is_measure(line: Line, start: int) -> bool:
    """Whether the figures beside it make it an amount, a code or a part of a name."""
    before = line[start - 1]
    if (line[start].glued and before.low not in {"(", "-", "/", '"', "'"}) or line.low(
        start + 1
    ) in {"%", "/", "°"}:
        return True
    hyphened = before.low == "-" and line[start - 2].sort is Sort.WORD
    return before.low in {"$", "£", "€", "#", "no"} or (hyphened and line.low(start - 2) != "mid")


def _season_of_two_years(line: Line, start: int, year: int) -> Piece | None:
    """Read 2024/25: two figures for the year after."""
    slash, last = line[start + 1], line[start + 2]
    glued = slash.low == "/" and slash.glued and last.glued and not line[start].glued
    if not glued or last.low != f"{(year + 1) % 100:02}" or line.low(start + 3) == "/":
        return None
    return Piece(Written(year=year, until=Written(year=year + 1)), None, start, start + 3)


_RARE = 1700
"""Years before this are rare in news, numbers are not."""
_TWO_DIGITS = re.compile("[0-9]{2}")


_YEAR_LEADS = frozenset(
    {
        "in",
        "since",
        "until",
        "till",
        "during",
        "early",
        "late",
        "mid",
        "circa",
        "year",
        "by",
        "before",
        "after",
    }
)


def _is_year(line: Line, start: int, after: str) -> bool:
    tokens = line.sentence.tokens
    here = tokens[line[start].first]
    if after in UNITS or after in {"million", "percent", "per", "people"}:
        return False
    if (
        start
        and tokens[line[start - 1].first].pos == "PROPN"
        and line.low(start - 1) not in numbers("months")
    ):
        return False  # Expo 2020, Tokyo 2020: names
    if line.low(start - 1) in number_words("label_words") - word_set("labels_of_years"):
        return False  # room 2010
    follows = tokens[line[start + 1].first] if line[start + 1].sort is Sort.WORD else None
    if follows is not None and follows.tag in {"NNS", "NNPS"}:
        return here.entity in {"DATE", "EVENT"} and _is_led(line, start)
    if line.low(start - 1) in _YEAR_LEADS | {
        "between",
        "and",
        "-",
        "to",
        "from",
        "of",
        "(",
    } or here.entity in {"DATE", "EVENT"}:
        return True
    modifies = follows is not None and follows.pos in {"NOUN", "PROPN", "ADJ"}
    return modifies and _is_led(line, start)


def _is_led(line: Line, start: int) -> bool:
    """Whether "the", "his" or an adjective stands before the year: "the 2008 elections"."""
    before = line.sentence.tokens[line[start - 1].first] if start else None
    return before is None or before.pos in {"DET", "PRON", "ADJ", "PART"}
