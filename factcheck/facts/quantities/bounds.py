"""Words beside a number that limit it: "more than", "up to", "nearly", "or so"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import cast

from factcheck.facts.lexemes import Line, Phrases, Sort
from factcheck.facts.number_values import word_set
from factcheck.facts.quantities.units import currency_signs
from factcheck.facts.quantities.values import Bound, Quantity
from factcheck.lexicon import table


def bound_before(line: Line, start: int, quantity: Quantity) -> tuple[int, Quantity]:
    """Apply the bounding words that end at lexeme *start*; where the quantity now begins."""
    if line.low(start - 1) == "between" and quantity.bound is Bound.RANGE:
        return start - 1, quantity
    words = _before().before(line, start)
    if words is None or quantity.bound is not Bound.EQ:
        return start, quantity
    name, begin = words
    if line.low(begin) == "up" and _is_moved_up(line, begin):
        return start, quantity
    single = begin == start - 1 and line.low(begin - 1) not in word_set("lasting") | {"after"}
    if (
        single
        and quantity.dimension == "time"
        and line.low(begin) in _words("not_before_durations")
    ):
        return (
            start,
            quantity,
        )  # "over two days" is during them; "for over two days" and "just over two hours" are not
    if (
        name == "lt"
        and quantity.unit == "count"
        and not quantity.noun
        and line.low(start - 1) in {"under", "below"}
    ):
        return start, quantity  # "children under five" is an age, not a count
    outer = _before().before(line, begin)  # "an estimated up to 500": the nearer word limits
    return (outer[1] if outer and outer[0] in {"approx", "eq"} else begin), _limited(quantity, name)


def _is_moved_up(line: Line, up: int) -> bool:
    """Whether "up" belongs to a verb: "edged up to 6.2%" is a figure, "fines of up to $500" a limit."""
    before = up - 2 if line.low(up - 1) == "back" else up - 1
    return line.low(before) in _words("moved_up")


def bound_after(line: Line, end: int, noun: int, quantity: Quantity) -> tuple[int, Quantity]:
    """Apply bounding words after the number, or after its noun; where the quantity now ends."""
    words = _after().at(line, end)
    if words is not None and quantity.bound is Bound.EQ:
        if _adds(line, words[1]):
            return end, quantity
        return words[1], _limited(quantity, words[0])
    if noun >= 0 and quantity.bound is Bound.EQ:
        for index in range(end, min(end + 6, len(line))):
            if line[index].first > noun:
                beyond = _after().at(line, index)
                return (end, _limited(quantity, beyond[0])) if beyond else (end, quantity)
    return end, quantity


def _adds(line: Line, end: int) -> bool:
    """Whether "plus", which ends before lexeme *end*, adds what follows: "£60m plus £5m", "$20 plus tax"."""
    after = line[end]
    figure = after.sort is Sort.NUMBER or after.low in currency_signs().starts
    return line.low(end - 1) == "plus" and (figure or after.low in _words("added"))


def bounding_words(line: Line, end: int) -> int | None:
    """Where the bounding words end that begin at lexeme *end*; None for none."""
    found = _after().at(line, end)
    return found[1] if found else None


def _limited(quantity: Quantity, name: str) -> Quantity:
    if name == "below":
        return replace(quantity, bound=Bound.APPROX, hi_open=True)
    near = name.startswith("just ")
    bound = Bound(name.removeprefix("just "))
    quantity = replace(quantity, close=near)
    match bound:
        case Bound.GT | Bound.GE:
            return replace(quantity, bound=bound, hi=None, lo_open=bound is Bound.GT)
        case Bound.LT | Bound.LE:
            return replace(quantity, bound=bound, lo=Decimal(0), hi_open=bound is Bound.LT)
        case _:
            return replace(quantity, bound=bound)


@cache
def _before() -> Phrases[str]:
    return _phrases("before")


@cache
def _after() -> Phrases[str]:
    return _phrases("after")


def _phrases(section: str) -> Phrases[str]:
    rows = cast("Mapping[str, Mapping[str, list[str]]]", table("bounds"))[section]
    return Phrases((words, name) for name, phrases in rows.items() for words in phrases)


@cache
def _words(section: str) -> frozenset[str]:
    return frozenset(cast("Mapping[str, list[str]]", table("bounds"))[section])
