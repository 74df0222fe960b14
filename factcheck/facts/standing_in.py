"""A value of one sort where the other version has a value of another sort: "a 20% cut", "a 65-day cut"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.model import Fact, Pair, Sentence

_FILLING = frozenset({"DET", "PUNCT", "PART"})
_ONE_SENTENCE = 0.8
"""Share of common words from which two sentences with further edits still say the same."""


def standing_in(
    pair: Pair, ours: Sequence[Fact[object]], theirs: Sequence[Fact[object]]
) -> Iterator[tuple[Fact[object], Fact[object]]]:
    """Values that alone make up an edit of two otherwise equal sentences.

    Nothing else may stand in the edit: "for five years" may well be "since 2014".
    """
    if not pair.near or (len(pair.edits) > 1 and pair.similarity < _ONE_SENTENCE):
        return
    for edit in pair.edits:
        left = [fact for fact in ours if _inside(fact, edit.ours)]
        right = [fact for fact in theirs if _inside(fact, edit.theirs)]
        if len(left) == len(right) == 1:
            filled = _fills(pair.ours.sentence, left[0], edit.ours)
            if filled and _fills(pair.theirs.sentence, right[0], edit.theirs):
                yield left[0], right[0]


def _inside(fact: Fact[object], stretch: tuple[int, int]) -> bool:
    return any(stretch[0] <= token < stretch[1] for token in fact.tokens)


def _fills(sentence: Sentence, fact: Fact[object], stretch: tuple[int, int]) -> bool:
    return all(
        index in fact.tokens or sentence.tokens[index].pos in _FILLING for index in range(*stretch)
    )
