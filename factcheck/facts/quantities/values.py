"""What a quantity is, and when two quantities agree.

A quantity is an interval of exact decimals. Two quantities conflict only where no value could be
meant by both: the intervals are disjoint after conversion, after widening "about", and after
undoing rounding.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from factcheck.facts.agreement import Agreement
from factcheck.facts.quantities.units import bare_dollars, unit_named


class Bound(StrEnum):
    """How the printed number limits the value."""

    EQ = "eq"
    APPROX = "approx"
    GT = "gt"
    GE = "ge"
    LT = "lt"
    LE = "le"
    RANGE = "range"
    VAGUE = "vague"


class Form(StrEnum):
    """How the quantity is written."""

    DIGITS = "digits"
    WORD = "word"
    ARTICLE = "article"
    BARE_PLURAL = "bare plural"
    DETERMINER = "determiner"


@dataclass(frozen=True, slots=True)
class Quantity:
    """An interval; ``lo``/``hi`` None are open ends, ``lo_open``/``hi_open`` leave the end out.

    ``unit`` is ``count``, an ISO currency, a name of ``units.yaml``, or one of ``ratio ordinal age
    score times magnitude category``; ``noun`` is the lemma of what is counted, ``of`` of the whole
    that a share or a place in a row belongs to, ``per`` of a rate. ``step`` is the unit of the last
    printed digit, ``digits`` how many were printed. ``against`` is the second number of a score.
    ``close`` says that a limit lies close ("just over 300").
    ``role`` is the preposition that leads to it ("rose *from* 5 *to* 7, *by* 2"). ``tallied`` says that the noun
    is that of a tally and not printed beside the figure ("the toll rose to 14": dead).
    """

    lo: Decimal | None
    hi: Decimal | None
    unit: str = "count"
    dimension: str = "count"
    bound: Bound = Bound.EQ
    lo_open: bool = False
    hi_open: bool = False
    digits: int = 1
    step: Decimal = Decimal(1)
    noun: str = ""
    of: str = ""
    per: str = ""
    form: Form = Form.DIGITS
    against: Decimal | None = None
    role: str = ""
    modifier: str = ""
    tallied: bool = False
    close: bool = False


@dataclass(frozen=True, slots=True)
class Tolerances:
    """How far values may lie apart and still be the same: shares of the value.

    ``approx`` is how much "about" widens (10 %: "about 300" covers 312 but not 400), ``rounding``
    how far a rounded figure may lie from the exact one (5 %: 1,200 for 1,234; not 1 million for 1.4
    million), ``converted`` how far a figure in another unit (2 %: 12 km for 7.5 miles).
    """

    approx: Decimal = Decimal("0.1")
    rounding: Decimal = Decimal("0.05")
    converted: Decimal = Decimal("0.02")


DEFAULT_TOLERANCES = Tolerances()
SMALL = 12
"""Figures up to a dozen are in many sentences."""


def compare(
    ours: Quantity, theirs: Quantity, tolerances: Tolerances = DEFAULT_TOLERANCES
) -> Agreement:
    """How two quantities of the same thing agree; what they count is for the caller to see.

    What cannot be compared is ``UNKNOWN``.
    """
    if ours.per != theirs.per or not roles_meet(ours.role, theirs.role):
        return Agreement.UNKNOWN
    if ours.unit in _NAMED or theirs.unit in _NAMED:
        return _compare_named(ours, theirs)
    pounds = ours.unit == theirs.unit == "pound"
    if ours.unit == theirs.unit and (ours.dimension == theirs.dimension or pounds):
        return _compare_spans(ours, theirs, tolerances)
    return _compare_units(ours, theirs, tolerances)


def _compare_units(ours: Quantity, theirs: Quantity, tolerances: Tolerances) -> Agreement:
    """Two units, perhaps of two dimensions."""
    dimensions = {ours.dimension, theirs.dimension}
    if "pound" in dimensions or (ours.unit, theirs.unit) in {("pound", "GBP"), ("GBP", "pound")}:
        return _compare_pounds(ours, theirs, tolerances)
    if dimensions == {"money"}:
        return _compare_currencies(ours, theirs)
    if len(dimensions) > 1:
        return Agreement.UNKNOWN
    return _compare_converted(ours, theirs, tolerances)


def limits_differ(ours: Quantity, theirs: Quantity) -> bool:
    """Whether both set a limit, and not the same one: "up to 70" and "up to 55".

    Such intervals share values and so do not conflict, but one of two otherwise equal sentences has
    it wrong.
    """
    if ours.unit != theirs.unit or ours.per != theirs.per:
        return False
    if ours.bound is theirs.bound is Bound.RANGE:
        return (ours.lo, ours.hi) != (theirs.lo, theirs.hi)
    lower = {Bound.GE, Bound.GT}, {Bound.LE, Bound.LT}
    sides = [side for value in (ours, theirs) for side in (0, 1) if value.bound in lower[side]]
    if len(sides) < 2:  # noqa: PLR2004 -- both sides
        return False
    return sides[0] != sides[1] or (
        _point(ours) != _point(theirs) and not _rounded(ours, theirs, DEFAULT_TOLERANCES)
    )


def ratio(ours: Quantity, theirs: Quantity) -> Decimal:
    """How many times the smaller figure the larger one is; 0 where one is zero or unknown."""
    if not ours.lo or not theirs.lo:
        return Decimal(0)
    return max(ours.lo, theirs.lo) / min(ours.lo, theirs.lo)


def roles_meet(ours: str, theirs: str) -> bool:
    """Whether "from 5" meets "to 7" (never); "to 14" may be a plain 14, "by 2" only "by"."""
    return ours == theirs or {ours, theirs} == {"", "to"}


_NAMED = frozenset({"ordinal", "age", "score", "category", "magnitude"})


def _compare_named(ours: Quantity, theirs: Quantity) -> Agreement:
    """Places in a row, ages and scores are what they are: no rounding."""
    if ours.unit != theirs.unit:
        return Agreement.UNKNOWN
    if {ours.bound, theirs.bound} != {Bound.EQ}:
        if ours.unit != "age":
            return Agreement.UNKNOWN
        meet = _meet(_ends(ours, DEFAULT_TOLERANCES), _ends(theirs, DEFAULT_TOLERANCES))
        same = (ours.lo, ours.hi, ours.bound) == (theirs.lo, theirs.hi, theirs.bound)
        return Agreement.EQUAL if same else Agreement.COMPATIBLE if meet else Agreement.CONFLICT
    same = (ours.lo, ours.against) == (theirs.lo, theirs.against)
    return Agreement.EQUAL if same else Agreement.CONFLICT


def _compare_currencies(ours: Quantity, theirs: Quantity) -> Agreement:
    """The same figure in another currency is a slip; another figure may be a conversion."""
    if {ours.unit, theirs.unit} <= bare_dollars() or (ours.lo, ours.hi) != (theirs.lo, theirs.hi):
        return Agreement.UNKNOWN
    return Agreement.CONFLICT


_POUND = Decimal("0.45359237")  # kilograms


def _compare_pounds(ours: Quantity, theirs: Quantity, tolerances: Tolerances) -> Agreement:
    """Pounds are money against money; against kilograms they only can agree: they might be money after all."""
    pounds, other = (ours, theirs) if ours.dimension == "pound" else (theirs, ours)
    if other.unit == "GBP":
        return _compare_spans(replace(pounds, unit="GBP", dimension="money"), other, tolerances)
    weight, mass = pounds.lo, _in_base(other) if other.dimension == "mass" else None
    if mass is None or mass.lo is None or weight is None:
        return Agreement.UNKNOWN
    near = abs(weight * _POUND - mass.lo) <= mass.lo * tolerances.converted
    return Agreement.EQUAL if near else Agreement.UNKNOWN


def _compare_spans(ours: Quantity, theirs: Quantity, tolerances: Tolerances) -> Agreement:
    if (ours.lo, ours.hi, ours.bound) == (theirs.lo, theirs.hi, theirs.bound):
        return Agreement.EQUAL
    if _meet(_ends(ours, tolerances), _ends(theirs, tolerances)):
        return Agreement.COMPATIBLE
    return Agreement.COMPATIBLE if _rounded(ours, theirs, tolerances) else Agreement.CONFLICT


def _compare_converted(ours: Quantity, theirs: Quantity, tolerances: Tolerances) -> Agreement:
    left, right = _in_base(ours), _in_base(theirs)
    if left is None or right is None:
        return Agreement.UNKNOWN
    exact = ours.bound is theirs.bound is Bound.EQ
    if exact and ours.dimension == "time":
        return _compare_durations(left, right)
    large = max(abs(left.lo or Decimal(0)), abs(right.lo or Decimal(0)))
    if ours.dimension == "share":
        slack = max(left.step, right.step) / 2
    else:
        coarse = max(_half_step(left, ours, large), _half_step(right, theirs, large))
        slack = max(tolerances.converted * large, coarse)
    if not _meet(_ends(left, tolerances), _ends(right, tolerances), slack):
        return Agreement.CONFLICT
    if exact and "ratio" not in {ours.unit, theirs.unit}:
        return Agreement.EQUAL
    return Agreement.COMPATIBLE


def _half_step(base: Quantity, printed: Quantity, large: Decimal) -> Decimal:
    """Half of the last telling digit; of a round 100 feet no more than a tenth, or half a unit."""
    one = base.step / printed.step
    return min(base.step / 2, max(one / 2, large / 10))


def _compare_durations(left: Quantity, right: Quantity) -> Agreement:
    """18 months is a year and a half, 24 hours a day; months and weeks fit only roughly."""
    if left.lo is None or right.lo is None:
        return Agreement.UNKNOWN
    apart = abs(left.lo - right.lo)
    if apart <= max(left.lo, right.lo) * Decimal("0.04"):
        return Agreement.EQUAL
    large = max(left.lo, right.lo)
    near = apart <= max(left.step, right.step) / 2 and apart <= large / 5
    return Agreement.COMPATIBLE if near else Agreement.CONFLICT


def _in_base(quantity: Quantity) -> Quantity | None:
    """The quantity in the base unit of its dimension."""
    unit = unit_named(quantity.unit)
    if quantity.unit == "ratio":
        return quantity
    if unit is None:
        return None
    return Quantity(
        lo=None if quantity.lo is None else unit.to_base(quantity.lo),
        hi=None if quantity.hi is None else unit.to_base(quantity.hi),
        unit="base",
        dimension=quantity.dimension,
        bound=quantity.bound,
        lo_open=quantity.lo_open,
        hi_open=quantity.hi_open,
        digits=quantity.digits,
        step=quantity.step * unit.factor,
        close=quantity.close,
    )


@dataclass(frozen=True, slots=True)
class _Ends:
    lo: Decimal | None
    hi: Decimal | None
    lo_open: bool
    hi_open: bool


_UPPER = frozenset({Bound.LT, Bound.LE})


def _ends(quantity: Quantity, tolerances: Tolerances) -> _Ends:
    """The interval with "about" widened; "more than 12" people are 13 or more."""
    lo, hi, lo_open, hi_open = quantity.lo, quantity.hi, quantity.lo_open, quantity.hi_open
    if quantity.bound is Bound.APPROX:
        lo = None if lo is None else lo - abs(lo) * tolerances.approx
        hi = hi if hi is None or hi_open else hi + abs(hi) * tolerances.approx
        hi_open = False
    if quantity.close:  # "just over 1,000" is not 1,900
        reach = 2 * tolerances.approx
        hi = lo + abs(lo) * reach if lo is not None and hi is None else hi
        lo = hi - abs(hi) * reach if quantity.bound in _UPPER and hi is not None else lo
    if quantity.unit == "count" and lo is not None and lo_open and lo == lo.to_integral_value():
        lo, lo_open = lo + 1, False
    return _Ends(lo, hi, lo_open, hi_open)


def _meet(ours: _Ends, theirs: _Ends, slack: Decimal = Decimal(0)) -> bool:
    return _not_above(ours, theirs, slack) and _not_above(theirs, ours, slack)


def _not_above(lower: _Ends, upper: _Ends, slack: Decimal) -> bool:
    """Whether *lower* begins no later than *upper* ends."""
    if lower.lo is None or upper.hi is None:
        return True
    if lower.lo_open or upper.hi_open:
        return lower.lo < upper.hi + slack
    return lower.lo <= upper.hi + slack


_TENS = 10
_COUNTED = frozenset({"count", "money"})


def _rounded(ours: Quantity, theirs: Quantity, tolerances: Tolerances) -> bool:
    """Whether one figure is the other printed with fewer digits; bounds may be rounded too."""
    if Bound.VAGUE in {ours.bound, theirs.bound}:
        return False
    if ours.step == theirs.step:  # "more than 4 million" and "4 million" are one round figure
        return ours.step > 1 and _point(ours) == _point(theirs)
    fine, coarse = (ours, theirs) if ours.step < theirs.step else (theirs, ours)
    value, round_value = _point(fine), _point(coarse)
    if value is None or round_value is None or not _rounds_to(fine, coarse, value - round_value):
        return False
    return abs(value - round_value) <= abs(value) * tolerances.rounding or coarse.step <= 1


def _rounds_to(fine: Quantity, coarse: Quantity, above: Decimal) -> bool:
    """Whether a figure that lies *above* a round one, or below it, can be rounded to it.

    1.65 is 1.7 when it is rounded; "nearly 9,000" is not 9,200; nobody rounds 185 people to 190 without an "about".
    """
    about = Bound.APPROX in {fine.bound, coarse.bound}
    if above > 0 and coarse.hi_open and coarse.bound is Bound.APPROX:
        return False
    if coarse.step == _TENS and coarse.dimension in _COUNTED and not about:
        return False
    return -coarse.step / 2 <= above < coarse.step / 2


def _point(quantity: Quantity) -> Decimal | None:
    """The printed number of a quantity that has one."""
    match quantity.bound:
        case Bound.EQ | Bound.APPROX | Bound.GE | Bound.GT:
            return quantity.lo
        case Bound.LE | Bound.LT:
            return quantity.hi
        case _:
            return None
