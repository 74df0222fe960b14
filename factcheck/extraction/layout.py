"""Paragraphs and headline of a plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from factcheck.extraction.datelines import dateline
from factcheck.model import Document, Span

_LINE = re.compile(r"([^\r\n\u2028\u2029\v\f\x85]*)(?:\r\n|[\r\n\u2028\u2029\v\f\x85]|\Z)")
_NARROWEST, _WIDEST = 40, 100
"""Line lengths, in characters, of hard-wrapped text: mail and wire copy wrap at 60 to 80, columns at 40."""

_PAIR = 2
_SENTENCE_END = re.compile(r"[.!?:…][\"”’')\]»]*$")
_LONGEST_HEADLINE = 120
_FEWEST_WORDS = 3
_HEADLINE_ENDS = ".!?:;,…\"”’'"
_BYLINE = re.compile(r"(?:By|BY|by) [^\W\d_a-z]|(?:Story|Text|Report|Reporting|Photos?) by ")
_OPENING = 4
"""Paragraphs among which the dateline is looked for: headline, a second one, byline, lead."""


def structured(document: Document) -> Document:
    """The document with paragraphs, headline, dateline and day; what it already has stays."""
    if not document.paragraphs:
        document = replace(document, paragraphs=_paragraphs(document.text))
    return described(document)


def described(document: Document) -> Document:
    """Headline, dateline and day of a document whose paragraphs are known; what is set stays."""
    lines = (dateline(document.text, span) for span in document.paragraphs[:_OPENING])
    found = next((line for line in lines if line is not None), None)
    if document.dateline is None and found is not None:
        document = replace(
            document, dateline=found.span, published=document.published or found.published
        )
    return replace(document, headline=document.headline or _headline(document))


def _paragraphs(text: str) -> tuple[Span, ...]:
    """Blocks between blank lines, and inside a block every line that is not hard-wrapped."""
    lines = [_stripped(text, found.span(1)) for found in _LINE.finditer(text)]
    rows = [line.of(text) for line in lines]
    width = max((len(row) for row in rows if " " in row), default=0)  # a link does not wrap
    spans: list[Span] = []
    for block in _blocks(lines):
        words = [line.of(text) for line in block]
        body = words if spans or len(words) <= _PAIR else words[1:]  # the first may be the headline
        sentences = all(map(_SENTENCE_END.search, body))
        for index, line in enumerate(block):
            if index and not sentences and _goes_on(words[index - 1], words[index], width):
                spans[-1] = Span(spans[-1].start, line.end)
            else:
                spans.append(line)
    return tuple(spans)


def _blocks(lines: Sequence[Span]) -> Iterator[list[Span]]:
    """Runs of lines between blank ones."""
    for filled, block in groupby(lines, lambda line: line.start < line.end):
        if filled:
            yield list(block)


def _goes_on(before: str, line: str, width: int) -> bool:
    """Whether the line end between the two was set by a margin: the next word did not fit.

    A line that breaks off before a small letter goes on too, however long it is.
    """
    if not _SENTENCE_END.search(before) and line[0].islower():
        return True
    first_word = len(line.split(maxsplit=1)[0])
    return _NARROWEST <= width <= _WIDEST and len(before) + 1 + first_word > width


def _stripped(text: str, bounds: tuple[int, int]) -> Span:
    words = text[slice(*bounds)]
    start = bounds[0] + len(words) - len(words.lstrip())
    return Span(start, max(start, bounds[1] - (len(words) - len(words.rstrip()))))


def _headline(document: Document) -> Span | None:
    """A short first paragraph that is no sentence, when more follows."""
    if len(document.paragraphs) < _PAIR:  # a story needs more than its headline
        return None
    first = document.paragraphs[0]
    words = first.of(document.text)
    short = len(words) <= _LONGEST_HEADLINE and len(words.split()) >= _FEWEST_WORDS
    opens = document.dateline is not None and document.dateline.overlaps(first)
    if not short or words[-1] in _HEADLINE_ENDS or _BYLINE.match(words) or opens or "\n" in words:
        return None
    return first
