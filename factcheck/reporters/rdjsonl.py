"""Reviewdog's diagnostic format, one JSON object per line: reviewdog carries it to GitHub, GitLab, Gitea and others."""

from __future__ import annotations

from factcheck.model import Finding, Location, Report, Severity
from factcheck.presentation.gravity import gravity
from factcheck.presentation.places import byte_region, file_name, others, primary, region
from factcheck.presentation.records import dumped
from factcheck.presentation.words import headline, one_line

FOLLOWS_ON = True
"""Reports of several comparisons may stand one after the other: each line is by itself."""

_SEVERITY = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def render(report: Report) -> str:
    """A line per open finding; nothing for none."""
    return "".join(f"{dumped(_diagnostic(f, report))}\n" for f in report.open_findings)


def _diagnostic(finding: Finding, report: Report) -> dict[str, object]:
    spot = primary(finding, report)
    return {
        "message": headline(finding),
        "location": _location(spot, report),
        "severity": _SEVERITY[gravity(finding)],
        "source": {"name": "factcheck"},
        "code": {"value": finding.rule_id},
        "related_locations": [
            {
                "message": f"{other.document}: {one_line(other.text)}",
                "location": _location(other, report),
            }
            for other in others(finding, spot)
        ],
    }


def _location(spot: Location, report: Report) -> dict[str, object]:
    document = report.document(spot.document)
    return {"path": file_name(document), "range": _range(spot, report)}


def _range(spot: Location, report: Report) -> dict[str, object]:
    """Columns are bytes of UTF-8; where the bytes of the line are not known the whole lines are meant."""
    document = report.document(spot.document)
    exact = byte_region(spot, document)
    if exact is None:
        lines = region(spot, document)
        return {"start": {"line": lines.line}, "end": {"line": lines.end_line}}
    return {
        "start": {"line": exact.line, "column": exact.column},
        "end": {"line": exact.end_line, "column": exact.end_column},
    }
