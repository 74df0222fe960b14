"""``[[marked]]`` words in an example: the bare text and the spans that a finding must touch."""

from __future__ import annotations

import re
from dataclasses import dataclass

from factcheck.model import Span

_MARK = re.compile(r"\[\[|\]\]")


@dataclass(frozen=True, slots=True)
class Marked:
    """A text without its marks; ``spans`` are what they enclosed, in text order."""

    text: str
    spans: tuple[Span, ...]


def read(example: str) -> Marked:
    """Take the marks out of *example*.

    Raises:
        ValueError: a mark without its partner, a nested or an empty one.
    """
    bare = ""
    spans: list[Span] = []
    start: int | None = None
    end = 0
    for mark in _MARK.finditer(example):
        bare += example[end : mark.start()]
        end = mark.end()
        opens = mark.group() == "[["
        if opens == (start is not None):
            raise ValueError(f"{mark.group()} without its partner")
        if start == len(bare):
            raise ValueError("[[]] marks nothing")
        if start is not None:
            spans.append(Span(start, len(bare)))
        start = len(bare) if opens else None
    if start is not None:
        raise ValueError("[[ without its partner")
    return Marked(bare + example[end:], tuple(spans))
