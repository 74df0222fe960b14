"""JSON, format 1: the whole report for programs; see ``docs/json-report.md`` and its schema."""

from __future__ import annotations

import json

from factcheck.model import DocumentSummary, Evidence, Finding, Judgement, Report, Scores, Severity

FORMAT_VERSION = "1.0"
_DIGITS = 4


def render(report: Report) -> str:
    """One JSON object and a line end; keys in a fixed order, the same report gives the same bytes."""
    content = {
        "format_version": FORMAT_VERSION,
        "tool": _tool(report),
        "documents": [_document(row) for row in report.documents],
        "findings": [_finding(row) for row in report.findings],
        "not_checked": [
            {"document": row.document, "reason": row.reason, "start": row.start, "end": row.end}
            for row in report.not_checked
        ],
        "summary": _summary(report),
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _tool(report: Report) -> dict[str, object]:
    model = report.model
    return {
        "name": "factcheck",
        "version": report.tool_version,
        "rules": [{"id": rule.id, "sha256": rule.sha256} for rule in report.rules],
        "model": None
        if model is None
        else {"id": model.id, "sha256": model.sha256, "calibrated": model.calibrated},
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
    }


def _finding(row: Finding) -> dict[str, object]:
    return {
        "fingerprint": row.fingerprint,
        "rule_id": row.rule_id,
        "rule_name": row.rule_name,
        "type": row.type,
        "severity": row.severity,
        "kind": row.kind,
        "confidence": round(row.confidence, _DIGITS),
        "message": row.message,
        "advice": row.advice,
        "locations": [
            {
                "document": spot.document,
                "start": spot.start,
                "end": spot.end,
                "line": spot.line,
                "column": spot.column,
                "text": spot.text,
                "value": spot.value,
                "claim": spot.claim,
            }
            for spot in row.locations
        ],
        "groups": [{"value": g.value, "documents": list(g.documents)} for g in row.groups],
        "outliers": list(row.outliers),
        "evidence": _evidence(row.evidence),
    }


def _evidence(row: Evidence) -> dict[str, object]:
    similarity = None if row.similarity is None else round(row.similarity, _DIGITS)
    return {"similarity": similarity, "nli": None if row.nli is None else _judgement(row.nli)}


def _judgement(row: Judgement) -> dict[str, object]:
    return {"forward": _scores(row.forward), "backward": _scores(row.backward)}


def _scores(row: Scores) -> dict[str, float]:
    return {
        "entailment": round(row.entailment, _DIGITS),
        "neutral": round(row.neutral, _DIGITS),
        "contradiction": round(row.contradiction, _DIGITS),
    }


def _summary(report: Report) -> dict[str, object]:
    conflicts = [row for row in report.findings if row.kind == "conflict"]
    types = sorted({str(row.type) for row in conflicts})
    return {
        "conflicts": len(conflicts),
        "reviews": len(report.findings) - len(conflicts),
        "by_severity": {str(s): sum(row.severity is s for row in conflicts) for s in Severity},
        "by_type": {name: sum(row.type == name for row in conflicts) for name in types},
        "pairs_compared": report.pairs_compared,
        "claims_without_counterpart": report.claims_without_counterpart,
    }
