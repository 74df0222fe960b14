"""Two decisions files side by side, for whoever reviews a change of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.decisions.entries import Entry
from factcheck.model import Decision


def differences(old: Sequence[Entry], new: Sequence[Entry]) -> Iterator[tuple[str, Entry]]:
    """``-`` and an entry that went, ``+`` and one that came, both for one that says something else now."""
    before = {entry.fingerprint: entry for entry in old}
    after = {entry.fingerprint: entry for entry in new}
    for entry in old:
        other = after.get(entry.fingerprint)
        if other is None:
            yield "-", entry
        elif _said(entry) != _said(other):
            yield "-", entry
            yield "+", other
    for entry in new:
        if entry.fingerprint not in before:
            yield "+", entry


def _said(entry: Entry) -> tuple[Decision, tuple[str, ...], str]:
    """All that counts, wherever it stands."""
    return replace(entry.decision, place=""), entry.values, entry.rule
