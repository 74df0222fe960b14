"""Markdown: front matter is metadata, markup is dropped, words keep their places in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from html import unescape

import yaml

from factcheck.errors import ReadError
from factcheck.extraction.collector import Extraction
from factcheck.extraction.dates import parse_date
from factcheck.extraction.decoding import decode
from factcheck.extraction.layout import described
from factcheck.extraction.lines import line_starts
from factcheck.model import Document, Span

SUFFIXES: tuple[str, ...] = (".md", ".markdown")

_FRONT = re.compile(
    r"---[ \t]*\r?\n(?P<yaml>.*?)(?:\r?\n)?(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL
)
_FRONT_LIMIT = 64_000
_DATES = ("published", "date", "datePublished", "pubDate")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_RULE = re.compile(r" {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$")
_PREFIX = re.compile(
    r"[ \t]{0,12}(?:>[ \t]?)*[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)?"
)
_ITEM = re.compile(r"[ \t]{0,12}(?:>[ \t]?)*[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+")
_DEFINITION = re.compile(r" {0,3}\[[^\]]+\]:[ \t]*\S+")
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$")
_MARKUP = re.compile(
    r"(?P<comment><!--.*?-->)"
    r"|\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<entity>&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|\w{2,31});)"
    r"|(?P<image>!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])?)"
    r"|(?P<target>\]\((?:[^()]|\([^()]*\))*\)|\]\[[^\]]*\])"
    r"|(?P<auto><(?P<url>https?://[^ >]+|[^ >@]+@[^ >]+)>)"
    r"|(?P<tag></?[a-zA-Z][^<>]*>)"
    r"|(?P<strong>\*\*|__)|(?P<strike>~~)|(?P<code>`+)"
    r"|(?P<star>(?<=\S)\*|\*(?=\S))|(?P<low>(?<!\w)_(?=\S)|(?<=\S)_(?!\w))"
    r"|(?P<bracket>\[(?=[^\]]*\](?:\(|\[)))",
    re.DOTALL,
)


def read(name: str, data: bytes) -> Document:
    """Raises ReadError for empty or binary data, broken front matter, and a file without words."""
    source, warnings = decode(name, data)
    front = _FRONT.match(source)
    published = _published(name, front["yaml"]) if front else None
    page = _Page(source, front.end() if front else 0)
    page.read()
    if not page.text.paragraphs:
        raise ReadError(f"{name}: expected a story, found only markup")
    return described(
        Document(
            id=name,
            path=name,
            text=page.text.text,
            published=published,
            paragraphs=tuple(page.text.paragraphs),
            headline=page.headline,
            source=page.text.source_map(source),
            warnings=warnings,
        )
    )


def _published(name: str, text: str) -> date | None:
    if len(text) > _FRONT_LIMIT:
        raise ReadError(f"{name}:1: expected front matter under {_FRONT_LIMIT} characters")
    try:
        content = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 -- builds strings only
    except yaml.YAMLError as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 2
        raise ReadError(
            f"{name}:{line}: expected YAML front matter, found a syntax error"
        ) from None
    except RecursionError:
        raise ReadError(f"{name}:1: expected YAML front matter, found too deep nesting") from None
    values = content if isinstance(content, dict) else {}
    found = (parse_date(str(values[key])) for key in _DATES if key in values)
    return next((day for day in found if day is not None), None)


class _Page:
    """Walks the lines once; block structure first, inline markup inside each line."""

    def __init__(self, source: str, start: int) -> None:
        self.text = Extraction()
        self.headline: Span | None = None
        self._source = source
        self._start = start
        self._hidden_until = start

    def read(self) -> None:
        """Collect all paragraphs."""
        fence = ""
        for start, end in self._lines():
            if end < self._hidden_until:
                continue  # inside a comment that runs over line ends
            first = max(start, self._hidden_until)
            line = self._source[first:end]
            found = _FENCE.match(line)
            if fence or found:
                fence = self._fenced(fence, line, found)
            else:
                self._read_line(line, first)
        self.text.end_paragraph()

    def _lines(self) -> Iterator[tuple[int, int]]:
        starts = [s for s in line_starts(self._source) if s >= self._start]
        for start, end in zip(starts, [*starts[1:], len(self._source)], strict=True):
            yield start, start + len(self._source[start:end].rstrip("\r\n"))

    def _fenced(self, fence: str, line: str, found: re.Match[str] | None) -> str:
        """The mark that closes the code block; empty when it is closed. Code is no copy."""
        self.text.end_paragraph()
        if not fence:
            return found[1] if found else ""
        closes = found is not None and found[1].startswith(fence) and not line.strip(" `~")
        return "" if closes else fence

    def _read_line(self, line: str, start: int) -> None:
        if (
            not line.strip()
            or _RULE.match(line)
            or _DEFINITION.match(line)
            or _TABLE_RULE.match(line)
        ):
            self._end(heading=bool(_UNDERLINE.match(line)) and "=" in line)
        elif _UNDERLINE.match(line) and "=" in line:
            self._end(heading=True)
        elif heading := _HEADING.match(line):
            self._end()
            body = re.sub(r"[ \t]+#+[ \t]*$", "", line[heading.end() :])
            self._read_inline(start + heading.end(), start + heading.end() + len(body))
            self._end(heading=len(heading[1]) == 1)
        else:
            self._read_body(line, start)

    def _read_body(self, line: str, start: int) -> None:
        prefix = _PREFIX.match(line)
        first = prefix.end() if prefix else 0
        if _ITEM.match(line):
            self._end()
        cells = re.split(r"(?<!\\)\|", line) if line.lstrip().startswith("|") else [line[first:]]
        at = start if len(cells) > 1 else start + first
        for cell in cells:
            self._read_inline(at, at + len(cell))
            if len(cells) > 1:
                self._end()
            at += len(cell) + 1
        if line.endswith("  "):
            self.text.break_line(start + len(line))
        else:
            self.text.add(" ", start + len(line))

    def _end(self, *, heading: bool = False) -> None:
        paragraph = self.text.end_paragraph()
        if heading and paragraph is not None and self.headline is None:
            self.headline = paragraph

    def _read_inline(self, start: int, end: int) -> None:
        at = start
        while at < end:
            comment = "<!--" in self._source[at:end]  # the only markup that runs over line ends
            found = _MARKUP.search(self._source, at, len(self._source) if comment else end)
            if found is None or found.start() >= end:
                break
            self.text.add(self._source[at : found.start()], at)
            self._read_markup(found)
            at = found.end()
            self._hidden_until = max(self._hidden_until, at)
        self.text.add(self._source[at:end], at)

    def _read_markup(self, found: re.Match[str]) -> None:
        if found["escaped"]:
            self.text.add(found["escaped"], found.start("escaped"))
        elif found["entity"]:
            self.text.add_at_point(
                unescape(found["entity"]).replace("\x00", "\ufffd"), found.start()
            )
        elif found["auto"]:
            self.text.add(found["url"], found.start("url"))
