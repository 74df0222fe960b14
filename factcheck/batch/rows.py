"""What is said of one story: a row for the table of stories, its findings, its page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TypeAlias

from factcheck.model import DocumentSummary, Finding, FindingKind, NotChecked, Report, Severity
from factcheck.presentation.gravity import fails, worst_first
from factcheck.presentation.records import dumped, finding_record
from factcheck.presentation.words import headline

Record: TypeAlias = Mapping[str, object]
"""A row as JSON has it."""

_MOST_MESSAGES = 3


class Outcome(StrEnum):
    """How far the check of a story came."""

    CHECKED = "checked"
    IN_PART = "in part"
    NOT_CHECKED = "not checked"


class Why(StrEnum):
    """Why a story was not checked."""

    UNREADABLE = "unreadable"
    TOO_LARGE = "too large"
    TOO_SLOW = "too slow"
    BROKEN = "broken"  # an error of ours


@dataclass(frozen=True, slots=True)
class Row:
    """A story in the table of stories; the fields are its columns.

    ``number`` counts the stories of the input from 1. ``gravest`` is the gravest severity that counts for
    ``--fail-on``. ``unread`` are files beside the versions that are none. ``page`` is where its page lies.
    """

    story: str
    number: int
    outcome: Outcome
    why: Why | None = None
    reason: str | None = None
    gravest: Severity | None = None
    errors: int = 0
    warnings: int = 0
    infos: int = 0
    reviews: int = 0
    remarks: int = 0
    decided: int = 0
    messages: tuple[str, ...] = ()
    documents: tuple[Record, ...] = ()
    not_checked: tuple[Record, ...] = ()
    unread: tuple[str, ...] = ()
    pairs_compared: int = 0
    claims_without_counterpart: int = 0
    page: str | None = None

    @property
    def conflicts(self) -> int:
        """Findings that need a decision."""
        return self.errors + self.warnings + self.infos

    def record(self) -> Record:
        """As JSON, in the order of the fields."""
        return {column.name: getattr(self, column.name) for column in fields(self)}


@dataclass(frozen=True, slots=True)
class Result:
    """All that is said of a story."""

    row: Row
    findings: tuple[Record, ...] = ()
    page: str | None = None


def written(result: Result) -> str:
    """A line of a checkpoint."""
    content = {"row": result.row.record(), "findings": result.findings, "page": result.page}
    return f"{dumped(content)}\n"


def read(line: str) -> Result:
    """The result that :func:`written` wrote.

    Raises:
        ValueError: it did not.
    """
    content = json.loads(line)
    try:
        row = content["row"]
        row |= {"outcome": Outcome(row["outcome"])}
        row |= {"why": row["why"] and Why(row["why"])}
        row |= {"gravest": row["gravest"] and Severity(row["gravest"])}
        return Result(Row(**row), tuple(content["findings"]), content["page"])
    except (KeyError, TypeError) as error:
        raise ValueError(str(error)) from None


def of_report(report: Report, story: str, number: int, unread: tuple[str, ...]) -> Result:
    """What the report of a story says, without its page."""
    conflicts = report.conflicts
    grave = [f.severity for f in report.findings if fails(f, Severity.INFO)]
    counts = {severity: sum(f.severity is severity for f in conflicts) for severity in Severity}
    row = Row(
        story,
        number,
        Outcome.IN_PART if report.not_checked else Outcome.CHECKED,
        gravest=min(grave, key=lambda severity: severity.rank, default=None),
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
        infos=counts[Severity.INFO],
        reviews=len(report.reviews),
        remarks=len(report.hygiene),
        decided=len(report.decided_findings),
        messages=tuple(headline(f) for f in _shown(report)[:_MOST_MESSAGES]),
        documents=tuple(_document(row) for row in report.documents),
        not_checked=tuple(_gap(gap) for gap in report.not_checked),
        unread=unread,
        pairs_compared=report.pairs_compared,
        claims_without_counterpart=report.claims_without_counterpart,
    )
    return Result(row, tuple({"story": story, **finding_record(f)} for f in report.findings))


def _shown(report: Report) -> list[Finding]:
    return worst_first(f for f in report.open_findings if f.kind is FindingKind.CONFLICT)


def _document(row: DocumentSummary) -> Record:
    document = row.document
    return {
        "id": document.id,
        "path": document.path,
        "sha256": document.sha256,
        "published": document.published.isoformat() if document.published else None,
        "claims": row.claims,
        "sentences": row.sentences,
        "warnings": list(document.warnings),
    }


def _gap(gap: NotChecked) -> Record:
    return {"document": gap.document, "reason": gap.reason, "start": gap.start, "end": gap.end}
