"""Decide what is said of a pair: rule hits and the model's scores become verdicts, here and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast

from factcheck.facts.quantities.updates import is_update
from factcheck.lexicon import table
from factcheck.model import (
    Certainty,
    FindingKind,
    Hit,
    Judgement,
    Pair,
    Place,
    Scores,
    Severity,
    Verdict,
)
from factcheck.ports import Calibration

BANDS = {"low": 0.2, "middle": 0.6, "high": 1.0}
"""Upper ends of the bands of the contradiction score in which confidence was counted."""

ENTAILED = 0.5
"""Entailment probability from which one text follows from the other: the likeliest of three classes."""


def entails(judgement: Judgement) -> bool:
    """Whether either direction follows: then the texts differ in detail and do not conflict."""
    return follows(judgement.forward) or follows(judgement.backward)


def follows(scores: Scores) -> bool:
    """Whether the second text follows from the first."""
    return scores.entailment >= ENTAILED


def decide(hits: Sequence[Hit], judgement: Judgement | None) -> tuple[Verdict, ...]:
    """Verdicts over one pair from its rule hits; overlapping hits are one, the gravest."""
    return tuple(
        Verdict(hit, FindingKind.CONFLICT, _confidence(hit, judgement), judgement)
        for hit in _strongest(hits)
    )


def model_band(pair: Pair, judgement: Judgement, calibration: Calibration) -> FindingKind | None:
    """What the model alone says of a pair that no rule explains; None is nothing."""
    if pair.ours.certainty is not pair.theirs.certainty and Certainty.PLAIN in (
        pair.ours.certainty,
        pair.theirs.certainty,
    ):
        return None
    if entails(judgement):
        return None
    score = judgement.contradiction
    conflict, review = _bands(pair, calibration)
    if score >= conflict and not is_update(pair):
        return FindingKind.CONFLICT
    return FindingKind.REVIEW if score >= review else None


def _bands(pair: Pair, calibration: Calibration) -> tuple[float, float]:
    """The thresholds for a pair, from conflict and from review.

    They are fitted on versions of one sentence. Two claims that merely speak of the same thing contradict each
    other more easily in a model's eyes (12 pairs of outlets of ``multi_basil``: 14 of 16 such findings were
    noise), so there a conflict must be half as doubtful, and what would be a conflict is for review.
    """
    if pair.near:
        return calibration.conflict, calibration.review
    return (1 + calibration.conflict) / 2, calibration.conflict


def model_verdict(
    hit: Hit, band: FindingKind, judgement: Judgement, calibration: Calibration
) -> Verdict:
    """The model's own finding; one for review is only information."""
    if band is FindingKind.REVIEW:
        hit = replace(hit, severity=Severity.INFO)
    confidence = calibration.confidence(judgement.contradiction)
    return Verdict(hit, band, round(confidence, 4), judgement)


def explains(hits: Sequence[Hit]) -> bool:
    """Whether a rule already says what is wrong with the pair, so that the model's voice is only evidence."""
    return any(hit.severity is not Severity.INFO for hit in hits)


def _strongest(hits: Sequence[Hit]) -> list[Hit]:
    """Of hits that lie on the same words the gravest stays; of equal ones the first, which is the house's own."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: hit.severity.rank):
        if not any(_same_words(hit.clash.places, other.clash.places) for other in kept):
            kept.append(hit)
    return kept


def _same_words(left: Sequence[Place], right: Sequence[Place]) -> bool:
    return all(
        any(a.document_id == b.document_id and a.span.overlaps(b.span) for b in right) for a in left
    )


def band(score: float) -> str:
    """Name of the band of :data:`BANDS` that a contradiction score lies in."""
    return next(name for name, top in BANDS.items() if score <= top)


def _confidence(hit: Hit, judgement: Judgement | None) -> float:
    """How often findings of this type, with this much support from the model, were right on dev data."""
    shares = cast("Mapping[str, Mapping[str, float]]", table("confidence"))
    row = shares.get(hit.type, shares["any"])
    return row["none" if judgement is None else band(judgement.contradiction)]
