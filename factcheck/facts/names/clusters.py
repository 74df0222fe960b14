"""Spellings of one name over whole documents.

Which of the names in them are one name written in several ways.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from factcheck.facts.names.comparison import compare
from factcheck.facts.names.gazetteer import places_named
from factcheck.facts.names.parts import name_words
from factcheck.facts.names.people import is_slip
from factcheck.facts.names.spelling import consonants, fold
from factcheck.facts.names.tables import (
    country_named,
    country_of_people,
    listed_apart,
    listed_rows,
)
from factcheck.facts.names.values import Name, NameType, Sameness
from factcheck.model import Fact

_CONTEXT = frozenset({"NOUN", "VERB", "PROPN", "ADJ"})
_SHARED_WORDS = 2
"""Content words that two spellings' surroundings must share where no table knows them."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write a name, with every place where it is written so."""

    written: str
    facts: tuple[Fact[Name], ...]

    @property
    def documents(self) -> frozenset[str]:
        """Ids of the documents that write it so."""
        return frozenset(fact.sentence.document_id for fact in self.facts)

    @property
    def name(self) -> Name:
        """The name of its first place."""
        return self.facts[0].value


def spelled_apart(facts: Sequence[Fact[Name]]) -> Iterator[tuple[Spelling, ...]]:
    """Groups of two or more spellings of one name, in order of first appearance."""
    spellings = _spellings(facts)
    introduced = _introduced(spellings)
    linked: dict[int, set[int]] = defaultdict(set)
    for one, two in _candidates(spellings):
        pair = spellings[one], spellings[two]
        if _one_name(*pair) or _is_misspelt(*pair, introduced):
            linked[one].add(two)
            linked[two].add(one)
    seen: set[int] = set()
    for start in sorted(linked):
        if start not in seen:
            group = _reached(linked, start)
            seen |= group
            merged = _by_word([spellings[number] for number in sorted(group)])
            if len(merged) > 1:
                yield merged


def _spellings(facts: Sequence[Fact[Name]]) -> list[Spelling]:
    rows: dict[tuple[str, bool], list[Fact[Name]]] = defaultdict(list)
    for fact in facts:
        name = fact.value
        if name.type is NameType.NORP and country_of_people(fold(name.canonical)) is not None:
            continue
        if _is_family(fact):
            continue
        if len(fold(name.canonical)) >= _SHORTEST:
            rows[fold(name.canonical), name.type is NameType.PERSON].append(fact)
    return [Spelling(found[0].value.canonical, tuple(found)) for found in rows.values()]


def _is_family(fact: Fact[Name]) -> bool:
    """Whether the name is that of a couple or a family: "the Lindqvists"."""
    before = fact.sentence.tokens[fact.tokens[0] - 1].lemma if fact.tokens[0] else ""
    lone = len(fact.tokens) == 1 and fact.value.canonical.endswith("s")
    return lone and fact.value.type is NameType.PERSON and before == "the"


_SHORTEST = 3
_STEM = 3
"""Letters that two spellings of a surname begin with, so that they are compared."""


def _candidates(spellings: Sequence[Spelling]) -> list[tuple[int, int]]:
    """Pairs that share a place, a country, a row of the tables or the consonants of a word."""
    rows: dict[object, set[int]] = defaultdict(set)
    for number, spelling in enumerate(spellings):
        for key in _keys(spelling.name):
            rows[key].add(number)
    pairs = {
        (one, two) for members in rows.values() for one in members for two in members if one < two
    }
    return sorted(pairs)


def _keys(name: Name) -> Iterator[object]:
    words = name_words(name.canonical)
    for word in words:
        yield consonants(word)
    if name.type is NameType.PERSON and len(words[-1]) > _STEM:
        yield "surname", words[-1][:_STEM]
    for word in {" ".join(words), words[-1]}:
        yield from (("row", row) for row in listed_rows(word))
    if name.type is NameType.PERSON and name.given:
        yield ("given", words[0])
        return
    country = country_named(fold(name.canonical))
    if country is not None:
        yield country.code
    yield from places_named(name.canonical).all


def _one_name(one: Spelling, two: Spelling) -> bool:
    """Whether the two are spellings of one name.

    Two that stand side by side in each of several texts are not.
    """
    if compare(one.name, two.name) is not Sameness.VARIANT:
        return False
    everywhere = one.documents & two.documents
    if len(everywhere) > 1 and everywhere == one.documents | two.documents:
        return False
    if _stand_together(one, two):
        return False
    return _sure(one.name, two.name) or _same_surroundings(one.facts, two.facts)


def _stand_together(one: Spelling, two: Spelling) -> bool:
    """Whether one sentence has two full names of people: "Katrine Dahl and Katrina Dahl" are sisters."""
    sentences = {fact.sentence for fact in one.facts} & {fact.sentence for fact in two.facts}
    return bool(sentences) and bool(one.name.given and two.name.given)


def _introduced(spellings: Sequence[Spelling]) -> Counter[str]:
    """How many full names of people have the folded surname: on second mention it stands alone."""
    people = (one.name for one in spellings if one.name.type is NameType.PERSON)
    return Counter(fold(name.head) for name in people if name.given)


def _is_misspelt(one: Spelling, two: Spelling, introduced: Mapping[str, int]) -> bool:
    """Whether a surname that nobody was introduced by is a letter off the one that somebody was.

    In another document, what is said around it must agree as well.
    """
    full, bare = (one, two) if one.name.given else (two, one)
    if bare.name.given or not full.name.given:
        return False
    surname, other = fold(bare.name.head), fold(full.name.head)
    if bare.name.type is not NameType.PERSON or not is_slip(surname, other):
        return False
    if introduced.get(surname) or introduced.get(other) != 1 or listed_apart(surname, other):
        return False
    together = bare.documents <= full.documents
    return together or _same_surroundings(bare.facts, full.facts)


def _sure(one: Name, two: Name) -> bool:
    """Known to the tables, or people with a given name that fits."""
    if one.type is NameType.PERSON and two.type is NameType.PERSON:
        return bool(one.given and two.given)
    left, right = fold(one.canonical), fold(two.canonical)
    known = bool(places_named(left).all & places_named(right).all)
    return known or country_named(left) is not None or bool(listed_rows(left) & listed_rows(right))


def _same_surroundings(ours: Iterable[Fact[Name]], theirs: Iterable[Fact[Name]]) -> bool:
    return len(_around(ours) & _around(theirs)) >= _SHARED_WORDS


def _around(facts: Iterable[Fact[Name]]) -> set[str]:
    found: set[str] = set()
    for fact in facts:
        inside = set(fact.tokens)
        found.update(
            token.lemma
            for index, token in enumerate(fact.sentence.tokens)
            if index not in inside and token.pos in _CONTEXT and token.entity == ""
        )
    return found - _EVERYWHERE


_EVERYWHERE = frozenset(
    {"say", "tell", "have", "be", "make", "year", "people", "new", "other", "time", "day"}
)


def _reached(linked: Mapping[int, set[int]], start: int) -> set[int]:
    found, queue = {start}, [start]
    while queue:
        fresh = linked[queue.pop()] - found
        found |= fresh
        queue.extend(fresh)
    return found


def _by_word(group: Sequence[Spelling]) -> tuple[Spelling, ...]:
    """The spellings by the word that differs.

    "Zelensky" stands for "President Volodymyr Zelensky" too.
    """
    surnames = {fold(one.name.head) for one in group}
    people = all(one.name.type is NameType.PERSON for one in group)
    rows: dict[str, list[Spelling]] = defaultdict(list)
    for one in group:
        by_surname = people and len(surnames) > 1
        rows[one.name.head if by_surname else _bare(one.written)].append(one)
    merged: dict[str, list[Spelling]] = defaultdict(list)
    for written, members in rows.items():
        merged[fold(written)].extend(members)
    return tuple(
        Spelling(
            members[0].name.head if people and len(surnames) > 1 else _bare(members[0].written),
            tuple(fact for one in members for fact in one.facts),
        )
        for members in merged.values()
    )


def _bare(written: str) -> str:
    return re.sub(r"\s+", " ", written)
