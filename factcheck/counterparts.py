"""Which sentence of one version tells what which sentence of another does: for showing versions side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from factcheck.model import Match, Pair, Sentence, Stretch

_NOT_THE_SAME = 0.9999
"""The highest similarity of sentences that are not word for word the same, at the four digits of a report."""

Twins = tuple[Sentence, Sentence]


def matches(
    pairs: Iterable[Pair], identical: Iterable[Twins], order: Sequence[str]
) -> tuple[Match, ...]:
    """The counterparts of each sentence; *order* are the ids of the documents as the report has them.

    Of the sentences that only share some claims, a match stays when it is the best of one of its two sentences: a
    long sentence keeps all the short ones that it was cut into.
    """
    scores = _scores(pairs, order)
    scores.update({_in_order(a, b, order): 1.0 for a, b in identical})
    best = _best(scores)
    kept = [
        Match(_stretch(a), _stretch(b), score)
        for (a, b), score in scores.items()
        if score >= min(best[a, b.document_id], best[b, a.document_id])
    ]
    return tuple(sorted(kept, key=lambda match: _rank(match, order)))


def _scores(pairs: Iterable[Pair], order: Sequence[str]) -> dict[Twins, float]:
    """The best similarity of each two sentences that were paired."""
    scores: dict[Twins, float] = {}
    for pair in pairs:
        twins = _in_order(pair.ours.sentence, pair.theirs.sentence, order)
        similarity = min(pair.similarity, _NOT_THE_SAME)
        scores[twins] = max(similarity, scores.get(twins, 0.0))
    return scores


def _in_order(left: Sentence, right: Sentence, order: Sequence[str]) -> Twins:
    first = order.index(left.document_id) < order.index(right.document_id)
    return (left, right) if first else (right, left)


def _best(scores: Mapping[Twins, float]) -> Mapping[tuple[Sentence, str], float]:
    """The highest score of each sentence in each other document."""
    best: dict[tuple[Sentence, str], float] = {}
    for (a, b), score in scores.items():
        for key in ((a, b.document_id), (b, a.document_id)):
            best[key] = max(score, best.get(key, 0.0))
    return best


def _stretch(sentence: Sentence) -> Stretch:
    return Stretch(sentence.document_id, sentence.span.start, sentence.span.end)


def _rank(match: Match, order: Sequence[str]) -> tuple[int, ...]:
    ours, theirs = match.ours, match.theirs
    return order.index(ours.document), order.index(theirs.document), ours.start, theirs.start
