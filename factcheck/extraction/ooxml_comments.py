"""Write comments into a Word file; every part that has nothing to do with them keeps its bytes."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from factcheck.errors import ReadError
from factcheck.extraction.ooxml import local, parsed, repacked, serialized, unpacked
from factcheck.extraction.ooxml_ranges import SPACE, Range, Ranges
from factcheck.extraction.ooxml_text import story, value
from factcheck.model import Span

if TYPE_CHECKING:
    from lxml.etree import _Element

AUTHOR, INITIALS = "factcheck", "FC"

_TYPES = "[Content_Types].xml"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_PACKAGE = b"http://schemas.openxmlformats.org/package/2006/relationships"
_USUAL = "http://schemas.openxmlformats.org/officeDocument/2006"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument"
_RELATION = "/relationships/comments"
_NO_XML = re.compile(r"[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
_HALF_POINTS = "20"  # 10 points as Word's own style of comments, which the file may not have


@dataclass(frozen=True, slots=True)
class Note:
    """A comment on ``span`` of the file's text; ``key`` is in one of its ``lines`` and in no other note's.

    ``nearby`` is its first line where marks cannot stand at the very words.
    """

    span: Span
    lines: tuple[str, ...]
    key: str
    nearby: str


def text_of(name: str, data: bytes) -> str:
    """The text that the spans of notes count in. Raises ReadError for what is no Word file."""
    main, parts = unpacked(name, data, lambda _: False)
    return story(parsed(name, main, parts[main])).text


def commented(name: str, data: bytes, notes: Sequence[Note]) -> bytes:
    """The file with one comment per note; those that an earlier run has put there are not put again.

    Raises:
        ReadError: no Word file, or a broken one.
    """
    main, parts = unpacked(name, data, lambda part: part == _TYPES or part.endswith(".rels"))
    root = parsed(name, main, parts[main])
    place, comments = _present(name, data, main, parts)
    there = "" if comments is None else _ours(comments)
    new = sorted((n for n in notes if n.key not in there), key=lambda n: (n.span, n.key))
    if not new:
        return data
    changed = {main: root}
    if comments is None:
        place, packaging = _announced(name, main, parts, root)
        empty = f'<w:comments xmlns:w="{_space(root)}"/>'
        comments = parsed(name, place, empty.encode())
        changed |= packaging
    changed[place] = comments
    _put(root, comments, new)
    return repacked(name, data, {part: serialized(tree) for part, tree in changed.items()})


def _present(
    name: str, data: bytes, main: str, parts: Mapping[str, bytes]
) -> tuple[str, _Element | None]:
    """The part with the comments that the file has, its name empty where there is none."""
    beside = _relations_of(main)
    for relation in parsed(name, beside, parts[beside]) if beside in parts else ():
        if (relation.get("Type") or "").endswith(_RELATION):
            path = posixpath.join("/", posixpath.dirname(main), relation.get("Target") or "")
            target = posixpath.normpath(path).lstrip("/")
            _, found = unpacked(name, data, target.__eq__)
            if target in found:
                return target, parsed(name, target, found[target])
    return "", None


def _announced(
    name: str, main: str, parts: Mapping[str, bytes], root: _Element
) -> tuple[str, dict[str, _Element]]:
    """A free name for a new part with comments, and the two parts that say that there is one."""
    if _TYPES not in parts:
        raise ReadError(f"{name}: expected a Word file, found an archive without {_TYPES}")
    types = parsed(name, _TYPES, parts[_TYPES])
    beside = _relations_of(main)
    empty = b'<Relationships xmlns="%b"/>' % _PACKAGE
    relations = parsed(name, beside, parts.get(beside, empty))
    folder = posixpath.dirname(main)
    taken = {row.get("PartName") for row in types} | {row.get("Id") for row in relations}
    part = next(p for p in _numbered("comments", ".xml") if f"/{folder}/{p}" not in taken)
    strict = _space(root).startswith("http://purl.oclc.org/")
    relation = {
        "Id": next(i for i in _numbered("rIdComments") if i not in taken),
        "Type": (_STRICT if strict else _USUAL) + _RELATION,
        "Target": part,
    }
    relations.append(relations.makeelement(_like(relations, "Relationship"), relation))
    override = {"PartName": f"/{folder}/{part}", "ContentType": _TYPE}
    types.append(types.makeelement(_like(types, "Override"), override))
    return f"{folder}/{part}", {beside: relations, _TYPES: types}


def _put(root: _Element, comments: _Element, notes: Sequence[Note]) -> None:
    ranges = Ranges(story(root).places())
    for note in notes:
        ranges.cut(note.span)
    first = 1 + max((int(value(row, "id") or 0) for row in comments), default=-1)
    for number, note in enumerate(notes, start=first):
        found = ranges.find(note.span)
        _mark(root, found, str(number))
        lines = note.lines if found.exact else (note.nearby, *note.lines)
        comments.append(_comment(root, str(number), lines))


def _mark(root: _Element, found: Range, number: str) -> None:
    """Begin and end of the range; the sign of the comment stands in the paragraph itself.

    So a comment stays when somebody rejects the tracked insertion that its words are in.
    """
    start, end, sign = (
        root.makeelement(_like(root, tag), {_like(root, "id"): number})
        for tag in ("commentRangeStart", "commentRangeEnd", "commentReference")
    )
    found.first.addprevious(start)
    found.last.addnext(end)
    run = root.makeelement(_like(root, "r"))
    run.append(sign)
    (end if found.last is found.outside else found.outside).addnext(run)


def _comment(root: _Element, number: str, lines: Sequence[str]) -> _Element:
    """The first line is bold, as a headline over what follows."""
    said = {"id": number, "author": AUTHOR, "initials": INITIALS}
    comment = root.makeelement(
        _like(root, "comment"), {_like(root, key): text for key, text in said.items()}
    )
    for index, line in enumerate(lines):
        run = _below(_below(comment, "p"), "r")
        form = _below(run, "rPr")
        if index == 0:
            _below(form, "b")
        for size in ("sz", "szCs"):
            _below(form, size).set(_like(root, "val"), _HALF_POINTS)
        words = _below(run, "t")
        words.set(SPACE, "preserve")
        words.text = _NO_XML.sub("\ufffd", line)
    return comment


def _below(element: _Element, tag: str) -> _Element:
    made = element.makeelement(_like(element, tag))
    element.append(made)
    return made


def _ours(comments: _Element) -> str:
    """The text of the comments that an earlier run has put there."""
    ours = (row for row in comments if local(row) == "comment" and value(row, "author") == AUTHOR)
    return "\n".join("".join(map(str, row.itertext())) for row in ours)


def _relations_of(part: str) -> str:
    return f"{posixpath.dirname(part)}/_rels/{posixpath.basename(part)}.rels".lstrip("/")


def _numbered(stem: str, suffix: str = "") -> Iterator[str]:
    """Names to try: the bare one first."""
    yield stem + suffix
    yield from (f"{stem}{number}{suffix}" for number in count(2))


def _space(element: _Element) -> str:
    return str(element.tag)[1:].partition("}")[0]


def _like(element: _Element, tag: str) -> str:
    """The tag in the namespace of *element*: strict files have another one."""
    return f"{{{_space(element)}}}{tag}"
