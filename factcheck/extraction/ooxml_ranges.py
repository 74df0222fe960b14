"""Find the elements of a Word file that hold a stretch of its text; runs are cut so that they hold nothing else.

A cut run becomes two with the same properties, which look as the one did.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factcheck.extraction.ooxml import local
from factcheck.extraction.ooxml_text import Place, child
from factcheck.model import Span

if TYPE_CHECKING:
    from lxml.etree import _Element

SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_OPEN = frozenset(
    {
        "bdo",
        "customXml",
        "dir",
        "fldSimple",
        "hyperlink",
        "ins",
        "moveTo",
        "sdt",
        "sdtContent",
        "smartTag",
    }
)
"""What may stand between a paragraph and its runs and may hold marks beside them."""

_FILLED = frozenset({"checkbox", "comboBox", "dataBinding", "date", "dropDownList", "text"})
"""Sorts of content controls whose content Word writes itself: what stands in them would be lost."""


@dataclass(frozen=True, slots=True)
class Range:
    """Elements with one paragraph above them, ``first`` and ``last`` may be the same.

    ``outside`` is the paragraph's own child that ``last`` is or is in. ``exact`` is False where the words cannot be
    told apart from their neighbours: in a text box, a formula, a content control that Word fills.
    """

    first: _Element
    last: _Element
    outside: _Element
    exact: bool


@dataclass(frozen=True, slots=True)
class _Spot:
    """``mark`` can have marks beside it; ``inner`` is the child of that run, None where it is no run."""

    outside: _Element
    mark: _Element
    inner: _Element | None


class Ranges:
    """The way from spans of the text to elements; cuts the tree that the *places* are of."""

    def __init__(self, places: Sequence[Place]) -> None:
        self._places = list(places)

    def cut(self, span: Span) -> None:
        """Make runs begin and end where *span* does; all spans must be cut before one is looked up."""
        self._cut_before(span.start)
        self._cut_after(max(span.end - 1, span.start))

    def find(self, span: Span) -> Range:
        """The elements that hold *span*.

        Raises:
            ValueError: nothing of the text stands there.
        """
        start, end = (self._index(at) for at in (span.start, max(span.end - 1, span.start)))
        first, last = (_spot(self._places[index].element) for index in (start, end))
        whole = (self._places[start].origin, self._places[end].end) == (span.start, span.end)
        plain = all(
            spot.inner is self._places[i].element for spot, i in ((first, start), (last, end))
        )
        return Range(first.mark, last.mark, last.outside, exact=whole and plain)

    def _cut_before(self, offset: int) -> None:
        index = self._index(offset)
        place = self._places[index]
        spot = _spot(place.element)
        if spot.inner is place.element and offset > place.origin:
            self._split(index, offset)
        if spot.inner is not None:
            _break_before(spot.inner)

    def _cut_after(self, offset: int) -> None:
        index = self._index(offset)
        place = self._places[index]
        spot = _spot(place.element)
        inner = spot.inner
        if inner is place.element and offset + 1 < place.origin + len(inner.text or "."):
            self._split(index, offset + 1)
            inner = inner.getprevious()
        following = None if inner is None else inner.getnext()
        if following is not None:
            _break_before(following)

    def _split(self, index: int, offset: int) -> None:
        """Make two text elements of one; the new one comes before it and has what is before *offset*."""
        place = self._places[index]
        element, text = place.element, place.element.text or ""
        at = offset - place.origin
        head = element.makeelement(element.tag, _attributes(element))
        head.text, element.text = text[:at], text[at:]
        for part in (head, element):
            if part.text != (part.text or "").strip():
                part.set(SPACE, "preserve")
        element.addprevious(head)
        halves = (
            replace(place, element=head, end=min(place.end, offset)),
            replace(place, origin=offset, start=max(place.start, offset)),
        )
        self._places[index : index + 1] = [half for half in halves if half.start < half.end]

    def _index(self, offset: int) -> int:
        index = bisect_right(self._places, offset, key=lambda place: place.start) - 1
        if index < 0 or offset >= self._places[index].end:
            raise ValueError(f"no text at offset {offset}")
        return index


def _spot(element: _Element) -> _Spot:
    path = _path(element)
    at = 0
    while at + 1 < len(path) and local(path[at]) in _OPEN and not _is_filled(path[at]):
        at += 1
    inner = path[at + 1] if local(path[at]) == "r" and at + 1 < len(path) else None
    return _Spot(path[0], path[at], inner)


def _path(element: _Element) -> list[_Element]:
    """From a child of the paragraph down to the element; of a text box only down to what holds it.

    Word ignores the marks of comments in text boxes ([MS-OI29500] 2.1.315), so those go around the box.
    """
    path = [element, *element.iterancestors()]
    boxes = [at for at, above in enumerate(path) if local(above) == "txbxContent"]
    path = path[boxes[-1] :] if boxes else path
    end = next(at for at, above in enumerate(path) if local(above) == "p")
    return path[:end][::-1]


def _is_filled(element: _Element) -> bool:
    form = child(element, "sdtPr") if local(element) == "sdt" else None
    return form is not None and any(local(mark) in _FILLED for mark in form)


def _break_before(inner: _Element) -> None:
    """Make *inner* the first thing of its run; what was before it moves into a run of the same looks."""
    run = inner.getparent()
    if run is None:
        return
    before = list(inner.itersiblings(preceding=True))[::-1]
    form = child(run, "rPr")
    moved = [row for row in before if row is not form]
    if not moved:
        return
    head = run.makeelement(run.tag, _attributes(run))
    if form is not None:
        head.append(deepcopy(form))
    head.extend(moved)
    run.addprevious(head)


def _attributes(element: _Element) -> dict[str, str]:
    return {str(key): str(text) for key, text in element.attrib.items()}
