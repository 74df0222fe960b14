"""A modifier came, went or became another: "49-year lease" and "49-year free lease"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from factcheck.facts.certainty import hedges
from factcheck.facts.changed_words import partner, place
from factcheck.facts.qualifiers import phrase
from factcheck.facts.qualifiers.comparison import (
    Modifiers,
    cancel_out,
    correspond,
    is_time,
    leftover,
    said_elsewhere,
    same_governor,
)
from factcheck.facts.qualifiers.values import (
    Qualifier,
    Relation,
    is_far,
    is_share,
    relation,
    steps_apart,
    superlative_lost,
)
from factcheck.model import Certainty, Claim, Clash, Fact, FindingType, Pair, Place, Sentence

_RANKS = frozenset({"deputy"})
"""Before a name a rank of police: "Deputy Jerry Lund"."""
_NAMES = frozenset({"PROPN"})


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
    ``near_only`` leaves out pairs of claims whose sentences are not versions of each other, and modifiers that took the
    place of another.
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
        ours, theirs = leftover(pair)
        if self.change is not Change.ADDED_DROPPED:
            yield from (
                _replaced(pair, a, b)
                for a in ours
                for b in theirs
                if self._excludes(a, b)
                and not (is_time(a) or is_time(b))
                and correspond(pair, a, b)
                and not cancel_out(a, b)
            )
            if self.change is Change.EXCLUSIVE:
                yield from _other_nouns(pair, {fact.anchor for fact in ours})
            return
        for mine, others, is_ours in ((ours, theirs, True), (theirs, ours, False)):
            for fact in mine:
                if self._changes_meaning(pair, fact, others, is_ours=is_ours):
                    yield from _added(pair, fact, is_ours=is_ours)

    def _excludes(self, ours: Fact[Qualifier], theirs: Fact[Qualifier]) -> bool:
        if ours.value.pos == theirs.value.pos == "VERB" and ours.value.predicative:
            return False  # two events, which is another kind's business
        found = relation(ours.value.word, theirs.value.word)
        if found is Relation.NONE:
            found = relation(ours.value.lemma, theirs.value.lemma)
        if found is Relation.SAME and superlative_lost(ours.value, theirs.value):
            found = Relation.SCALE
        return found.value == self.change.value

    def _changes_meaning(
        self, pair: Pair, fact: Fact[Qualifier], others: Modifiers, *, is_ours: bool
    ) -> bool:
        if fact.value.predicative or _is_name(fact) or not fact.value.classes & set(self.classes):
            return False
        if said_elsewhere(fact, pair.theirs if is_ours else pair.ours):
            return False
        return not any(
            _ordered(pair, fact, other, is_ours=is_ours)
            and (
                (self.near_only and not is_share(other.value.word))
                or other.value.classes
                or relation(fact.value.word, other.value.word) is not Relation.NONE
            )
            for other in others
        )


def _other_nouns(pair: Pair, heads: set[int]) -> Iterator[Clash]:
    """A noun in the place of one that excludes it: "charged with murder", "charged with manslaughter"."""
    left, right = pair.ours.sentence, pair.theirs.sentence
    for edit in pair.edits if pair.near else ():
        ours, theirs = _only_noun(left, edit.ours), _only_noun(right, edit.theirs)
        if ours is None or theirs is None or ours in heads:
            continue
        words = left.tokens[ours].lemma, right.tokens[theirs].lemma
        if relation(*words) is Relation.EXCLUSIVE and not left.tokens[ours].entity:
            places = place(pair.ours, (ours,), words[0]), place(pair.theirs, (theirs,), words[1])
            fields = (("word", words[0]), ("head", words[0]))
            yield Clash(places, "/".join(sorted(words)), frozenset(), fields, pair)


def _only_noun(sentence: Sentence, stretch: tuple[int, int]) -> int | None:
    """The one word of the stretch, articles aside, where it is a noun that modifies nothing."""
    words = [i for i in range(*stretch) if sentence.tokens[i].pos not in ("DET", "PUNCT")]
    if len(words) != 1 or sentence.tokens[words[0]].pos != "NOUN":
        return None
    return None if sentence.tokens[words[0]].dep in ("compound", "amod", "nmod") else words[0]


def _ordered(pair: Pair, fact: Fact[Qualifier], other: Fact[Qualifier], *, is_ours: bool) -> bool:
    return correspond(pair, fact, other) if is_ours else correspond(pair, other, fact)


def _is_name(fact: Fact[Qualifier]) -> bool:
    """Whether the modifier is part of a name; "former" before a name is not."""
    tokens = fact.sentence.tokens
    named = tokens[fact.tokens[-1]].pos in _NAMES and tokens[fact.anchor].pos in _NAMES
    rank = tokens[fact.anchor].entity == "PERSON" and fact.value.word in _RANKS
    return named and (rank or "privative" not in fact.value.classes)


def _replaced(pair: Pair, ours: Fact[Qualifier], theirs: Fact[Qualifier]) -> Clash:
    far = is_far(ours.value.word, theirs.value.word)
    close = steps_apart(ours.value.word, theirs.value.word) == 1 or superlative_lost(
        ours.value, theirs.value
    )
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
    if not pair.near and not same_governor(pair, *ordered):
        return
    if _is_hedged(other.sentence.tokens[head].lemma, fact):
        return
    bare = place(other, (head,), other.sentence.tokens[head].lemma)
    full = _place(pair.ours if is_ours else pair.theirs, fact)
    places = (full, bare) if is_ours else (bare, full)
    fields = (("word", fact.value.word), ("head", fact.value.head))
    tag = "dropped" if is_ours else "added"
    yield Clash(places, fact.value.head, frozenset({tag}), fields, pair)


def _is_hedged(lemma: str, fact: Fact[Qualifier]) -> bool:
    """Whether the modifier is a hedge, which is another kind's business."""
    told = {Certainty.HEDGED, Certainty.PLANNED}
    found = (h for h in hedges(fact.sentence) if h.value.certainty in told)
    return any(hedge.tokens[0] in fact.tokens for hedge in found) or not lemma


def _place(claim: Claim, fact: Fact[Qualifier]) -> Place:
    """From the modifier to its head: what stands around them is the same in both versions."""
    words = phrase(fact.sentence, fact.anchor)
    value = f"{fact.value.word} {fact.value.head}"
    if fact.tokens[-1] not in words:
        return place(claim, fact.tokens, value)
    first, last = sorted((fact.tokens[0], fact.anchor))
    return place(claim, tuple(range(first, last + 1)), value)
