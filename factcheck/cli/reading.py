"""``factcheck claims``: what the checker reads out of one file."""

from __future__ import annotations

import json
from collections.abc import Iterator

from factcheck.model import Analysis, Claim, Fact


def as_text(analysis: Analysis) -> str:
    """One line per claim, its facts indented under it."""
    lines = []
    for claim in analysis.claims:
        line, column = analysis.document.position(claim.span.start)
        lines.append(
            f"{line}:{column} {claim.id}{''.join(f' [{m}]' for m in _marks(claim))} {claim.text}"
        )
        lines += [f"    {_sort(fact)}: {_words(analysis, fact)}" for fact in claim.facts]
    lines.append(f"{len(analysis.claims)} claims in {len(analysis.sentences)} sentences")
    return "\n".join(lines) + "\n"


def as_json(analysis: Analysis) -> str:
    """The same with offsets in code points of the document's text."""
    document = analysis.document
    content = {
        "document": {"id": document.id, "path": document.path, "sha256": document.sha256},
        "claims": [
            {
                "id": claim.id,
                "text": claim.text,
                "spans": [
                    {"start": s.start, "end": s.end, "text": s.of(document.text)}
                    for s in claim.spans
                ],
                "negated": claim.negated,
                "certainty": claim.certainty.value,
                "attributed": claim.attribution is not None,
                "facts": [
                    {
                        "type": _sort(fact),
                        "start": fact.span.start,
                        "end": fact.span.end,
                        "text": fact.span.of(document.text),
                    }
                    for fact in claim.facts
                ],
            }
            for claim in analysis.claims
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _marks(claim: Claim) -> Iterator[str]:
    if claim.certainty.value != "plain":
        yield claim.certainty.value
    if claim.negated:
        yield "negated"
    if claim.attribution is not None:
        yield "attributed"


def _sort(fact: Fact[object]) -> str:
    return type(fact.value).__name__.lower()


def _words(analysis: Analysis, fact: Fact[object]) -> str:
    return " ".join(fact.span.of(analysis.document.text).split())
