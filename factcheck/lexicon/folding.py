"""Read text as people see it: quotes, dashes and spaces in one form, letters composed."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

_FOLDED = {
    "'": "\u2018\u2019\u201a\u201b\u2032\u00b4\u02bc",
    '"': "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb",
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212",
    " ": "\u00a0\u2002\u2003\u2007\u2008\u2009\u200a\u202f\u3000\t",
}
_TABLE = str.maketrans({odd: plain for plain, odds in _FOLDED.items() for odd in odds})


def folded(text: str) -> str:
    """*text* with the same length, so that versions that differ only in typography parse alike."""
    return text.translate(_TABLE)


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as it is searched. ``starts`` are the offsets in the original of each character and of the end.

    None means that the two have the same length.
    """

    text: str
    starts: tuple[int, ...] | None = None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original text that a stretch of the reading stands for; letters stay whole."""
        if self.starts is None:
            return start, end
        last = end
        while start < last < len(self.starts) - 1 and self.starts[last] == self.starts[end - 1]:
            last += 1
        return self.starts[start], self.starts[last]


def reading(text: str) -> Reading:
    """*text* composed (NFC) and folded: "e" with a combining accent is one letter, as in "é"."""
    if unicodedata.is_normalized("NFC", text):
        return Reading(folded(text))
    pieces: list[str] = []
    starts: list[int] = []
    begin = 0
    for end in range(1, len(text) + 1):
        if end < len(text) and _goes_on(text[end]):
            continue
        piece = unicodedata.normalize("NFC", text[begin:end])
        pieces.append(piece)
        starts += [begin] * len(piece)
        begin = end
    return Reading(folded("".join(pieces)), (*starts, len(text)))


def _goes_on(character: str) -> bool:
    """Whether the character may be composed with the one before it (Hangul vowels are no marks)."""
    return bool(unicodedata.combining(character)) or "\u1160" <= character <= "\u11ff"
