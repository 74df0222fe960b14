"""JSON Lines: one finding per line, as in the JSON report; nothing for no finding."""

from __future__ import annotations

from factcheck.model import Report
from factcheck.presentation.records import dumped, finding_record

FOLLOWS_ON = True
"""Reports of several comparisons may stand one after the other: each line is by itself."""


def render(report: Report) -> str:
    """A JSON object and a line end per finding, decided ones included (``decision`` tells them apart)."""
    return "".join(f"{dumped(finding_record(finding))}\n" for finding in report.findings)
