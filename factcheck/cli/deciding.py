"""Decisions on the command line: which file, which day, who decides."""

from __future__ import annotations

import getpass
import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from factcheck.config import Config, file_in_force, load, merge
from factcheck.decisions import NAME, Decisions, Entry, gather, read_file
from factcheck.decisions.entries import day
from factcheck.errors import ConfigError, DecisionError, ReadError, unknown_word
from factcheck.model import Decision, DecisionKind, Document, Finding, FindingType, Report
from factcheck.rulebook import Rulebook

SHORTEST = 6
"""Digits of a fingerprint that are enough to name a finding, where only one begins so."""


def today() -> date:
    """The day by the clock of this machine, where decisions expire at midnight."""
    return date.today()  # noqa: DTZ011 -- a day is meant as people on the spot mean it


def gathered(
    documents: Sequence[Document], candidate: str | None, config: Config, rulebook: Rulebook
) -> Decisions:
    """What was decided about these versions; nothing where decisions are not to be used.

    Raises:
        DecisionError: one line per mistake in the decisions file and in the comments.
    """
    if not config.use_decisions:
        return Decisions()
    return gather(config.decisions, documents, candidate, rulebook.known, model=config.nli)


def file_to_write(given: Path | None, config: Path | None) -> Path:
    """The decisions file, there already or not: the one named, else beside the configuration, else here."""
    cwd = Path.cwd()
    settings = merge(load(cwd, config, os.environ)[0], {"decisions": given}, cwd)
    if settings.decisions is not None:
        return settings.decisions
    held = file_in_force(cwd, config, os.environ)
    return (held.parent if held else cwd) / NAME


def entries_of(file: Path) -> tuple[Entry, ...]:
    """The decisions of the file; none where there is no file yet.

    Raises:
        DecisionError: one line per mistake in it.
    """
    return read_file(file)[0] if file.exists() else ()


def saved(path: Path) -> Report:
    """A report that was saved as JSON.

    Raises:
        ReadError: there is none at *path*.
    """
    from factcheck.saved import read

    try:
        return read(path.read_bytes(), str(path))
    except OSError as error:
        raise ReadError(f"{path}: cannot be read: {error.strerror or error}") from None


def finding_to_decide(report: Report, fingerprint: str) -> Finding:
    """The finding that is called so, by its whole fingerprint or the beginning of it.

    Raises:
        DecisionError: none is, or several are.
    """
    known = [f for f in report.findings if f.type is not FindingType.HYGIENE]
    exact = [f for f in known if f.fingerprint == fingerprint]
    begun = [f for f in known if f.fingerprint.startswith(fingerprint)]
    found = exact or (begun if len(fingerprint) >= SHORTEST else [])
    if len(found) != 1:
        count = "none" if not found else str(len(found))
        raise DecisionError(
            f"{fingerprint}: expected the fingerprint of one finding, found {count}"
        )
    return found[0]


def decision_of(kind: str, reason: str, by: str | None, until: str | None) -> Decision:
    """A decision of today in the words of the command line.

    Raises:
        ConfigError: an unknown word, no reason, no day.
    """
    kinds = [str(word) for word in DecisionKind]
    if kind not in kinds:
        raise ConfigError(f"--decision: {unknown_word('word', kind, kinds)}")
    if not reason.strip():
        raise ConfigError("--reason: expected a reason, found none")
    last = None if until is None else day(until)
    if until is not None and last is None:
        raise ConfigError(f"--until: expected a day as 2026-12-01, found {until}")
    who = editor() if by is None else by
    return Decision(DecisionKind(kind), " ".join(reason.split()), who, today(), last)


def editor() -> str:
    """Whoever is logged in; empty where nobody can tell."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""
