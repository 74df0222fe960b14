"""A modifier came, went or became another: "49-year lease" and "49-year free lease"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from factcheck.facts.certainty import hedges
from factcheck.facts.changed_words import edited, inside, partner, place
from factcheck.facts.polarity import denied
from factcheck.facts.predicates import governor, same_thing
from factcheck.facts.qualifier_values import Qualifier, Relation, is_far, relation, steps_apart
from factcheck.facts.qualifiers import phrase, qualifiers
from factcheck.lexicon.words import root
from factcheck.model import Claim, Clash, Fact, FindingType, Pair, Place

_NAMES = frozenset({"PROPN"})
_SIMILAR = 0.5
"""Similarity that two claims need: claims of unlike sentences have heads in common by chance."""
_LONGEST_EDIT = 5
"""Words of an edit up to which two modifiers at the same place of it stand for each other."""
_LONGEST = 8
"""Words of a noun phrase up to which the whole phrase is shown, not the modifier alone."""

Modifiers = tuple[Fact[Qualifier], ...]


class Change(StrEnum):
    """What became of the modifier."""

    ADDED_DROPPED = "added_dropped"
    ANTONYM = "antonym"
    EXCLUSIVE = "exclusive"
    SCALE = "scale"


@dataclass(frozen=True, slots=True)
class Kind:
    """Clashes between the modifiers of corresponding heads.

    ``classes`` are those that matter when a modifier comes or goes (``change: added_dropped``);
    ``near_only`` leaves out pairs of claims whose sentences are not versions of each other.
    """

    change: Change = Change.ADDED_DROPPED
    classes: tuple[str, ...] = ()
    near_only: bool = False

    finding_type: ClassVar[FindingType] = FindingType.QUALIFIER
    message_fields: ClassVar[tuple[str, ...]] = ("word", "head")
    clash_tags: ClassVar[tuple[str, ...]] = ("far", "close", "added", "dropped")

    def clashes(self, pair: Pair) -> Iterator[Clash]:
        """One clash per modifier, or per two modifiers that do not go together."""
        if self.near_only and not pair.near:
            return
        ours, theirs = _leftover(pair)
        if self.change is not Change.ADDED_DROPPED:
            yield from (
                _replaced(pair, a, b)
                for a in ours
                for b in theirs
                if self._excludes(a, b)
                and not (_is_time(a) or _is_time(b))
                and _correspond(pair, a, b)
                and not _denied(a, b)
            )
            return
        for mine, others, is_ours in ((ours, theirs, True), (theirs, ours, False)):
            for fact in mine:
                if self._changes_meaning(pair, fact, others, is_ours=is_ours):
                    yield from _added(pair, fact, is_ours=is_ours)

    def _excludes(self, ours: Fact[Qualifier], theirs: Fact[Qualifier]) -> bool:
        found = relation(ours.value.word, theirs.value.word)
        if found is Relation.NONE:
            found = relation(ours.value.lemma, theirs.value.lemma)
        return found.value == self.change.value

    def _changes_meaning(
        self, pair: Pair, fact: Fact[Qualifier], others: Modifiers, *, is_ours: bool
    ) -> bool:
        if fact.value.predicative or _is_name(fact) or not fact.value.classes & set(self.classes):
            return False
        changed = edited(pair)[1 if is_ours else 0]
        if root(fact.value.word) in _roots(pair.theirs if is_ours else pair.ours, changed):
            return False
        return not any(
            _ordered(pair, fact, other, is_ours=is_ours)
            and (
                other.value.classes
                or relation(fact.value.word, other.value.word) is not Relation.NONE
            )
            for other in others
        )


def _leftover(pair: Pair) -> tuple[Modifiers, Modifiers]:
    """The modifiers among the compared words of either side that the other does not have."""
    changed = edited(pair)
    ours = _within(qualifiers(pair.ours.sentence), changed[0])
    theirs = _within(qualifiers(pair.theirs.sentence), changed[1])
    return (
        tuple(a for a in ours if not any(_equal(pair, a, b) for b in theirs)),
        tuple(b for b in theirs if not any(_equal(pair, a, b) for a in ours)),
    )


def _roots(claim: Claim, tokens: tuple[int, ...]) -> frozenset[str]:
    """The families of the words: "northern towns" and "towns in the north" share one."""
    return frozenset(root(claim.sentence.tokens[index].lemma) for index in tokens)


def _within(facts: Modifiers, tokens: tuple[int, ...]) -> Modifiers:
    kept = set(tokens)
    return tuple(fact for fact in facts if kept.issuperset(fact.tokens[-1:]))


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


def _correspond(pair: Pair, ours: Fact[Qualifier], theirs: Fact[Qualifier]) -> bool:
    """Whether the two modify the same thing: linked heads, or the same place of a near pair."""
    if pair.near and _stand_alike(pair, ours.tokens[-1], theirs.tokens[-1]):
        return True
    linked = (ours.anchor, theirs.anchor) in pair.links
    return linked and (pair.near or _same_governor(pair, ours.anchor, theirs.anchor))


def _same_governor(pair: Pair, ours: int, theirs: int) -> bool:
    """Whether the heads hang on words that mean the same: "granting a lease" in both versions."""
    left = governor(pair.ours.sentence, ours)
    right = governor(pair.theirs.sentence, theirs)
    return pair.similarity >= _SIMILAR and same_thing(pair, left, right)


def _is_time(fact: Fact[Qualifier]) -> bool:
    """Whether the modifier tells a time ("last week"), which is the date kind's business."""
    return fact.sentence.tokens[fact.tokens[-1]].entity in ("DATE", "TIME")


def _stand_alike(pair: Pair, ours: int, theirs: int) -> bool:
    """Whether the one word stands where the other stood: the same place of a short edit."""
    for edit in pair.edits:
        if inside(edit, ours=ours, theirs=theirs):
            sizes = edit.ours[1] - edit.ours[0], edit.theirs[1] - edit.theirs[0]
            places = ours - edit.ours[0] - (theirs - edit.theirs[0]), sizes[0] - sizes[1]
            return max(sizes) <= _LONGEST_EDIT and (places[0] == 0 or places[0] == places[1])
    return False


def _ordered(pair: Pair, fact: Fact[Qualifier], other: Fact[Qualifier], *, is_ours: bool) -> bool:
    return _correspond(pair, fact, other) if is_ours else _correspond(pair, other, fact)


def _is_name(fact: Fact[Qualifier]) -> bool:
    """Whether the modifier is part of a name; "former" before a name is not."""
    tokens = fact.sentence.tokens
    named = tokens[fact.tokens[-1]].pos in _NAMES and tokens[fact.anchor].pos in _NAMES
    return named and "privative" not in fact.value.classes


def _denied(ours: Fact[Qualifier], theirs: Fact[Qualifier]) -> bool:
    """Whether a denial on one side makes up for the opposite ("not open", "closed")."""
    left = denied(ours.sentence, ours.tokens[-1]) ^ denied(ours.sentence, ours.anchor)
    right = denied(theirs.sentence, theirs.tokens[-1]) ^ denied(theirs.sentence, theirs.anchor)
    return left != right


def _replaced(pair: Pair, ours: Fact[Qualifier], theirs: Fact[Qualifier]) -> Clash:
    far = is_far(ours.value.word, theirs.value.word)
    close = steps_apart(ours.value.word, theirs.value.word) == 1
    tags = {name for name, holds in (("far", far), ("close", close and not far)) if holds}
    places = (_place(pair.ours, ours), _place(pair.theirs, theirs))
    fields = (("word", ours.value.word), ("head", ours.value.head))
    return Clash(places, ours.value.head, frozenset(tags), fields, pair)


def _added(pair: Pair, fact: Fact[Qualifier], *, is_ours: bool) -> Iterator[Clash]:
    """The phrase with the modifier and the one without; nothing for a head without counterpart."""
    head = partner(pair, fact.anchor, ours=is_ours)
    other = pair.theirs if is_ours else pair.ours
    if head is None:
        return
    ordered = (fact.anchor, head) if is_ours else (head, fact.anchor)
    if not pair.near and not _same_governor(pair, *ordered):
        return
    if _is_hedged(other.sentence.tokens[head].lemma, fact):
        return
    bare = place(
        other, _shown(phrase(other.sentence, head), head), other.sentence.tokens[head].lemma
    )
    full = _place(pair.ours if is_ours else pair.theirs, fact)
    places = (full, bare) if is_ours else (bare, full)
    fields = (("word", fact.value.word), ("head", fact.value.head))
    tag = "dropped" if is_ours else "added"
    yield Clash(places, fact.value.head, frozenset({tag}), fields, pair)


def _is_hedged(lemma: str, fact: Fact[Qualifier]) -> bool:
    """Whether the modifier is a hedge, which is another kind's business."""
    return any(hedge.tokens[0] in fact.tokens for hedge in hedges(fact.sentence)) or not lemma


def _place(claim: Claim, fact: Fact[Qualifier]) -> Place:
    words = phrase(fact.sentence, fact.anchor)
    value = f"{fact.value.word} {fact.value.head}"
    if fact.tokens[-1] in words:
        return place(claim, _shown(words, fact.tokens[-1]), value)
    return place(claim, fact.tokens, value)


def _shown(words: tuple[int, ...], least: int) -> tuple[int, ...]:
    return words if len(words) <= _LONGEST else tuple(i for i in words if i >= least)
