"""GitHub annotations: workflow commands that show findings at their lines in a pull request, worst first.

A step shows ten annotations of each level and drops the rest without a word; so the tenth says how many are
left, and the command line adds the Markdown report to the summary of the step.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.model import Finding, Report, Severity
from factcheck.presentation.gravity import gravity, worst_first
from factcheck.presentation.places import file_name, has_file, others, primary, region
from factcheck.presentation.words import headline, one_line

FOLLOWS_ON = True
"""Reports of several comparisons may stand one after the other: each line is by itself."""

_COMMAND = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_MOST = 10


def render(report: Report) -> str:
    """A command and a line end per annotation; nothing where nothing is open."""
    findings = worst_first(report.open_findings)
    lines = (
        line
        for severity in Severity
        for line in _level([f for f in findings if gravity(f) is severity], report)
    )
    return "".join(f"{line}\n" for line in lines)


def _level(findings: Sequence[Finding], report: Report) -> Iterator[str]:
    rest = len(findings) - _MOST
    for number, finding in enumerate(findings[:_MOST], start=1):
        more = rest if number == _MOST and rest > 0 else 0
        yield _annotation(finding, report, more)


def _annotation(finding: Finding, report: Report, more: int) -> str:
    spot = primary(finding, report)
    lines = [headline(finding)]
    lines += [
        f"  {file_name(report.document(other.document))}:{other.line}: {one_line(other.text)}"
        for other in others(finding, spot)
    ]
    lines += [f"and {more} more of this level: see the summary of the step"] * bool(more)
    given = ",".join(f"{key}={_property(value)}" for key, value in _properties(finding, report))
    data = _data("\n".join(lines))
    return f"::{_COMMAND[gravity(finding)]} {given}::{data}"


def _properties(finding: Finding, report: Report) -> Iterator[tuple[str, str]]:
    spot = primary(finding, report)
    document = report.document(spot.document)
    place = region(spot, document)
    if has_file(document):
        yield "file", file_name(document)
        yield "line", str(place.line)
        yield "endLine", str(place.end_line)
        if place.line == place.end_line:  # else GitHub refuses columns
            yield "col", str(place.column)
            yield "endColumn", str(place.end_column)
    yield "title", f"{finding.rule_id} {finding.rule_name}"


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")
