"""Word: the accepted state of the main text; what is changed or not read is counted, never lost in silence.

python-docx drops tracked insertions (its issue 340, open since 2016), so the XML is walked here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from factcheck.errors import ReadError
from factcheck.extraction.layout import described
from factcheck.extraction.ooxml import local, parsed, unpacked
from factcheck.model import Document, SourceMap, Span

if TYPE_CHECKING:
    from lxml.etree import _Element

SUFFIXES: tuple[str, ...] = (".docx",)

_STYLES = "word/styles.xml"
_UNREAD = ("footnotes", "endnotes", "comments", "header", "footer")  # "word/header1.xml"
_LOST = {
    "altChunk": "embedded documents",
    "chart": "charts",
    "relIds": "diagrams",
    "sym": "symbols",
}
_KEPT, _GONE = frozenset({"ins", "moveTo"}), frozenset({"del", "moveFrom", "cellDel"})
_FORM = frozenset(
    {"pPr", "rPr", "sectPr", "tblPr", "trPr", "tcPr", "sdtPr", "instrText", "delText", "rt"}
)
_MARKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_OFF = frozenset({"0", "false", "off", "none"})
_BETWEEN = "\n\n"
_TITLE, _HEADING = "title", "heading 1"


def read(name: str, data: bytes) -> Document:
    """Raises ReadError for what is no Word file, a broken one, and one without words."""
    main, parts = unpacked(name, data, lambda part: part == _STYLES or bool(_unread(part)))
    styles = _styles(parsed(name, _STYLES, parts[_STYLES])) if _STYLES in parts else {}
    found = _Walk(styles)
    found.read(parsed(name, main, parts[main]))
    if not found.paragraphs:
        raise ReadError(f"{name}: expected a Word file with text, found none")
    others = (
        what
        for what in _UNREAD
        if any(
            _unread(part) == what and _has_words(parsed(name, part, parts[part])) for part in parts
        )
    )
    return described(found.document(name, (*found.warnings(), *map(_was_not_read, others))))


@dataclass
class _Walk:
    """Collects paragraphs in document order; line = number of the paragraph, empty ones counted."""

    styles: Mapping[str, str]
    paragraphs: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    changes: Counter[str] = field(default_factory=Counter)
    headlines: dict[str, int] = field(default_factory=dict)
    count: int = 0
    _waiting: str = ""  # words of a paragraph whose end was deleted: they join the next one

    def read(self, root: _Element) -> None:
        """Walk the tree without recursion: nesting is the file's to choose."""
        for paragraph in _visible_paragraphs(root):
            self.count += 1
            words = self._waiting + self._words(paragraph)
            self._waiting = words if _end_is_gone(paragraph) else ""
            if not self._waiting:
                self._keep(words.strip(), _style(paragraph, self.styles))
        self._keep(self._waiting.strip(), "")
        self._count_changes(root)

    def document(self, name: str, warnings: tuple[str, ...]) -> Document:
        """The text with a blank line between paragraphs."""
        spans, runs, at = [], [], 0
        for words, number in zip(self.paragraphs, self.numbers, strict=True):
            spans.append(Span(at, at + len(words)))
            runs.append((at, number, 1))
            at += len(words) + len(_BETWEEN)
        headline = self.headlines.get(_TITLE, self.headlines.get(_HEADING))
        return Document(
            id=name,
            path=name,
            text=_BETWEEN.join(self.paragraphs),
            paragraphs=tuple(spans),
            headline=None if headline is None else spans[headline],
            source=SourceMap(tuple(runs)),
            warnings=warnings,
        )

    def warnings(self) -> tuple[str, ...]:
        """What was read in one of two ways, and what was not read."""
        found = []
        kept, gone = (sum(self.changes[kind] for kind in kinds) for kinds in (_KEPT, _GONE))
        if kept or gone:
            found.append(
                f"tracked changes: read as accepted ({kept} insertions kept, {gone} deletions dropped)"
            )
        found += [
            f"{what} was left out ({self.changes[what]} places)"
            for what in ("hidden text", "struck-out text")
            if self.changes[what]
        ]
        return (*found, *(_was_not_read(what) for tag, what in _LOST.items() if self.changes[tag]))

    def _keep(self, words: str, style: str) -> None:
        if words:
            if style in {_TITLE, _HEADING}:
                self.headlines.setdefault(style, len(self.paragraphs))
            self.paragraphs.append(words)
            self.numbers.append(self.count)

    def _words(self, paragraph: _Element) -> str:
        pieces: list[str] = []
        queue = [paragraph]
        while queue:
            element = queue.pop()
            name = local(element)
            if name == "p" and element is not paragraph:
                continue  # a paragraph of a text box inside this one has its own turn
            if name in _GONE or name in _FORM or _is_fallback(element):
                continue
            if name == "r" and (what := _unseen(element)):
                self.changes[what] += bool(_has_words(element))
                continue
            pieces.append((element.text or "") if name == "t" else _MARKS.get(name, ""))
            queue.extend(reversed(element))
        return "".join(pieces)

    def _count_changes(self, root: _Element) -> None:
        for element in root.iter():
            name = local(element)
            counted = name in _GONE or name in _LOST or (name in _KEPT and not _is_mark(element))
            if counted and not any(map(_is_fallback, element.iterancestors())):
                self.changes[name] += 1


def _visible_paragraphs(root: _Element) -> Iterator[_Element]:
    """Paragraphs that are there once all changes are accepted."""
    queue = [root]
    while queue:
        element = queue.pop()
        name = local(element)
        if name in _GONE or name in _FORM or _is_fallback(element) or _is_deleted_cell(element):
            continue
        if name == "p":
            yield element
        queue.extend(reversed(element))


def _is_deleted_cell(element: _Element) -> bool:
    """A row or cell of a table whose properties hold a deletion."""
    if local(element) not in {"tr", "tc"}:
        return False
    return any(
        local(mark) in _GONE for form in element if local(form) in {"trPr", "tcPr"} for mark in form
    )


def _end_is_gone(paragraph: _Element) -> bool:
    """Whether the paragraph's own end was deleted: accepted, it runs into the next."""
    return any(local(mark) in _GONE for mark in _run_form(_child(paragraph, "pPr")))


def _is_mark(change: _Element) -> bool:
    """Whether it says that the paragraph's end was inserted: the words in it say so themselves."""
    above = change.getparent()
    return above is not None and local(above) == "rPr"


def _unseen(run: _Element) -> str:
    for mark in _run_form(run):
        if _value(mark).lower() not in _OFF:
            if local(mark) == "vanish":
                return "hidden text"
            if local(mark) in {"strike", "dstrike"}:
                return "struck-out text"
    return ""


def _run_form(holder: _Element | None) -> tuple[_Element, ...]:
    form = None if holder is None else _child(holder, "rPr")
    return () if form is None else tuple(form)


def _is_fallback(element: _Element) -> bool:
    """The second copy of a text box, for old programs, beside one that was read."""
    if local(element) != "Fallback":
        return False
    above = element.getparent()
    return above is not None and any(local(other) == "Choice" for other in above)


def _style(paragraph: _Element, styles: Mapping[str, str]) -> str:
    """Name of the paragraph's style, lower case; ids are translated ("Titel"), the names of Word's own are not."""
    form = _child(paragraph, "pPr")
    mark = None if form is None else _child(form, "pStyle")
    identity = "" if mark is None else _value(mark)
    return styles.get(identity, {"Title": _TITLE, "Heading1": _HEADING}.get(identity, ""))


def _styles(root: _Element) -> dict[str, str]:
    rows = {}
    for style in root:
        label = _child(style, "name")
        if local(style) == "style" and label is not None:
            rows[_value(style, "styleId")] = _value(label).lower()
    return rows


def _child(element: _Element, name: str) -> _Element | None:
    return next((child for child in element if local(child) == name), None)


def _value(element: _Element, name: str = "val") -> str:
    """An attribute in whichever namespace: strict files have another one."""
    rows = ((str(key).rpartition("}")[2], str(value)) for key, value in element.attrib.items())
    return next((value for key, value in rows if key == name), "")


def _unread(part: str) -> str:
    stem = part.removeprefix("word/").removesuffix(".xml").rstrip("0123456789")
    return stem if part.startswith("word/") and stem in _UNREAD else ""


def _has_words(element: _Element) -> bool:
    return any((text.text or "").strip() for text in element.iter() if local(text) == "t")


def _was_not_read(what: str) -> str:
    return f"{what} {'were' if what.endswith('s') else 'was'} not read"
