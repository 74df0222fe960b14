"""A quantity in plain words, the same for every way of printing it: "at least 12"."""

from __future__ import annotations

from decimal import Decimal

from factcheck.facts.quantities.values import Bound, Form, Quantity

_BEFORE = {
    Bound.APPROX: "about ",
    Bound.GT: "more than ",
    Bound.GE: "at least ",
    Bound.LT: "less than ",
    Bound.LE: "up to ",
}
_SCALES = ((Decimal(10**12), "trillion"), (Decimal(10**9), "billion"), (Decimal(10**6), "million"))
_SUFFIXES = {1: "st", 2: "nd", 3: "rd"}
_TEENS = (11, 12, 13)
_PLURALS = frozenset(
    {
        "second",
        "minute",
        "hour",
        "day",
        "week",
        "month",
        "year",
        "decade",
        "mile",
        "metre",
        "kilometre",
    }
)


def describe(quantity: Quantity) -> str:
    """The value with its unit; what is counted is left out."""
    if quantity.unit == "ordinal":
        return _ordinal(int(quantity.lo or 0))
    if quantity.against is not None:
        return f"{quantity.lo}-{quantity.against}"
    if quantity.form is Form.BARE_PLURAL:
        return "2 or more"
    unit = {"count": "", "age": "years old", "ratio": ""}.get(quantity.unit, quantity.unit)
    if unit in _PLURALS and not quantity.lo == quantity.hi == Decimal(1):
        unit += "s"
    per = f"per {quantity.per}" if quantity.per else ""
    return " ".join(part for part in (_amount(quantity), unit, per) if part)


def plain(value: Decimal) -> str:
    """1200000 as "1.2 million", 1234 as "1,234", 0.6667 as "0.67"."""
    for factor, word in _SCALES:
        if abs(value) >= factor:
            return f"{_digits(value / factor)} {word}"
    return _digits(value)


def _amount(quantity: Quantity) -> str:
    lo, hi = quantity.lo, quantity.hi
    match quantity.bound:
        case Bound.RANGE | Bound.VAGUE if lo is not None and hi is not None:
            return f"{plain(lo)} to {plain(hi)}"
        case Bound.LT | Bound.LE if hi is not None:
            return _BEFORE[quantity.bound] + plain(hi)
        case Bound.VAGUE if lo is not None:
            return f"{plain(lo)} or more"
        case _:
            return _BEFORE.get(quantity.bound, "") + plain(
                lo if lo is not None else hi or Decimal(0)
            )


def _digits(value: Decimal) -> str:
    rounded = round(value, 2) if value % 1 else value
    text = f"{rounded:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _ordinal(value: int) -> str:
    suffix = "th" if value % 100 in _TEENS else _SUFFIXES.get(value % 10, "th")
    return f"{value}{suffix}"
