"""Days that move from year to year: Easter and what hangs on it, Thanksgiving."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import cast

from factcheck.facts.lexemes import Phrases
from factcheck.lexicon import table


@cache
def feasts() -> Phrases[str]:
    """The names of movable feasts."""
    return Phrases((name, name) for name in _rows())


def feast_days(name: str, year: int) -> tuple[date, date]:
    """First and last day of the feast in that year."""
    row = _rows()[name]
    if "easter" in row:
        sunday, (first, last) = _easter(year), row["easter"]
        return sunday + timedelta(days=first), sunday + timedelta(days=last)
    month, week, weekday = row["nth"]
    day = nth_weekday(year, month, week, weekday) + timedelta(days=row.get("after", [0])[0])
    return day, day


@cache
def _rows() -> Mapping[str, Mapping[str, list[int]]]:
    return cast("Mapping[str, Mapping[str, Mapping[str, list[int]]]]", table("dates"))["feasts"]


def nth_weekday(year: int, month: int, week: int, weekday: int) -> date:
    """The first, second ... or, for -1, the last such weekday of a month."""
    if week < 0:
        last = date(year, month, monthrange(year, month)[1])
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (week - 1))


def _easter(year: int) -> date:
    """Easter Sunday of the western churches (the Gregorian computus in its short form)."""
    golden, century, rest = year % 19, *divmod(year, 100)
    leap, odd = divmod(century, 4)
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * odd + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)
