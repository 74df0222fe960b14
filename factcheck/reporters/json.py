"""JSON, format 1: the whole report for programs; see ``docs/json-report.md`` and its schema."""

from __future__ import annotations

from factcheck.model import (
    Document,
    DocumentSummary,
    Match,
    Report,
    RuleIdentity,
    Severity,
    Span,
    Stretch,
)
from factcheck.presentation.records import DIGITS, dumped, finding_record

FORMAT_VERSION = "1.1"


def render(report: Report) -> str:
    """One JSON object and a line end; keys in a fixed order, the same report gives the same bytes."""
    content = {
        "format_version": FORMAT_VERSION,
        "tool": _tool(report),
        "candidate": report.candidate,
        "documents": [_document(row) for row in report.documents],
        "further_files": [_further_file(row) for row in report.further_files],
        "findings": [finding_record(row) for row in report.findings],
        "not_checked": [
            {"document": row.document, "reason": row.reason, "start": row.start, "end": row.end}
            for row in report.not_checked
        ],
        "alignment": [_match(row) for row in report.alignment],
        "summary": _summary(report),
    }
    return dumped(content, indent=2) + "\n"


def _tool(report: Report) -> dict[str, object]:
    model = report.model
    return {
        "name": "factcheck",
        "version": report.tool_version,
        "rules": [_rule(rule) for rule in report.rules],
        "model": None
        if model is None
        else {"id": model.id, "sha256": model.sha256, "calibrated": model.calibrated},
    }


def _rule(row: RuleIdentity) -> dict[str, object]:
    return {
        "id": row.id,
        "sha256": row.sha256,
        "name": row.name,
        "summary": row.summary,
        "severity": row.severity,
        "reason": row.reason,
        "advice": row.advice,
        "scope": row.scope,
        "tags": list(row.tags),
    }


def _document(row: DocumentSummary) -> dict[str, object]:
    document = row.document
    return {
        "id": document.id,
        "path": document.path,
        "sha256": document.sha256,
        "published": document.published.isoformat() if document.published else None,
        "claims": row.claims,
        "sentences": row.sentences,
        "warnings": list(document.warnings),
        "headline": _span(document.headline),
        "dateline": _span(document.dateline),
        "paragraphs": [_span(span) for span in document.paragraphs],
        "source": None if document.source is None else [list(r) for r in document.source.runs],
        "text": document.text,
    }


def _further_file(document: Document) -> dict[str, object]:
    return {
        "id": document.id,
        "path": document.path,
        "sha256": document.sha256,
        "text": document.text,
    }


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _match(row: Match) -> dict[str, object]:
    return {
        "ours": _stretch(row.ours),
        "theirs": _stretch(row.theirs),
        "similarity": round(row.similarity, DIGITS),
    }


def _stretch(row: Stretch) -> dict[str, object]:
    return {"document": row.document, "start": row.start, "end": row.end}


def _summary(report: Report) -> dict[str, object]:
    conflicts = report.conflicts
    types = sorted({str(row.type) for row in conflicts})
    return {
        "conflicts": len(conflicts),
        "reviews": len(report.reviews),
        "decided": len(report.decided_findings),
        "hygiene": len(report.hygiene),
        "by_severity": {str(s): sum(row.severity is s for row in conflicts) for s in Severity},
        "by_type": {name: sum(row.type == name for row in conflicts) for name in types},
        "pairs_compared": report.pairs_compared,
        "claims_without_counterpart": report.claims_without_counterpart,
    }
