"""Mark the words that differ between two near-identical texts, for models trained on such marks.

Training and run time import this one function, so that the model always sees the same format.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORD = re.compile(r"\w+(?:[.,:'’-]\w+)*|[^\w\s]")
# Typographic variants are no change: newsrooms differ in quotes and dashes, not in fact.
_FOLD = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


@dataclass(frozen=True, slots=True)
class MarkStyle:
    """The mark format of one model: brackets around changed words, and how alike texts must be.

    `min_ratio` (0..1) is the least share of common words, as `SequenceMatcher.ratio` of the words.
    """

    open: str = "{"
    close: str = "}"
    min_ratio: float = 0.6


def mark_changes(ours: str, theirs: str, style: MarkStyle) -> tuple[str, str]:
    """Return both texts, each with `{ ... }` around its changed words.

    Words are compared without regard to case and quote style. Texts come back unchanged when they
    are not near-identical, when no word differs, or when one already contains a mark. Words added
    on one side are marked on that side only. Deleting `open + " "` and `" " + close` restores the
    texts.
    """
    if any(mark in text for mark in (style.open, style.close) for text in (ours, theirs)):
        return ours, theirs
    left, right = _word_spans(ours), _word_spans(theirs)
    matcher = SequenceMatcher(None, _forms(ours, left), _forms(theirs, right), autojunk=False)
    ratio = matcher.ratio()
    if ratio < style.min_ratio or ratio == 1.0:
        return ours, theirs
    changes = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    return (
        _bracket(ours, [_chars(left, i, j) for _, i, j, _, _ in changes if i < j], style),
        _bracket(theirs, [_chars(right, i, j) for _, _, _, i, j in changes if i < j], style),
    )


def are_near(ours: str, theirs: str, style: MarkStyle) -> bool:
    """Whether the texts are near-identical: their changes can be marked, in either order of the two."""
    # Either order, as how alike two texts are found to be may depend on which comes first.
    return any(mark_changes(*sides, style) != sides for sides in ((ours, theirs), (theirs, ours)))


def _word_spans(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _WORD.finditer(text)]


def _forms(text: str, spans: list[tuple[int, int]]) -> list[str]:
    return [text[start:end].translate(_FOLD).casefold() for start, end in spans]


def _chars(spans: list[tuple[int, int]], first: int, past: int) -> tuple[int, int]:
    return spans[first][0], spans[past - 1][1]


def _bracket(text: str, spans: list[tuple[int, int]], style: MarkStyle) -> str:
    pieces: list[str] = []
    done = 0
    for start, end in spans:
        pieces += [text[done:start], style.open, " ", text[start:end], " ", style.close]
        done = end
    pieces.append(text[done:])
    return "".join(pieces)
