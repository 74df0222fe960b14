"""Comments of a marked-up file that speak to the checker: kept beside the text, which they do not change."""

from __future__ import annotations

import re
from collections.abc import Iterable

from factcheck.extraction.collector import Extraction
from factcheck.extraction.lines import line_and_column, line_starts
from factcheck.model import Directive

_OURS = re.compile(r"<!--\s*factcheck(?:[-_:]|\s+(?:ignore|disable|enable|off|on)\b)")
"""What is meant for the checker, misspelt or not; "factcheck this with the desk" is a note among people."""


def is_directive(comment: str) -> bool:
    """Whether the comment, with its marks, is meant for the checker."""
    return _OURS.match(comment) is not None


def directives(
    comments: Iterable[tuple[int, str]], text: Extraction, source: str
) -> tuple[Directive, ...]:
    """The directives among the *comments*, each given with its offset in *source*; *text* is complete."""
    starts = line_starts(source)
    return tuple(
        Directive(comment, text.offset_of(at), *line_and_column(starts, at))
        for at, comment in comments
        if is_directive(comment)
    )
