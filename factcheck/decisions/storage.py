"""The decisions file on disk: read strictly, written whole or not at all, by one writer at a time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from factcheck import atomic
from factcheck.decisions.entries import Entry, read_entries
from factcheck.decisions.locking import locked
from factcheck.errors import DecisionError
from factcheck.model import Document
from factcheck.rulebook.files import shown
from factcheck.rulebook.positions import Problems

NAME = "factcheck-decisions.yaml"
"""What the file is called where nothing else is said."""


def read_file(path: Path) -> tuple[tuple[Entry, ...], Document]:
    """The decisions of a file and its text.

    Raises:
        DecisionError: it cannot be read, or one line per mistake in it.
    """
    text = _text(path)
    return _checked(text, path), Document(id=shown(path), text=text, path=shown(path))


def update(path: Path, change: Callable[[str], str]) -> None:
    """Replace the file's text by what *change* makes of it; a file that is not there yet is blank.

    Nobody else writes between reading and writing. A file with mistakes is left alone.

    Raises:
        DecisionError: the file has mistakes or cannot be written.
    """
    target = path.resolve()  # a link stays a link
    try:
        with locked(target):
            before = _text(target) if target.exists() else ""
            _checked(before, path)
            after = _changed(change, before, path)
            _checked(after, path)
            if after != before:
                atomic.write(target, after.encode())
    except OSError as error:
        reason = error.strerror or error
        raise DecisionError(f"{shown(path)}: cannot be written: {reason}") from None


def _changed(change: Callable[[str], str], before: str, path: Path) -> str:
    try:
        return change(before)
    except DecisionError as error:
        raise DecisionError(f"{shown(path)}: {error}") from None


def _checked(text: str, path: Path) -> tuple[Entry, ...]:
    problems = Problems()
    entries = read_entries(text, shown(path), problems)
    problems.raise_if_any(DecisionError)
    return entries


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DecisionError(f"{shown(path)}: not UTF-8 (byte {error.start})") from None
    except FileNotFoundError:
        raise DecisionError(f"{shown(path)}: no such file") from None
    except OSError as error:
        raise DecisionError(f"{shown(path)}: cannot be read: {error.strerror}") from None
