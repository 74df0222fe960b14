"""Word: the accepted state of the main text; what is changed or not read is counted, never lost in silence.

python-docx drops tracked insertions (its issue 340, open since 2016), so the XML is walked in
:mod:`factcheck.extraction.ooxml_text`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from factcheck.errors import ReadError
from factcheck.extraction.layout import described
from factcheck.extraction.ooxml import local, parsed, unpacked
from factcheck.extraction.ooxml_text import (
    BETWEEN,
    GONE,
    HIDDEN,
    STRUCK,
    Story,
    child,
    has_words,
    is_fallback,
    story,
    value,
    walk,
)
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
_KEPT = frozenset({"ins", "moveTo"})
_TITLE, _HEADING = "title", "heading 1"


def read(name: str, data: bytes) -> Document:
    """Raises ReadError for what is no Word file, a broken one, and one without words."""
    main, parts = unpacked(name, data, lambda part: part == _STYLES or bool(_unread(part)))
    styles = _styles(parsed(name, _STYLES, parts[_STYLES])) if _STYLES in parts else {}
    root = parsed(name, main, parts[main])
    found = story(root)
    if not found.paragraphs:
        raise ReadError(f"{name}: expected a Word file with text, found none")
    others = (
        what
        for what in _UNREAD
        if any(
            _unread(part) == what and has_words(parsed(name, part, parts[part])) for part in parts
        )
    )
    warnings = (*_warnings(root, found), *map(_was_not_read, others))
    return described(_document(name, found, styles, warnings))


def _document(
    name: str, found: Story, styles: Mapping[str, str], warnings: tuple[str, ...]
) -> Document:
    spans, runs, at = [], [], 0
    headlines: dict[str, Span] = {}
    for paragraph in found.paragraphs:
        spans.append(Span(at, at + len(paragraph.words)))
        runs.append((at, paragraph.number, 1))
        headlines.setdefault(_style(paragraph.form, styles), spans[-1])
        at = spans[-1].end + len(BETWEEN)
    return Document(
        id=name,
        path=name,
        text=found.text,
        paragraphs=tuple(spans),
        headline=headlines.get(_TITLE, headlines.get(_HEADING)),
        source=SourceMap(tuple(runs)),
        warnings=warnings,
    )


def _warnings(root: _Element, found: Story) -> Iterator[str]:
    """What was read in one of two ways, and what was not read."""
    changes = _changes(root)
    kept, gone = (sum(changes[kind] for kind in kinds) for kinds in (_KEPT, GONE))
    if kept or gone:
        yield f"tracked changes: read as accepted ({kept} insertions kept, {gone} deletions dropped)"
    for what in (HIDDEN, STRUCK):
        if places := found.unseen.get(what, 0):
            yield f"{what} was left out ({places} places)"
    yield from (_was_not_read(what) for tag, what in _LOST.items() if changes[tag])


def _changes(root: _Element) -> Counter[str]:
    counts: Counter[str] = Counter()
    for element, name in walk(root, is_fallback):
        if name in GONE or name in _LOST or (name in _KEPT and not _is_mark(element)):
            counts[name] += 1
    return counts


def _is_mark(change: _Element) -> bool:
    """Whether it says that the paragraph's end was inserted: the words in it say so themselves."""
    above = change.getparent()
    return above is not None and local(above) == "rPr"


def _style(paragraph: _Element | None, styles: Mapping[str, str]) -> str:
    """Name of the paragraph's style, lower case; ids are translated ("Titel"), the names of Word's own are not."""
    form = None if paragraph is None else child(paragraph, "pPr")
    mark = None if form is None else child(form, "pStyle")
    identity = "" if mark is None else value(mark)
    return styles.get(identity, {"Title": _TITLE, "Heading1": _HEADING}.get(identity, ""))


def _styles(root: _Element) -> dict[str, str]:
    rows = {}
    for style in root:
        label = child(style, "name")
        if local(style) == "style" and label is not None:
            rows[value(style, "styleId")] = value(label).lower()
    return rows


def _unread(part: str) -> str:
    stem = part.removeprefix("word/").removesuffix(".xml").rstrip("0123456789")
    return stem if part.startswith("word/") and stem in _UNREAD else ""


def _was_not_read(what: str) -> str:
    return f"{what} {'were' if what.endswith('s') else 'was'} not read"
