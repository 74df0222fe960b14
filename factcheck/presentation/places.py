"""Where a finding stands, as other programs want to be told: file, URI, lines and columns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath
from urllib.parse import quote

from factcheck.model import Document, Finding, Location, Report

STDIN = "stdin"
"""How standard input is called where a file name is expected."""

_STDIN_PATH = "-"
_WINDOWS = re.compile(r"[A-Za-z]:[\\/]|\\\\|[^/]*\\[^/]*$")
"""A drive, a network share, or back slashes and no slash."""


@dataclass(frozen=True, slots=True)
class Region:
    """Lines and columns from 1, columns in code points; the end column is that behind the last character."""

    line: int
    column: int
    end_line: int
    end_column: int


def region(location: Location, document: Document) -> Region:
    """The place in the file that was read; never empty, as most formats demand."""
    first = location.line, location.column
    line, column = max(first, document.position(max(location.start, location.end - 1)))
    return Region(*first, line, column + 1)


def byte_region(location: Location, document: Document) -> Region | None:
    """The same with columns in bytes of UTF-8; None where the file's own lines are not known (markup, Word)."""
    if document.source is not None:
        return None
    place = region(location, document)
    start = location.start - (place.column - 1)
    end = max(location.end, location.start + 1)
    end_start = end - (place.end_column - 1)
    return Region(
        place.line,
        _bytes(document.text[start : location.start]) + 1,
        place.end_line,
        _bytes(document.text[end_start:end]) + 1,
    )


def has_file(document: Document) -> bool:
    """Whether the document was read from a file; standard input and texts given by a program were not."""
    return document.path not in {None, _STDIN_PATH}


def file_name(document: Document) -> str:
    """The path as given, with slashes and without ``./``; "stdin", or the id where there is no path."""
    if document.path == _STDIN_PATH:
        return STDIN
    path = document.path or document.id
    if _WINDOWS.match(path):
        return PureWindowsPath(path).as_posix()
    return str(PurePosixPath(path))


def uri(document: Document) -> str:
    """The path as a URI: relative where the path is, else ``file:``."""
    name = file_name(document)
    drive, rest = (name[:2], name[2:]) if re.match("[A-Za-z]:/", name) else ("", name)
    quoted = quote(rest, safe="/~", errors="backslashreplace")
    if drive:
        return f"file:///{drive}{quoted}"
    if name.startswith("//"):
        return f"file:{quoted}"
    return f"file://{quoted}" if name.startswith("/") else quoted


def primary(finding: Finding, report: Report) -> Location:
    """The place that is reported as the finding's own: its first in a file, since others cannot be opened."""
    in_files = (spot for spot in finding.locations if has_file(report.document(spot.document)))
    return next(in_files, finding.locations[0])


def others(finding: Finding, first: Location) -> tuple[Location, ...]:
    """All places but *first*, in their order."""
    return tuple(spot for spot in finding.locations if spot is not first)


def _bytes(words: str) -> int:
    return len(words.encode("utf-8", "surrogatepass"))
