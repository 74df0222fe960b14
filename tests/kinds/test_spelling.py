"""One name in several spellings, over whole documents."""

from __future__ import annotations

import pytest

from factcheck.analysis import analyse
from factcheck.kinds.spelling import Kind
from factcheck.model import Document
from factcheck.readers import structure
from tests.kinds.analysing import across


def test_all_places_of_all_spellings_are_one_clash() -> None:
    """Four places in two documents, one finding."""
    ours = "The convoy reached the city of Tartus. The Tartus naval base was closed."
    theirs = "The convoy reached the city of Tartous. The Tartous naval base was closed."

    assert across(Kind(), ours, theirs) == [("Tartus", "Tartus", "Tartous", "Tartous")]


@pytest.mark.parametrize(
    ("texts", "places"),
    [
        pytest.param(
            ("Marta Lindqvist leads the port. Ms Lindquist spoke on Monday.",),
            ("Marta Lindqvist", "Ms Lindquist"),
            id="second-mention",
        ),
        pytest.param(
            ("Katrine Dahl opened the hall.", "Katrina Dahl opened the hall."),
            ("Katrine Dahl", "Katrina Dahl"),
            id="given-name",
        ),
        pytest.param(
            ("Spokeswoman Ida Brandt spoke.", "Spokeswoman Ida Brand spoke."),
            ("Spokeswoman Ida Brandt", "Spokeswoman Ida Brand"),
            id="surname-of-five-letters",
        ),
        pytest.param(
            (
                "Capt. Erik Olsen said the ship was safe.",
                "Capt. Eric Olsen said the ship was safe.",
            ),
            ("Erik Olsen", "Eric Olsen"),
            id="behind-a-rank",
        ),
    ],
)
def test_a_letter_off(texts: tuple[str, ...], places: tuple[str, ...]) -> None:
    assert across(Kind(), *texts) == [places]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Peter Andersen won. Karl Anderson came second. Anderson was sad.", id="both-introduced"
        ),
        pytest.param("Katrine Dahl and Katrina Dahl are sisters.", id="side-by-side"),
    ],
)
def test_two_people_in_one_text(text: str) -> None:
    assert across(Kind(), text) == []


def test_the_odd_one_of_three() -> None:
    """Every spelling is shown, whoever uses it."""
    texts = ["Mohammed Rahimi spoke.", "Muhammad Rahimi spoke.", "Mohammed Rahimi spoke."]

    assert across(Kind(), *texts) == [("Mohammed Rahimi", "Muhammad Rahimi", "Mohammed Rahimi")]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        pytest.param(
            "Assad fled to the base.", "Bashar Assad fled to the base.", id="partial name"
        ),
        pytest.param("The U.S. sent ships.", "The United States sent ships.", id="short form"),
        pytest.param("Lisbon's port closed.", "The port of Lisbon closed.", id="possessive"),
        pytest.param("LISBON, Portugal - A ship sank.", "A ship sank in Lisbon.", id="case"),
        pytest.param("Russia sent ships.", "Russian ships came.", id="demonym"),
        pytest.param("Joe Berg spoke.", "Joseph Berg spoke.", id="short first name"),
        pytest.param("He flew to New York.", "He flew to New York City.", id="generic word"),
        pytest.param("Hafez Assad spoke.", "Bashar Assad spoke.", id="two of one family"),
        pytest.param("Iran sent ships.", "Iraq sent ships.", id="two countries"),
        pytest.param(
            "Brook planned to give a speech on Monday, focused on the Clintons.",
            "For Hilda Clinton, the focus of her speech is Monday. Hilda Clinton planned it.",
            id="a family",
        ),
        pytest.param(
            "Deputy Jerry Solis was shot in June.",
            "A judge read a letter from Jeremy Solis about June.",
            id="pet form",
        ),
    ],
)
def test_does_not_clash(ours: str, theirs: str) -> None:
    """No matter of spelling."""
    assert across(Kind(), ours, theirs) == []


def test_two_names_that_stand_side_by_side_in_both_texts() -> None:
    """Sara and Sarah Berg in each of two documents are two sisters."""
    text = "Sara Berg and Sarah Berg opened the school."

    assert across(Kind(), text, text) == []


def test_the_town_of_a_dateline() -> None:
    """No sentence has it: the reader sets it apart."""
    documents = [
        structure(Document(id=name, text=f"{town} (Wire) - The mayor opened the bridge."))
        for name, town in (("a", "KYIV"), ("b", "KIEV"))
    ]

    (clash,) = Kind().clashes_across(analyse(documents))

    assert [place.span.of("KYIV") for place in clash.places] == ["KYIV", "KYIV"]
