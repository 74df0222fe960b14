"""Collect the readable text of a marked-up source, paragraph by paragraph, and where each piece stood."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from factcheck.extraction.lines import line_and_column, line_starts
from factcheck.model import SourceMap, Span

_SPACES = re.compile(r"[ \t\n\r\f\v]+")  # not the no-break space: that one is meant
_BETWEEN = "\n\n"


class Extraction:
    """A text that grows. White space is collapsed as a browser does; paragraphs are never empty."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._points: list[tuple[int, int]] = []  # (offset in the text, offset in the source)
        self._start: int | None = None  # of the open paragraph
        self._first = 0  # index of its first piece
        self._space: int | None = None  # source offset of white space not yet written
        self.paragraphs: list[Span] = []

    @property
    def text(self) -> str:
        """All that was collected so far."""
        return "".join(self._pieces)

    def add(self, words: str, at: int) -> None:
        """Append *words*, which stand literally at offset *at* of the source."""
        end = 0
        for gap in _SPACES.finditer(words):
            self._put(words[end : gap.start()], at + end)
            if self._space is None:
                self._space = at + gap.start()
            end = gap.end()
        self._put(words[end:], at + end)

    def add_at_point(self, words: str, at: int) -> None:
        """Append *words* that the source spells otherwise (an entity): all of them stand at *at*."""
        for sign in words:
            self.add(sign, at)

    def break_line(self, at: int) -> None:
        """Append a line end inside the paragraph; nothing at its start."""
        if self._start is not None:
            self._space = None
            self._write("\n", at)

    def end_paragraph(self) -> Span | None:
        """Close the open paragraph and return where its words stand; None if it holds none."""
        self._space = None
        if self._start is None:
            return None
        words = "".join(self._pieces[self._first :])
        start = self._start + len(words) - len(words.lstrip())
        end = self._start + len(words.rstrip())
        self._start = None
        if start >= end:  # "<p>&nbsp;</p>"
            self._forget(len(words))
            return None
        self._drop_line_ends()
        span = Span(start, end)
        self.paragraphs.append(span)
        return span

    def offset_of(self, at: int) -> int:
        """Offset in the text of the first character that stands at or behind offset *at* of the source."""
        index = bisect_right(self._points, at, key=lambda point: point[1]) - 1
        if index < 0:
            return 0
        offset, start = self._points[index]
        last = index + 1 == len(self._points)
        end = self._length if last else self._points[index + 1][0]
        return min(offset + at - start, end)

    def source_map(self, source: str) -> SourceMap:
        """Lines and columns in *source* for the whole text."""
        starts = line_starts(source)
        points = [(offset, at) for offset, at in self._points if offset < self._length]
        runs: list[tuple[int, int, int]] = []
        for (offset, at), (end, _) in zip(points, [*points[1:], (self._length, 0)], strict=True):
            lines = starts[bisect_right(starts, at) : bisect_left(starts, at + end - offset)]
            runs.append((offset, *line_and_column(starts, at)))
            runs += [(offset + start - at, *line_and_column(starts, start)) for start in lines]
        return SourceMap(tuple(runs))

    def _forget(self, size: int) -> None:
        del self._pieces[self._first :]
        self._length -= size
        if self.paragraphs:
            self._length -= len(self._pieces.pop())  # what set it off from the paragraph before
        self._drop_points()

    def _drop_line_ends(self) -> None:
        """A line break at the end of a paragraph shows nothing."""
        while self._pieces[-1] == "\n":
            self._pieces.pop()
            self._length -= 1
        self._drop_points()

    def _drop_points(self) -> None:
        """Leave no point behind the end of the text."""
        while self._points and self._points[-1][0] >= self._length:
            self._points.pop()

    def _put(self, words: str, at: int) -> None:
        if not words:
            return
        if self._start is None:
            if self.paragraphs:
                self._pieces.append(_BETWEEN)
                self._length += len(_BETWEEN)
            self._start = self._length
            self._first = len(self._pieces)
        elif self._space is not None and self._pieces[-1] != "\n":
            self._write(" ", self._space)
        self._space = None
        self._write(words, at)

    def _write(self, words: str, at: int) -> None:
        if not self._points or self._points[-1][1] - self._points[-1][0] != at - self._length:
            self._points.append((self._length, at))
        self._pieces.append(words)
        self._length += len(words)
