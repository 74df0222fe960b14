"""Paragraphs, headline, dateline and day of a plain text."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from factcheck.extraction.dates import parse_date
from factcheck.model import Document, Span

_LINE = re.compile(r"[^\r\n\u2028\u2029\v\f\x85]+")
_BLOCK = re.compile(r"[^\r\n]+(?:(?:\r\n|\r|\n)[ \t]*[^\s][^\r\n]*)*")
_BLANK_LINE = re.compile(r"(?:\r\n|\r(?!\n)|\n)[ \t]*(?:\r|\n)")
_WRAPPED = 100
"""Longest line of a hard-wrapped text, in characters: mail and wire copy wrap at 60 to 80."""

_LONGEST_HEADLINE = 120
_FEWEST_WORDS = 3
_SENTENCE_ENDS = ".!?:;,…\"”’'"
_PLACE = r"[A-ZÀ-Þ][A-ZÀ-Þ'’.\- ]+"  # capitals, as wires set the city
_DATELINE = re.compile(
    rf"(?P<city>{_PLACE})(?:, ?(?P<more>[A-Z][\w.'’ ]+(?:, [\w. ]+)?))?"
    r"(?: ?\([A-Za-z][\w /.&]{0,30}\))?\s*(?:[\u2013\u2014]|--?)(?=\s)"
)


def structured(document: Document) -> Document:
    """The document with paragraphs, headline, dateline and day; unchanged where it already has paragraphs."""
    if document.paragraphs:
        return document
    return described(replace(document, paragraphs=_paragraphs(document.text)))


def described(document: Document) -> Document:
    """Headline, dateline and day of a document whose paragraphs are known; what is set stays."""
    headline = document.headline or _headline(document)
    found = replace(document, headline=headline)
    dateline = document.dateline or _dateline(found)
    published = document.published or _day(dateline, document.text)
    return replace(found, dateline=dateline, published=published)


def _paragraphs(text: str) -> tuple[Span, ...]:
    """Blocks between blank lines where the text is hard-wrapped, else lines."""
    lines = [found.group().strip() for found in _LINE.finditer(text)]
    wrapped = _BLANK_LINE.search(text.strip()) and max(map(len, lines), default=0) <= _WRAPPED
    found = (_BLOCK if wrapped else _LINE).finditer(text)
    spans = (_stripped(text, Span(match.start(), match.end())) for match in found)
    return tuple(span for span in spans if span.start < span.end)


def _stripped(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.end - (len(words) - len(words.rstrip()))))


def _headline(document: Document) -> Span | None:
    """A short first paragraph that is no sentence, when more follows."""
    if len(document.paragraphs) < 2:  # noqa: PLR2004 -- a story needs more than its headline
        return None
    words = document.paragraphs[0].of(document.text)
    short = len(words) <= _LONGEST_HEADLINE and len(words.split()) >= _FEWEST_WORDS
    if not short or words[-1] in _SENTENCE_ENDS or _DATELINE.match(words):
        return None
    return document.paragraphs[0]


def _dateline(document: Document) -> Span | None:
    """The place line at the start of one of the first paragraphs."""
    for paragraph in document.paragraphs[:4]:
        found = _DATELINE.match(document.text, paragraph.start, paragraph.end)
        if found and sum(sign.isupper() for sign in found["city"]) >= _FEWEST_WORDS:
            return Span(found.start(), found.end())
    return None


def _day(dateline: Span | None, text: str) -> date | None:
    """The day of a dateline that names one with its year ("WASHINGTON, Dec. 16, 2024 —")."""
    if dateline is None:
        return None
    parts = dateline.of(text).split(",", 1)
    return parse_date(parts[1].strip(" -\u2013\u2014")) if len(parts) > 1 else None
