"""Write decisions on findings into the file, and take them out again."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from factcheck.decisions.editing import with_entries, without
from factcheck.decisions.entries import Entry
from factcheck.decisions.storage import update
from factcheck.model import Decision, Finding
from factcheck.rulebook.positions import Position


def entry_of(finding: Finding, decision: Decision) -> Entry:
    """The decision on the finding as the file has it: the values that clash, and a passage for each."""
    passages = (
        next(spot.claim or spot.text for spot in finding.locations if spot.value == group.value)
        for group in finding.groups
    )
    return Entry(
        position=Position(""),
        fingerprint=finding.fingerprint,
        rule=finding.rule_id,
        values=tuple(group.value for group in finding.groups),
        excerpts=tuple(dict.fromkeys(passages)),
        decision=decision,
    )


def record(file: Path, entries: Sequence[Entry]) -> None:
    """Add the decisions; one on the same finding is replaced.

    Raises:
        DecisionError: the file has mistakes or cannot be written; nothing was.
    """
    update(file, lambda text: with_entries(text, entries))


def remove(file: Path, fingerprints: Collection[str]) -> None:
    """Take out the decisions on these findings.

    Raises:
        DecisionError: the file has mistakes or cannot be written; nothing was.
    """
    update(file, lambda text: without(text, fingerprints))
