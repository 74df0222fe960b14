"""Word: the accepted state of the main text; tracked changes are counted, never lost in silence.

python-docx drops tracked insertions (its issue 340, open since 2016), so the XML is walked here.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from factcheck.errors import ReadError
from factcheck.extraction.layout import described
from factcheck.model import Document, SourceMap, Span

if TYPE_CHECKING:
    from lxml.etree import _Element

SUFFIXES: tuple[str, ...] = (".docx",)

_MAIN = "word/document.xml"
_LIMIT = 50_000_000
"""Bytes of unpacked text parts: a book has 2 MB, a ZIP bomb has more."""

_BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,  # encrypted
    EOFError,
    OSError,
    ValueError,
)

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DROPPED = frozenset(
    {"del", "moveFrom", "pPr", "rPr", "sectPr", "instrText", "delText", "Fallback"}
)
_BETWEEN = "\n\n"
_HEADLINES = frozenset({"title", "heading1"})
_UNREAD = {
    "word/footnotes.xml": "footnotes",
    "word/endnotes.xml": "endnotes",
    "word/comments.xml": "comments",
}


def read(name: str, data: bytes) -> Document:
    """Raises ReadError for what is no Word file, a broken one, and one without words."""
    if not data:
        raise ReadError(f"{name}: expected a Word file, found an empty file")
    parts = _unpacked(name, data)
    body = _parsed(name, parts[_MAIN])
    found = _Walk()
    found.read(body)
    if not found.paragraphs:
        raise ReadError(f"{name}: expected a Word file with text, found none")
    return described(found.document(name, _warnings(name, found.changes, parts)))


@dataclass
class _Walk:
    """Collects paragraphs in document order; line = number of the paragraph, empty ones counted."""

    paragraphs: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    changes: Counter[str] = field(default_factory=Counter)
    headline: int | None = None
    count: int = 0

    def read(self, root: _Element) -> None:
        """Walk the tree without recursion: nesting is the file's to choose."""
        for paragraph in root.iter(f"{_W}p"):
            if _inside_dropped(paragraph):
                continue
            self.count += 1
            words = self._words(paragraph).strip()
            if words:
                if self.headline is None and _style(paragraph) in _HEADLINES:
                    self.headline = len(self.paragraphs)
                self.paragraphs.append(words)
                self.numbers.append(self.count)
        for kind in ("ins", "del", "moveFrom", "moveTo"):
            self.changes[kind] += sum(1 for _ in root.iter(f"{_W}{kind}"))

    def document(self, name: str, warnings: tuple[str, ...]) -> Document:
        """The text with a blank line between paragraphs."""
        spans, runs, at = [], [], 0
        for words, number in zip(self.paragraphs, self.numbers, strict=True):
            spans.append(Span(at, at + len(words)))
            runs.append((at, number, 1))
            at += len(words) + len(_BETWEEN)
        return Document(
            id=name,
            path=name,
            text=_BETWEEN.join(self.paragraphs),
            paragraphs=tuple(spans),
            headline=None if self.headline is None else spans[self.headline],
            source=SourceMap(tuple(runs)),
            warnings=warnings,
        )

    def _words(self, paragraph: _Element) -> str:
        pieces: list[str] = []
        queue = [paragraph]
        while queue:
            element = queue.pop()
            name = _local(element)
            if name in _DROPPED or (name == "p" and element is not paragraph):
                continue  # a paragraph of a text box inside this one has its own turn
            pieces.append(_written(name, element))
            queue.extend(reversed(element))
        return "".join(pieces)


def _written(name: str, element: _Element) -> str:
    match name:
        case "t":
            return element.text or ""
        case "tab":
            return "\t"
        case "br" | "cr":
            return "\n"
        case "noBreakHyphen":
            return "\u2011"
        case _:
            return ""


def _inside_dropped(element: _Element) -> bool:
    return any(_local(above) in _DROPPED for above in element.iterancestors())


def _local(element: _Element) -> str:
    """The tag without its namespace; empty for comments and processing instructions."""
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _style(paragraph: _Element) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return "" if style is None else (style.get(f"{_W}val") or "").lower().replace(" ", "")


def _unpacked(name: str, data: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            sizes = {info.filename: info.file_size for info in archive.infolist()}
            if _MAIN not in sizes:
                raise ReadError(f"{name}: expected a Word file, found an archive without {_MAIN}")
            wanted = [part for part in (_MAIN, *_UNREAD) if part in sizes]
            if sum(sizes[part] for part in wanted) > _LIMIT:
                raise ReadError(f"{name}: expected at most {_LIMIT} bytes of text, found more")
            return {part: archive.read(part) for part in wanted}
    except _BROKEN as error:
        raise ReadError(
            f"{name}: expected a Word file (.docx), found a broken archive ({error})"
        ) from None


def _parsed(name: str, data: bytes) -> _Element:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ReadError(
            f"{name}: expected a Word file, found broken XML in {_MAIN} ({error.msg})"
        ) from None


def _has_words(root: _Element) -> bool:
    return any((element.text or "").strip() for element in root.iter(f"{_W}t"))


def _warnings(name: str, changes: Counter[str], parts: dict[str, bytes]) -> tuple[str, ...]:
    warnings = []
    added, removed = changes["ins"] + changes["moveTo"], changes["del"] + changes["moveFrom"]
    if added or removed:
        warnings.append(
            f"tracked changes: read as accepted ({added} insertions kept, {removed} deletions dropped)"
        )
    for part, what in _UNREAD.items():
        if part in parts and _has_words(_parsed(name, parts[part])):
            warnings.append(f"{what} were not read")
    return tuple(warnings)
