"""The facts grid: one row for each fact in conflict, one cell for each version."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.model import Document, Finding, FindingType, Location, Span
from factcheck.page.corpus import Corpus, places, tone
from factcheck.page.marking import plain, segments, visible
from factcheck.page.views import Cell, FactRow, Segment, State, Version
from factcheck.page.wording import subject, title

_MARGIN = 24
"""Characters of the sentence that are shown before and behind the words."""


def rows(findings: Sequence[Finding], corpus: Corpus) -> tuple[FactRow, ...]:
    """One row for each finding, in their order; the cells in the order of the versions."""
    return tuple(
        FactRow(
            number=corpus.numbers[finding.fingerprint],
            anchor=finding.fingerprint,
            tone=tone(finding),
            subject=visible(subject(finding.message, tuple(corpus.versions))),
            title=title(finding.rule_name),
            cells=tuple(
                _cell(finding, name, version, corpus) for name, version in corpus.versions.items()
            ),
        )
        for finding in findings
    )


def _cell(finding: Finding, name: str, version: Version, corpus: Corpus) -> Cell:
    spots = [spot for spot in places(finding) if spot.document == name]
    if not spots:
        return Cell(version, State.ABSENT, "not mentioned", (), "", 0)
    state, word = _state(finding, name)
    lead = spots[0]
    values = list(dict.fromkeys(spot.value for spot in spots))
    shown: list[Segment] = []
    for value in values:
        spot = next(spot for spot in spots if spot.value == value)
        shown += [*plain(" … or … ")] if shown else []
        shown += _snippet(spot, corpus.documents[name], finding, corpus)
    value = values[0] if len(values) == 1 and _tells_more(finding, lead) else ""
    return Cell(version, state, word, tuple(shown), visible(value), lead.line)


def _state(finding: Finding, name: str) -> tuple[State, str]:
    """What the version is among the others, and the word for it."""
    own = [group for group in finding.groups if name in group.documents]
    if len(own) > 1:
        return State.ITSELF, "contradicts itself"
    if not finding.outliers:
        return State.DIFFERS, "differs"
    if name in finding.outliers:
        return State.DIFFERS, "odd one out"
    return State.AGREES, f"{len(own[0].documents)} agree" if own else "agrees"


def _tells_more(finding: Finding, spot: Location) -> bool:
    """Whether the normal form says something that the words do not; of a contradiction it is the claim itself."""
    is_claim = finding.type is FindingType.CONTRADICTION
    return not is_claim and spot.value.casefold() not in spot.text.casefold()


def _snippet(
    spot: Location, document: Document, finding: Finding, corpus: Corpus
) -> tuple[Segment, ...]:
    """The words with a little of their sentence around them."""
    words = Span(spot.start, spot.end)
    around = corpus.around(words, document.id)
    start = _word_start(document.text, max(around.start, spot.start - _MARGIN), spot.start)
    end = _word_end(document.text, spot.end, min(around.end, spot.end + _MARGIN))
    head = plain("…\u00a0") if start > around.start else ()
    tail = plain("\u00a0…") if end < around.end else ()
    marked = segments(document.text, Span(start, end), [(words, corpus.spot(finding))])
    return (*head, *marked, *tail)


def _word_start(text: str, start: int, end: int) -> int:
    """The first beginning of a word from *start* on."""
    while 0 < start < end and not text[start - 1].isspace():
        start += 1
    return start


def _word_end(text: str, start: int, end: int) -> int:
    """The last end of a word up to *end*."""
    while start < end < len(text) and not text[end].isspace():
        end -= 1
    return end
