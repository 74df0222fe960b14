"""Where the words of two quotations differ, and where one side has lost the marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from factcheck.facts.quotes.values import Quote, has_gap, quoted_words
from factcheck.model import Fact

_ALIKE = 0.6
"""Share of common words above which two quotations are taken for versions of one."""
_SHORTEST = 3
"""Words that two quotations need in common before they are compared at all."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Token indices of the words that differ on either side; either may be empty."""

    ours: tuple[int, ...]
    theirs: tuple[int, ...]


def difference(
    ours: Fact[Quote], theirs: Fact[Quote], least: float = _ALIKE, *, short: bool = False
) -> Difference | None:
    """The words that differ inside two versions of one quotation; None for other quotations.

    *short*: the two stand in the same place of one sentence, and fewer words in common will do.
    Harmless: case, quote style, final punctuation, contractions, a quotation cut at either end,
    [insertions] and ellipses.
    """
    left, right = _words(ours), _words(theirs)
    one, two = [word for word, _ in left], [word for word, _ in right]
    if one == two or _within(one, two) or _within(two, one):
        return None
    if has_gap(ours.value.words) or has_gap(theirs.value.words):
        return None
    common = len(one) + len(two) - Levenshtein.distance(one, two, weights=(1, 1, 2))
    if common / (len(one) + len(two)) < least or common / 2 < (_FEWEST if short else _SHORTEST):
        return None
    changed = _inner_changes(one, two)
    if changed is None or _joined(one, changed[0]) == _joined(two, changed[1]):
        return None
    rest = ((changed[0][0], len(one)), (changed[1][0], len(two)))
    if _joined(one, rest[0]) == _joined(two, rest[1]):
        return None  # "... and our work force", "... and our workforce"
    return Difference(
        tuple(left[i][1] for i in range(*changed[0])),
        tuple(right[i][1] for i in range(*changed[1])),
    )


def _joined(words: Sequence[str], stretch: tuple[int, int]) -> str:
    """Without blanks: "work force" is "workforce"."""
    return "".join(words[slice(*stretch)])


def _within(short: Sequence[str], long: Sequence[str]) -> bool:
    return f" {' '.join(short)} " in f" {' '.join(long)} "


def unmarked(quote: Fact[Quote], links: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """The tokens of *other* that say what the quotation says; empty unless all of it is there.

    *links* are (token of the quotation's sentence, token of *other*).
    """
    tokens = quote.sentence.tokens
    content = [i for i in quote.tokens if tokens[i].pos in _CONTENT]
    found = {a: b for a, b in links if a in quote.tokens}
    if len(content) < _FEWEST or any(i not in found for i in content):
        return ()
    span = sorted(found[i] for i in content)
    return tuple(range(span[0], span[-1] + 1)) if span[-1] - span[0] <= _SPREAD else ()


_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "ADV", "NUM"})
_FEWEST = 2
_SPREAD = 8
"""Words over which the counterparts may be spread and still be one phrase."""


def _words(quote: Fact[Quote]) -> list[tuple[str, int]]:
    """Each spoken word with its token; a token of several words ("can't") gives several."""
    tokens = quote.sentence.tokens
    found = []
    at = 0
    spoken = [_one_spelling(word) for word in quoted_words(quote.value.words)]
    for index in quote.tokens:
        letters = len(quoted_words(tokens[index].text)) or 0
        for _ in range(letters):
            if at < len(spoken):
                found.append((spoken[at], index))
                at += 1
    while at < len(spoken):
        found.append((spoken[at], quote.tokens[-1]))
        at += 1
    return found


def _one_spelling(word: str) -> str:
    """British and American spellings of a spoken word are one word."""
    for found, put in _SPELLINGS:
        word = found.sub(put, word)
    return word


_SPELLINGS = (
    (
        re.compile(
            "(neighb|col|lab|hon|fav|harb|behavi|flav|rum|hum|arm|endeav|tum|vig|rig|clam|glam)our"
        ),
        r"\1or",
    ),
    (
        re.compile("(real|organ|recogn|apolog|critic|emphas|final|author|civil)is(e|ing|ation)"),
        r"\1iz\2",
    ),
    (re.compile("(cent|theat|kilomet|lit|fib)re(s?)$"), r"\1er\2"),
    (re.compile("^(defen|offen|licen|preten)ce"), r"\1se"),
    (re.compile("(travel|cancel|label|model|fuel)l(ed|ing|er)"), r"\1\2"),
    (re.compile("^programme"), "program"),
)


def _inner_changes(
    one: Sequence[str], two: Sequence[str]
) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The smallest ranges that hold all changes but cuts at the ends.

    None if there are only cuts.
    """
    opcodes = [op for op in Levenshtein.opcodes(one, two) if op.tag != "equal"]
    inner = [
        op
        for op in opcodes
        if op.tag == "replace"
        or not _at_end((op.src_start, op.src_end), len(one))
        or not _at_end((op.dest_start, op.dest_end), len(two))
    ]
    if not inner:
        return None
    return (
        (inner[0].src_start, inner[-1].src_end),
        (inner[0].dest_start, inner[-1].dest_end),
    )


def _at_end(stretch: tuple[int, int], size: int) -> bool:
    """Whether the stretch is at the start or at the end of all words."""
    return stretch[0] == 0 or stretch[1] == size
