"""GitLab code quality: an artifact that the merge request shows, in the subset of Code Climate that GitLab reads."""

from __future__ import annotations

import hashlib

from factcheck.model import Finding, Location, Report, Severity
from factcheck.presentation.gravity import gravity
from factcheck.presentation.places import file_name, others, primary, region
from factcheck.presentation.records import dumped
from factcheck.presentation.words import headline, one_line

_SEVERITY = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(report: Report) -> str:
    """A JSON list, empty where nothing is open; GitLab keeps only the first of equal fingerprints, so none are."""
    return dumped([_issue(finding, report) for finding in report.open_findings], indent=2) + "\n"


def _issue(finding: Finding, report: Report) -> dict[str, object]:
    spot = primary(finding, report)
    document = report.document(spot.document)
    path = file_name(document)
    return {
        "description": _description(finding, spot, report),
        "check_name": finding.rule_name,
        "fingerprint": _fingerprint(finding, path),
        "severity": _SEVERITY[gravity(finding)],
        "location": {
            "path": path,
            "lines": {"begin": spot.line, "end": region(spot, document).end_line},
        },
    }


def _description(finding: Finding, first: Location, report: Report) -> str:
    """GitLab shows nothing but this: rule and other places have to be in it."""
    places = ", ".join(
        f"{file_name(report.document(spot.document))}:{spot.line} “{one_line(spot.text)}”"
        for spot in others(finding, first)
    )
    return f"{finding.rule_id} {headline(finding)}" + (f" (see {places})" if places else "")


def _fingerprint(finding: Finding, path: str) -> str:
    """With the path: two stories of one pipeline may have the same conflict."""
    return hashlib.sha256(
        f"{finding.fingerprint}\x1f{path}".encode("utf-8", "surrogatepass")
    ).hexdigest()[:32]
