"""Where the quotation marks of a document open and close.

The tokens have lost the direction, the text has not.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from factcheck.model import Document, Sentence, Span

_OPEN, _CLOSE, _STRAIGHT = "“«", "”»", '"'
_OPEN_SINGLE, _CLOSE_SINGLE = "‘'", "’'"
_MARK = re.compile("''|``|[“«”»\"‘’']")
_TWO = 2
_BEFORE_OPENING = " \t\u00a0([{-–—/"


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between two marks, without them.

    ``chain`` is shared by the quotations of one speech that runs over several paragraphs: such a
    speech opens each paragraph and closes only the last. ``single`` tells ‘these’ from “these”.
    """

    span: Span
    single: bool
    chain: int

    def holds(self, span: Span) -> bool:
        """Whether *span* lies between the marks."""
        return self.span.contains(span)


@dataclass(frozen=True, slots=True)
class Stretch:
    """The tokens of one sentence that stand in one quotation."""

    tokens: tuple[int, ...]
    quotation: Quotation


def quotations(document: Document, sentences: Sequence[Sentence]) -> tuple[Quotation, ...]:
    """All quotations, in text order; a mark without its partner opens nothing."""
    found: list[Quotation] = []
    unclosed = False
    for paragraph in _paragraphs(sentences):
        closed, open_at = _scan(document.text, paragraph)
        joined = unclosed and bool(found) and _opens_with_mark(document.text, paragraph)
        base = found[-1].chain if joined else len(found)
        for number, (start, end, single) in enumerate(closed):
            chain = base if joined and number == 0 else len(found) + 1
            found.append(Quotation(Span(start, end), single, chain))
        unclosed = open_at is not None
        if open_at is not None:
            chain = base if joined and not closed else len(found) + 1
            found.append(Quotation(Span(open_at, paragraph.end), single=False, chain=chain))
    return _without_dangling(found, document.text, _paragraphs(sentences))


def stretches(sentence: Sentence, marks: Sequence[Quotation]) -> tuple[Stretch, ...]:
    """The quoted words of *sentence*, one stretch for each quotation that it touches."""
    found = []
    starts = [token.span.start for token in sentence.tokens]
    for mark in marks:
        if not mark.span.overlaps(sentence.span):
            continue
        first, end = (bisect_left(starts, at) for at in (mark.span.start, mark.span.end))
        tokens = tuple(i for i in range(first, end) if mark.holds(sentence.tokens[i].span))
        if tokens:
            found.append(Stretch(tokens, mark))
    return tuple(found)


def _paragraphs(sentences: Sequence[Sentence]) -> tuple[Span, ...]:
    spans = []
    for _, group in groupby(sentences, key=lambda sentence: sentence.paragraph):
        members = tuple(group)
        spans.append(Span(members[0].span.start, max(one.span.end for one in members)))
    return tuple(spans)


def _scan(text: str, paragraph: Span) -> tuple[list[tuple[int, int, bool]], int | None]:
    """Closed quotations as (start, end, single), and where an unclosed double one began."""
    closed: list[tuple[int, int, bool]] = []
    double: int | None = None
    single: int | None = None
    for found in _MARK.finditer(text, paragraph.start, paragraph.end):
        at, width = found.start(), found.end() - found.start()
        mark = _STRAIGHT if width == _TWO else found.group()
        if double is not None:
            if mark in _CLOSE or (mark == _STRAIGHT and _may_close(text, at, width)):
                closed.append((double, at, False))
                double = None
        elif mark in _OPEN or (
            mark == _STRAIGHT and not text[at + width : at + width + 1].isspace()
        ):
            double, single = at + width, None
        elif single is None and mark in _OPEN_SINGLE and _may_open_single(text, at, paragraph):
            single = at + 1
        elif single is not None and mark in _CLOSE_SINGLE and _may_close_single(text, at):
            closed.append((single, at, True))
            single = None
    return closed, double


def _may_close(text: str, at: int, width: int) -> bool:
    after = text[at + width : at + width + 1]
    return not text[at - 1].isspace() or not after.isalnum()


def _may_open_single(text: str, at: int, paragraph: Span) -> bool:
    before = text[at - 1] if at > paragraph.start else " "
    return before in _BEFORE_OPENING and text[at + 1 : at + 2].isalpha()


def _may_close_single(text: str, at: int) -> bool:
    return not text[at - 1].isspace() and not text[at + 1 : at + 2].isalnum()


def _opens_with_mark(text: str, paragraph: Span) -> bool:
    return text[paragraph.start] in _OPEN + _STRAIGHT


def _without_dangling(
    found: list[Quotation], text: str, paragraphs: Sequence[Span]
) -> tuple[Quotation, ...]:
    """Drop an unclosed quotation unless the next paragraph goes on with it."""
    starts = {before.end: after for before, after in pairwise(paragraphs)}
    kept = []
    for mark in found:
        closed = text[mark.span.end : mark.span.end + 1] not in ("", "\n", "\r")
        following = starts.get(mark.span.end)
        if closed or (following is not None and _opens_with_mark(text, following)):
            kept.append(mark)
    return tuple(kept)
