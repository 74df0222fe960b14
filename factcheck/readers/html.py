"""HTML: the words a visitor reads, paragraph by paragraph, with their places in the source."""

from __future__ import annotations

import json
import re
from datetime import date
from html import unescape
from html.parser import HTMLParser

from factcheck.errors import ReadError
from factcheck.extraction.collector import Extraction
from factcheck.extraction.dates import parse_date
from factcheck.extraction.decoding import decode
from factcheck.extraction.layout import described
from factcheck.model import Document, Span

SUFFIXES: tuple[str, ...] = (".html", ".htm", ".xhtml")

_SKIPPED = frozenset(
    {"script", "style", "noscript", "template", "svg", "math", "nav", "header", "footer", "aside", "form",
     "button", "select", "iframe", "object", "head", "dialog", "menu"}
)  # fmt: skip
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
)  # fmt: skip
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark",
     "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr", "img"}
)  # fmt: skip
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{2,30})", re.IGNORECASE)
_DATE_PROPERTIES = ("article:published_time", "datePublished", "date", "dc.date", "pubdate")


def read(name: str, data: bytes) -> Document:
    """Raises ReadError for empty or binary data and for a page without words."""
    declared = _CHARSET.search(data[:4096])
    source, warnings = decode(name, data, declared[1].decode("ascii") if declared else "")
    page = _Page(source)
    page.feed(source)
    page.close()
    page.text.end_paragraph()
    if not page.text.paragraphs:
        raise ReadError(f"{name}: expected an HTML page with text, found none outside its markup")
    return described(
        Document(
            id=name,
            path=name,
            text=page.text.text,
            published=page.published,
            paragraphs=tuple(page.text.paragraphs),
            headline=page.headline,
            source=page.text.source_map(source),
            warnings=warnings,
        )
    )


class _Page(HTMLParser):
    """Walks the source once; a header inside an article is read, for its headline stands there."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self.text = Extraction()
        self.headline: Span | None = None
        self._starts = _line_feeds(source)
        self._open: list[str] = []
        self._skipping = 0
        self._data = ""
        self._dates: dict[str, date] = {}

    @property
    def published(self) -> date | None:
        """The surest of the dates that the page states."""
        order = (*_DATE_PROPERTIES[:1], "json-ld", *_DATE_PROPERTIES[1:], "time")
        return next((self._dates[key] for key in order if key in self._dates), None)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element; one that does not flow with the text starts a paragraph."""
        values = {key: value or "" for key, value in attrs}
        self._note_date(tag, values)
        if tag in _VOID:
            self._handle_void(tag)
            return
        self._open.append(tag)
        self._data = values.get("type", "") if tag == "script" else self._data
        if self._is_skipped(tag) or "hidden" in values or values.get("aria-hidden") == "true":
            self._open[-1] = f"!{tag}"
            self._skipping += 1
        elif tag not in _INLINE:
            self.text.end_paragraph()

    def handle_endtag(self, tag: str) -> None:
        """Close the element and all that was left open inside it."""
        if tag not in _VOID and (tag in self._open or f"!{tag}" in self._open):
            while self._open:
                closed = self._open.pop()
                self._skipping -= closed.startswith("!")
                self._close(closed)
                if closed.lstrip("!") == tag:
                    return

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open and close at once, as in "<br/>"."""
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_data(self, data: str) -> None:
        """Words, or a script that may hold the day of publication."""
        if not self._skipping:
            self.text.add(data, self._at())
        elif "ld+json" in self._data and self._open[-1] == "!script":
            self._note_json(data)

    def handle_entityref(self, name: str) -> None:
        """A named entity: its sign stands where the entity stands."""
        self._handle_reference(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """A numbered entity."""
        self._handle_reference(f"&#{name};")

    def _handle_reference(self, reference: str) -> None:
        if not self._skipping:
            self.text.add_at_point(unescape(reference).replace("\x00", "\ufffd"), self._at())

    def _handle_void(self, tag: str) -> None:
        if tag == "br" and not self._skipping:
            self.text.break_line(self._at())
        elif tag == "hr" and not self._skipping:
            self.text.end_paragraph()

    def _close(self, tag: str) -> None:
        if tag.startswith("!") or tag in _INLINE:
            return
        paragraph = self.text.end_paragraph()
        if tag == "h1" and paragraph is not None and self.headline is None:
            self.headline = paragraph

    def _is_skipped(self, tag: str) -> bool:
        inside = tag in {"header", "footer"} and ("article" in self._open or "main" in self._open)
        return tag in _SKIPPED and not (inside and tag == "header")

    def _at(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column

    def _note_date(self, tag: str, values: dict[str, str]) -> None:
        key = values.get("property") or values.get("name") or values.get("itemprop") or ""
        if tag == "meta" and key in _DATE_PROPERTIES:
            self._keep_date(key, values.get("content", ""))
        elif tag == "time":
            self._keep_date("time", values.get("datetime", ""))

    def _note_json(self, data: str) -> None:
        try:
            content = json.loads(data)
        except (ValueError, RecursionError):
            return
        rows = content if isinstance(content, list) else [content]
        for row in rows:
            if isinstance(row, dict) and isinstance(row.get("datePublished"), str):
                self._keep_date("json-ld", row["datePublished"])

    def _keep_date(self, key: str, words: str) -> None:
        found = parse_date(words)
        if found is not None:
            self._dates.setdefault(key, found)


def _line_feeds(source: str) -> tuple[int, ...]:
    """Starts of lines as html.parser counts them: by line feed alone."""
    return (0, *(index + 1 for index, sign in enumerate(source) if sign == "\n"))
