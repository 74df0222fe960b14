"""Figures that differ as slips do, in sentences of two versions that tell the same: 2.84 billion, 2.48 billion.

What a slip leaves is a figure that the other version does not have, and there a figure of the same unit, alike but for
the order of its digits, one digit or one end of its range, which the first one does not have.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from operator import ne
from typing import cast

from factcheck.facts.agreement import Agreement
from factcheck.facts.dates.values import DateValue
from factcheck.facts.leftovers import Evidence, answering
from factcheck.facts.quantities.bearers import is_of_today, noun_of
from factcheck.facts.quantities.values import SMALL, Bound, Form, Quantity, compare, ratio
from factcheck.model import Analysis, Fact, Sentence

_Figure = Fact[Quantity]
_Sort = tuple[str, str]

_RANGE, _TRANSPOSED, _SCALE, _ROUND, _ONE_DIGIT = map(Evidence, (1, 2, 2, 3, 4))
"""How much two sentences must share; a chance likeness of two figures is rarer the more digits agree."""
_DIGITS, _FEW_DIGITS = 3, 2
_PRINTED = frozenset({Form.DIGITS, Form.WORD})
_EXACT = frozenset({Bound.EQ, Bound.RANGE, Bound.APPROX})


def slips(
    ours: Analysis, theirs: Analysis, wanted: Callable[[Quantity], bool]
) -> Iterator[tuple[_Figure, _Figure]]:
    """Pairs of *wanted* figures of two documents, each told by one of them only and alike but for a slip, each once."""
    left, right = _figures(ours), _figures(theirs)
    for sort in sorted(left.keys() & right.keys()):
        mine = [one for one in _only_in(left[sort], right[sort]) if wanted(one.value)]
        others = [one for one in _only_in(right[sort], left[sort]) if wanted(one.value)]
        needed = _needed_of_only if _is_only(sort, left, right) else _needed
        for a, b in answering(mine, others, (ours, theirs), needed):
            if not _of_two_years(_years(a.sentence, ours), _years(b.sentence, theirs)):
                yield a, b


def _is_only(
    sort: _Sort, left: Mapping[_Sort, Sequence[_Figure]], right: Mapping[_Sort, Sequence[_Figure]]
) -> bool:
    """Whether each text measures one thing alone in this unit: square kilometres, say, but not mere counts."""
    return sort[0] != "count" and len(left[sort]) == len(right[sort]) == 1


def _figures(analysis: Analysis) -> dict[_Sort, list[_Figure]]:
    """Exact figures and ranges by dimension and unit; no dates, no articles, no vague counts.

    Ages go by who has them, "43-year-old man", as there are many in a text.
    """
    rows: dict[_Sort, list[_Figure]] = defaultdict(list)
    for fact in analysis.facts:
        value = fact.value
        if not (isinstance(value, Quantity) and value.form in _PRINTED and value.bound in _EXACT):
            continue
        figure = cast("_Figure", fact)
        if value.dimension != "age":
            rows[_sort(value)].append(figure)
        elif is_of_today(figure) and (noun := noun_of(figure)):
            rows[value.dimension, noun].append(figure)
    return rows


def _sort(value: Quantity) -> _Sort:
    """Dimension and unit; pounds that are not said to be a weight are money."""
    return ("money", "GBP") if value.dimension == "pound" else (value.dimension, value.unit)


def _only_in(figures: Sequence[_Figure], others: Sequence[_Figure]) -> list[_Figure]:
    """Those whose value no figure of the others has, be it as an end of a range."""
    known = {end for other in others for end in (other.value.lo, other.value.hi)}
    return [one for one in figures if not {one.value.lo, one.value.hi} <= known]


def _needed_of_only(ours: Quantity, theirs: Quantity) -> Evidence | None:
    """The same for the only figures of their unit: two digits may be transposed, and one word less is asked."""
    found = _needed(ours, theirs, transposed=_FEW_DIGITS)
    return Evidence(found.shared - 1) if found else None


def _needed(ours: Quantity, theirs: Quantity, transposed: int = _DIGITS) -> Evidence | None:
    """What two sentences must share for these to be one figure; None where they are no slip of each other.

    *transposed* is how many digits a figure needs for their order to tell a slip.
    """
    if ours.bound is theirs.bound is Bound.RANGE:
        ends = {ours.lo, ours.hi} & {theirs.lo, theirs.hi}
        return _RANGE if len(ends) == 1 and (max(filter(None, ends), default=0) > SMALL) else None
    left, right = _digits(ours), _digits(theirs)
    if left == right:
        return _SCALE if _is_slip_of_scale(ours, theirs) else None
    agreement = compare(ours, theirs)
    least = _FEW_DIGITS if ours.dimension == "age" else _DIGITS
    transposed = min(least, transposed)
    if agreement is Agreement.UNKNOWN or len(left) != len(right) or len(left) < transposed:
        return None
    if sorted(left) == sorted(right):
        if all(len(digits.strip("0")) >= transposed for digits in (left, right)):
            return _TRANSPOSED if len(left) >= _DIGITS else _ROUND  # "about 1,450" is no 1,540
        return _ROUND if agreement is Agreement.CONFLICT else None
    apart = (
        agreement is Agreement.CONFLICT and len(left) >= least and sum(map(ne, left, right)) == 1
    )
    return _ONE_DIGIT if apart else None


def _is_slip_of_scale(ours: Quantity, theirs: Quantity) -> bool:
    """Whether one is in millions and the other in billions."""
    ends = cast("Decimal", ours.lo), cast("Decimal", theirs.lo)
    return ratio(ours, theirs) == _THOUSAND and min(ends) >= _MILLION


_THOUSAND, _MILLION = Decimal(10**3), Decimal(10**6)


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
