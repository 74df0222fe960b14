"""What the model is asked about the pairs of a story: no direction whose answer cannot change what is said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from factcheck.model import Hit, Judgement, Pair, Scores
from factcheck.verdicts import follows

TextPair: TypeAlias = tuple[str, str]
"""Premise and hypothesis."""


def first(hits: Mapping[Pair, Sequence[Hit]]) -> Iterator[TextPair]:
    """What is asked of the pairs whose words differ, given what the rules find in each.

    Where they find nothing it is whether the shorter text follows from the longer, else both directions.
    """
    for pair in _differing(hits):
        yield from _longer_first(pair)[: 2 if hits[pair] else 1]


def further(
    hits: Mapping[Pair, Sequence[Hit]], scores: Mapping[TextPair, Scores]
) -> Iterator[TextPair]:
    """The other direction of those about which there may be something to say.

    Where the shorter text follows from the longer there is nothing, whatever the other direction is.
    """
    for pair in _differing(hits):
        longer, other = _longer_first(pair)
        settled = follows(scores[longer]) and not scores[longer].truncated
        if not settled and other not in scores:
            yield other


def judgements(pairs: Iterable[Pair], scores: Mapping[TextPair, Scores]) -> dict[Pair, Judgement]:
    """Both directions of the pairs of which both are known."""
    return {
        pair: Judgement(*(scores[texts] for texts in _directions(pair)))
        for pair in pairs
        if all(texts in scores for texts in _directions(pair))
    }


def _differing(pairs: Iterable[Pair]) -> Iterator[Pair]:
    return (pair for pair in pairs if pair.ours.text != pair.theirs.text)


def _directions(pair: Pair) -> tuple[TextPair, TextPair]:
    ours, theirs = pair.ours.text, pair.theirs.text
    return (ours, theirs), (theirs, ours)


def _longer_first(pair: Pair) -> tuple[TextPair, TextPair]:
    """Both directions; first that from the longer text, as a rewriter who drops a detail leaves the rest true."""
    one, other = _directions(pair)
    return (one, other) if len(one[0]) >= len(one[1]) else (other, one)
