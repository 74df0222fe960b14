"""What an editor chose on the report page -> the text of a decisions file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from factcheck.decisions.editing import with_entries
from factcheck.decisions.entries import Entry, read_entries
from factcheck.decisions.recording import entry_of
from factcheck.decisions.storage import NAME
from factcheck.errors import DecisionError
from factcheck.model import Decision, DecisionKind, Finding, FindingType, Report
from factcheck.rulebook.positions import Problems
from factcheck.web.forms import Form
from factcheck.web.intake import RequestError, day

KINDS = (
    (DecisionKind.ACCEPTED_CHANGE, "accepted: the change is meant"),
    (DecisionKind.FALSE_POSITIVE, "no conflict: the checker is wrong"),
    (DecisionKind.WILL_FIX, "will be fixed: goes on to count"),
    (DecisionKind.KNOWN, "known: leave it as it is"),
)


def decidable(report: Report) -> tuple[Finding, ...]:
    """The open findings, without remarks on decisions: those end when the decision is mended."""
    return tuple(row for row in report.open_findings if row.type is not FindingType.HYGIENE)


def decisions_file(report: Report, form: Form, today: date) -> str:
    """The file that was sent along, or a new one, with what was decided added.

    Raises:
        RequestError: nothing was decided, a reason is missing, a day is none, or the file has mistakes.
    """
    text = form.yaml("existing")
    problems = Problems()
    read_entries(text, NAME, problems)
    mistakes: list[str] = []
    try:
        problems.raise_if_any(DecisionError)
    except DecisionError as error:
        mistakes.append(str(error))
    entries = tuple(_entries(report, form, today, mistakes))
    if not entries and not mistakes:
        mistakes.append("expected a decision on at least one finding, found none")
    if mistakes:
        raise RequestError("\n".join(mistakes))
    try:
        return with_entries(text, entries)
    except DecisionError as error:
        raise RequestError(f"{NAME}: {error}") from None


def _entries(report: Report, form: Form, today: date, mistakes: list[str]) -> Iterator[Entry]:
    for finding in decidable(report):
        chosen = form.text(f"decision-{finding.fingerprint}")
        if not chosen:
            continue
        said = f"“{finding.message}”"
        reason = " ".join(form.text(f"reason-{finding.fingerprint}").split())
        until = form.text(f"until-{finding.fingerprint}")
        if chosen not in set(DecisionKind):
            mistakes.append(f"{said}: expected one of {', '.join(DecisionKind)}, found {chosen}")
        elif not reason:
            mistakes.append(f"{said}: expected a reason, found none")
        elif until and not _is_day(until):
            mistakes.append(f"{said}: expected a day as 2026-12-01, found {until}")
        else:
            decision = Decision(
                DecisionKind(chosen),
                reason,
                by=" ".join(form.text("by").split()),
                date=today,
                until=day(until) if until else None,
            )
            yield entry_of(finding, decision)


def _is_day(words: str) -> bool:
    try:
        day(words)
    except ValueError:
        return False
    return True
