"""How sure a sentence is of its verbs and nouns."""

from __future__ import annotations

import pytest

from factcheck.facts.certainty import certainty_of, extract
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
