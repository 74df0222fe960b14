"""HTML: the words a visitor reads, paragraph by paragraph, with their places in the source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from factcheck.errors import ReadError
from factcheck.extraction.collector import Extraction
from factcheck.extraction.decoding import decode
from factcheck.extraction.directives import directives
from factcheck.extraction.html_days import Days
from factcheck.extraction.html_scope import Scope
from factcheck.extraction.html_tokens import INLINE, VOID, Piece, add_text, pieces
from factcheck.extraction.layout import described
from factcheck.model import Document, Span

SUFFIXES: tuple[str, ...] = (".html", ".htm", ".xhtml")

_SKIPPED = frozenset({
    "aside", "audio", "button", "canvas", "datalist", "dialog", "footer", "form", "head", "header", "iframe", "map",
    "math", "menu", "nav", "noembed", "noframes", "noscript", "object", "script", "select", "style", "svg", "template",
    "textarea", "title", "video", "xmp",
})  # fmt: skip
_STRUCK = frozenset({"del", "s", "strike"})
_HEAD = frozenset({"base", "link", "meta", "noscript", "script", "style", "template", "title"})
_CLOSES = {  # end tags that may be left out: which open element a start tag ends
    "li": {"li"}, "dt": {"dt", "dd"}, "dd": {"dt", "dd"}, "option": {"option"},
    "tr": {"tr", "td", "th"}, "td": {"td", "th"}, "th": {"td", "th"},
}  # fmt: skip
_IN_FIGURE = ("figcaption", "table", "blockquote", "p", "pre", "ul", "ol")
_LOOK_BACK = 50
"""Open inline elements that are searched for one to close; more are hostile, and would cost quadratic time."""
_ENDS = '.!?"”'
_LONGEST_BYLINE = 25
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{2,30})", re.IGNORECASE)
_INVISIBLE = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_SITE = re.compile(r"(?<!\s)\s++[|·]\s.*")  # "Storm closes airport | The Daily"


def read(name: str, data: bytes) -> Document:
    """Raises ReadError for empty or binary data and for a page without words."""
    declared = _CHARSET.search(data[:4096])
    source, warnings = decode(name, data, declared[1].decode("ascii") if declared else "")
    page = _Page(tuple(pieces(source)))
    page.read()
    if not page.text.paragraphs:
        raise ReadError(f"{name}: expected an HTML page with text, found none outside its markup")
    return described(
        Document(
            id=name,
            path=name,
            text=page.text.text,
            published=page.days.published,
            paragraphs=tuple(page.text.paragraphs),
            headline=page.headline,
            source=page.text.source_map(source),
            warnings=(*warnings, *page.warnings()),
            directives=directives(page.comments, page.text, source),
        )
    )


class _Page:
    """Walks the pieces once. What is hidden hides all that it contains."""

    def __init__(self, page: Sequence[Piece]) -> None:
        self.text = Extraction()
        self.headline: Span | None = None
        self.days = Days()
        self.comments = tuple((piece.at, piece.comment) for piece in page if piece.comment)
        self._pieces = page
        self._scope = Scope(page)
        self._open: list[str] = []
        self._counts: Counter[str] = Counter()
        self._hidden: int | None = None  # depth of the outermost hidden element
        self._struck = 0
        self._outside = 0
        self._script = ""
        self._times: list[tuple[int | None, Piece]] = []  # with the paragraph that each stands in

    def read(self) -> None:
        """Collect all paragraphs."""
        for index, piece in enumerate(self._pieces):
            if not piece.name:
                self._read_text(piece, inside=self._scope.contains(index) or self._counts["h1"] > 0)
            elif piece.closing:
                self._close(piece)
            else:
                self._read_tag(piece)
        self._end_paragraph()
        body = _body(self.text)
        for paragraph, tag in self._times:
            self.days.note_time(tag, in_byline=paragraph is not None and paragraph < body)

    def warnings(self) -> tuple[str, ...]:
        """What a visitor may see and the document does not hold."""
        found = []
        if self._struck:
            found.append(f"struck-out text was left out ({self._struck} places)")
        if self._outside:
            found.append(f"text outside the article was not read ({self._outside} words)")
        return tuple(found)

    def _read_text(self, piece: Piece, *, inside: bool) -> None:
        if self._hidden is not None:
            if self._script == "application/ld+json":
                self.days.note_json(piece.text)
        elif not inside:
            self._outside += len(piece.text.split())
        elif not self._counts["figure"] or any(self._counts[name] for name in _IN_FIGURE):
            add_text(self.text, piece.text, piece.at)

    def _read_tag(self, tag: Piece) -> None:
        self._close_implied(tag.name)
        if tag.name == "meta":
            self.days.note_meta(tag)
            self._read_title(tag)
        elif tag.name == "time":
            self._times.append((len(self.text.paragraphs) if self._hidden is None else None, tag))
        if tag.name in VOID:
            self._read_void(tag)
        else:
            self._push(tag)

    def _push(self, tag: Piece) -> None:
        self._reveal(tag.name)
        self._open.append(tag.name)
        self._counts[tag.name] += 1
        self._script = tag.value("type") if tag.name == "script" else ""
        if self._hidden is None and self._is_hidden(tag):
            self._hidden = len(self._open)
            self._struck += tag.name in _STRUCK
        if self._hidden is None and tag.name == "q":
            self.text.add_at_point("“", tag.at)
        if tag.name not in INLINE:
            self._end_paragraph()

    def _reveal(self, name: str) -> None:
        """A form round the whole page, or a header that holds the story's only h1, is no ornament."""
        if self._hidden is None:
            return
        holder = self._open[self._hidden - 1]
        form = holder == "form" and name in {"article", "main", "h1"}
        header = holder == "header" and name == "h1" and self._scope.headline_in_header
        if form or header:
            self._hidden = None

    def _is_hidden(self, tag: Piece) -> bool:
        values = tag.values
        if "hidden" in values or tag.value("aria-hidden") == "true" or tag.name in _STRUCK:
            return True
        if tag.name == "header" and (self._counts["article"] or self._counts["main"]):
            return False
        if tag.name == "footer" and self._counts["blockquote"]:  # says who is quoted
            return False
        return tag.name in _SKIPPED or bool(_INVISIBLE.search(tag.value("style")))

    def _read_void(self, tag: Piece) -> None:
        if self._hidden is None and tag.name == "br":
            self.text.break_line(tag.at)
        elif tag.name == "hr":
            self._end_paragraph()

    def _read_title(self, tag: Piece) -> None:
        """og:title is the headline of a page without an h1."""
        is_title = "og:title" in {tag.value("property"), tag.value("name")}
        if is_title and not self._scope.has_headline and not self.text.paragraphs:
            words = _SITE.sub("", tag.values.get("content", ""))
            add_text(self.text, words, tag.places.get("content", tag.at))
            self.headline = self.text.end_paragraph()

    def _close_implied(self, name: str) -> None:
        if self._counts["head"] and name not in _HEAD:
            self._pop("head")
        ended = _CLOSES.get(name, frozenset() if name in INLINE or name in VOID else {"p"})
        for above in self._open[: -_LOOK_BACK - 1 : -1]:
            if above in ended:
                self._pop(above)
                return
            if above not in INLINE and above != "p":
                return

    def _close(self, tag: Piece) -> None:
        if not self._counts[tag.name]:
            return
        if tag.name == "q" and self._hidden is None:
            self.text.add_at_point("”", tag.at)
        self._pop(tag.name)

    def _pop(self, name: str) -> None:
        """Close the element and all that was left open inside it."""
        while True:
            closed = self._open.pop()
            if closed not in INLINE:
                self._end_paragraph(closed)
            self._counts[closed] -= 1
            if self._hidden is not None and len(self._open) < self._hidden:
                self._hidden = None
                self._script = ""
            if closed == name:
                return

    def _end_paragraph(self, closed: str = "") -> None:
        paragraph = self.text.end_paragraph()
        in_headline = closed == "h1" or self._counts["h1"] > 0
        if in_headline and paragraph is not None and self.headline is None:
            self.headline = paragraph


def _body(text: Extraction) -> int:
    """Index of the first paragraph that is a sentence: what stands above is headline, byline and the like."""
    words = text.text
    for index, span in enumerate(text.paragraphs):
        if words[span.end - 1] in _ENDS or len(span.of(words).split()) > _LONGEST_BYLINE:
            return index
    return len(text.paragraphs)
