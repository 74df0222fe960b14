"""What a sentence denies: "not", "no", "without", "failed to", each bound to the denied word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from factcheck.facts.polarity.negation_cues import (
    bindings,
    implicit_words,
    is_limited,
    limited_in_time,
    words,
)
from factcheck.model import Document, Fact, Sentence

_BOUND_NEITHER = frozenset({"det", "nsubj", "nsubjpass"})
"""Elsewhere "neither" pairs with "nor", and what that denies is not modelled."""


@dataclass(frozen=True, slots=True)
class Negation:
    """A cue ("not", "fail") and the lemma of the word that it denies."""

    cue: str
    denied: str


def extract(
    document: Document,  # noqa: ARG001 -- all extractors are called alike
    sentences: Sequence[Sentence],
) -> tuple[Fact[Negation], ...]:
    """All negations, in text order; the anchor is the denied word."""
    return tuple(fact for sentence in sentences for fact in negations(sentence))


@lru_cache(maxsize=1 << 10)
def negations(sentence: Sentence) -> tuple[Fact[Negation], ...]:
    """The negations of one sentence; limited ones ("not only", "no fewer than") are left out."""
    return tuple(
        Fact(sentence, (cue,), denied, _value(sentence, cue, denied))
        for cue, denied in bindings(sentence)
        if cue != denied
    )


def denied(sentence: Sentence, index: int) -> bool:
    """Whether the word is turned round an odd number of times; two denials cancel out."""
    return _odd(sentence, index, frozenset())


def is_unknown(sentence: Sentence, indices: Sequence[int]) -> bool:
    """Whether one of the words may turn a statement round in a way that is not modelled here."""
    tokens = [sentence.tokens[i] for i in indices]
    listed = any(token.lemma in words("unknown") for token in tokens)
    return listed or any(t.lemma == "neither" and t.dep not in _BOUND_NEITHER for t in tokens)


def bare_particle(sentence: Sentence, indices: Sequence[int]) -> int | None:
    """The one "not" or "never" among the words, unless it is limited ("not only", "not until")."""
    cues = [i for i in indices if sentence.tokens[i].lemma in words("particles")]
    if len(cues) != 1 or is_limited(sentence, cues[0]):
        return None
    return None if limited_in_time(sentence, sentence.tokens[cues[0]].head) else cues[0]


def hints(sentence: Sentence, indices: Sequence[int]) -> bool:
    """Whether one of the words has a denial in its meaning ("declined comment")."""
    return any(sentence.tokens[i].lemma in implicit_words() for i in indices)


def limits(sentence: Sentence, indices: Sequence[int]) -> bool:
    """Whether one of the words is a "not" that is taken back in part ("will not necessarily rise")."""
    return any(
        sentence.tokens[i].lemma in words("particles") and is_limited(sentence, i) for i in indices
    )


def _odd(sentence: Sentence, index: int, seen: frozenset[int]) -> bool:
    if index in seen:
        return False
    cues = [fact.tokens[0] for fact in negations(sentence) if fact.anchor == index]
    turned = len(cues) % 2 == 1
    implicit = (cue for cue in cues if sentence.tokens[cue].lemma in implicit_words())
    for cue in implicit:
        turned ^= _odd(sentence, cue, seen | {index})
    return turned


def _value(sentence: Sentence, cue: int, denied_index: int) -> Negation:
    return Negation(sentence.tokens[cue].lemma, sentence.tokens[denied_index].lemma)
