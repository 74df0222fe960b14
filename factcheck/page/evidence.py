"""Why a finding was made and what was decided of it, in sentences and bars."""

from __future__ import annotations

from factcheck.model import Decision, DecisionKind, Finding, Judgement, Report, Scores
from factcheck.page.corpus import Corpus
from factcheck.page.marking import visible
from factcheck.page.views import Bar, Reading, Settled, Why
from factcheck.page.wording import listed, percent

_DECIDED = {
    DecisionKind.ACCEPTED_CHANGE: "Accepted change",
    DecisionKind.FALSE_POSITIVE: "Not a conflict",
    DecisionKind.WILL_FIX: "Will be fixed",
    DecisionKind.KNOWN: "Known",
}


def why(finding: Finding, corpus: Corpus, report: Report) -> Why:
    """Values, measures and what the model said."""
    sentences = [
        f"{listed([corpus.name(name) for name in group.documents])}: {visible(group.value)}."
        for group in finding.groups
        if len(finding.groups) > 1
    ]
    if finding.outliers:
        names = listed([corpus.name(name) for name in finding.outliers])
        sentences.append(f"Odd one out: {names}.")
    measures = [Bar("Confidence", percent(finding.confidence))]
    if finding.evidence.similarity is not None:
        measures.append(Bar("Likeness of the passages", percent(finding.evidence.similarity)))
    nli = finding.evidence.nli
    if nli is None:
        sentences.append("The model was not asked: the rule compares the values.")
    elif report.model is not None and not report.model.calibrated:
        sentences.append("The model is not calibrated: its scores are no probabilities.")
    rule = next((rule for rule in report.rules if rule.id == finding.rule_id), None)
    return Why(
        visible(rule.summary) if rule else "",
        tuple(sentences),
        tuple(measures),
        () if nli is None else _readings(nli),
    )


def _readings(nli: Judgement) -> tuple[Reading, ...]:
    return (
        Reading("If one passage is true, the other", _scores(nli.forward)),
        Reading("The other way round, it", _scores(nli.backward)),
    )


def _scores(scores: Scores) -> tuple[Bar, ...]:
    return (
        Bar("cannot be true", percent(scores.contradiction)),
        Bar("stays open", percent(scores.neutral)),
        Bar("must be true", percent(scores.entailment)),
    )


def settled(decision: Decision) -> Settled:
    """The decision in words."""
    details = (
        f"by {decision.by}" if decision.by else "",
        f"on {decision.date.isoformat()}" if decision.date else "",
        f"until {decision.until.isoformat()}" if decision.until else "",
        f"written in {decision.place}" if decision.place else "",
    )
    return Settled(
        word=_DECIDED[decision.kind],
        reason=visible(decision.reason),
        details=tuple(visible(words) for words in details if words),
    )
