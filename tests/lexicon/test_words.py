"""Which words may stand for each other, and which exclude each other."""

from __future__ import annotations

from typing import cast

import pytest

from factcheck.lexicon import table
from factcheck.lexicon.words import antonyms, meaning, root, same_event, synonyms


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("shop", "storefront", id="buildings"),
        pytest.param("accord", "pact", id="agreements"),
        pytest.param("spokesman", "spokesperson", id="office-without-sex"),
        pytest.param("injure", "wound", id="harm"),
        pytest.param("fall", "decline", id="prices"),
        pytest.param("fall", "ouster", id="second-sense-of-a-noun"),
        pytest.param("unknown", "unclear", id="state-of-knowledge"),
    ],
)
def test_words_that_a_copy_editor_exchanges(left: str, right: str) -> None:
    assert synonyms(left, right)
    assert synonyms(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("kill", "die", id="not-every-death-is-a-killing"),
        pytest.param("offer", "grant", id="other-commitment"),
        pytest.param("attack", "infiltrate", id="other-deed"),
        pytest.param("several", "numerous", id="other-number"),
        pytest.param("allege", "say", id="other-attribution"),
        pytest.param("arrest", "charge", id="other-stage"),
        pytest.param("murder", "homicide", id="other-crime"),
    ],
)
def test_words_that_differ_in_a_fact(left: str, right: str) -> None:
    assert not synonyms(left, right)


def test_a_part_of_speech_narrows_the_senses() -> None:
    assert synonyms("shop", "store", "NOUN")
    assert not synonyms("shop", "store", "VERB")


def test_meaning_is_shared_by_a_class_and_else_the_word_itself() -> None:
    assert meaning("storefront") == meaning("store")
    assert meaning("asylum") == "asylum"


@pytest.mark.parametrize(
    ("verb", "noun"),
    [
        pytest.param("withdraw", "withdrawal", id="same-stem"),
        pytest.param("withdraw", "pullout", id="synonym-of-the-noun"),
        pytest.param("oust", "downfall", id="other-stem"),
        pytest.param("rethink", "reconsideration", id="synonym-of-the-verb"),
    ],
)
def test_a_verb_and_its_noun_have_one_root(verb: str, noun: str) -> None:
    assert root(verb) == root(noun)


def test_different_families_have_different_roots() -> None:
    assert root("arrival") != root("departure")


def test_a_number_of_dead_counts_the_killed() -> None:
    assert same_event("kill", "die")
    assert not same_event("kill", "injure")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("permanent", "temporary", id="listed"),
        pytest.param("soar", "plummet", id="by-their-classes"),
        pytest.param("stable", "unstable", id="by-prefix"),
        pytest.param("accurate", "inaccurate", id="by-latin-prefix"),
        pytest.param("victory", "defeat", id="nouns"),
        pytest.param("publicly", "secretly", id="adverbs"),
    ],
)
def test_opposites(left: str, right: str) -> None:
    assert antonyms(left, right)
    assert antonyms(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("valuable", "invaluable", id="prefix-that-does-not-deny"),
        pytest.param("play", "display", id="prefix-by-chance"),
        pytest.param("big", "large", id="synonyms"),
        pytest.param("red", "loud", id="unrelated"),
        pytest.param("vest", "invest", id="latin-prefix-of-a-verb"),
    ],
)
def test_words_that_are_no_opposites(left: str, right: str) -> None:
    assert not antonyms(left, right)


def test_no_pair_is_listed_as_same_and_as_opposite() -> None:
    """A slip in either table would hide every finding on the pair."""
    kinds = cast("dict[str, list[tuple[str, str]]]", table("antonyms"))
    for kind in ("noun", "verb", "adjective", "adverb"):
        assert [pair for pair in kinds[kind] if synonyms(*pair, kind)] == []


@pytest.mark.parametrize(
    "name",
    [
        "synonyms",
        "antonyms",
        "derivations",
        "same_event",
        "commitments",
        "directions",
        "phrasal_verbs",
        "penalties",
    ],
)
def test_tables_hold_words_only(name: str) -> None:
    """YAML reads a bare "true" or "no" as something else than a word."""
    assert all(isinstance(word, str) for word in _leaves(table(name)))


def _leaves(node: object) -> list[object]:
    if isinstance(node, dict):
        return [*node, *(leaf for value in node.values() for leaf in _leaves(value))]
    if isinstance(node, list):
        return [leaf for value in node for leaf in _leaves(value)]
    return [node]
