"""Whether a report has use for a decision of the file."""

from __future__ import annotations

from dataclasses import replace

from factcheck.decisions.entries import Entry
from factcheck.model import DecisionOrigin, FindingType, Report


def is_called_unused(entry: Entry, report: Report) -> bool:
    """Whether the report remarks on the decision that it fits nothing, or has expired."""
    versions = {row.document.id for row in report.documents}
    return any(
        spot.value == entry.fingerprint and spot.document not in versions
        for finding in report.findings
        if finding.type is FindingType.HYGIENE
        for spot in finding.locations
    )


def is_used(entry: Entry, report: Report) -> bool:
    """Whether a finding has the decision, or would have it: the file may have been changed since.

    Under a new id of its rule a finding has another fingerprint; then the same words are the same decision.
    """
    said = replace(entry.decision, place="")
    return any(
        finding.fingerprint == entry.fingerprint
        or (
            finding.decision is not None
            and finding.decision.origin is DecisionOrigin.FILE
            and replace(finding.decision, place="") == said
        )
        for finding in report.findings
    )
