"""A quantity as it stands in a sentence: while it is read, and when it is done."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from factcheck.facts.lexemes import Line
from factcheck.facts.number_values import word_set
from factcheck.facts.quantities.bounds import bound_after, bound_before
from factcheck.facts.quantities.nouns import rate
from factcheck.facts.quantities.values import Bound, Quantity


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity being read, lexemes *start* to *end*; ``taken`` tokens belong to others."""

    line: Line
    quantity: Quantity
    start: int
    end: int
    taken: AbstractSet[int] = frozenset()

    @property
    def next(self) -> str:
        """The lexeme after it, in lower case."""
        return self.line.low(self.end)

    @property
    def is_hyphened(self) -> bool:
        """Whether a word is tied to it by a hyphen: "49-year"."""
        tied = self.line[self.end].glued and self.line[self.end + 1].glued
        return self.next == "-" and tied

    @property
    def is_suspended(self) -> bool:
        """Whether the word it is tied to comes later: "seven- and nine-year-old"."""
        loose = self.line[self.end].glued and not self.line[self.end + 1].glued
        return self.next == "-" and loose and self.line.low(self.end + 1) in {"and", "or", "to"}

    def until(self, end: int, quantity: Quantity | None = None) -> Amount:
        """The same amount with more words, and perhaps another quantity."""
        return replace(self, end=end, quantity=quantity or self.quantity)


@dataclass(frozen=True, slots=True)
class Reading:
    """A quantity and its lexemes, half-open; ``noun`` is the token counted, -1 for none."""

    quantity: Quantity
    start: int
    end: int
    noun: int = -1


def bounded(amount: Amount, noun: int = -1) -> Reading:
    """Add the words beside the amount: "per day", "more than", "or so", "from"."""
    line = amount.line
    quantity, end = rate(line, amount.quantity, amount.end, noun)
    start, limited = bound_before(line, amount.start, quantity)
    end, limited = bound_after(line, end, noun, limited)
    role = _role(line, start, end, quantity) if limited.bound is not Bound.RANGE else ""
    return Reading(replace(limited, role=role), start, end, noun)


def _role(line: Line, start: int, end: int, quantity: Quantity) -> str:
    """Where a change starts or ends, or how far it goes: "fell 4 percent" and "a 4 percent fall" are "by 4 percent"."""
    before = line.low(start - 1)
    if before in {"from", "to", "by"}:
        return before
    if quantity.dimension not in {"share", "points"}:
        return ""  # "added 200 jobs" tells of the jobs
    return "by" if changes(line, start - 1, "VERB") or changes(line, end, "NOUN") else ""


def changes(line: Line, index: int, pos: str = "") -> bool:
    """Whether the lexeme, of that part of speech if one is asked for, tells of a change: "rose", "a fall"."""
    token = line.sentence.tokens[line[index].first] if line.low(index) else None
    if token is None or pos not in {"", token.pos}:
        return False
    return token.lemma in word_set("change_verbs")


def named(amount: Amount, unit: str, dimension: str | None = None) -> Reading:
    """The amount in a unit of its own dimension."""
    quantity = replace(amount.quantity, unit=unit, dimension=dimension or unit)
    return bounded(amount.until(amount.end, quantity))
