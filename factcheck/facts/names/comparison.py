"""Whether two names are one.

By form, by the gazetteer and by the tables, never by likeness alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import cast

from rapidfuzz.distance import Levenshtein

from factcheck.facts.names.gazetteer import Bearers, countries_of, one_place, places_named
from factcheck.facts.names.parts import is_acronym_of, name_words
from factcheck.facts.names.people import compare_people, numbered_apart
from factcheck.facts.names.spelling import fold, sounds_alike
from factcheck.facts.names.tables import (
    country_behind,
    country_named,
    country_of_people,
    is_short_form,
    listed_apart,
    listed_together,
    seats_of,
)
from factcheck.facts.names.values import Name, NameType, Sameness
from factcheck.model import Fact

_PLACES = {NameType.PLACE, NameType.FACILITY}
_GENERIC = frozenset(
    {
        "city",
        "province",
        "county",
        "state",
        "region",
        "governorate",
        "district",
        "town",
        "village",
        "republic",
        "prefecture",
        "municipality",
        "metropolitan",
        "area",
        "strip",
        "heights",
        "islands",
        "island",
        "group",
        "inc",
        "corp",
        "corporation",
        "company",
        "co",
        "ltd",
        "plc",
        "of",
        "for",
        "and",
        "in",
    }
)
_COMPASS = frozenset(
    {
        "north",
        "south",
        "east",
        "west",
        "northern",
        "southern",
        "eastern",
        "western",
        "new",
        "upper",
        "lower",
        "central",
        "equatorial",
        "papua",
        "republic",
    }
)
_CLOSE = 0.8
"""Normalised Levenshtein similarity from which two unknown names are not called different."""


@lru_cache(maxsize=16384)
def compare(ours: Name, theirs: Name) -> Sameness:
    """How the two names relate; symmetric."""
    people = ours.type is NameType.PERSON and theirs.type is NameType.PERSON
    if not numbered_apart(ours, theirs) and _one_form(ours, theirs):
        return Sameness.SAME
    left, right = fold(ours.canonical), fold(theirs.canonical)
    known = _by_country(left, right)
    if known is not None or people:
        return known or compare_people(ours, theirs)
    if listed_together(left, right):
        return Sameness.VARIANT
    if _only_generic_more(ours, theirs):
        return Sameness.PARTIAL
    return _by_gazetteer(ours, theirs) or _by_words(ours, theirs)


def people(facts: Iterable[Fact[object]]) -> Iterator[Fact[Name]]:
    """The facts that are names of people."""
    for fact in facts:
        if isinstance(fact.value, Name) and fact.value.type is NameType.PERSON:
            yield cast("Fact[Name]", fact)


def bearers(names: Iterable[Name]) -> Counter[str]:
    """How many people bear each surname (folded), by their full names."""
    full = {fold(name.canonical): fold(name.head) for name in names if name.given}
    return Counter(full.values())


def one_bearer(ours: Name, theirs: Name, known: Mapping[str, int]) -> bool:
    """Whether two names are one person's, among :func:`bearers`: a surname alone is if one person bears it."""
    found = compare(ours, theirs)
    alone = known.get(fold(ours.head)) == 1
    return found in _ONE or (found is Sameness.PARTIAL and alone)


_ONE = frozenset({Sameness.SAME, Sameness.VARIANT})


def may_hold(ours: Name, theirs: Name) -> bool:
    """Whether one place may lie in the other: one is neither a country nor a town of the gazetteer."""
    return not all(
        country_named(fold(name.canonical)) or places_named(name.canonical).own
        for name in (ours, theirs)
    )


def unrelated(ours: Name, theirs: Name) -> bool:
    """Whether nothing ties two names of any types together: no word, sound, place or country."""
    found = compare(ours, theirs)
    left, right = fold(ours.canonical), fold(theirs.canonical)
    words = [(one, two) for one in left.split() for two in right.split()]
    if found is not Sameness.UNKNOWN:
        places = ours.type in _PLACES and theirs.type in _PLACES
        tied = not places and any(_one_word(one, two) for one, two in words)
        return found is Sameness.DIFFERENT and not tied
    initials = {"".join(word[0] for word in name.split()) for name in (left, right)}
    return (
        not any(_one_word(one, two) for one, two in words)
        and not _lands(left) & _lands(right)
        and initials.isdisjoint({left, right})
        and not _begins(left, right)
        and Levenshtein.normalized_similarity(left, right) < _TIED
    )


_TIED = 0.5
_STEM = 4
"""Letters from which a word that begins another is tied to it: Kraft, Krafts."""


def _one_word(one: str, two: str) -> bool:
    short, long = sorted((one, two), key=len)
    return sounds_alike(one, two) or (len(short) >= _STEM and long.startswith(short))


def _lands(name: str) -> frozenset[str]:
    """Countries that the folded name speaks for or lies in: "Indian" and "Kolkata" may be one thing."""
    return country_behind(name) | countries_of(places_named(name))


def _begins(left: str, right: str) -> bool:
    """One name begins the other, blanks aside: a magazine and its website."""
    short, long = sorted((left.replace(" ", ""), right.replace(" ", "")), key=len)
    return long.startswith(short)


def _only_generic_more(ours: Name, theirs: Name) -> bool:
    """New York and New York City."""
    extra = set(name_words(ours.canonical)) ^ set(name_words(theirs.canonical))
    both = set(name_words(ours.canonical)) & set(name_words(theirs.canonical))
    return bool(extra) and bool(both - _GENERIC) and extra <= _GENERIC - _COMPASS - {"of"}


def _one_form(ours: Name, theirs: Name) -> bool:
    """Equal but for case, accents, articles, hyphens, or one the acronym of the other."""
    left, right = fold(ours.canonical), fold(theirs.canonical)
    if left == right or name_words(ours.canonical) == name_words(theirs.canonical):
        return True
    if left.replace(" ", "") == right.replace(" ", ""):
        return not _two_places(left, right)
    if is_short_form(left, right):
        return True
    return is_acronym_of(ours.canonical, theirs.canonical) or is_acronym_of(
        theirs.canonical, ours.canonical
    )


def _by_country(left: str, right: str) -> Sameness | None:
    """Countries and their people by code; Moscow and Russia are neither the same nor at odds."""
    one, two = country_named(left), country_named(right)
    if one is not None and two is not None:
        if one.code != two.code:
            return Sameness.DIFFERENT
        return Sameness.SAME if one.style == two.style else Sameness.VARIANT
    people, others = country_of_people(left), country_of_people(right)
    if people is not None and others is not None:
        return Sameness.SAME if people == others else Sameness.DIFFERENT
    for country, other in ((one, right), (two, left)):
        if country is not None and other in seats_of(country.code):
            return Sameness.UNKNOWN
        if country is not None and country_of_people(other) == country.code:
            return Sameness.PARTIAL
    return None


def _two_places(left: str, right: str) -> bool:
    """Casablanca in Morocco is not Casa Blanca in Mexico."""
    ours, theirs = places_named(left), places_named(right)
    return bool(ours.own and theirs.own) and not one_place(ours, theirs)


def _by_gazetteer(ours: Name, theirs: Name) -> Sameness | None:
    left, right = places_named(ours.canonical), places_named(theirs.canonical)
    if one_place(left, right):
        return Sameness.VARIANT
    if _lies_in(ours, right) or _lies_in(theirs, left):
        return Sameness.UNKNOWN
    both_places = ours.type in _PLACES and theirs.type in _PLACES
    known = bool(left.all or country_named(fold(ours.canonical)))
    also_known = bool(right.all or country_named(fold(theirs.canonical)))
    return Sameness.DIFFERENT if known and also_known and both_places else None


def _lies_in(land: Name, town: Bearers) -> bool:
    """Whether the first is a country and the other one of its towns: the one only says it closer."""
    country = country_named(fold(land.canonical))
    return country is not None and country.code in countries_of(town)


def _by_words(ours: Name, theirs: Name) -> Sameness:
    left, right = name_words(ours.canonical), name_words(theirs.canonical)
    if _alike(left, right):
        return Sameness.VARIANT
    mine, yours = set(left), set(right)
    if mine - _GENERIC == yours - _GENERIC:
        return Sameness.SAME
    if mine < yours or yours < mine:
        return _by_extra(mine ^ yours, ours, theirs)
    likeness = Levenshtein.normalized_similarity(" ".join(left), " ".join(right))
    mixed = ours.type is not theirs.type and not {ours.type, theirs.type} <= _PLACES
    if likeness >= _CLOSE or (mine & yours) - _GENERIC or mixed:
        return Sameness.UNKNOWN
    return Sameness.DIFFERENT


def _by_extra(extra: set[str], ours: Name, theirs: Name) -> Sameness:
    """One name has more words: South Sudan is not Sudan, Maxar Technologies is Maxar."""
    if extra & _COMPASS:
        return Sameness.DIFFERENT
    if extra <= _GENERIC or ours.type not in _PLACES or theirs.type not in _PLACES:
        return Sameness.PARTIAL
    return Sameness.UNKNOWN


def _alike(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    return len(left) == len(right) and all(
        one == two
        or (sounds_alike(one, two) and not listed_apart(one, two))
        or listed_together(one, two)
        for one, two in zip(left, right, strict=True)
    )
