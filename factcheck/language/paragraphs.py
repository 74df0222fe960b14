"""The stretches of a document that are parsed on their own: its paragraphs without the dateline."""

from __future__ import annotations

import re

from factcheck.model import Document, Span

_LINE = re.compile(r"[^\r\n\u2028\u2029\v\f\x85]+")
_AFTER_DATELINE = re.compile(r"[\s\u2010-\u2015-]*")


def paragraphs(document: Document) -> tuple[Span, ...]:
    """Paragraphs in text order (lines, where the reader found none); blank ones are left out.

    A paragraph that begins with the dateline begins after it: "HMEIMIM, Syria -" is not part of the
    first sentence.
    """
    spans = document.paragraphs or tuple(
        Span(match.start(), match.end()) for match in _LINE.finditer(document.text)
    )
    opened = (_without_dateline(span, document) for span in spans)
    return tuple(span for span in opened if span.of(document.text).strip())


def _without_dateline(span: Span, document: Document) -> Span:
    dateline = document.dateline
    if dateline is None or not span.contains(dateline):
        return span
    after = _AFTER_DATELINE.match(document.text, dateline.end, span.end)
    return Span(after.end() if after else dateline.end, span.end)
