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
    """Names of the classes that change the meaning when *word* comes or goes before *head*.

    *head* is a lemma, or "person" for the name of somebody.
    """
    if head in _table("not_before").get(word, ()):
        return frozenset()
    if head not in _table("only_before").get(word, (head,)):
        return frozenset()
    return _classes().get(word, frozenset()) or _of_its_form(word)


def _of_its_form(word: str) -> frozenset[str]:
    """Compounds that say what something has not, or whom it is for: "non-alcoholic", "sugar-free", "anti-war"."""
    formed = word.startswith(_BEFORE) or word.endswith(_BEHIND)
    return frozenset({"status"} if formed else ())


_BEFORE = ("non-", "anti-", "pro-", "semi-", "pseudo-", "quasi-")
_BEHIND = ("-free", "-only", "-proof", "-less")


def listed_phrases() -> tuple[str, ...]:
    """All entries of the tables, of one word and of several ("free of charge", "would-be")."""
    groups = (*_added().values(), *_exclusive(), *(steps for _, steps in _scales()))
    return tuple(sorted({word for rows in groups for row in rows for word in row}))


@lru_cache(maxsize=1 << 14)
def relation(left: str, right: str) -> Relation:
    """How two modifiers of one thing stand to each other; the order does not matter."""
    found = _relation(left, right)
    return found if found is not Relation.NONE else _by_parts(left, right)


def _relation(left: str, right: str) -> Relation:
    if (
        left == right
        or synonyms(left, right, "ADJ")
        or synonyms(left, right, "ADV")
        or _same_row(left, right)
    ):
        return Relation.SAME
    if antonyms(left, right, "ADJ") or antonyms(left, right, "ADV"):
        return Relation.ANTONYM
    if left.endswith("ly") and right.endswith("ly") and _opposite_manner(left, right):
        return Relation.ANTONYM
    if any(
        _row(rows, left) != _row(rows, right) for rows in _exclusive() if _both(rows, left, right)
    ):
        return Relation.EXCLUSIVE
    return Relation.SCALE if steps_apart(left, right) else Relation.NONE


def _opposite_manner(left: str, right: str) -> bool:
    """Whether two adverbs are made of opposite adjectives: "rightly", "wrongly"."""
    return any(antonyms(one, two, "ADJ") for one in _adjectives(left) for two in _adjectives(right))


def _adjectives(adverb: str) -> tuple[str, ...]:
    """What the adverb may be made of: "easily" of "easy", "visibly" of "visible"."""
    stem = adverb.removesuffix("ly")
    return stem, f"{stem}le", f"{stem}e", f"{stem.removesuffix('i')}y", stem.removesuffix("al")


def _by_parts(left: str, right: str) -> Relation:
    """Two compounds with one part in common, by the other part: "short-range", "long-range"."""
    ours, theirs = left.split("-"), right.split("-")
    if len(ours) != _COMPOUND or len(theirs) != _COMPOUND:
        return Relation.NONE
    for same, other in ((0, 1), (1, 0)):
        if ours[same] == theirs[same]:
            return _relation(ours[other], theirs[other])
    return Relation.NONE


_COMPOUND = 2


def is_office_word(word: str) -> bool:
    """Whether the word tells ministries or elections apart: "foreign" in "the Foreign Ministry"."""
    content = cast("dict[str, dict[str, list[list[str]]]]", table("qualifier_classes"))
    rows = (*content["exclusive"]["ministry"], *content["exclusive"]["office"])
    return any(word in row for row in rows)


def is_period(word: str) -> bool:
    """Whether the word tells how often or what part of a year, not when: "annual", "first-half"."""
    content = cast("dict[str, dict[str, list[list[str]]]]", table("qualifier_classes"))
    rows = (*content["exclusive"]["period"], *content["exclusive"]["part_of_year"])
    return any(word in row for row in rows)


def is_share(word: str) -> bool:
    """Whether the word tells how many of something: "some", "all"."""
    steps = cast("dict[str, dict[str, list[list[str]]]]", table("scales"))["scope"]["steps"]
    return any(word in row for row in steps)


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
def _classes() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, rows in _added().items():
        for word in frozenset[str]().union(*rows):
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


def _table(name: str) -> dict[str, list[str]]:
    return cast("dict[str, dict[str, list[str]]]", table("qualifier_classes"))[name]


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
