"""Signs that a text speaks of a second event, so that two figures in it are no slip."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import cast

from factcheck.facts.dates.values import DateValue, Grain
from factcheck.lexicon import table
from factcheck.model import Analysis, Fact, Sentence


def sets_apart(sentence: Sentence, inside: Iterable[int] | None = None) -> bool:
    """Whether a word, *inside* if not anywhere, says that there is more than one: "another", "earlier", "each"."""
    tokens = sentence.tokens
    chosen = range(len(tokens)) if inside is None else inside
    return any(tokens[index].lemma in _words() for index in chosen)


def claim_around(fact: Fact[object], analysis: Analysis) -> frozenset[int]:
    """The words of the smallest claim that holds the fact; what else the sentence tells may be another event."""
    own = set(fact.tokens)
    holding = [
        frozenset(claim.tokens)
        for claim in analysis.claims
        if claim.sentence is fact.sentence and own <= {*claim.tokens, *claim.subject}
    ]
    return min(holding, key=len, default=frozenset(range(len(fact.sentence.tokens))))


def is_current(value: DateValue) -> bool:
    """Whether the date is a day without its year, as the lead of a story has it."""
    fine = value.grain in {Grain.DAY, Grain.TIME}
    return fine and value.written.year is None and not value.relation


def is_of_this_year(value: DateValue) -> bool:
    """Whether the date can be of the story's own days: no year, nothing that looks back or reaches further."""
    written = value.written
    coarse = value.grain in {Grain.YEAR, Grain.DECADE, Grain.CENTURY}
    return (
        not coarse
        and written.year is None
        and written.mode not in {"last", "ago", "past", "coming"}
    )


def happens_once(lemma: str) -> bool:
    """Whether the verb tells of what its subject can do, or have done to it, only once."""
    return lemma in _once()


@cache
def _once() -> frozenset[str]:
    rows = cast("Sequence[Sequence[str]]", table("once"))
    return frozenset(word for row in rows for word in row)


@cache
def _words() -> frozenset[str]:
    rows = cast("Sequence[Sequence[str]]", table("set_apart"))
    return frozenset(word for row in rows for word in row)
