"""Markdown: front matter is metadata, markup is dropped, words keep their places in the source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.errors import ReadError
from factcheck.extraction.collector import Extraction
from factcheck.extraction.decoding import decode
from factcheck.extraction.directives import directives, is_directive
from factcheck.extraction.front_matter import FrontMatter, front_matter
from factcheck.extraction.html_tokens import INLINE, add_text, pieces
from factcheck.extraction.layout import described
from factcheck.extraction.lines import line_and_column, line_starts
from factcheck.model import Document, Span

if TYPE_CHECKING:
    from markdown_it.token import Token

SUFFIXES: tuple[str, ...] = (".md", ".markdown")

_DEEPEST = 60
"""Levels of nested lists and quotes; each costs a few frames of Python's 1,000."""

_COMMENT = re.compile(r"\s*<!--")
_TAG = re.compile(r"<(/?)([a-zA-Z]+)")
_ESCAPED_BAR = re.compile(r"\\(?=\|)")


def read(name: str, data: bytes) -> Document:
    """Raises ReadError for empty or binary data, broken front matter, and a file without words."""
    source, warnings = decode(name, data)
    front = front_matter(name, source)
    page = _Page(source, front)
    page.read()
    if not page.text.paragraphs:
        raise ReadError(f"{name}: expected a story, found only markup")
    return described(
        Document(
            id=name,
            path=name,
            text=page.text.text,
            published=front.published,
            paragraphs=tuple(page.text.paragraphs),
            headline=page.headline,
            source=page.text.source_map(source),
            warnings=(*warnings, *front.warnings, *page.warnings()),
            directives=directives(page.comments, page.text, source),
        )
    )


class _Page:
    """Walks markdown-it's tokens once."""

    def __init__(self, source: str, front: FrontMatter) -> None:
        self.text = Extraction()
        self.headline: Span | None = None
        self.comments: list[tuple[int, str]] = []
        self._front = front
        self._source = source
        self._lines = line_starts(source)
        self._starts = tuple(at + front.end for at in line_starts(source[front.end :]))
        self._cell_ends: dict[int, int] = {}  # line -> where its next table cell is looked for
        self._left_out: dict[str, list[int]] = {}
        self._struck = 0

    def read(self) -> None:
        """Collect all paragraphs; a title in the front matter is the headline of a text without one."""
        from factcheck.extraction.inline import parser

        tokens = parser(_DEEPEST).parse(self._source[self._front.end :])
        if self._front.title and not any(_is_headline(token) for token in tokens):
            self.text.add(self._front.title, self._front.title_at)
            self.headline = self.text.end_paragraph()
        opener: Token | None = None
        for token in tokens:
            self._read_block(token, opener)
            opener = token
        if any(token.level >= _DEEPEST - 1 for token in tokens):
            self._left_out["text nested too deeply"] = []

    def warnings(self) -> tuple[str, ...]:
        """What the file holds and the document does not."""
        found = []
        for what, lines in self._left_out.items():
            where = f" (line {', '.join(map(str, lines))})" if lines else ""
            found.append(f"{what} was not read{where}")
        if self._struck:
            found.append(f"struck-out text was left out ({self._struck} places)")
        return tuple(found)

    def _read_block(self, token: Token, opener: Token | None) -> None:
        line = token.map[0] if token.map else 0
        if token.type == "inline":
            in_cell = opener is not None and opener.type in {"th_open", "td_open"}
            self._read_inline(token, self._places(token.content, line, in_cell=in_cell))
            paragraph = self.text.end_paragraph()
            if opener is not None and _is_headline(opener) and self.headline is None:
                self.headline = paragraph
        elif token.type in {"fence", "code_block"}:
            self._leave_out("code", self._starts[line])
        elif token.type == "html_block" and token.map:
            self._read_html(self._starts[line], self._line_start(token.map[1]))
            self.text.end_paragraph()

    def _read_html(self, start: int, end: int) -> None:
        hidden = False
        for piece in pieces(self._source[start:end]):
            if piece.comment:
                self._note_comment(piece.comment, start + piece.at)
            elif piece.name:
                hidden = piece.name in {"script", "style"} and not piece.closing
                if piece.name not in INLINE and piece.name != "br":
                    self.text.end_paragraph()
            elif not hidden:
                add_text(self.text, piece.text, start + piece.at)

    def _read_inline(self, block: Token, places: Sequence[int]) -> None:
        from factcheck.extraction import inline

        struck = 0
        for token in block.children or ():
            if token.type in {"s_open", "s_close"}:
                struck += token.nesting
                self._struck += token.nesting > 0
            elif not struck:
                literal = inline.place(token, block.content)
                self._read_words(token, places, literal, inline.start(token))

    def _read_words(self, token: Token, places: Sequence[int], at: int | None, start: int) -> None:
        here = places[min(start, len(places) - 1)]
        match token.type:
            case "text" | "code_inline" if at is not None:
                self._add(token.content, places[at : at + len(token.content)])
            case "text" | "code_inline" | "text_special":
                self.text.add_at_point(token.content, here)
            case "softbreak":
                self.text.add(" ", here)
            case "hardbreak":
                self.text.break_line(here)
            case "html_inline" if _COMMENT.match(token.content):
                self._note_comment(token.content, here)
            case "html_inline" if (tag := _TAG.match(token.content)) and tag[2].lower() == "br":
                self.text.break_line(here)
            case _:
                pass

    def _add(self, words: str, places: Sequence[int]) -> None:
        """Append *words*, a run for every stretch that is unbroken in the source."""
        first = 0
        for index in range(1, len(words) + 1):
            if index == len(words) or places[index] != places[index - 1] + 1:
                self.text.add(words[first:index], places[first])
                first = index

    def _places(self, content: str, line: int, *, in_cell: bool) -> tuple[int, ...]:
        """Offset in the source of every character of a block's content."""
        places: list[int] = []
        first = content.partition("\n")[0].strip()
        while (
            first and first not in self._line(line) and line < len(self._starts) - 1 and not in_cell
        ):
            line += 1  # markdown-it drops lines of no-break spaces at the start of a block
        for number, words in enumerate(content.split("\n"), line):
            places += (self._cell_places if in_cell else self._line_places)(words, number)
            places.append(places[-1] + 1 if words else self._line_start(number))  # the line end
        return tuple(places)

    def _line_places(self, words: str, line: int) -> list[int]:
        """A block's line is the rest of the source's line behind quote marks, bullets and indents."""
        start = self._line_start(line)
        source = self._line(line)
        core = words.strip()
        ends_so = source.endswith(core)  # all but headings that are closed with "##"
        at = len(source) - len(core) if ends_so else max(source.find(core), 0)
        lead = len(words) - len(words.lstrip())
        return [start + max(0, at - lead + index) for index in range(len(words))]

    def _cell_places(self, words: str, line: int) -> list[int]:
        """A cell of a table: a bar stands in it with a backslash, which the content has lost."""
        start = self._line_start(line)
        source = self._line(line)
        bars = {found.start() for found in _ESCAPED_BAR.finditer(source)}
        kept = [index for index in range(len(source)) if index not in bars]
        clean = "".join(source[index] for index in kept)
        at = max(clean.find(words, self._cell_ends.get(line, 0)), 0)
        self._cell_ends[line] = at + len(words)
        return [start + kept[min(at + index, len(kept) - 1)] for index in range(len(words))]

    def _line(self, line: int) -> str:
        return self._source[self._line_start(line) : self._line_start(line + 1)].rstrip()

    def _line_start(self, line: int) -> int:
        return self._starts[line] if line < len(self._starts) else len(self._source)

    def _note_comment(self, comment: str, at: int) -> None:
        """What speaks to the checker is obeyed elsewhere; any other comment may be meant for readers."""
        self.comments.append((at, comment))
        if not is_directive(comment):
            self._leave_out("a comment", at)

    def _leave_out(self, what: str, at: int) -> None:
        lines = self._left_out.setdefault(what, [])
        number, _ = line_and_column(self._lines, at)
        if number not in lines[-1:]:
            lines.append(number)


def _is_headline(token: Token) -> bool:
    return token.type == "heading_open" and token.tag == "h1"
