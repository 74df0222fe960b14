"""What is denied, and by which word."""

from __future__ import annotations

import pytest

from factcheck.facts.polarity import denied, extract
from factcheck.language import load_parser
from factcheck.model import Document, Sentence


def _sentence(text: str) -> tuple[Document, Sentence]:
    document = Document(id="a", text=text)
    return document, load_parser()([document])[0][0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The mayor did not resign.", {("not", "resign")}, id="particle"),
        pytest.param("The mayor never resigned.", {("never", "resign")}, id="never"),
        pytest.param("No sailor was hurt.", {("no", "hurt")}, id="denied-subject-denies-the-verb"),
        pytest.param("There were no clashes.", {("no", "clash")}, id="there-is-no"),
        pytest.param("The firm made no comment.", {("no", "comment")}, id="light-verb"),
        pytest.param("He left without permission.", {("without", "permission")}, id="without"),
        pytest.param("They noted the absence of clashes.", {("absence", "clash")}, id="noun"),
        pytest.param("The witness failed to appear.", {("fail", "appear")}, id="failed-to"),
        pytest.param("He was unable to vote.", {("unable", "vote")}, id="unable-to"),
        pytest.param("The plan is not legal.", {("not", "legal")}, id="complement-of-be"),
        pytest.param("Nobody complained.", {("nobody", "complain")}, id="pronoun"),
    ],
)
def test_cue_and_denied_word(text: str, expected: set[tuple[str, str]]) -> None:
    document, sentence = _sentence(text)

    facts = extract(document, [sentence])

    assert {(fact.value.cue, fact.value.denied) for fact in facts} == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The fire not only closed the road, it cut the power.", id="not-only"),
        pytest.param("No fewer than 20 boats sank.", id="no-fewer-than"),
        pytest.param("The ferry did not leave until noon.", id="not-until"),
        pytest.param("He asked whether or not the bill would pass.", id="whether-or-not"),
        pytest.param("The mayor resigned.", id="plain"),
    ],
)
def test_what_denies_nothing(text: str) -> None:
    document, sentence = _sentence(text)

    assert extract(document, [sentence]) == ()


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        pytest.param("He did not fail to vote.", "vote", False, id="two-denials-cancel-out"),
        pytest.param("He failed to vote.", "vote", True, id="one-denial"),
        pytest.param("He did not vote.", "vote", True, id="plain-denial"),
        pytest.param("He voted.", "voted", False, id="none"),
    ],
)
def test_denied_an_odd_number_of_times(text: str, word: str, expected: bool) -> None:  # noqa: FBT001
    _, sentence = _sentence(text)
    index = [token.text for token in sentence.tokens].index(word)

    assert denied(sentence, index) is expected
