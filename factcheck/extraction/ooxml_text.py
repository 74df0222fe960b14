"""The words of a Word file with all changes accepted, and the elements of the file that hold them.

The reader takes the text from this walk and the Word report finds its way back by it: one walk, so that an offset
of the text always leads to the very characters it was made of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.extraction.ooxml import local

if TYPE_CHECKING:
    from lxml.etree import _Element

GONE = frozenset({"del", "moveFrom", "cellDel"})
"""Elements whose content is not there once all changes are accepted."""

BETWEEN = "\n\n"
"""What stands between two paragraphs of the text."""

HIDDEN, STRUCK = "hidden text", "struck-out text"

_FORM = frozenset(
    {"pPr", "rPr", "sectPr", "tblPr", "trPr", "tcPr", "sdtPr", "instrText", "delText", "rt"}
)
_MARKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_OFF = frozenset({"0", "false", "off", "none"})


@dataclass(frozen=True, slots=True)
class Piece:
    """An element (``w:t``, ``w:tab`` ...) and the characters it stands for, never none."""

    element: _Element
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as it reads; ``number`` counts those of the file from 1, empty ones too.

    ``form`` is the element whose style it has, None for words whose paragraph's end was deleted.
    """

    number: int
    pieces: tuple[Piece, ...]
    form: _Element | None

    @property
    def words(self) -> str:
        """The text without white space at its ends."""
        return "".join(piece.text for piece in self.pieces).strip()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a piece stands in the text: what is visible of it is ``text[start:end]``.

    ``origin`` is the offset of the element's own first character: before ``start`` where the paragraph begins
    with white space, which the text leaves out.
    """

    element: _Element
    origin: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Story:
    """All paragraphs that have words, in order, and how many runs of what cannot be seen."""

    paragraphs: tuple[Paragraph, ...]
    unseen: Mapping[str, int]

    @property
    def text(self) -> str:
        """The text of the document: a blank line between paragraphs."""
        return BETWEEN.join(paragraph.words for paragraph in self.paragraphs)

    def places(self) -> tuple[Place, ...]:
        """Every piece with its place in :attr:`text`, sorted; those of white space alone may be missing."""
        found: list[Place] = []
        at = 0
        for paragraph in self.paragraphs:
            raw = "".join(piece.text for piece in paragraph.pieces)
            end = at + len(paragraph.words)
            origin = at - (len(raw) - len(raw.lstrip()))
            for piece in paragraph.pieces:
                start, stop = max(origin, at), min(origin + len(piece.text), end)
                if start < stop:
                    found.append(Place(piece.element, origin, start, stop))
                origin += len(piece.text)
            at = end + len(BETWEEN)
        return tuple(found)


def story(root: _Element) -> Story:
    """Walk the main part without recursion: nesting is the file's to choose."""
    unseen: Counter[str] = Counter()
    paragraphs: list[Paragraph] = []
    pieces: list[Piece] = []
    number = 0
    for number, element in enumerate(_visible_paragraphs(root), start=1):
        pieces += _pieces(element, unseen)
        if pieces and not _end_is_gone(element):  # else it joins the next one
            paragraphs.append(Paragraph(number, tuple(pieces), element))
            pieces = []
    paragraphs.append(Paragraph(number, tuple(pieces), None))
    return Story(tuple(row for row in paragraphs if row.words), unseen)


def walk(
    root: _Element, is_left_out: Callable[[_Element, str], bool]
) -> Iterator[tuple[_Element, str]]:
    """Each element with its local name, from the first to the last; what *is_left_out* goes with all below it.

    The way down is a list of iterators: neither the depth nor the breadth of a file fills the memory.
    """
    way = [iter((root,))]
    while way:
        element = next(way[-1], None)
        if element is None:
            way.pop()
            continue
        name = local(element)
        if not is_left_out(element, name):
            yield element, name
            way.append(iter(element))


def is_fallback(element: _Element, name: str) -> bool:
    """The second copy of a text box, for old programs, right behind one that was read."""
    if name != "Fallback":
        return False
    before = element.getprevious()
    return before is not None and local(before) == "Choice"


def child(element: _Element, name: str) -> _Element | None:
    """The first child of that name, in whichever namespace."""
    return next((row for row in element if local(row) == name), None)


def value(element: _Element, name: str = "val") -> str:
    """An attribute in whichever namespace: strict files have another one; empty where there is none."""
    rows = ((str(key).rpartition("}")[2], str(text)) for key, text in element.attrib.items())
    return next((text for key, text in rows if key == name), "")


def has_words(element: _Element) -> bool:
    """Whether any text below it is more than white space."""
    return any((text.text or "").strip() for text in element.iter() if local(text) == "t")


def _pieces(paragraph: _Element, unseen: Counter[str]) -> Iterator[Piece]:
    def is_left_out(element: _Element, name: str) -> bool:
        if _is_gone(element, name):
            return True
        if name == "p":  # a paragraph of a text box inside this one has its own turn
            return element is not paragraph
        if name == "r" and (what := _unseen(element)):
            unseen[what] += has_words(element)
            return True
        return False

    for element, name in walk(paragraph, is_left_out):
        text = (element.text or "") if name == "t" else _MARKS.get(name, "")
        if text:
            yield Piece(element, text)


def _visible_paragraphs(root: _Element) -> Iterator[_Element]:
    """Paragraphs that are there once all changes are accepted."""
    return (element for element, name in walk(root, _is_gone) if name == "p")


def _is_gone(element: _Element, name: str) -> bool:
    if name in GONE or name in _FORM or is_fallback(element, name):
        return True
    return name in {"tr", "tc"} and _is_deleted_cell(element)


def _is_deleted_cell(element: _Element) -> bool:
    """A row or cell of a table whose properties hold a deletion."""
    return any(
        local(mark) in GONE for form in element if local(form) in {"trPr", "tcPr"} for mark in form
    )


def _end_is_gone(paragraph: _Element) -> bool:
    """Whether the paragraph's own end was deleted: accepted, it runs into the next."""
    return any(local(mark) in GONE for mark in _run_form(child(paragraph, "pPr")))


def _unseen(run: _Element) -> str:
    for mark in _run_form(run):
        if value(mark).lower() not in _OFF:
            if local(mark) == "vanish":
                return HIDDEN
            if local(mark) in {"strike", "dstrike"}:
                return STRUCK
    return ""


def _run_form(holder: _Element | None) -> tuple[_Element, ...]:
    form = None if holder is None else child(holder, "rPr")
    return () if form is None else tuple(form)
