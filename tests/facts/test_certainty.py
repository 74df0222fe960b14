"""How sure a sentence is of its verbs and nouns."""

from __future__ import annotations

import pytest

from factcheck.facts.certainty import certainty_of, duty, extract, firmness, under_way
from factcheck.language import load_parser
from factcheck.model import Certainty, Document


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        pytest.param("The general may flee.", "flee", Certainty.HEDGED, id="modal"),
        pytest.param("The general reportedly fled.", "fled", Certainty.HEDGED, id="adverb"),
        pytest.param(
            "The alleged fraud shocked the town.", "fraud", Certainty.HEDGED, id="adjective"
        ),
        pytest.param("He appears to have fled.", "fled", Certainty.HEDGED, id="governing-verb"),
        pytest.param("It seems that he fled.", "fled", Certainty.HEDGED, id="impersonal"),
        pytest.param("It is said that he fled.", "fled", Certainty.HEDGED, id="impersonal-passive"),
        pytest.param("There are fears that he fled.", "fled", Certainty.HEDGED, id="noun"),
        pytest.param("He said that he fled.", "fled", Certainty.PLAIN, id="said-by-somebody"),
        pytest.param(
            "A man thought to be the gunman was arrested.",
            "arrested",
            Certainty.PLAIN,
            id="the-hedge-is-on-who-he-is",
        ),
        pytest.param(
            "A rusty knife believed to be the weapon was found.",
            "found",
            Certainty.PLAIN,
            id="the-hedge-is-on-what-it-is",
        ),
        pytest.param("He left so that the general may flee.", "flee", None, id="what-for"),
        pytest.param("The general will flee.", "flee", Certainty.PLANNED, id="will"),
        pytest.param("He is expected to flee.", "flee", Certainty.PLANNED, id="expected-to"),
        pytest.param("He plans to sell the house.", "sell", Certainty.PLANNED, id="plans-to"),
        pytest.param("He would flee.", "flee", Certainty.CONDITIONAL, id="would"),
        pytest.param("The general fled.", "fled", Certainty.PLAIN, id="plain-verb"),
        pytest.param("The fraud shocked the town.", "fraud", Certainty.PLAIN, id="plain-noun"),
        pytest.param("He was told to flee.", "flee", None, id="infinitive-of-another-verb"),
        pytest.param("If he fled, they would win.", "fled", None, id="if-clause"),
    ],
)
def test_certainty(text: str, word: str, expected: Certainty | None) -> None:
    sentence = load_parser()([Document(id="a", text=text)])[0][0]
    index = [token.text for token in sentence.tokens].index(word)

    assert certainty_of(sentence, index) is expected


def test_the_fact_is_the_cue_and_hangs_on_the_hedged_word() -> None:
    document = Document(id="a", text="The alleged fraud shocked the town.")
    sentences = load_parser()([document])[0]

    (fact,) = extract(document, sentences)

    assert fact.span.of(document.text) == "alleged"
    assert sentences[0].tokens[fact.anchor].text == "fraud"


def test_a_client_in_prospect_is_no_doubtful_fact() -> None:
    document = Document(id="a", text="The firm met a possible client.")

    assert extract(document, load_parser()([document])[0]) == ()


@pytest.mark.parametrize(
    ("text", "word", "firm", "bound"),
    [
        pytest.param("He hopes to leave.", "leave", 0, None, id="wish"),
        pytest.param("He is expected to leave.", "leave", 1, None, id="forecast"),
        pytest.param("He plans to leave.", "leave", 2, None, id="plan"),
        pytest.param("He will leave.", "leave", 3, None, id="promise"),
        pytest.param("He can leave.", "leave", None, 0, id="may"),
        pytest.param("He is required to leave.", "leave", None, 2, id="must-in-other-words"),
        pytest.param("She asked him to leave.", "leave", None, None, id="nothing-binds"),
    ],
)
def test_firmness_and_duty(text: str, word: str, firm: int | None, bound: int | None) -> None:
    """How firm a plan is, and how strongly somebody is bound."""
    sentence = load_parser()([Document(id="a", text=text)])[0][0]
    index = [token.text for token in sentence.tokens].index(word)
    found = duty(sentence, index)

    assert firmness(sentence, index) == firm
    assert (None if found is None else found[1]) == bound


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        pytest.param("The bridge is being rebuilt.", "rebuilt", True, id="passive"),
        pytest.param("They have begun building a dam.", "building", True, id="begun"),
        pytest.param("The bridge was being rebuilt.", "rebuilt", False, id="past"),
        pytest.param("The bridge was rebuilt.", "rebuilt", False, id="done"),
    ],
)
def test_under_way(text: str, word: str, expected: bool) -> None:  # noqa: FBT001
    sentence = load_parser()([Document(id="a", text=text)])[0][0]
    index = [token.text for token in sentence.tokens].index(word)

    assert under_way(sentence, index) is expected
