"""The one place that decides."""

from __future__ import annotations

import pytest

from factcheck import verdicts
from factcheck.model import (
    Certainty,
    Claim,
    Clash,
    FindingKind,
    FindingType,
    Hit,
    Judgement,
    Pair,
    Place,
    Scores,
    Sentence,
    Severity,
    Span,
    Token,
)
from factcheck.nli.calibration import Calibration

BANDS = Calibration(conflict=0.8, review=0.5)
UNSURE = Scores(0.1, 0.8, 0.1)


def scores(entailment: float, contradiction: float) -> Scores:
    return Scores(entailment, round(1 - entailment - contradiction, 4), contradiction)


def claim(document: str, certainty: Certainty = Certainty.PLAIN) -> Claim:
    token = Token(Span(0, 4), "Fire", "fire", "NOUN", "NN", "ROOT", 0)
    sentence = Sentence(document, 0, 0, Span(0, 4), "Fire", (token,))
    return Claim("s0.c0", sentence, (0,), 0, (), "Fire", certainty=certainty)


def hit(rule_id: str, severity: Severity, start: int, end: int) -> Hit:
    places = Place("a", Span(start, end), "x"), Place("b", Span(start, end), "y")
    return Hit(rule_id, "name", FindingType.NUMBER, severity, "m", "a", Clash(places, "key"))


@pytest.mark.parametrize(
    ("forward", "backward", "expected"),
    [
        pytest.param(
            scores(0.0, 0.9), scores(0.0, 0.9), FindingKind.CONFLICT, id="both-contradict"
        ),
        pytest.param(scores(0.0, 0.9), scores(0.0, 0.2), FindingKind.REVIEW, id="one-contradicts"),
        pytest.param(scores(0.0, 0.3), scores(0.0, 0.3), None, id="below-the-bands"),
        pytest.param(scores(0.0, 0.99), scores(0.6, 0.3), None, id="one-direction-entails"),
    ],
)
def test_model_band(forward: Scores, backward: Scores, expected: FindingKind | None) -> None:
    pair = Pair(claim("a"), claim("b"), 0.7, near=True)

    assert verdicts.model_band(pair, Judgement(forward, backward), BANDS) is expected


@pytest.mark.parametrize(
    ("score", "expected"),
    [(0.95, FindingKind.CONFLICT), (0.85, FindingKind.REVIEW), (0.7, None)],
)
def test_claims_that_are_no_versions_of_one_sentence_need_more(
    score: float, expected: FindingKind | None
) -> None:
    pair = Pair(claim("a"), claim("b"), 0.5)

    assert (
        verdicts.model_band(pair, Judgement(scores(0, score), scores(0, score)), BANDS) is expected
    )


@pytest.mark.parametrize("other", [Certainty.HEDGED, Certainty.PLANNED, Certainty.CONDITIONAL])
def test_hedged_or_planned_never_contradicts_plain(other: Certainty) -> None:
    pair = Pair(claim("a"), claim("b", other), 0.7, near=True)

    assert verdicts.model_band(pair, Judgement(scores(0, 1), scores(0, 1)), BANDS) is None


def test_of_hits_on_the_same_words_the_gravest_stays() -> None:
    found = verdicts.decide(
        [hit("FC501", Severity.WARNING, 0, 5), hit("FC101", Severity.ERROR, 2, 4)], None
    )

    assert [verdict.hit.rule_id for verdict in found] == ["FC101"]


def test_hits_on_different_words_all_stay() -> None:
    found = verdicts.decide(
        [hit("FC501", Severity.WARNING, 0, 2), hit("FC101", Severity.ERROR, 3, 4)], None
    )

    assert {verdict.hit.rule_id for verdict in found} == {"FC101", "FC501"}


def test_confidence_is_a_probability_whatever_the_model_says() -> None:
    for con in (0.0, 0.5, 1.0):
        judgement = Judgement(scores(0, con), scores(0, con))
        (verdict,) = verdicts.decide([hit("FC101", Severity.ERROR, 0, 2)], judgement)

        assert 0 <= verdict.confidence <= 1


def test_style_notes_do_not_silence_the_model() -> None:
    assert not verdicts.explains([hit("FC401", Severity.INFO, 0, 1)])
    assert verdicts.explains([hit("FC101", Severity.ERROR, 0, 1)])
