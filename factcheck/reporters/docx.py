"""Word: the candidate's own file with a comment on the exact words of every finding."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from factcheck.errors import OutputError
from factcheck.extraction.ooxml_comments import Note, commented, text_of
from factcheck.model import Document, Finding, FindingKind, Location, Report, Span

_SUFFIX = ".docx"
_AROUND = 90
"""Characters of the other version that are quoted on each side of the words in question."""


def render(report: Report) -> bytes:
    """The Word file of the candidate with comments, else that of the first version that is one.

    Raises:
        OutputError: there is no such file, or its text is no longer the one that was checked.
        ReadError: the file cannot be read as Word any more.
    """
    document = _target(report)
    path = Path(document.path or "")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise OutputError(
            f"{path}: expected the Word file that was checked, found: {error.strerror or error}"
        ) from None
    return annotated(data, document, report)


def annotated(data: bytes, document: Document, report: Report) -> bytes:
    """The bytes of a Word file with the findings of *report* on *document*, which was read from it.

    Raises:
        OutputError: the text is no longer the one that was checked.
        ReadError: no Word file, or a broken one.
    """
    name = document.path or document.id
    if text_of(name, data) != document.text:
        raise OutputError(
            f"{name}: expected the text that was checked, found another one; check it again"
        )
    return commented(name, data, tuple(_notes(document, report)))


def _target(report: Report) -> Document:
    documents = [row.document for row in report.documents]
    if report.candidate is not None:
        documents = [document for document in documents if document.id == report.candidate]
    for document in documents:
        if document.path and Path(document.path).suffix.lower() == _SUFFIX:
            return document
    found = ", ".join(document.path or document.id for document in documents)
    what = "a version that is a" if report.candidate is None else "a candidate that is a"
    raise OutputError(f"docx: expected {what} Word file ({_SUFFIX}), found {found}")


def _notes(document: Document, report: Report) -> Iterator[Note]:
    for finding in report.open_findings:
        first = next((spot for spot in finding.locations if spot.document == document.id), None)
        if first is not None:
            yield Note(
                span=Span(first.start, first.end),
                lines=tuple(_lines(finding, first, report)),
                key=finding.fingerprint,
                nearby=f"On the words “{first.text}” beside this:",
            )


def _lines(finding: Finding, first: Location, report: Report) -> Iterator[str]:
    """What is wrong, what the others say, what to do, and the rule to look up."""
    look = "Worth a look: " if finding.kind is FindingKind.REVIEW else ""
    yield look + " ".join(finding.message.split())
    for spot in finding.locations:
        if spot is not first:
            where = "This version also" if spot.document == first.document else spot.document
            yield f"{where}: “{_excerpt(report.document(spot.document).text, spot)}”"
    if finding.advice:
        yield " ".join(finding.advice.split())
    yield f"{finding.rule_id} {finding.rule_name}, {finding.severity} · {finding.fingerprint}"


def _excerpt(text: str, spot: Location) -> str:
    """The words with what stands around them in their paragraph, cut between words."""
    start = max(text.rfind("\n", 0, spot.start) + 1, spot.start - _AROUND)
    line_end = text.find("\n", spot.end)
    end = min(len(text) if line_end < 0 else line_end, spot.end + _AROUND)
    before, after = text[start : spot.start], text[spot.end : end]
    if start and text[start - 1] != "\n":
        before = "… " + before.partition(" ")[2]
    if end < len(text) and text[end] != "\n":
        after = after.rpartition(" ")[0] + " …"
    return " ".join(f"{before}{spot.text}{after}".split())
