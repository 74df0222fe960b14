"""Text cut into segments: the words of findings, the words that changed, and signs that nobody can see."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import Indel

from factcheck.model import Span
from factcheck.page.views import Segment, Spot

_WORD = re.compile(r"\w+(?:[’'.,\-‑]\w+)*")
_FOLD = str.maketrans({"’": "'", "‘": "'", "‑": "-"})
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff"
    "\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_SHORT_NAMES = {
    "\u061c": "ALM", "\u200b": "ZWSP", "\u200e": "LRM", "\u200f": "RLM", "\u202a": "LRE", "\u202b": "RLE",
    "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO", "\u2060": "WJ", "\u2066": "LRI", "\u2067": "RLI",
    "\u2068": "FSI", "\u2069": "PDI", "\ufeff": "BOM",
}  # fmt: skip
_LEAST_SHARED = 0.25
"""Share of common words below which two sentences are simply different and marking words would mark all."""
_ISLAND = 3
"""Letters of a lone common word between two changes that is marked with them: "the" joins, it does not part."""

Spots = Sequence[tuple[Span, Spot]]


def segments(
    text: str, within: Span, spots: Spots = (), changes: Sequence[Span] = ()
) -> tuple[Segment, ...]:
    """The characters of *text* in *within*, cut where a mark begins or ends; of spots that overlap, the first."""
    spots = [(span, spot) for span, spot in spots if span.overlaps(within)]
    changes = [span for span in changes if span.overlaps(within)]
    edges = {within.start, within.end}
    for span in (*(span for span, _ in spots), *changes):
        edges |= {max(within.start, span.start), min(within.end, span.end)}
    found: list[tuple[int, int, Spot | None, bool]] = []
    for start, end in pairwise(sorted(edges)):
        piece = Span(start, end)
        spot = next((spot for span, spot in spots if span.contains(piece)), None)
        changed = spot is None and any(span.contains(piece) for span in changes)
        if found and found[-1][2:] == (spot, changed):  # a change within a spot is no edge
            piece = Span(found.pop()[0], end)
        found.append((piece.start, piece.end, spot, changed))
    return tuple(
        piece
        for start, end, spot, changed in found
        for piece in _seen(text[start:end], spot, changed=changed)
    )


def plain(text: str) -> tuple[Segment, ...]:
    """All of *text* without marks."""
    return tuple(_seen(text, None, changed=False))


def visible(text: str) -> str:
    """The text with names in place of the signs that nobody can see."""
    return _HIDDEN.sub(lambda found: f"[{_name(found[0])}]", text)


@lru_cache(maxsize=4096)
def changed_words(ours: str, theirs: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The words of each text that the other does not have in that order; nothing where they share too little."""
    our_words, their_words = _words(ours), _words(theirs)
    codes = Indel.opcodes([word for _, word in our_words], [word for _, word in their_words])
    runs = [(c.tag == "equal", c.src_start, c.src_end, c.dest_start, c.dest_end) for c in codes]
    shared = sum(end - start for equal, start, end, _, _ in runs if equal)
    if shared < _LEAST_SHARED * max(len(our_words), len(their_words)):
        return (), ()
    kept = [
        run for at, run in enumerate(runs) if not (run[0] and not _is_island(runs, at, our_words))
    ]
    return (
        _joined(our_words, [(start, end) for _, start, end, _, _ in kept]),
        _joined(their_words, [(start, end) for _, _, _, start, end in kept]),
    )


Word = tuple[Span, str]


def _words(text: str) -> list[Word]:
    return [
        (Span(*found.span()), found[0].translate(_FOLD).casefold())
        for found in _WORD.finditer(text)
    ]


def _is_island(
    runs: Sequence[tuple[bool, int, int, int, int]], at: int, words: Sequence[Word]
) -> bool:
    """Whether a common run is one short word between two changes."""
    _, start, end, _, _ = runs[at]
    return 0 < at < len(runs) - 1 and end - start == 1 and len(words[start][1]) <= _ISLAND


def _joined(words: Sequence[Word], ranges: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    """The spans of the ranges of words, those that touch as one."""
    merged: list[tuple[int, int]] = []
    for start, end in ranges:
        if start < end:
            before = merged.pop() if merged and merged[-1][1] == start else (start, start)
            merged.append((before[0], end))
    return tuple(Span(words[start][0].start, words[end - 1][0].end) for start, end in merged)


def _seen(text: str, spot: Spot | None, *, changed: bool) -> Iterator[Segment]:
    position = 0
    for found in _HIDDEN.finditer(text):
        if found.start() > position:
            yield Segment(text[position : found.start()], spot, changed)
        yield Segment(_name(found[0]), spot, changed, control=_long_name(found[0]))
        position = found.end()
    if position < len(text):
        yield Segment(text[position:], spot, changed)


def _name(sign: str) -> str:
    return _SHORT_NAMES.get(sign, f"U+{ord(sign):04X}")


def _long_name(sign: str) -> str:
    return f"invisible sign U+{ord(sign):04X} {unicodedata.name(sign, '').lower()}".rstrip()
