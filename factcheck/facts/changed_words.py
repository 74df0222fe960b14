"""The words of a pair that differ, and the span that shows a reader where."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck.model import Claim, Edit, Fact, Pair, Place, Sentence


def inside(edit: Edit, *, ours: int | None = None, theirs: int | None = None) -> bool:
    """Whether the token, or both tokens, lie in the edit."""
    return (ours is None or edit.ours[0] <= ours < edit.ours[1]) and (
        theirs is None or edit.theirs[0] <= theirs < edit.theirs[1]
    )


def edited(pair: Pair) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The tokens that are compared: those in edits of a near pair, else all of the two claims."""
    if not pair.near:
        return pair.ours.tokens, pair.theirs.tokens
    return (
        tuple(i for edit in pair.edits for i in range(*edit.ours)),
        tuple(i for edit in pair.edits for i in range(*edit.theirs)),
    )


def same_edit(pair: Pair, ours: int, theirs: int) -> bool:
    """Whether a near pair has the one word where it has the other."""
    return any(inside(edit, ours=ours, theirs=theirs) for edit in pair.edits)


def partner(pair: Pair, index: int, *, ours: bool) -> int | None:
    """The token that *index* is linked to on the other side."""
    side = 0 if ours else 1
    return next((link[1 - side] for link in pair.links if link[side] == index), None)


def lemmas(sentence: Sentence, indices: Iterable[int]) -> frozenset[str]:
    """Lemmas of the tokens."""
    return frozenset(sentence.tokens[index].lemma for index in indices)


def place_of(fact: Fact[object], value: str) -> Place:
    """The words of a fact, in its sentence."""
    return Place(fact.sentence.document_id, fact.span, value, fact.sentence.text)


def place(claim: Claim, indices: Sequence[int], value: str) -> Place:
    """The stretch from the first to the last of the tokens."""
    span = claim.sentence.span_of(tuple(indices))
    return Place(claim.document_id, span, value, claim.text)
