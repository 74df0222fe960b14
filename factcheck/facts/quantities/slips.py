"""Figures that differ as slips do, in sentences of two versions that tell the same: 2.84 billion, 2.48 billion.

What a slip leaves is a figure that the other version does not have, and there a figure of the same unit, alike but for
the order of its digits, one digit or one end of its range, which the first one does not have.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import cast

from factcheck.facts.agreement import Agreement
from factcheck.facts.dates.values import DateValue
from factcheck.facts.leftovers import Evidence, answering
from factcheck.facts.quantities.values import Bound, Form, Quantity, compare
from factcheck.model import Analysis, Fact, Sentence

_Figure = Fact[Quantity]
_Sort = tuple[str, str]

_RANGE, _TRANSPOSED, _ROUND, _ONE_DIGIT = map(Evidence, (1, 2, 3, 4))
"""How much two sentences must share; a chance likeness of two figures is rarer the more digits agree."""
_DIGITS = 3
_SMALL = 12
_EXACT = frozenset({Bound.EQ, Bound.RANGE, Bound.APPROX})


def slips(ours: Analysis, theirs: Analysis) -> Iterator[tuple[_Figure, _Figure]]:
    """Pairs of figures of two documents, each told by one of them only and alike but for a slip, each once."""
    left, right = _figures(ours), _figures(theirs)
    for sort in left.keys() & right.keys():
        mine = _only_in(left[sort], right[sort])
        others = _only_in(right[sort], left[sort])
        for a, b in answering(mine, others, (ours, theirs), _needed):
            if not _of_two_years(_years(a.sentence, ours), _years(b.sentence, theirs)):
                yield a, b


def _figures(analysis: Analysis) -> dict[_Sort, list[_Figure]]:
    """Exact figures and ranges by dimension and unit; no dates, no articles, no vague counts."""
    rows: dict[_Sort, list[_Figure]] = defaultdict(list)
    for fact in analysis.facts:
        value = fact.value
        if isinstance(value, Quantity) and value.form is Form.DIGITS and value.bound in _EXACT:
            rows[value.dimension, value.unit].append(cast("_Figure", fact))
    return rows


def _only_in(figures: Sequence[_Figure], others: Sequence[_Figure]) -> list[_Figure]:
    """Those whose value no figure of the others has, be it as an end of a range."""
    known = {end for other in others for end in (other.value.lo, other.value.hi)}
    return [one for one in figures if not {one.value.lo, one.value.hi} <= known]


def _needed(ours: Quantity, theirs: Quantity) -> Evidence | None:
    """What two sentences must share for these to be one figure; None where they are no slip of each other."""
    if ours.per != theirs.per:
        return None
    if ours.bound is theirs.bound is Bound.RANGE:
        ends = {ours.lo, ours.hi} & {theirs.lo, theirs.hi}
        return _RANGE if len(ends) == 1 and (max(filter(None, ends), default=0) > _SMALL) else None
    if compare(ours, theirs) is not Agreement.CONFLICT:
        return None
    left, right = _digits(ours), _digits(theirs)
    if left == right or len(left) != len(right) or len(left) < _DIGITS:
        return None
    if sorted(left) == sorted(right):
        exact = all(len(digits.strip("0")) >= _DIGITS for digits in (left, right))
        return _TRANSPOSED if exact else _ROUND
    return _ONE_DIGIT if sum(a != b for a, b in zip(left, right, strict=True)) == 1 else None


def _digits(value: Quantity) -> str:
    """The digits that are printed, with the zeros of a round number: 350 of "350", 284 of "2.84 billion"."""
    number = cast("Decimal", value.lo) / value.step
    return f"{number:.0f}".ljust(value.digits, "0")


def _of_two_years(ours: frozenset[int], theirs: frozenset[int]) -> bool:
    return bool(ours) and bool(theirs) and ours != theirs


def _years(sentence: Sentence, analysis: Analysis) -> frozenset[int]:
    return frozenset(
        fact.value.written.year
        for fact in analysis.facts
        if fact.sentence is sentence
        and isinstance(fact.value, DateValue)
        and fact.value.written.year is not None
    )
