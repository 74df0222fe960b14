"""A quantity as it stands in a sentence, with the words that limit it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from factcheck.facts.lexemes import Line
from factcheck.facts.quantity_bounds import bound_after, bound_before
from factcheck.facts.quantity_nouns import rate
from factcheck.facts.quantity_values import Quantity


@dataclass(frozen=True, slots=True)
class Reading:
    """A quantity and its lexemes, half-open; ``noun`` is the token counted, -1 for none."""

    quantity: Quantity
    start: int
    end: int
    noun: int = -1


def bounded(line: Line, quantity: Quantity, start: int, end: int, noun: int = -1) -> Reading:
    """Read "more than", "up to", "or so" beside the number; the widest reading of the words."""
    quantity, end = rate(line, quantity, end, noun)
    start, limited = bound_before(line, start, quantity)
    end, limited = bound_after(line, end, noun, limited)
    role = line.low(start - 1)
    return Reading(
        replace(limited, role=role if role in {"from", "to", "by"} else ""), start, end, noun
    )
