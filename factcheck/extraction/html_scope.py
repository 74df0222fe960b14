"""Which part of a page is the story: its one article where there is one, else everything."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.extraction.html_tokens import Piece

_CODE = frozenset(
    {"script", "style", "noscript", "template", "title", "svg", "nav", "footer", "aside"}
)
_LEAST = 0.5
"""Share of the page's characters that an article must hold: a teaser marked up as one holds less."""


class Scope:
    """Found in one pass before the page is read."""

    def __init__(self, page: Sequence[Piece]) -> None:
        self.has_headline = any(piece.name == "h1" for piece in page)
        self.headline_in_header = _only_in_header(page)
        self._range = _story(page)

    def contains(self, index: int) -> bool:
        """Whether the piece at *index* belongs to the story."""
        return self._range is None or self._range[0] <= index < self._range[1]


def _only_in_header(page: Sequence[Piece]) -> bool:
    """Whether every h1 stands in a header: then it is the story's and not the site's name."""
    depth = 0
    for piece in page:
        if piece.name == "header":
            depth = max(0, depth + (-1 if piece.closing else 1))
        elif piece.name == "h1" and not piece.closing and not depth:
            return False
    return True


def _story(page: Sequence[Piece]) -> tuple[int, int] | None:
    """The pieces of the outermost article (else main) that holds most of the text; None for all."""
    for name in ("article", "main"):
        best, total = _largest(page, name)
        if best is not None and best[2] >= max(1, _LEAST * total):
            return best[0], best[1]
    return None


def _largest(page: Sequence[Piece], name: str) -> tuple[tuple[int, int, int] | None, int]:
    """(first, last, characters) of the largest outermost element, and the characters of the page."""
    best: tuple[int, int, int] | None = None
    depth = start = inside = total = muted = 0
    for index, piece in enumerate(page):
        if piece.name in _CODE:
            muted = max(0, muted + (-1 if piece.closing else 1))
        elif piece.name == name:
            if not piece.closing and depth == 0:
                start, inside = index, 0
            depth = max(0, depth + (-1 if piece.closing else 1))
        elif not piece.name and not muted:
            size = len(piece.text.strip())
            total += size
            inside += size if depth else 0
        ends = (depth == 0 and piece.name == name) or (index == len(page) - 1 and depth > 0)
        if ends and (best is None or inside > best[2]):
            best = (start, index + 1, inside)
    return best, total
