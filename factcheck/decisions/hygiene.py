"""Remarks on decisions themselves: one that has expired, one that nothing needs any more."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from factcheck.decisions.entries import Entry
from factcheck.decisions.inline import Mark
from factcheck.extraction.lines import line_starts
from factcheck.model import (
    Document,
    Evidence,
    Finding,
    FindingKind,
    FindingType,
    Group,
    Location,
    Severity,
)
from factcheck.rulebook.positions import Position

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Sort:
    """What is said of a sort of remark."""

    rule_id: str
    rule_name: str
    severity: Severity
    summary: str
    reason: str
    advice: str


_EXPIRED = _Sort(
    "FC001",
    "decision-expired",
    Severity.WARNING,
    "The last day of a decision is over; what it was taken on is asked again.",
    "A decision with a last day was meant to be looked at again.",
    "Decide again with a later day, or remove the decision (factcheck decisions prune).",
)
_UNUSED = _Sort(
    "FC002",
    "decision-unused",
    Severity.INFO,
    "A decision fits no finding any more: the conflict was mended, or its values changed.",
    "A decision that is left behind would hide the same conflict on the day it comes back.",
    "Remove it (factcheck decisions prune).",
)


def expired(what: Entry | Mark, document: Document) -> Finding:
    """The decision's last day is over."""
    day = what.until if isinstance(what, Mark) else what.decision.until
    return _remark(_EXPIRED, what, document, f"has expired on {day}")


def unused(what: Entry | Mark, document: Document) -> Finding:
    """Nothing in the versions clashes as the decision says."""
    return _remark(_UNUSED, what, document, "fits no finding any more")


def explained(word: str) -> str | None:
    """What the remark with that id or name means; None where there is none."""
    for sort in (_EXPIRED, _UNUSED):
        if word.lower() in {sort.rule_id.lower(), sort.rule_name}:
            return (
                f"{sort.rule_id} {sort.rule_name} ({sort.severity})\n\n{sort.summary}\n\n"
                f"Why it matters\n  {sort.reason}\n\nWhat to do\n  {sort.advice}\n\n"
                "Always on: it is about decisions and not about the copy, so it can neither be ignored nor decided.\n"
            )
    return None


def _remark(sort: _Sort, what: Entry | Mark, document: Document, words: str) -> Finding:
    if isinstance(what, Mark):
        rules = ", ".join(dict.fromkeys(target.rule for target in what.targets))
        line = what.position.line
        message = f"the factcheck comment in line {line} on {rules} {words}: {what.reason}"
        return _finding(sort, message, _in_copy(what, document))
    values = "/".join(what.values)
    message = f"the decision on {what.rule} {values} {words}: {what.decision.reason}"
    return _finding(sort, message, _in_file(what.position, document, what.fingerprint))


def _finding(sort: _Sort, message: str, spot: Location) -> Finding:
    parts = (sort.rule_id, spot.value, str(spot.line))
    return Finding(
        fingerprint=hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16],
        rule_id=sort.rule_id,
        rule_name=sort.rule_name,
        type=FindingType.HYGIENE,
        severity=sort.severity,
        kind=FindingKind.CONFLICT,
        confidence=1.0,
        message=message,
        advice=sort.advice,
        locations=(spot,),
        groups=(Group(spot.value, (spot.document,)),),
        outliers=(),
        evidence=Evidence(None, None),
    )


def _in_file(position: Position, document: Document, fingerprint: str) -> Location:
    """The rest of the line on which the entry begins."""
    starts = line_starts(document.text)
    at = starts[min(position.line, len(starts)) - 1] + position.column - 1
    words = document.text[at:].splitlines()[0] if document.text[at:] else ""
    return Location(
        document=document.id,
        start=at,
        end=at + len(words),
        line=position.line,
        column=position.column,
        text=words,
        value=fingerprint,
        claim="",
    )


def _in_copy(mark: Mark, document: Document) -> Location:
    """The first word behind the comment, the last before it at the end of the copy: the comment is no text."""
    words = list(_WORD.finditer(document.text))
    word = next((w for w in words if w.start() >= mark.span.start), words[-1])
    line, column = document.position(word.start())
    return Location(
        document=document.id,
        start=word.start(),
        end=word.end(),
        line=line,
        column=column,
        text=word.group(),
        value=", ".join(target.rule for target in mark.targets),
        claim="",
    )
