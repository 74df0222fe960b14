"""Which words mean the same: typed lookups over the tables of synonyms, antonyms and derivations.

All words are lower-case lemmas. A part of speech ("noun", "verb", "adjective", "adverb", or the
universal tag) narrows a lookup; without it a word is looked up as each of them in that order.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import product
from typing import TYPE_CHECKING, cast

from factcheck.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_KINDS = ("noun", "verb", "adjective", "adverb")
_PREFIXES = ("un", "dis", "non")
_LATIN_PREFIXES = ("in", "im", "il", "ir")
_ABSTRACT = ("ity", "ce", "cy")
_SHORTEST_STEM = 4
_UNIVERSAL = {"NOUN": "noun", "VERB": "verb", "AUX": "verb", "ADJ": "adjective", "ADV": "adverb"}


@lru_cache(maxsize=1 << 16)
def synonyms(left: str, right: str, pos: str = "") -> bool:
    """Whether the two lemmas are equal or stand together in a class."""
    return left == right or not _classes_of(left, pos).isdisjoint(_classes_of(right, pos))


@lru_cache(maxsize=1 << 16)
def meaning(lemma: str, pos: str = "") -> str:
    """Give the first word of the lemma's first class of synonyms, or the lemma itself."""
    found = sorted(_classes_of(lemma, pos))
    return _representatives()[found[0]] if found else lemma


@lru_cache(maxsize=1 << 16)
def root(lemma: str, pos: str = "") -> str:
    """Give the base word of the lemma's family, for alignment ("pullout" -> "withdraw")."""
    found = sorted(_classes_of(lemma, pos))
    family = _rows()[found[0]][1] if found else (lemma,)
    bases = [_bases()[word] for word in family if word in _bases()]
    return meaning(bases[0], "verb") if bases else meaning(lemma, pos)


@lru_cache(maxsize=1 << 16)
def same_event(left: str, right: str) -> bool:
    """Whether a number bound to either word counts the same event ("killed" and "died")."""
    return synonyms(left, right) or not _events(left).isdisjoint(_events(right))


@lru_cache(maxsize=1 << 12)
def of_one_body(left: str, right: str) -> bool:
    """Whether one is a body and the other those who are it, or both are: "the council", "councillors"."""
    rows = cast("list[list[str]]", table("members"))
    return any(left.lower() in row and right.lower() in row for row in rows)


def is_event(lemma: str) -> bool:
    """Whether the word tells of an event whose numbers are counted in many words ("kill", "die")."""
    return bool(_events(lemma))


@lru_cache(maxsize=1 << 16)
def happening(lemma: str, pos: str = "") -> str:
    """Give one word for all words of an event ("kill", "die", "toll of dead"), else :func:`root`."""
    rows = sorted(_events(lemma))
    return cast("list[list[str]]", table("same_event"))[rows[0]][0] if rows else root(lemma, pos)


@lru_cache(maxsize=1 << 16)
def antonyms(left: str, right: str, pos: str = "") -> bool:
    """Whether the two lemmas, or the heads of their classes, are listed as opposites."""
    kind = _UNIVERSAL.get(pos, pos)
    if synonyms(left, right, pos):
        return False
    if _prefixed(left, right, kind):
        return True
    pairs = (_opposites().get(name, frozenset()) for name in ((kind,) if kind else _KINDS))
    return any((left, right) in found or _meanings(left, right, kind) in found for found in pairs)


@lru_cache(maxsize=1 << 12)
def side_of(lemma: str, pos: str) -> int:
    """1 for a word of rising, -1 for one of falling, 0 for others."""
    rising, falling = _sides(_UNIVERSAL.get(pos, pos))
    return int(lemma in rising) - int(lemma in falling)


def _prefixed(left: str, right: str, kind: str) -> bool:
    """Whether one word is the other with a prefix that denies it ("stable", "unstable")."""
    short, long = sorted((left.replace("-", ""), right.replace("-", "")), key=len)
    prefix = long.removesuffix(short)
    if not long.endswith(short) or len(short) < _SHORTEST_STEM or long in _not_opposites():
        return False
    abstract = kind != "verb" and (kind != "noun" or short.endswith(_ABSTRACT))
    return prefix in _PREFIXES or (abstract and prefix in _LATIN_PREFIXES)


@cache
def _not_opposites() -> frozenset[str]:
    return frozenset(cast("dict[str, list[str]]", table("antonyms"))["not_opposites"])


@cache
def _representatives() -> tuple[str, ...]:
    return tuple(row[0] for _, row in _rows())


@lru_cache(maxsize=1 << 12)
def _events(lemma: str) -> frozenset[int]:
    classes = cast("list[list[str]]", table("same_event"))
    return frozenset(index for index, row in enumerate(classes) if lemma in row)


@cache
def _rows() -> tuple[tuple[str, tuple[str, ...]], ...]:
    content = cast("dict[str, list[list[str]]]", table("synonyms"))
    return tuple((pos, tuple(row)) for pos, rows in content.items() for row in rows)


@cache
def _members() -> dict[str, tuple[tuple[str, int], ...]]:
    found: dict[str, list[tuple[str, int]]] = {}
    for index, (pos, row) in enumerate(_rows()):
        for word in row:
            found.setdefault(word, []).append((pos, index))
    return {word: tuple(places) for word, places in found.items()}


@lru_cache(maxsize=1 << 16)
def _classes_of(lemma: str, pos: str) -> frozenset[int]:
    wanted = _UNIVERSAL.get(pos, pos)
    places = _members().get(lemma, ())
    return frozenset(index for kind, index in places if not wanted or kind == wanted)


@cache
def _bases() -> dict[str, str]:
    families = cast("list[list[str]]", table("derivations"))
    bases: dict[str, str] = {}
    for family in families:
        for word in family:
            bases.setdefault(word, family[0])
    return bases


@cache
def _opposites() -> dict[str, frozenset[tuple[str, str]]]:
    content = cast("dict[str, list[tuple[str, str]]]", table("antonyms"))
    return {
        kind: frozenset(_both_ways(kind, [*content[kind], *product(*_sides(kind))]))
        for kind in _KINDS
    }


@cache
def _sides(kind: str) -> tuple[list[str], list[str]]:
    """Words of rising and of falling of a kind of word."""
    content = cast("dict[str, dict[str, tuple[list[str], list[str]]]]", table("antonyms"))
    return content["sides"].get(kind, ([], []))


def _both_ways(kind: str, pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for left, right in pairs:
        ours, theirs = _meanings(left, right, kind)
        yield from ((left, right), (right, left), (ours, theirs), (theirs, ours))


def _meanings(left: str, right: str, kind: str) -> tuple[str, str]:
    return meaning(left, kind), meaning(right, kind)
