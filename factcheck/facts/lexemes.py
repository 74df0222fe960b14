"""Cut a sentence into numbers, words and signs, whatever the tokenizer made of them.

"$1.2m", "20-30" and "F-16" come out of different tokenizers in one, two or four pieces. The value
grammars read lexemes, which are always the same pieces and know the tokens they lie in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from typing import Generic, TypeVar

from factcheck.model import Sentence

V = TypeVar("V")


class Sort(Enum):
    """What a lexeme is made of. ``CODE`` is digits that are no amount: 6:30, 8.12.2024, 1.2.3."""

    NUMBER = auto()
    WORD = auto()
    CODE = auto()
    SIGN = auto()


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A piece of text; ``first`` and ``last`` are its tokens, ``glued``: no space before it."""

    text: str
    low: str
    sort: Sort
    first: int
    last: int
    glued: bool


@dataclass(frozen=True, slots=True)
class Line:
    """The lexemes of a sentence, safe to read past either end."""

    sentence: Sentence
    lexemes: tuple[Lexeme, ...]
    lows: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.lexemes)

    def __getitem__(self, index: int) -> Lexeme:
        return self.lexemes[index] if 0 <= index < len(self.lexemes) else _NOTHING

    def low(self, index: int) -> str:
        """The lexeme in lower case, empty outside the sentence."""
        return self.lows[index] if 0 <= index < len(self.lows) else ""

    def tokens(self, start: int, end: int) -> tuple[int, ...]:
        """Indices of the tokens that the lexemes *start* up to but not including *end* lie in."""
        return tuple(range(self[start].first, self[end - 1].last + 1))

    def bare_word(self, index: int) -> str:
        """The lexeme in lower case if it is a word, else empty."""
        return self[index].low if self[index].sort is Sort.WORD else ""


class Phrases(Generic[V]):
    """Phrases with a meaning, found by the longest match."""

    def __init__(self, meanings: Iterable[tuple[str, V]]) -> None:
        self._rows: Mapping[tuple[str, ...], V] = {
            tuple(_lowered(piece.group()) for piece in _LEXEME.finditer(words)): value
            for words, value in meanings
        }
        self._longest = max(map(len, self._rows), default=0)
        self._starts = frozenset(row[0] for row in self._rows)
        self._ends = frozenset(row[-1] for row in self._rows)

    @property
    def starts(self) -> frozenset[str]:
        """The first lexemes of all phrases, in lower case."""
        return self._starts

    def at(self, line: Line, start: int) -> tuple[V, int] | None:
        """The meaning of the longest phrase that begins at *start*, and where it ends."""
        if line.low(start) not in self._starts:
            return None
        for size in range(self._longest, 0, -1):
            row = tuple(line.low(start + step) for step in range(size))
            if row in self._rows:
                return self._rows[row], start + size
        return None

    def before(self, line: Line, end: int) -> tuple[V, int] | None:
        """The meaning of the longest phrase that ends just before *end*, and where it begins."""
        if line.low(end - 1) not in self._ends:
            return None
        for size in range(self._longest, 0, -1):
            row = tuple(line.low(end - size + step) for step in range(size))
            if row in self._rows:
                return self._rows[row], end - size
        return None


@lru_cache(maxsize=1 << 10)
def read_line(sentence: Sentence) -> Line:
    """The lexemes of *sentence*; folded quotes and dashes, as in its tokens."""
    letters = [" "] * (sentence.span.end - sentence.span.start)
    owners = [0] * len(letters)
    for index, token in enumerate(sentence.tokens):
        start = token.span.start - sentence.span.start
        end = token.span.end - sentence.span.start
        letters[start:end] = token.text.ljust(end - start)[: end - start]
        owners[start:end] = [index] * (end - start)
    text = "".join(letters)
    found = tuple(_lexeme(match, text, owners) for match in _LEXEME.finditer(text))
    return Line(sentence, found, tuple(lexeme.low for lexeme in found))


_LEXEME = re.compile(
    r"""
      (?P<code>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9]) | [0-9]+(?:\.[0-9]+){2,}
        | [0-9]+,[0-9]{1,2}(?![0-9,]))
    | (?P<number>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?(?![0-9])
        | [0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?![0-9]) | [0-9]+(?:\.[0-9]+)? | (?<![\w.])\.[0-9]+)
    | (?P<word>(?:[^\W\d_]\.){2,} | km/h | [^\W\d_]+(?:'[^\W\d_]+)?)
    | (?P<sign>\S)
    """,
    re.VERBOSE,
)
_SORTS = {"code": Sort.CODE, "number": Sort.NUMBER, "word": Sort.WORD, "sign": Sort.SIGN}
_NOTHING = Lexeme("", "", Sort.SIGN, -1, -1, glued=False)


def _lexeme(match: re.Match[str], text: str, owners: list[int]) -> Lexeme:
    start, end = match.span()
    sort = _SORTS[match.lastgroup or "sign"]
    return Lexeme(
        text=match.group(),
        low=_lowered(match.group()) if sort is Sort.WORD else match.group().lower(),
        sort=sort,
        first=owners[start],
        last=owners[end - 1],
        glued=start > 0 and text[start - 1] != " ",
    )


def _lowered(text: str) -> str:
    """Lower case; "p.m." without its points, "Monday's" without its ending."""
    low = text.lower()
    if "." in low and not low[0].isdigit():
        low = low.replace(".", "")
    return low.removesuffix("'s")
