"""Decide findings of a check and check again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from factcheck import Document, Report
from factcheck.decisions import Decisions, Entry, apply
from factcheck.decisions.editing import with_entries
from factcheck.decisions.entries import read_entries
from factcheck.decisions.recording import entry_of
from factcheck.model import Decision, DecisionKind
from factcheck.rulebook.positions import Problems

TODAY = date(2026, 11, 22)
FILE = "factcheck-decisions.yaml"


def decided(
    report: Report, kind: DecisionKind = DecisionKind.KNOWN, until: date | None = None
) -> tuple[Entry, ...]:
    """A decision on every finding, as it comes back from the file."""
    said = Decision(kind, "seen", "js", TODAY, until)
    written = with_entries("", [entry_of(finding, said) for finding in report.findings])
    problems = Problems()
    entries = read_entries(written, FILE, problems)
    assert not problems.found
    return entries


def held(report: Report, entries: Sequence[Entry], today: date = TODAY) -> Report:
    """The report under the decisions of a file."""
    text = with_entries("", entries)
    file = Document(id=FILE, text=text, path=FILE)
    return apply(report, Decisions(read_entries(text, FILE, Problems()), file=file), today)


def open_values(report: Report) -> list[tuple[str, ...]]:
    """The values of the findings that still count."""
    return [tuple(group.value for group in f.groups) for f in report.open_findings]
