"""What editors decided about findings: a file of decisions, and comments in the copy."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from factcheck.decisions.applying import Decisions, apply
from factcheck.decisions.entries import Entry
from factcheck.decisions.inline import read_marks
from factcheck.decisions.storage import NAME, read_file, update
from factcheck.errors import DecisionError
from factcheck.model import Document
from factcheck.rulebook import Rule
from factcheck.rulebook.positions import Problems

__all__ = ["NAME", "Decisions", "Entry", "apply", "gather", "read_file", "update"]


def gather(
    file: Path | None,
    documents: Sequence[Document],
    candidate: str | None,
    rules: Sequence[Rule],
    *,
    model: bool = True,
) -> Decisions:
    """All decisions that hold for a check of *documents*: those of *file* and the comments of the candidate.

    An old version cannot silence a new one: without a candidate no comment holds, but all are read for mistakes.
    *rules* are all that are known; *model* says whether the rule of the model can fire.

    Raises:
        DecisionError: one line per mistake in the file and the comments.
    """
    names = _names(rules)
    problems = Problems()
    marks = [
        mark
        for document in documents
        if candidate in {None, document.id}
        for mark in read_marks(document, names, problems)
    ]
    mistakes = []
    entries: tuple[Entry, ...] = ()
    source: Document | None = None
    try:
        problems.raise_if_any(DecisionError)
    except DecisionError as error:
        mistakes.append(str(error))
    try:
        if file is not None:
            entries, source = read_file(file)
    except DecisionError as error:
        mistakes.append(str(error))
    if mistakes:
        raise DecisionError("\n".join(mistakes))
    silent = frozenset() if model else frozenset(rule.id for rule in rules if rule.kind is None)
    heard, unheard = (marks, []) if candidate is not None else ([], marks)
    return Decisions(entries, tuple(heard), source, silent, tuple(unheard))


def _names(rules: Sequence[Rule]) -> dict[str, str]:
    return {
        word.lower(): rule.id for rule in rules for word in (*rule.formerly, rule.id, rule.name)
    }
