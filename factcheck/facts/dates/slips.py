"""Dates that differ as slips do, in sentences of two versions that tell the same: May 2020, May 2022."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import cast

from factcheck.facts.agreement import Agreement
from factcheck.facts.dates.forms import DateValue, Written
from factcheck.facts.dates.values import compare
from factcheck.facts.leftovers import Evidence, answering
from factcheck.model import Analysis, Fact

_Date = Fact[DateValue]

_DAY, _SINCE, _YEAR = Evidence(3), Evidence(3), Evidence(4, figures=1)
"""What two sentences must share; one life has many years, and two sentences on it many words in common."""


def slips(ours: Analysis, theirs: Analysis) -> Iterator[tuple[_Date, _Date]]:
    """Pairs of dates of two documents, each told by one of them only and alike but for a slip, each once."""
    left, right = _dates(ours), _dates(theirs)
    yield from answering(_only_in(left, right), _only_in(right, left), (ours, theirs), _needed)


def _dates(analysis: Analysis) -> list[_Date]:
    """Days, months and years, as printed."""
    found = (fact for fact in analysis.facts if isinstance(fact.value, DateValue))
    return [cast("_Date", fact) for fact in found if _is_plain(cast("_Date", fact).value.written)]


def _is_plain(written: Written) -> bool:
    bare = Written(year=written.year, month=written.month, day=written.day, ahead=written.ahead)
    return replace(written, weekday=None) == bare and (
        written.day is None or written.month is not None
    )


def _only_in(dates: Sequence[_Date], others: Sequence[_Date]) -> list[_Date]:
    known = {_key(other.value.written) for other in others}
    return [one for one in dates if _key(one.value.written) not in known]


def _key(written: Written) -> tuple[int | None, int | None, int | None]:
    return written.month, written.day, written.year if written.day is None else None


def _needed(ours: DateValue, theirs: DateValue) -> Evidence | None:
    """What two sentences must share for these to be one date; None where they are no slip of each other."""
    left, right = ours.written, theirs.written
    if {ours.relation, theirs.relation} == {"", "from"}:  # "opens on", "is open from"
        ours = replace(ours, relation=theirs.relation)
    if left.month != right.month or compare(ours, theirs) is not Agreement.CONFLICT:
        return None
    if left.month is None:
        return _SINCE if ours.relation else None
    if left.day is None and right.day is None:
        return _YEAR
    one_year = left.year == right.year or None in {left.year, right.year}
    return _DAY if one_year and _is_slip(left.day, right.day) else None


def _is_slip(ours: int | None, theirs: int | None) -> bool:
    """Whether one digit was exchanged, dropped or put in, or two changed places: 15 and 25, 4 and 14, 12 and 21."""
    if ours is None or theirs is None:
        return False
    left, right = f"{ours:02}", f"{theirs:02}"
    return left == right[::-1] or sum(a != b for a, b in zip(left, right, strict=True)) == 1
