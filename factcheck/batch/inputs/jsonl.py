"""JSON Lines: a story per line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from factcheck.batch.records import Desk, broken, story_of
from factcheck.batch.stories import Intake, Story
from factcheck.errors import ReadError

WHAT = ".jsonl"

_SUFFIXES = {".jsonl", ".ndjson"}
_LONGEST = 64_000_000
"""Bytes of a line: eight versions of a book each. A file without line ends must not fill the memory."""
_BLOCK = 1 << 20


def takes(path: Path) -> bool:
    """Whether its suffix says so."""
    return path.suffix.lower() in _SUFFIXES


def count(path: Path) -> int:
    """Lines that are not blank."""
    with _opened(path) as file:
        return sum(1 for _, line in _lines(file, _BLOCK) if line.strip())


def stories(path: Path, intake: Intake) -> Iterator[Story]:
    """Line after line; blank ones are no stories."""
    desk = Desk(path.parent, intake)
    with _opened(path) as file:
        for number, line in _lines(file, _LONGEST):
            if line.strip():
                yield _story(line, f"line {number}", desk)


def _story(line: bytes, place: str, desk: Desk) -> Story:
    if len(line) > _LONGEST:
        return broken(place, f"expected at most {_LONGEST} bytes, found more")
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        reason = "nested too deep" if isinstance(error, RecursionError) else str(error)
        return broken(place, f"expected JSON, found none ({reason})")
    return story_of(record, place, desk)


def _lines(file: BinaryIO, longest: int) -> Iterator[tuple[int, bytes]]:
    """Number and bytes of each line; of a line that is too long a little more than *longest*."""
    number = 0
    while line := file.readline(longest + 1):
        number += 1
        yield number, line
        rest = line
        while rest and not rest.endswith(b"\n"):
            rest = file.readline(_BLOCK)


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    try:
        with path.open("rb") as file:
            yield file
    except OSError as error:
        raise ReadError(f"{path}: expected a readable file, found: {error.strerror}") from None
