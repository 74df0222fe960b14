"""What a modifier says: its class, and how it stands to another modifier of the same thing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import cast

from factcheck.lexicon import table
from factcheck.lexicon.words import antonyms, synonyms


class Relation(StrEnum):
    """How two modifiers of the same thing stand to each other; NONE: nothing is known."""

    SAME = "same"
    ANTONYM = "antonym"
    EXCLUSIVE = "exclusive"
    SCALE = "scale"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Qualifier:
    """A modifier ("free", "rent-free") of a head ("lease"), lower case; classes as in the table.

    ``predicative``: said by the clause ("the lease is free"); its absence is no dropped word.
    """

    word: str
    lemma: str
    head: str
    pos: str
    classes: frozenset[str]
    predicative: bool = False


def classes_of(word: str, head: str) -> frozenset[str]:
    """Names of the classes that change the meaning when *word* comes or goes before *head*."""
    if head in _idioms().get(word, ()):
        return frozenset()
    return frozenset(name for name, rows in _added().items() if any(word in row for row in rows))


@lru_cache(maxsize=1 << 14)
def relation(left: str, right: str) -> Relation:
    """How two modifiers of one thing stand to each other; the order does not matter."""
    if (
        left == right
        or synonyms(left, right, "ADJ")
        or synonyms(left, right, "ADV")
        or _same_row(left, right)
    ):
        return Relation.SAME
    if antonyms(left, right, "ADJ") or antonyms(left, right, "ADV"):
        return Relation.ANTONYM
    if any(
        _row(rows, left) != _row(rows, right) for rows in _exclusive() if _both(rows, left, right)
    ):
        return Relation.EXCLUSIVE
    return Relation.SCALE if steps_apart(left, right) else Relation.NONE


def is_office_word(word: str) -> bool:
    """Whether the word tells ministers or elections apart: "foreign" in "Foreign Minister Anna Berg"."""
    content = cast("dict[str, dict[str, list[list[str]]]]", table("qualifier_classes"))
    rows = (*content["exclusive"]["ministry"], *content["exclusive"]["office"])
    return any(word in row for row in rows)


def superlative_lost(left: Qualifier, right: Qualifier) -> bool:
    """Whether one is the superlative of the other: "the deadliest attack", "a deadly attack"."""
    ends = left.word.endswith("st"), right.word.endswith("st")
    return left.lemma == right.lemma and left.word != right.word and ends[0] != ends[1]


def steps_apart(left: str, right: str) -> int:
    """Steps between the two words on a scale that has both; 0 where there is none."""
    return max((abs(a - b) for a, b, _ in _on_scales(left, right)), default=0)


def is_far(left: str, right: str) -> bool:
    """Whether both cannot be right of the same thing ("all" and "some", not "most" and "many")."""
    return any(abs(a - b) >= far for a, b, far in _on_scales(left, right))


def _same_row(left: str, right: str) -> bool:
    groups = (*_added().values(), *_exclusive(), *(steps for _, steps in _scales()))
    return any(left in row and right in row for rows in groups for row in rows)


def _both(rows: tuple[frozenset[str], ...], left: str, right: str) -> bool:
    return _row(rows, left) is not None and _row(rows, right) is not None


def _row(rows: tuple[frozenset[str], ...], word: str) -> int | None:
    return next((index for index, row in enumerate(rows) if word in row), None)


def _on_scales(left: str, right: str) -> tuple[tuple[int, int, int], ...]:
    """(step, step, far) for every scale that has both words."""
    found = ((far, _row(steps, left), _row(steps, right)) for far, steps in _scales())
    return tuple((a, b, far) for far, a, b in found if a is not None and b is not None)


@cache
def _added() -> dict[str, tuple[frozenset[str], ...]]:
    content = cast("dict[str, dict[str, list[list[str]]]]", table("qualifier_classes"))
    return {name: tuple(map(frozenset, rows)) for name, rows in content["added"].items()}


@cache
def _idioms() -> dict[str, list[str]]:
    content = cast("dict[str, dict[str, list[str]]]", table("qualifier_classes"))
    return content["not_before"]


@cache
def _exclusive() -> tuple[tuple[frozenset[str], ...], ...]:
    content = cast("dict[str, dict[str, list[list[str]]]]", table("qualifier_classes"))
    return tuple(tuple(map(frozenset, rows)) for rows in content["exclusive"].values())


@cache
def _scales() -> tuple[tuple[int, tuple[frozenset[str], ...]], ...]:
    content = cast("dict[str, dict[str, object]]", table("scales"))
    return tuple(
        (cast("int", scale["far"]), tuple(map(frozenset, cast("list[list[str]]", scale["steps"]))))
        for scale in content.values()
    )
