"""Cut HTML into tags and text with exact offsets, in time linear in its length.

``html.parser`` needs quadratic time on unclosed tags ("<a <a <a ..."), and counts lines by line feed alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape

from factcheck.extraction.collector import Extraction

VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
})  # fmt: skip
INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins", "kbd",
    "label", "mark", "meter", "nobr", "output", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike",
    "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
})  # fmt: skip
_RAW = frozenset({"iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp"})
_NAME = re.compile(r"</?([a-zA-Z][^\s/>]*+)")
_GAP = re.compile(r"[\s/]*+")
_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s/>][^\s/>=]*+)"
    r"(?:\s*+=\s*+(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'|(?P<bare>[^\s>\"'][^\s>]*+)))?+"
)
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[a-zA-Z][a-zA-Z0-9]{1,31};?)")
_SOFT_HYPHEN = "\xad"


@dataclass(frozen=True, slots=True)
class Piece:
    """A tag (``name`` set, lower case), a comment or a stretch of text, at offset ``at`` of the source.

    A comment has its marks; for whoever does not ask for it, it is a text without characters.
    ``values`` are the attributes as written, ``places`` the offsets where their values start.
    """

    at: int
    text: str = ""
    name: str = ""
    closing: bool = False
    values: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, int] = field(default_factory=dict)
    comment: str = ""

    def value(self, name: str) -> str:
        """An attribute's value with entities decoded; empty where there is none."""
        return unescape(self.values.get(name, ""))


def pieces(source: str) -> Iterator[Piece]:
    """All tags, comments and texts in order; declarations are left out."""
    at = 0
    while at < len(source):
        opening = source.find("<", at)
        if opening != at:
            end = len(source) if opening < 0 else opening
            yield Piece(at, source[at:end])
            at = end
        elif found := _NAME.match(source, at):
            tag, at = _tag(source, found)
            if tag is None:
                return  # a tag that never ends swallows the rest, as in a browser
            yield tag
            if tag.name in _RAW and not tag.closing:
                end = _raw_end(source, tag.name, at)
                yield Piece(at, source[at:end])
                at = end
        elif source.startswith(("<!", "<?", "</"), at):
            end = _after_comment(source, at)
            if source.startswith("<!--", at):
                yield Piece(at, comment=source[at:end])
            at = end
        else:
            yield Piece(at, "<")
            at += 1


def add_text(text: Extraction, words: str, at: int) -> None:
    """Append *words* to *text* with entities decoded and soft hyphens, which nobody sees, left out."""
    end = 0
    for found in _REFERENCE.finditer(words):
        _add_visible(text, words[end : found.start()], at + end)
        sign = unescape(found.group())
        if sign.startswith("&"):  # no entity after all: "AT&T"
            text.add(sign, at + found.start())
        elif sign != _SOFT_HYPHEN:
            text.add_at_point(sign, at + found.start())
        end = found.end()
    _add_visible(text, words[end:], at + end)


def _add_visible(text: Extraction, words: str, at: int) -> None:
    for part in words.split(_SOFT_HYPHEN):
        text.add(part, at)
        at += len(part) + 1


def _tag(source: str, found: re.Match[str]) -> tuple[Piece | None, int]:
    values: dict[str, str] = {}
    places: dict[str, int] = {}
    at = found.end()
    while True:
        if gap := _GAP.match(source, at):
            at = gap.end()
        if at >= len(source):
            return None, at
        if source[at] == ">":
            closing = source.startswith("</", found.start())
            return Piece(found.start(), "", found[1].lower(), closing, values, places), at + 1
        attribute = _ATTRIBUTE.match(source, at)
        if attribute is None:
            return None, len(source)
        kind = attribute.lastgroup or "name"
        name = attribute["name"].lower()
        if name not in values:
            values[name] = "" if kind == "name" else attribute[kind]
            places[name] = attribute.start(kind)
        at = attribute.end()


def _raw_end(source: str, name: str, at: int) -> int:
    found = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(source, at)
    return found.start() if found else len(source)


def _after_comment(source: str, at: int) -> int:
    mark = "-->" if source.startswith("<!--", at) else ">"
    # "<!-->" and "<!--->" are whole comments: the closing dashes may be the opening ones
    end = source.find(mark, at + 2)
    return len(source) if end < 0 else end + len(mark)
