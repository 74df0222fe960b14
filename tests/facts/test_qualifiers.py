"""Modifiers, their heads, and how two of them stand to each other."""

from __future__ import annotations

import pytest

from factcheck.facts.qualifiers import extract
from factcheck.facts.qualifiers.values import Relation, classes_of, is_far, relation
from factcheck.language import load_parser
from factcheck.model import Document


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("They signed a free lease.", ("free", "lease"), id="adjective"),
        pytest.param("They signed a rent-free lease.", ("rent-free", "lease"), id="hyphen"),
        pytest.param("Rockets hit the naval base.", ("naval", "base"), id="compound-or-adjective"),
        pytest.param("The strike was legal.", ("legal", "strike"), id="said-by-the-clause"),
        pytest.param("The troops partly withdrew.", ("partly", "withdraw"), id="adverb"),
        pytest.param("All schools stay shut.", ("all", "school"), id="quantifier"),
        pytest.param("Most of the schools stay shut.", ("most", "school"), id="quantifier-with-of"),
        pytest.param("A quick and legal way exists.", ("legal", "way"), id="second-of-a-list"),
        pytest.param("The south western town lies low.", ("southwestern", "town"), id="two-words"),
        pytest.param(
            "They signed a lease free of charge.", ("free of charge", "lease"), id="behind"
        ),
        pytest.param("The would-be assassin fled.", ("would-be", "assassin"), id="no-parse-has-it"),
        pytest.param("The ex-wife of Ole Lund spoke.", ("ex", "wife"), id="prefix"),
        pytest.param("The president-elect spoke.", ("elect", "president"), id="hyphen-behind"),
        pytest.param("Several of the boats sank.", ("several", "boat"), id="part-of-several-words"),
        pytest.param("The hull was damaged.", ("damaged", "hull"), id="state-by-a-passive"),
    ],
)
def test_modifier_and_head(text: str, expected: tuple[str, str]) -> None:
    document = Document(id="a", text=text)

    facts = extract(document, load_parser()([document])[0])

    assert expected in {(fact.value.word, fact.value.head) for fact in facts}


def test_parts_of_a_name_are_no_modifiers() -> None:
    document = Document(id="a", text="Anna Green met Peter North.")

    assert extract(document, load_parser()([document])[0]) == ()


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param("permanent", "temporary", Relation.ANTONYM, id="listed-opposites"),
        pytest.param("binding", "non-binding", Relation.ANTONYM, id="prefix-with-hyphen"),
        pytest.param("air", "naval", Relation.EXCLUSIVE, id="one-class"),
        pytest.param("some", "most", Relation.SCALE, id="shares"),
        pytest.param("former", "ex", Relation.SAME, id="same-class-row"),
        pytest.param("biggest", "biggest", Relation.SAME, id="same-word"),
        pytest.param("short-sleeved", "long-sleeved", Relation.ANTONYM, id="one-part-in-common"),
        pytest.param("rightly", "wrongly", Relation.ANTONYM, id="manner-of-opposites"),
        pytest.param("free of charge", "gratis", Relation.SAME, id="several-words"),
        pytest.param("quiet", "wooden", Relation.NONE, id="nothing-known"),
    ],
)
def test_relation_of_two_modifiers(left: str, right: str, expected: Relation) -> None:
    assert relation(left, right) is expected
    assert relation(right, left) is expected


@pytest.mark.parametrize(
    ("left", "right", "far"),
    [
        pytest.param("all", "some", True, id="the-whole-and-a-part"),
        pytest.param("most", "few", True, id="opposite-shares"),
        pytest.param("most", "many", False, id="neighbours"),
    ],
)
def test_distance_on_a_scale(left: str, right: str, far: bool) -> None:  # noqa: FBT001
    assert is_far(left, right) is far


def test_an_idiom_is_not_of_the_class() -> None:
    assert classes_of("free", "lease") == {"cost"}
    assert classes_of("free", "speech") == frozenset()
    assert classes_of("late", "king") == {"privative"}
    assert classes_of("late", "goal") == frozenset()
