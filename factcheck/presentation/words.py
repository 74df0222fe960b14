"""The same sentences in every format: counts, shares, and text of others made harmless."""

from __future__ import annotations

import re

from factcheck.model import (
    Document,
    Finding,
    FindingKind,
    FindingType,
    Location,
    Report,
    Scope,
    Severity,
)

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_LINE_END = re.compile(r"[\r\n\u2028\u2029]")


def safe(words: str) -> str:
    """Without what could steer a terminal or turn a line around: article text is not ours. As long as before."""
    return _CONTROL.sub(" ", words)


def one_line(words: str) -> str:
    """Harmless and with single spaces between words."""
    return " ".join(safe(words).split())


def cut(words: str, longest: int) -> str:
    """At most *longest* characters; what is cut off is shown as an ellipsis."""
    return words if len(words) <= longest else f"{words[: longest - 1].rstrip()}…"


def plural(number: int, word: str) -> str:
    """The word for that many."""
    return word if number == 1 or word == "info" else f"{word}s"


def percent(share: float) -> str:
    """At most 99 %: nothing here is certain."""
    return f"{min(99, round(100 * share))}%"


def headline(finding: Finding) -> str:
    """The message in one line; what is only for review says so, since most formats have no place for it."""
    review = "For review: " if finding.kind is FindingKind.REVIEW else ""
    return review + one_line(finding.message)


def verdict(report: Report) -> str:
    """The counts in one sentence: "2 conflicts need a decision (1 error, 1 warning); 1 for review."."""
    conflicts = report.conflicts
    counts = [(str(s), sum(f.severity is s for f in conflicts)) for s in Severity]
    listed = ", ".join(f"{n} {plural(n, name)}" for name, n in counts if n)
    number = len(conflicts)
    parts = [
        f"{number} {plural(number, 'conflict')} {'needs' if number == 1 else 'need'} a decision ({listed})"
        if conflicts
        else "No conflicts found"
    ]
    parts += [f"{n} {what}" for n, what in _rest(report) if n]
    return "; ".join(parts) + "."


def compared(report: Report) -> str:
    """How much was compared, in one sentence."""
    claims = sum(row.claims for row in report.documents)
    if len(report.documents) == 1:
        return f"{claims} {plural(claims, 'claim')} in one document, checked by itself."
    return (
        f"{claims} {plural(claims, 'claim')} in {len(report.documents)} versions, "
        f"{report.pairs_compared} {plural(report.pairs_compared, 'pair')} compared; "
        f"{report.claims_without_counterpart} had no counterpart."
    )


def about_model(report: Report) -> str:
    """What the reader has to know of the model, mostly nothing."""
    if len(report.documents) == 1:
        return ""
    if report.model is None:
        return "Rules only: the language model did not run."
    if not report.model.calibrated:
        return f"Model {report.model.id} is not calibrated: its scores are no probabilities."
    return ""


def why(finding: Finding) -> str:
    """Which version says what, the odd one out, the model's score and the confidence."""
    if finding.type is FindingType.HYGIENE:
        return "a remark on a decision"
    parts = []
    inside = finding.scope is Scope.WITHIN
    if len(finding.groups) > 1 and finding.type is not FindingType.CONTRADICTION and not inside:
        parts.append("; ".join(f"{', '.join(g.documents)}: {g.value}" for g in finding.groups))
    if finding.outliers:
        parts.append(f"odd one out: {', '.join(finding.outliers)}")
    if finding.evidence.nli is not None:
        parts.append(f"model: {percent(finding.evidence.nli.contradiction)} contradiction")
    if inside:
        parts.append("inside one document")
    parts.append(f"confidence {percent(finding.confidence)}")
    return "; ".join(parts)


def passage(document: Document, spot: Location, width: int) -> tuple[str, str, str]:
    """What stands before, at and behind the place on its line, about *width* characters in all."""
    text = document.text
    start = max((m.end() for m in _LINE_END.finditer(text, 0, spot.start)), default=0)
    found = _LINE_END.search(text, spot.end)
    end = found.start() if found else len(text)
    spare = max(0, width - (spot.end - spot.start)) // 2
    before, after = text[start : spot.start], text[spot.end : end]
    head = before if len(before) <= spare else f"…{_from_word(before[-spare:])}" if spare else "…"
    tail = after if len(after) <= spare else f"{_to_word(after[:spare])}…"
    return safe(head), safe(text[spot.start : spot.end]), safe(tail)


def _rest(report: Report) -> tuple[tuple[int, str], ...]:
    return (
        (len(report.reviews), "for review"),
        (len(report.hygiene), f"{plural(len(report.hygiene), 'remark')} on decisions"),
        (len(report.decided_findings), "decided"),
    )


def _from_word(words: str) -> str:
    return words.split(" ", 1)[-1] if " " in words else words


def _to_word(words: str) -> str:
    return words.rsplit(" ", 1)[0] if " " in words else words
