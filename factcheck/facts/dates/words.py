"""The words of dates: typed lookups over ``dates.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import cast

from factcheck.facts.dates.forms import Clock, Grain
from factcheck.facts.lexemes import Phrases
from factcheck.lexicon import table

_UNITS = {
    "hour": Grain.TIME,
    "day": Grain.DAY,
    "weekend": Grain.WEEKEND,
    "week": Grain.WEEK,
    "month": Grain.MONTH,
    "quarter": Grain.QUARTER,
    "year": Grain.YEAR,
    "decade": Grain.DECADE,
}
UNITS = {
    **_UNITS,
    **{f"{word}s": grain for word, grain in _UNITS.items() if word not in {"weekend", "quarter"}},
    "century": Grain.CENTURY,
    "centuries": Grain.CENTURY,
}
"""Stretches of time, singular and plural."""


@cache
def numbers(section: str) -> Mapping[str, int]:
    """One section of ``dates.yaml`` that maps words to numbers."""
    return cast("Mapping[str, Mapping[str, int]]", table("dates"))[section]


@cache
def word_set(section: str) -> frozenset[str]:
    """One list of ``dates.yaml``."""
    return frozenset(cast("Mapping[str, list[str]]", table("dates"))[section])


@cache
def portions() -> Mapping[str, str]:
    """Such as "beginning" -> "early"."""
    return cast("Mapping[str, Mapping[str, str]]", table("dates"))["portions"]


@cache
def holidays() -> Phrases[tuple[int, int]]:
    """Fixed days of the year as (month, day)."""
    rows = cast("Mapping[str, Mapping[str, list[int]]]", table("dates"))["holidays"]
    return Phrases((words, (month, day)) for words, (month, day) in rows.items())


@cache
def parts() -> Phrases[Clock]:
    """Parts of a day, to be found in a line."""
    return Phrases(part_clocks().items())


@cache
def part_clocks() -> Mapping[str, Clock]:
    """Parts of a day."""
    rows = cast("Mapping[str, Mapping[str, list[list[int]]]]", table("dates"))["parts"]
    return {
        words: Clock(tuple((begin * 60, end * 60) for begin, end in stretches))
        for words, stretches in rows.items()
    }
