"""Whether a claim says that its figure or date replaces an earlier one: "the toll rose to 14"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import cast

from factcheck.facts.binding import predicate
from factcheck.facts.lexemes import Phrases, read_line
from factcheck.facts.quantities.values import Quantity
from factcheck.lexicon import table
from factcheck.model import Fact, Pair, Sentence


def is_update(pair: Pair) -> bool:
    """Whether the words of the pair explain a difference as an update."""
    ours, theirs = (
        updates_told(claim.sentence, claim.tokens) for claim in (pair.ours, pair.theirs)
    )
    if "always" in ours or "always" in theirs:
        return True
    return ("one_side" in ours) != ("one_side" in theirs)


def is_running(fact: Fact[Quantity]) -> bool:
    """Whether the count goes on from day to day: of dead, hurt, missing, arrested, of cases and ballots."""
    if fact.value.dimension != "count":
        return False
    verb = predicate(fact.sentence, fact.anchor)
    words = {
        fact.value.noun,
        fact.sentence.tokens[fact.anchor].lemma,
        fact.sentence.tokens[verb].lemma,
    }
    return not words.isdisjoint(_running())


@cache
def _running() -> frozenset[str]:
    return frozenset(cast("Mapping[str, list[str]]", table("updates"))["running"])


def updates_told(sentence: Sentence, tokens: Iterable[int]) -> frozenset[str]:
    """The sorts of words in a stretch that say that something changed: "always" do, or on "one_side" only."""
    line = read_line(sentence)
    inside = set(tokens)
    found = (_phrases().at(line, i) for i in range(len(line)) if line[i].first in inside)
    return frozenset(meaning[0] for meaning in found if meaning is not None)


@cache
def _phrases() -> Phrases[str]:
    rows = cast("Mapping[str, list[str]]", table("updates"))
    return Phrases(
        (words, section) for section in ("always", "one_side") for words in rows[section]
    )
