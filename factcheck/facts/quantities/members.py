"""Counts of members of a group: "three of those injured", "two of the dead"."""

from __future__ import annotations

from factcheck.facts.binding import (
    described_otherwise,
    is_light,
    predicate,
    same_predicate,
    same_words,
)
from factcheck.facts.quantities.values import Quantity
from factcheck.model import Fact, Pair, Sentence

_POINTERS = frozenset({"those", "these"})


def group_of(fact: Fact[Quantity]) -> int | None:
    """The token that says what the counted are members of: "injured"; None for a count of things."""
    sentence, count = fact.sentence, fact.tokens[-1]
    if fact.value.dimension != "count" or fact.value.noun:
        return None
    for of in sentence.children[count]:
        if sentence.tokens[of].lemma == "of":
            return next((_named(sentence, i) for i in sentence.children[of]), None)
    return None


def _named(sentence: Sentence, index: int) -> int:
    """The participle behind "those"."""
    if sentence.tokens[index].text.lower() not in _POINTERS:
        return index
    below = (i for i in sentence.children[index] if i > index)
    return next((i for i in below if sentence.tokens[i].pos in {"VERB", "ADJ"}), index)


def members_alike(pair: Pair, ours: Fact[Quantity], theirs: Fact[Quantity]) -> bool:
    """Whether both count members of one group of which the same is said."""
    left, right = group_of(ours), group_of(theirs)
    if left is None or right is None or not same_words(pair, left, right):
        return False
    verbs = predicate(ours.sentence, ours.anchor), predicate(theirs.sentence, theirs.anchor)
    if not same_predicate(pair, *verbs):
        return False
    light = is_light(ours.sentence, verbs[0]) or is_light(theirs.sentence, verbs[1])
    return not light or any(
        ours.sentence.tokens[a].pos in {"NOUN", "ADJ", "VERB", "PROPN"}
        and not described_otherwise(pair, a, b)
        for a, b in pair.links
        if a in _said(ours, verbs[0]) and b in _said(theirs, verbs[1])
    )


def _said(fact: Fact[Quantity], verb: int) -> frozenset[int]:
    """The words under the verb behind it: its complement."""
    return frozenset(i for i in fact.sentence.subtree(verb) if i > verb)
