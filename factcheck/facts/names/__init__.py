"""Names of people, places, organisations, facilities and groups, of one type in a document."""

from __future__ import annotations

from calendar import month_name
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from factcheck.facts.names.datelines import dateline_places
from factcheck.facts.names.gazetteer import places_named
from factcheck.facts.names.parts import is_numeral, name_from
from factcheck.facts.names.spelling import fold
from factcheck.facts.names.tables import (
    country_named,
    country_of_people,
    is_given_name,
    is_listed_place,
    is_title,
)
from factcheck.facts.names.tickers import firms_behind, is_code
from factcheck.facts.names.values import Name, NameType
from factcheck.facts.wording import words
from factcheck.model import Document, Entity, Fact, Sentence

_TYPES = {
    "PERSON": NameType.PERSON,
    "GPE": NameType.PLACE,
    "LOC": NameType.PLACE,
    "ORG": NameType.ORG,
    "FAC": NameType.FACILITY,
    "NORP": NameType.NORP,
}
_PLACE_PREPOSITIONS = frozenset(
    {"in", "at", "near", "from", "to", "toward", "towards", "outside", "around", "across", "of"}
)
_PLACE_NOUNS = frozenset(
    {
        "city",
        "town",
        "village",
        "province",
        "port",
        "base",
        "airport",
        "airfield",
        "region",
        "district",
        "countryside",
        "governorate",
        "suburb",
        "county",
        "island",
        "harbour",
        "harbor",
        "coast",
        "outskirts",
        "mayor",
    }
)


def extract(document: Document, sentences: Sequence[Sentence]) -> tuple[Fact[Name], ...]:
    """Names in text order.

    A fact's tokens are the name without "the" and possessive, its anchor is the name's head.
    """
    return (*dateline_places(document), *_read(tuple(sentences)))


@lru_cache(maxsize=8)
def _read(sentences: tuple[Sentence, ...]) -> tuple[Fact[Name], ...]:
    firms = firms_behind(sentences)
    marked = [(s, indices, kind) for s in sentences for indices, kind in _marked(s)]
    votes: dict[str, Counter[NameType]] = defaultdict(Counter)
    for sentence, indices, kind in marked:
        votes[fold(words(sentence, indices))][_corrected(sentence, indices, kind)] += 1
    types = {key: _winner(count) for key, count in votes.items()}
    singles = _single_words(marked, types)
    found = [
        _fact(sentence, indices, types[fold(words(sentence, indices))], firms)
        for sentence, indices, _ in marked
    ]
    found += [
        _fact(sentence, indices, NameType.PERSON)
        for sentence in sentences
        for indices in _titled(sentence, {i for s, row, _ in marked if s is sentence for i in row})
    ]
    marked += [(fact.sentence, fact.tokens, NameType.PERSON) for fact in found[len(marked) :]]
    taken_in: dict[int, set[int]] = defaultdict(set)
    for sentence, indices, _ in marked:
        taken_in[sentence.index].update(indices)
    for sentence in sentences:
        taken = taken_in[sentence.index]
        for index, token in enumerate(sentence.tokens):
            if index not in taken and token.pos == "PROPN":
                known = NameType.ORG if token.text in firms else singles.get(fold(token.text))
                missed = known or _missed_town(sentence, index)
                if missed is not None:
                    found.append(_fact(sentence, (index,), missed, firms))
    return tuple(sorted(found, key=lambda fact: fact.span))


def _marked(sentence: Sentence) -> Iterator[tuple[tuple[int, ...], NameType]]:
    """What the parser marked as a name, trimmed to the name."""
    for entity in sentence.entities:
        kind = _TYPES.get(entity.label) or _as_person(sentence, entity)
        indices = _with_first_name(sentence, _trimmed(sentence, entity))
        if kind is NameType.PERSON:
            indices = _with_numeral(sentence, indices)
        if (
            kind is not None
            and indices
            and any(sentence.tokens[i].text[0].isupper() for i in indices)
        ):
            yield indices, kind


def _as_person(sentence: Sentence, entity: Entity) -> NameType | None:
    """A person where the recogniser sees a date or a product: "Helen March"."""
    tokens = sentence.tokens[entity.first : entity.last]
    first = fold(tokens[0].text)
    named = len(tokens) == _FULL_NAME and all(token.pos == "PROPN" for token in tokens)
    known = is_given_name(first) and first.title() not in month_name
    return NameType.PERSON if named and known else None


_FULL_NAME = 2


def _with_first_name(sentence: Sentence, indices: tuple[int, ...]) -> tuple[int, ...]:
    """The name with a first name that the recogniser left out ("Ana" before "Rivera")."""
    first = indices[0] - 1 if indices else -1
    if first < 0 or len(indices) > 1:
        return indices
    token = sentence.tokens[first]
    outside = token.pos == "PROPN" and not token.entity and token.text[0].isupper()
    if not outside or token.head != indices[0] or is_title(fold(token.text)):
        return indices
    return (first, *indices)


def _with_numeral(sentence: Sentence, indices: tuple[int, ...]) -> tuple[int, ...]:
    """The name with its number, which the parser takes for a pronoun: "Pope John Paul I"."""
    after = indices[-1] + 1 if indices else len(sentence.tokens)
    if after >= len(sentence.tokens) or not is_numeral(sentence.tokens[after].text):
        return indices
    before = sentence.tokens[indices[0] - 1].lemma if indices[0] else ""
    crowned = before in _CROWNED or sentence.tokens[indices[0]].lemma in _CROWNED
    return (*indices, after) if crowned or sentence.tokens[after].text != "I" else indices


_CROWNED = frozenset({"pope", "king", "queen", "emperor", "empress", "tsar", "czar", "kaiser"})


def _trimmed(sentence: Sentence, entity: Entity) -> tuple[int, ...]:
    kept = list(range(entity.first, _end_of_name(sentence, entity)))
    while kept and (
        sentence.tokens[kept[0]].tag in {"DT", "PRP$"} or not _is_word(sentence, kept[0])
    ):
        kept.pop(0)
    while kept and (sentence.tokens[kept[-1]].tag == "POS" or not _is_word(sentence, kept[-1])):
        kept.pop()
    return tuple(kept)


def _end_of_name(sentence: Sentence, entity: Entity) -> int:
    """Where the name ends that a bracket or a ticker symbol follows: "Norden Corp. (NRD)"."""
    inside = range(entity.first + 1, entity.last)
    cut = (i for i in inside if sentence.tokens[i].text == "(" or is_code(sentence.tokens[i].text))
    return next(cut, entity.last)


def _is_word(sentence: Sentence, index: int) -> bool:
    return any(letter.isalnum() for letter in sentence.tokens[index].text)


def _corrected(sentence: Sentence, indices: Sequence[int], kind: NameType) -> NameType:
    """The tables beat the recogniser, which takes Tartus for a company and Hmeimim for a people."""
    key = fold(words(sentence, indices))
    if country_named(key) is not None:
        return NameType.PLACE
    if country_of_people(key) is not None:
        return NameType.NORP
    if is_listed_place(key) or (len(indices) == 1 and _is_dateline(sentence, indices[0])):
        return NameType.PLACE
    if kind is not NameType.PERSON and _like_a_person(sentence, indices):
        return NameType.PERSON
    misread = kind in {NameType.ORG, NameType.NORP, NameType.PERSON} and len(indices) <= _SHORT
    if misread and _in_place_context(sentence, indices) and places_named(key).all:
        return NameType.PLACE
    return kind


_SHORT = 3


def _like_a_person(sentence: Sentence, indices: Sequence[int]) -> bool:
    """Two words, the first a given name or left out by the recogniser, that are no place."""
    if len(indices) != _PAIR or places_named(words(sentence, indices)).all:
        return False
    first = sentence.tokens[indices[0]]
    return first.entity == "" or is_given_name(fold(first.text))


_PAIR = 2


def _in_place_context(sentence: Sentence, indices: Sequence[int]) -> bool:
    """Where places stand: "in Tartus", "the city of Tartus", "the Tartus naval base"."""
    last = sentence.tokens[indices[-1]]
    head = sentence.tokens[last.head]
    if last.dep == "pobj":
        noun = sentence.tokens[head.head].lemma in _PLACE_NOUNS
        return noun or (head.lemma in _PLACE_PREPOSITIONS - {"of", "from", "to"})
    return last.dep in {"compound", "nmod", "poss"} and head.lemma in _PLACE_NOUNS


def _winner(count: Counter[NameType]) -> NameType:
    """The most frequent type, a place before others where they tie."""
    order = (NameType.PLACE, NameType.PERSON, NameType.ORG, NameType.FACILITY, NameType.NORP)
    return max(order, key=lambda kind: (count[kind], -order.index(kind)))


def _single_words(
    marked: Sequence[tuple[Sentence, tuple[int, ...], NameType]], types: Mapping[str, NameType]
) -> Mapping[str, NameType]:
    """Words that alone stand for a known name: one-word names, and the surnames of people."""
    found: dict[str, NameType] = {}
    for sentence, indices, _ in marked:
        text = words(sentence, indices)
        kind = types[fold(text)]
        if len(indices) == 1 or kind is NameType.PERSON:
            found.setdefault(fold(name_from(text, kind).head), kind)
    return found


def _titled(sentence: Sentence, taken: set[int]) -> Iterator[tuple[int, ...]]:
    """A given name and a surname after a title that the recogniser passed over: "Lt. Cmdr. Erik Olsen"."""
    tokens = sentence.tokens
    for index in range(2, len(tokens) - 1):
        before = tokens[index - 2] if tokens[index - 1].text == "." else tokens[index - 1]
        pair = tokens[index : index + 2]
        named = all(token.pos == "PROPN" and token.text[:1].isupper() for token in pair)
        free = named and taken.isdisjoint({index, index + 1})
        if free and is_title(fold(before.text)) and is_given_name(fold(tokens[index].text)):
            yield index, index + 1


def _missed_town(sentence: Sentence, index: int) -> NameType | None:
    """A large town or a listed place that the recogniser does not know: "left Kyiv"."""
    token = sentence.tokens[index]
    if _is_dateline(sentence, index):
        return NameType.PLACE
    alone = not any(sentence.tokens[i].pos == "PROPN" for i in sentence.children[index])
    if token.entity or token.dep not in {"pobj", "dobj"} or not alone:
        return None
    bearers = places_named(token.text).all
    large = bool(bearers) and min(bearers) < _LARGE
    return NameType.PLACE if large or is_listed_place(fold(token.text)) else None


def _is_dateline(sentence: Sentence, index: int) -> bool:
    """A town in capitals that opens a paragraph: "KYIV (AP) - ...", "KYIV, Ukraine - ..."."""
    token = sentence.tokens[index]
    if index or not token.text.isupper() or len(token.text) < _DATELINE:
        return False
    after = sentence.tokens[1].text if len(sentence.tokens) > 1 else ""
    return after in {"(", ",", "-", "--"} and bool(places_named(token.text).all)


_DATELINE = 4
"""Letters from which capitals at the head of a story are a town and no agency."""
_LARGE = 1500
"""Rank in population up to which a town is known to every desk (about 350,000 inhabitants)."""


def _fact(
    sentence: Sentence,
    indices: tuple[int, ...],
    kind: NameType,
    firms: Mapping[str, str] = MappingProxyType({}),
) -> Fact[Name]:
    inside = set(indices)
    anchor = next(
        (i for i in reversed(indices) if sentence.tokens[i].head not in inside), indices[-1]
    )
    text = words(sentence, indices)
    return Fact(sentence, indices, anchor, name_from(firms.get(text, text), kind))
