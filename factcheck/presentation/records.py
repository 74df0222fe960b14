"""A finding as JSON, and JSON as text: one form for all formats that are made of it."""

from __future__ import annotations

import json
import re

from factcheck.model import Decision, Evidence, Finding, Judgement, Location, Scores

DIGITS = 4
"""Digits behind the point of every share: enough to rank by, too few to differ between machines."""

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def dumped(content: object, indent: int | None = None) -> str:
    """JSON without a line end; letters stay letters, half a character (of a file name, say) is an escape."""
    written = json.dumps(content, ensure_ascii=False, indent=indent)
    return _LONE_SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


def finding_record(row: Finding) -> dict[str, object]:
    """The finding as in the JSON report."""
    return {
        "fingerprint": row.fingerprint,
        "rule_id": row.rule_id,
        "rule_name": row.rule_name,
        "type": row.type,
        "severity": row.severity,
        "kind": row.kind,
        "confidence": round(row.confidence, DIGITS),
        "message": row.message,
        "advice": row.advice,
        "scope": row.scope,
        "locations": [_location(spot) for spot in row.locations],
        "groups": [{"value": g.value, "documents": list(g.documents)} for g in row.groups],
        "outliers": list(row.outliers),
        "evidence": _evidence(row.evidence),
        "decision": None if row.decision is None else _decision(row.decision),
    }


def _location(row: Location) -> dict[str, object]:
    return {
        "document": row.document,
        "start": row.start,
        "end": row.end,
        "line": row.line,
        "column": row.column,
        "text": row.text,
        "value": row.value,
        "claim": row.claim,
    }


def _decision(row: Decision) -> dict[str, object]:
    return {
        "kind": row.kind,
        "reason": row.reason,
        "by": row.by,
        "date": row.date.isoformat() if row.date else None,
        "until": row.until.isoformat() if row.until else None,
        "origin": row.origin,
        "place": row.place,
    }


def _evidence(row: Evidence) -> dict[str, object]:
    similarity = None if row.similarity is None else round(row.similarity, DIGITS)
    return {"similarity": similarity, "nli": None if row.nli is None else _judgement(row.nli)}


def _judgement(row: Judgement) -> dict[str, object]:
    return {"forward": _scores(row.forward), "backward": _scores(row.backward)}


def _scores(row: Scores) -> dict[str, float]:
    return {
        "entailment": round(row.entailment, DIGITS),
        "neutral": round(row.neutral, DIGITS),
        "contradiction": round(row.contradiction, DIGITS),
    }
