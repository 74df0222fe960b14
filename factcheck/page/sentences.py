"""A document cut into the sentences that the page shows: those that were compared, and what lies between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.model import Document, Match, Span

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]?[A-Z0-9])")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Sen|Rep|Gov|St|No|vs|Jr|Sr)|\b[A-Z])\.\s*$"
)


def cut(document: Document, alignment: Sequence[Match]) -> tuple[Span, ...]:
    """All sentences in the order of the text; every sign but white space lies in exactly one.

    What has no counterpart is not in the alignment and is cut at full stops: good enough to be read, and only shown.
    """
    known = _known(document, alignment)
    spans: list[Span] = []
    position = 0
    for span in known:
        spans += _between(document, position, span.start)
        spans.append(span)
        position = span.end
    spans += _between(document, position, len(document.text))
    return tuple(_with_dateline(spans, document.dateline))


def _known(document: Document, alignment: Sequence[Match]) -> tuple[Span, ...]:
    """The sentences of the alignment that lie in the document; of two that overlap, the first."""
    stretches = {
        (stretch.start, stretch.end)
        for match in alignment
        for stretch in (match.ours, match.theirs)
        if stretch.document == document.id
    }
    kept: list[Span] = []
    for start, end in sorted(stretches):
        if start < end <= len(document.text) and (not kept or kept[-1].end <= start):
            kept.append(Span(start, end))
    return tuple(kept)


def _between(document: Document, start: int, end: int) -> Iterator[Span]:
    for line in _LINE.finditer(document.text, start, end):
        position = line.start()
        for found in _END.finditer(document.text, line.start(), line.end()):
            if not _ABBREVIATED.search(
                document.text, max(position, found.start() - 8), found.start() + 1
            ):
                yield from _trimmed(document.text, position, found.end())
                position = found.end()
        yield from _trimmed(document.text, position, line.end())


def _with_dateline(spans: Sequence[Span], dateline: Span | None) -> Iterator[Span]:
    """The dateline as the beginning of the sentence behind it: alone it tells nothing."""
    lead: Span | None = None
    for span in spans:
        if dateline is not None and dateline.contains(span):
            lead = lead or span
            continue
        yield Span(lead.start, span.end) if lead else span
        lead = None
    if lead:
        yield lead


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    words = text[start:end]
    if words.strip():
        left = len(words) - len(words.lstrip())
        yield Span(start + left, start + len(words.rstrip()))
