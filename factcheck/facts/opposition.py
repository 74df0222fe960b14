"""Verbs and small words that turn a statement round when one stands where the other stood."""

from __future__ import annotations

from enum import StrEnum
from functools import cache, lru_cache
from typing import cast

from factcheck.lexicon import table
from factcheck.lexicon.words import antonyms, meaning


class Contrast(StrEnum):
    """How two predicates exclude each other."""

    STEPS = "steps"
    """One is a stronger commitment: to grant is more than to offer."""
    STAGES = "stages"
    """One follows the other: to be convicted comes after being charged."""
    OUTCOMES = "outcomes"
    """Only one can have happened: to be wounded is not to be killed."""
    OPPOSITE = "opposite"
    """Antonyms: to rise and to fall."""


@lru_cache(maxsize=1 << 15)
def contrast(left: str, right: str, pos: str) -> Contrast | None:
    """How two lemmas of one universal part of speech exclude each other, in either order."""
    if pos == "VERB":
        for name in (Contrast.OUTCOMES, Contrast.STEPS, Contrast.STAGES):
            if not _pairs(name).isdisjoint(
                {(left, right), (meaning(left, pos), meaning(right, pos))}
            ):
                return name
    return Contrast.OPPOSITE if antonyms(left, right, pos) else None


def excludes_at_any_time(left: str, right: str) -> bool:
    """Whether two opposite verbs cannot both be right, one after the other, of the same thing."""
    listed = _words("exclusive_verbs")
    return all(word in listed or meaning(word, "verb") in listed for word in (left, right))


def opposite_directions(left: str, right: str) -> bool:
    """Whether two small words point opposite ways ("before", "after"), lower case."""
    return (left, right) in _directions()


def is_idiom(lemma: str) -> bool:
    """Whether a preposition after this word is not a direction ("different from")."""
    return lemma in _words("idioms")


def is_symmetric(lemma: str) -> bool:
    """Whether subject and object of the verb may change places ("meet")."""
    return lemma in _words("symmetric") or meaning(lemma, "verb") in _words("symmetric")


@cache
def _pairs(name: str) -> frozenset[tuple[str, str]]:
    content = cast("dict[str, list[tuple[str, str]]]", table("commitments"))
    plain = [(left, right) for left, right in content[name]]
    meant = [(meaning(left, "verb"), meaning(right, "verb")) for left, right in plain]
    return frozenset((*plain, *meant, *((b, a) for a, b in (*plain, *meant)))) - {
        (a, b) for a, b in meant if a == b
    }


@cache
def _directions() -> frozenset[tuple[str, str]]:
    content = cast("dict[str, list[tuple[str, str]]]", table("directions"))
    return frozenset(row for a, b in content["pairs"] for row in ((a, b), (b, a)))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(cast("dict[str, list[str]]", table("directions"))[name])
