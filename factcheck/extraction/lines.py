"""Where the lines of a text start, and which line and column an offset stands on."""

from __future__ import annotations

import re
from bisect import bisect_right

_LINE_END = re.compile(r"\r\n|\r|\n")


def line_starts(text: str) -> tuple[int, ...]:
    """Offset of the first character of every line; the first is 0."""
    return (0, *(found.end() for found in _LINE_END.finditer(text)))


def line_and_column(starts: tuple[int, ...], offset: int) -> tuple[int, int]:
    """Line and column of *offset*, both counted from 1."""
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1
