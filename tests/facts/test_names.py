"""Names: their parts, and which two are one."""

from __future__ import annotations

import pytest

from factcheck.facts.names import extract
from factcheck.facts.names.comparison import compare
from factcheck.facts.names.gazetteer import gazetteer, places_named
from factcheck.facts.names.parts import name_from
from factcheck.facts.names.spelling import fold, sounds_alike
from factcheck.facts.names.values import NameType, Sameness
from factcheck.language import load_parser
from factcheck.model import Document

PERSON, PLACE, ORG = NameType.PERSON, NameType.PLACE, NameType.ORG


@pytest.mark.parametrize(
    ("ours", "theirs", "kind", "found"),
    [
        pytest.param("Anna Berg", "ANNA BERG", PERSON, Sameness.SAME, id="case"),
        pytest.param("Dr. Anna Berg", "Anna Berg", PERSON, Sameness.SAME, id="title"),
        pytest.param("Jürgen Berg", "Jurgen Berg", PERSON, Sameness.SAME, id="accent"),
        pytest.param("Omar al-Rahimi", "Omar Rahimi", PERSON, Sameness.SAME, id="Arabic article"),
        pytest.param("Joe Berg", "Joseph Berg", PERSON, Sameness.SAME, id="short form"),
        pytest.param("J. Berg", "Joseph Berg", PERSON, Sameness.SAME, id="initial"),
        pytest.param("Park Min-jun", "Park Min Jun", PERSON, Sameness.SAME, id="hyphen"),
        pytest.param("Mohammed Karimi", "Muhammad Karimi", PERSON, Sameness.VARIANT, id="Arabic vowels"),
        pytest.param("Sergei Orlov", "Sergey Orlov", PERSON, Sameness.VARIANT, id="Russian endings"),
        pytest.param("Anna Petersen", "Anna Peterson", PERSON, Sameness.VARIANT, id="one letter off"),
        pytest.param("Ana Berg", "Anna Berg", PERSON, Sameness.VARIANT, id="one letter doubled"),
        pytest.param("Berg", "Anna Berg", PERSON, Sameness.PARTIAL, id="surname alone"),
        pytest.param("Anna Berg", "Maria Berg", PERSON, Sameness.DIFFERENT, id="two of one family"),
        pytest.param("Anna Berg", "Anna Lind", PERSON, Sameness.DIFFERENT, id="two of one first name"),
        pytest.param("Omar Hassan", "Omar Hussein", PERSON, Sameness.DIFFERENT, id="consonants alone agree"),
        pytest.param("John A. Berg", "John B. Berg", PERSON, Sameness.DIFFERENT, id="other initial"),
        pytest.param("Tartus", "Tartous", PLACE, Sameness.VARIANT, id="known to the gazetteer"),
        pytest.param("Odessa", "Odesa", PLACE, Sameness.VARIANT, id="Ukrainian and Russian form"),
        pytest.param("Burma", "Myanmar", PLACE, Sameness.VARIANT, id="a desk must choose"),
        pytest.param("Britain", "UK", PLACE, Sameness.SAME, id="short name of a country"),
        pytest.param("Iran", "Iraq", PLACE, Sameness.DIFFERENT, id="two countries"),
        pytest.param("Niger", "Nigeria", PLACE, Sameness.DIFFERENT, id="one name in the other"),
        pytest.param("Sudan", "South Sudan", PLACE, Sameness.DIFFERENT, id="compass word"),
        pytest.param("Gaza", "Giza", PLACE, Sameness.DIFFERENT, id="two towns, one letter"),
        pytest.param("Moscow", "Russia", PLACE, Sameness.UNKNOWN, id="a capital speaks for its country"),
        pytest.param("Lake Water Board", "LWB", ORG, Sameness.SAME, id="acronym"),
        pytest.param("Norvik Technologies", "Norvik", ORG, Sameness.PARTIAL, id="short name of a firm"),
        pytest.param("Ministry of Health", "Health Ministry", ORG, Sameness.SAME, id="order of words"),
    ],
)  # fmt: skip
def test_compare(ours: str, theirs: str, kind: NameType, found: Sameness) -> None:
    """How two names relate, whichever comes first."""
    left, right = name_from(ours, kind), name_from(theirs, kind)

    assert compare(left, right) is found
    assert compare(right, left) is found


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [("Hmeimim", "Khmeimim"), ("Raqqa", "Raqqah"), ("Daraa", "Deraa"), ("Qamar", "Kamar")],
)
def test_sounds_alike(ours: str, theirs: str) -> None:
    """Two ways to write one foreign sound."""
    assert sounds_alike(fold(ours), fold(theirs))


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Hassan", "Hussein"),
        ("Gaza", "Giza"),
        ("Mali", "Male"),
        ("Hama", "Hamas"),
        ("Anna", "Anne"),
    ],
)
def test_does_not_sound_alike(ours: str, theirs: str) -> None:
    """Two names, however close."""
    assert not sounds_alike(fold(ours), fold(theirs))


def names(text: str) -> list[tuple[str, NameType]]:
    document = Document(id="a", text=text)
    (sentences,) = load_parser()([document])
    return [(fact.value.canonical, fact.value.type) for fact in extract(document, sentences)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Anna Berg left Lisbon's harbour.",
            [("Anna Berg", PERSON), ("Lisbon", PLACE)],
            id="no possessive",
        ),
        pytest.param(
            "The convoy reached the city of Tartous on Monday.",
            [("Tartous", PLACE)],
            id="a city that the recogniser takes for something else",
        ),
        pytest.param(
            "Pope John Paul I died in Rome.",
            [("John Paul", PERSON), ("Rome", PLACE)],
            id="a number that the parser takes for a pronoun",
        ),
        pytest.param(
            "Helen March said it was bad.",
            [("Helen March", PERSON)],
            id="a person that the recogniser takes for a month",
        ),
        pytest.param("The price rose again.", [], id="no names"),
    ],
)
def test_extract(text: str, expected: list[tuple[str, NameType]]) -> None:
    """The names of a text, with their types."""
    assert names(text) == expected


def test_every_entry_of_the_gazetteer_is_found() -> None:
    """The search by halves finds first, last and any entry between."""
    keys = [entry.partition("=")[0] for entry in gazetteer().names.split(";")[:-1]]

    assert all(
        gazetteer().bearers(key).all for key in (keys[0], keys[-1], *keys[:: len(keys) // 200])
    )


def test_a_name_nobody_bears() -> None:
    """An unknown name has no places."""
    assert not places_named("Qwertyville").all
