"""The versions of a report by id: their short names, their sentences, and the spots of findings in them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from factcheck.model import Document, Finding, FindingKind, Location, Report, Span
from factcheck.page import sentences
from factcheck.page.marking import Spots, visible
from factcheck.page.rows import Row, sort
from factcheck.page.views import Spot, Tone, Version
from factcheck.page.wording import count, short_names


@dataclass(frozen=True, slots=True)
class Corpus:
    """What cards, grid and texts all need to know."""

    versions: Mapping[str, Version]
    documents: Mapping[str, Document]
    sentences: Mapping[str, tuple[Span, ...]]
    spots: Mapping[tuple[str, int], Spots]
    numbers: Mapping[str, int]
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    row_starts: Mapping[str, tuple[tuple[int, int], ...]]

    def name(self, document_id: str) -> str:
        """The short name of a version, else the id."""
        version = self.versions.get(document_id)
        return version.name if version else visible(document_id)

    def around(self, span: Span, document_id: str) -> Span:
        """The sentences that the span touches, or the span itself."""
        spans = self.sentences.get(document_id, ())
        touched = _touched(spans, span)
        if not touched:
            return span
        first, last = spans[touched[0]], spans[touched[-1]]
        return Span(min(first.start, span.start), max(last.end, span.end))

    def row(self, document_id: str, offset: int) -> int:
        """The number of the row of the texts that has the character, 0 for none."""
        starts = self.row_starts.get(document_id, ())
        at = bisect_right(starts, offset, key=lambda row: row[0]) - 1
        return starts[at][1] if at >= 0 else 0

    def spot(self, finding: Finding) -> Spot:
        """How the finding marks its words."""
        return Spot(self.numbers[finding.fingerprint], finding.fingerprint, tone(finding))


def read(report: Report, shown: Sequence[Finding]) -> Corpus:
    """The corpus of a report whose findings stand on the page in the order of *shown*."""
    numbers = {finding.fingerprint: at for at, finding in enumerate(shown, 1)}
    documents = {row.document.id: row.document for row in report.documents}
    files = {document.id: document for document in report.further_files}
    spans = {
        name: sentences.cut(document, report.alignment) for name, document in documents.items()
    }
    columns = tuple(sorted(documents, key=lambda name: name != report.candidate))
    rows = sort(columns, spans, report.alignment)
    return Corpus(
        versions=_versions(report),
        documents=files | documents,
        sentences=spans,
        spots=_spots(shown, spans, numbers),
        numbers=numbers,
        columns=columns,
        rows=rows,
        row_starts={name: _row_starts(name, rows, spans[name]) for name in documents},
    )


def tone(finding: Finding) -> Tone:
    """How loud the finding is on the page."""
    is_review = finding.kind is FindingKind.REVIEW
    return Tone.REVIEW if is_review else Tone(finding.severity.value)


def places(finding: Finding) -> tuple[Location, ...]:
    """Its locations, each once, in the order of documents and texts that they have."""
    return tuple(dict.fromkeys(finding.locations))


def _spots(
    shown: Sequence[Finding], spans: Mapping[str, Sequence[Span]], numbers: Mapping[str, int]
) -> Mapping[tuple[str, int], Spots]:
    """The spots of open findings in each sentence, by document and number of the sentence."""
    found: dict[tuple[str, int], list[tuple[Span, Spot]]] = {}
    for finding in shown:
        for place in () if finding.is_decided else finding.locations:
            span = Span(place.start, place.end)
            for number in _touched(spans.get(place.document, ()), span):
                mark = span, _spot(finding, numbers)
                found.setdefault((place.document, number), []).append(mark)
    return found


def _touched(spans: Sequence[Span], span: Span) -> range:
    """The numbers of the sentences that the span shares a character with."""
    first = bisect_right(spans, span.start, key=lambda sentence: sentence.end)
    last = bisect_left(spans, span.end, key=lambda sentence: sentence.start)
    return range(first, last)


def _row_starts(
    name: str, rows: Sequence[Row], spans: Sequence[Span]
) -> tuple[tuple[int, int], ...]:
    """Where each sentence of the document begins, and in which row it is."""
    return tuple(
        sorted(
            (spans[sentence].start, number)
            for number, row in enumerate(rows, 1)
            for sentence in row.cells.get(name, ())
        )
    )


def _spot(finding: Finding, numbers: Mapping[str, int]) -> Spot:
    return Spot(numbers[finding.fingerprint], finding.fingerprint, tone(finding))


def _versions(report: Report) -> Mapping[str, Version]:
    ids = [row.document.id for row in report.documents]
    return {
        row.document.id: Version(
            letter=_letter(at),
            name=visible(name),
            id=visible(row.document.id),
            path=visible(row.document.path or row.document.id),
            sha256=row.document.sha256,
            published=row.document.published.isoformat() if row.document.published else "",
            size=f"{count(row.sentences, 'sentence')}, {count(row.claims, 'claim')}",
            is_candidate=row.document.id == report.candidate,
            warnings=tuple(visible(words) for words in row.document.warnings),
        )
        for at, (row, name) in enumerate(zip(report.documents, short_names(ids), strict=True))
    }


def _letter(at: int) -> str:
    """A to Z, then AA, AB ..."""
    size = len(ascii_uppercase)
    return (
        ascii_uppercase[at] if at < size else _letter(at // size - 1) + ascii_uppercase[at % size]
    )
