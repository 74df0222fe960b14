"""Read parts of one unit: "half a mile", "three-quarters of an hour", "a year and a half"."""

from __future__ import annotations

from decimal import Decimal

from factcheck.facts.lexemes import Line
from factcheck.facts.number_shares import read_share, read_vulgar
from factcheck.facts.number_values import word_set
from factcheck.facts.quantities.reading import Amount, Reading, named
from factcheck.facts.quantities.units import unit_words
from factcheck.facts.quantities.values import Form, Quantity


def read_unit_part(line: Line, start: int) -> Reading | None:
    """The part of a unit, the unit and a half, or the one unit, that begins at lexeme *start*."""
    return _unit_and_half(line, start) or _part_of_unit(line, start) or _one_unit(line, start)


def _one_unit(line: Line, start: int) -> Reading | None:
    """Read "for a year", "took an hour", where an article can only be a one."""
    if line.low(start) not in {"a", "an"} or line.low(start - 1) not in word_set("lasting"):
        return None
    unit = unit_words().at(line, start + 1)
    if unit is None or unit[0].dimension != "time" or unit[0].name in {"second", "minute"}:
        return None
    after = line.low(unit[1])
    if after in {"-", "and", "or", "ago", "later", "earlier", "half"} or (
        line[unit[1]].glued and after != "."
    ):
        return None
    return _of_unit(line, start, start + 1, Decimal(1), step=Decimal(1))


def _unit_and_half(line: Line, start: int) -> Reading | None:
    """Read "a year and a half", "an hour and a half"."""
    if line.low(start) not in {"a", "an", "one"} or line.low(start + 2) != "and":
        return None
    tail = [line.low(start + step) for step in (2, 3, 4)]
    if tail != ["and", "a", "half"]:
        return None
    return _of_unit(line, start, start + 1, Decimal("1.5"), step=Decimal("0.5"), more=3)


def _part_of_unit(line: Line, start: int) -> Reading | None:
    """Read "half a mile", "half-hour", "a quarter of a percentage point"."""
    share = read_share(line, start) or read_vulgar(line, start)
    if share is not None and share.fraction:
        value, end = share.value, share.end
    else:
        end = start + 1 if line.low(start) in {"a", "an", "one"} else start
        if line.low(end) != "half":
            return None
        value, end = Decimal("0.5"), end + 1
    for joint in (
        ("of", "a"),
        ("of", "an"),
        ("of", "one"),
        ("of", "1"),
        ("a",),
        ("an",),
        ("-",),
        (),
    ):
        if joint == tuple(line.low(end + step) for step in range(len(joint))):
            return _of_unit(line, start, end + len(joint), value, step=value / 10)
    return None


def _of_unit(
    line: Line, start: int, place: int, value: Decimal, *, step: Decimal, more: int = 0
) -> Reading | None:
    """The value in the unit that begins at *place* and *more* words behind it."""
    unit = unit_words().at(line, place)
    if unit is None:
        return None
    quantity = Quantity(value, value, step=step, form=Form.WORD)
    amount = Amount(line, quantity, start, unit[1] + more)
    return named(amount, unit[0].name, unit[0].dimension)
