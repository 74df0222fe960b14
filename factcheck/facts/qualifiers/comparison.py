"""Which modifiers of a pair correspond, and which stand on one side only."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from factcheck.facts.changed_words import edited, inside, partner
from factcheck.facts.polarity import denied
from factcheck.facts.predicates import governor, same_thing
from factcheck.facts.qualifiers import qualifiers
from factcheck.facts.qualifiers.values import Qualifier, Relation, is_period, relation
from factcheck.lexicon.words import root
from factcheck.model import Claim, Fact, Pair

_SIMILAR = 0.5
"""Similarity that two claims need: claims of unlike sentences have heads in common by chance."""
_LIGHT = frozenset({"come", "go", "get", "do", "put"})
"""Verbs that say too little to tell one event by."""
_LONGEST_EDIT = 5
"""Words of an edit up to which two modifiers at the same place of it stand for each other."""

Modifiers = tuple[Fact[Qualifier], ...]


@lru_cache(maxsize=1 << 8)
def leftover(pair: Pair) -> tuple[Modifiers, Modifiers]:
    """The modifiers among the compared words of either side that the other does not have."""
    changed = edited(pair)
    ours, theirs = qualifiers(pair.ours.sentence), qualifiers(pair.theirs.sentence)
    left, right = _within(ours, changed[0]), _within(theirs, changed[1])
    return (
        tuple(a for a in left if not any(_equal(pair, a, b) for b in theirs)),
        tuple(b for b in right if not any(_equal(pair, a, b) for a in ours)),
    )


def correspond(pair: Pair, ours: Fact[Qualifier], theirs: Fact[Qualifier]) -> bool:
    """Whether the two modify the same thing: linked heads, or the same place of a near pair."""
    if pair.near and any(_stand_alike(pair, a, b) for a in ours.tokens for b in theirs.tokens):
        return True
    linked = (ours.anchor, theirs.anchor) in pair.links
    return linked and (pair.near or same_governor(pair, ours.anchor, theirs.anchor))


def same_governor(pair: Pair, ours: int, theirs: int) -> bool:
    """Whether the heads hang on words that mean the same: "granting a lease" in both versions."""
    left = governor(pair.ours.sentence, ours)
    right = governor(pair.theirs.sentence, theirs)
    if pair.ours.sentence.tokens[left].lemma in _LIGHT:
        return False
    return pair.similarity >= _SIMILAR and same_thing(pair, left, right)


def said_elsewhere(fact: Fact[Qualifier], claim: Claim) -> bool:
    """Whether the other sentence has a word of the family ("towns in the north"), or denies its opposite."""
    family = root(fact.value.word)
    opposite = _undone(fact.value.word)
    return _is_written_apart(fact, claim) or any(
        root(token.lemma) == family
        or (token.text.lower() == opposite and denied(claim.sentence, index))
        for index, token in enumerate(claim.sentence.tokens)
    )


def _is_written_apart(fact: Fact[Qualifier], claim: Claim) -> bool:
    """Whether the other sentence lacks only the hyphen: "state funded" for "state-funded"."""
    words = [token.text.lower() for token in claim.sentence.tokens]
    return fact.value.word.count("-") == 1 and any(
        relation(fact.value.word, "-".join(two)) is Relation.SAME for two in pairwise(words)
    )


def _undone(word: str) -> str:
    """The word without the prefix that denies: "paid" for "unpaid"."""
    prefix = next((prefix for prefix in ("un", "non-", "non") if word.startswith(prefix)), "")
    return word.removeprefix(prefix) if prefix else ""


def is_time(fact: Fact[Qualifier]) -> bool:
    """Whether the modifier tells a time ("last week"), which is the date kind's business."""
    dated = fact.sentence.tokens[fact.tokens[-1]].entity in ("DATE", "TIME")
    return dated and not is_period(fact.value.word)


def cancel_out(ours: Fact[Qualifier], theirs: Fact[Qualifier]) -> bool:
    """Whether a denial on one side makes up for the opposite ("not open", "closed")."""
    left = denied(ours.sentence, ours.tokens[-1]) ^ denied(ours.sentence, ours.anchor)
    right = denied(theirs.sentence, theirs.tokens[-1]) ^ denied(theirs.sentence, theirs.anchor)
    return left != right


def _within(facts: Modifiers, tokens: tuple[int, ...]) -> Modifiers:
    kept = set(tokens)
    return tuple(fact for fact in facts if not kept.isdisjoint(fact.tokens))


def _equal(pair: Pair, ours: Fact[Qualifier], theirs: Fact[Qualifier]) -> bool:
    linked = (ours.anchor, theirs.anchor) in pair.links or _are_listed(ours, theirs)
    loose = pair.near and not _has_partner(pair, ours, theirs)
    if not linked and not loose:
        return False
    return relation(ours.value.word, theirs.value.word) is Relation.SAME


def _are_listed(ours: Fact[Qualifier], theirs: Fact[Qualifier]) -> bool:
    """Whether both name the head more than once: "the air base and the naval base"."""
    sides = (ours, theirs)
    heads = [fact.sentence.tokens[fact.anchor] for fact in sides]
    repeated = all(
        sum(token.lemma == fact.value.head for token in fact.sentence.tokens) > 1 for fact in sides
    )
    return repeated and heads[0].lemma == heads[1].lemma and heads[0].pos == "NOUN"


def _has_partner(pair: Pair, ours: Fact[Qualifier], theirs: Fact[Qualifier]) -> bool:
    left, right = partner(pair, ours.anchor, ours=True), partner(pair, theirs.anchor, ours=False)
    return left is not None and right is not None


def _stand_alike(pair: Pair, ours: int, theirs: int) -> bool:
    """Whether the one word stands where the other stood: the same place of a short edit."""
    for edit in pair.edits:
        if inside(edit, ours=ours, theirs=theirs):
            sizes = edit.ours[1] - edit.ours[0], edit.theirs[1] - edit.theirs[0]
            places = ours - edit.ours[0] - (theirs - edit.theirs[0]), sizes[0] - sizes[1]
            return max(sizes) <= _LONGEST_EDIT and (places[0] == 0 or places[0] == places[1])
    return False
