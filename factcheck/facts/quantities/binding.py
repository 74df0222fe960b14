"""When two quantities count or measure the same thing."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import cast

from factcheck.facts.binding import (
    described_otherwise,
    is_another,
    placed_otherwise,
    predicate,
    same_parties,
    same_position,
    same_predicate,
    same_words,
    shared_context,
    shares_party,
    values_of,
)
from factcheck.facts.predicates import arguments
from factcheck.facts.quantities.aboard import is_aboard
from factcheck.facts.quantities.bearers import is_of_today
from factcheck.facts.quantities.members import group_of, members_alike
from factcheck.facts.quantities.nouns import noun_set
from factcheck.facts.quantities.penalties import same_penalty
from factcheck.facts.quantities.tolls import gravity, same_toll
from factcheck.facts.quantities.values import SMALL, Bound, Quantity, ratio, roles_meet
from factcheck.facts.scenes import ANYBODY, shared_scene
from factcheck.lexicon import table
from factcheck.lexicon.words import same_event, synonyms
from factcheck.model import Fact, Pair, Sentence

_ANYBODY = ANYBODY | {"other", "others", "more", "victim", "survivor", "casualty"}
_STRETCHES = frozenset(
    {"season", "game", "match", "term", "appearance", "start", "time", "day", "week", "year"}
)
"""Stretches of a life: who has two figures of them has two stories, unless it is one sentence."""
_CONTEXT = 2
"""Further shared words that make "several shops with signs" and "numerous shops" one thing."""


def exchanged(pair: Pair, ours: Fact[Quantity], theirs: Fact[Quantity]) -> bool:
    """Whether one quantity of a near pair took the other's place, before the same noun."""
    left, right = ours.value, theirs.value
    if not roles_meet(left.role, right.role) or not _one_rate(left, right):
        return False
    if placed_otherwise(pair, ours, theirs):
        return False
    if left.noun and right.noun:
        return _same_noun(left.noun, right.noun)
    if _of_another(pair, ours, theirs):
        return False
    if not left.noun and not right.noun and not same_position(pair, ours, theirs):
        return False
    points = {left.unit, right.unit} == {"percent", "percentage point"}
    return left.dimension == right.dimension or points


def _one_rate(left: Quantity, right: Quantity) -> bool:
    """Per the same thing; or one figure per two things, "$8 a month" and "$8 a week", which is a slip of the unit."""
    if left.per == right.per:
        return True
    same = (left.lo, left.hi, left.unit) == (right.lo, right.hi, right.unit)
    return bool(left.per and right.per) and same


def bound_alike(pair: Pair, ours: Fact[Quantity], theirs: Fact[Quantity]) -> bool:
    """Whether two quantities of reworded claims are of the same thing in the same event."""
    left, right = ours.value, theirs.value
    other = left.dimension != right.dimension or left.per != right.per
    if other or not roles_meet(left.role, right.role) or placed_otherwise(pair, ours, theirs):
        return False
    if _is_told_otherwise(pair, ours, theirs):
        return True
    if group_of(ours) is not None or group_of(theirs) is not None:
        return members_alike(pair, ours, theirs)
    if is_aboard(ours) and is_aboard(theirs):
        return _same_noun(left.noun, right.noun) and _one_vessel(pair, ours, theirs)
    apart = "member" in {left.modifier, right.modifier} or _is_remnant(ours) != _is_remnant(theirs)
    if apart or not same_parties(pair, ours.anchor, theirs.anchor):
        return False
    return (_counts_same if left.dimension == "count" else _measures_same)(pair, ours, theirs)


def _is_told_otherwise(pair: Pair, ours: Fact[Quantity], theirs: Fact[Quantity]) -> bool:
    """Whether the figures say by themselves that they are one, whatever verbs they stand with.

    One has the other's digits in another order, both are a named person's age, or both are one party's penalty.
    """
    if _is_transposed(ours.value, theirs.value) and (
        same_words(pair, ours.anchor, theirs.anchor)
        or shared_context(pair, ours.anchor, theirs.anchor) >= _CONTEXT
    ):
        return True
    if is_of_today(ours) and is_of_today(theirs):
        return _of_one_name(pair, ours, theirs)
    return same_penalty(pair, ours, theirs)


def _of_one_name(pair: Pair, ours: Fact[Quantity], theirs: Fact[Quantity]) -> bool:
    """Whether both hang on one surname, with no two given names: "Daniel Osei, 57", "Osei, 58"."""
    linked = (ours.anchor, theirs.anchor) in pair.links
    named = linked and ours.sentence.tokens[ours.anchor].pos == "PROPN"
    return named and not described_otherwise(pair, ours.anchor, theirs.anchor)


def _counts_same(pair: Pair, ours: Fact[Quantity], theirs: Fact[Quantity]) -> bool:
    left, right = ours.value, theirs.value
    one = _same_noun(left.noun, right.noun) or same_toll(pair, ours, theirs)
    if not one or not (_stands(ours) and _stands(theirs)):
        return False
    if described_otherwise(pair, ours.anchor, theirs.anchor, (ours.tokens, theirs.tokens)):
        return False
    if left.noun in _STRETCHES or _of_a_part(pair):
        return False  # seven seasons as a coach, eleven as a player
    if _measures_another(ours) != _measures_another(theirs) or gravity(ours) != gravity(theirs):
        return False
    if Bound.VAGUE in {left.bound, right.bound} and left.noun:
        return shared_context(pair, ours.anchor, theirs.anchor) >= _CONTEXT
    return _same_happening(pair, ours, theirs)


def _one_vessel(pair: Pair, ours: Fact[Quantity], theirs: Fact[Quantity]) -> bool:
    """Whether both are of one ship; what became of it may be told in any words."""
    if described_otherwise(pair, ours.anchor, theirs.anchor, (ours.tokens, theirs.tokens)):
        return False
    sides = pair.ours.sentence, pair.theirs.sentence
    one = not any(is_another(sides[0], a) != is_another(sides[1], b) for a, b in pair.links)
    return one and shared_context(pair, ours.anchor, theirs.anchor) > 0


def _is_remnant(fact: Fact[Quantity]) -> bool:
    """Whether the figure is what is left of a larger one: "twelve were still aboard"."""
    sentence = fact.sentence
    below = sentence.children[predicate(sentence, fact.anchor)]
    return any(sentence.tokens[i].lemma == "still" for i in below)


def _measures_another(fact: Fact[Quantity]) -> bool:
    """Whether a hyphen ties the count to another noun that it measures: "a 16-point lead", "three-point plays"."""
    token = fact.sentence.tokens[fact.anchor]
    tied = any(fact.sentence.tokens[i].text == "-" for i in fact.tokens)
    return tied and token.pos == "NOUN" and token.lemma != fact.value.noun


def _of_a_part(pair: Pair) -> bool:
    """Whether one side counts within something that the other does not name: "during the rally"."""
    left, right = pair.ours.sentence, pair.theirs.sentence
    return any(
        not _during(sentence) <= {token.lemma for token in other.tokens}
        for sentence, other in ((left, right), (right, left))
    )


def _during(sentence: Sentence) -> frozenset[str]:
    """What stands behind "during", times of day aside."""
    tokens = sentence.tokens
    return frozenset(
        tokens[below].lemma
        for index, token in enumerate(tokens)
        if token.lemma == "during"
        for below in sentence.children[index]
        if tokens[below].dep == "pobj" and not tokens[below].entity
    )


def _stands(fact: Fact[Quantity]) -> bool:
    """A count without a noun is only known by its verb ("killing 12"), not by a name beside it."""
    return bool(fact.value.noun) or fact.sentence.tokens[fact.anchor].pos in {"VERB", "AUX"}


def _measures_same(pair: Pair, ours: Fact[Quantity], theirs: Fact[Quantity]) -> bool:
    """Sums, shares, measures, ages and ranks are bound by the word that they hang on."""
    left, right = ours.value, theirs.value
    other = bool(left.of) != bool(right.of) or not synonyms(left.of, right.of)
    if other or _of_another(pair, ours, theirs) or _other_whole(pair, ours, theirs):
        return False
    if _is_slip_of_scale(left, right):
        return shared_context(pair, ours.anchor, theirs.anchor) >= _CONTEXT
    whose, other_whose = _valued(ours), _valued(theirs)
    if not same_words(pair, whose, other_whose):
        return False
    if pair.ours.sentence.tokens[whose].pos in {"VERB", "AUX"}:
        return shares_party(pair, whose, other_whose)
    if described_otherwise(pair, whose, other_whose, (ours.tokens, theirs.tokens)):
        return False
    known = shared_context(pair, whose, other_whose) > 0
    return known and same_predicate(pair, whose, other_whose)


def _valued(fact: Fact[Quantity]) -> int:
    """The word for what a sum is the value of: "a deal worth $3 billion", "a $3 billion deal"."""
    token = fact.sentence.tokens[fact.anchor]
    return token.head if token.lemma == "worth" else fact.anchor


def _is_slip_of_scale(left: Quantity, right: Quantity) -> bool:
    """Whether the digits are the same and the scale is not: 2.8 million, 2.8 billion."""
    return left.unit == right.unit and ratio(left, right) in _SCALES


_SCALES = frozenset(map(Decimal, (10**3, 10**6)))


def _is_transposed(left: Quantity, right: Quantity) -> bool:
    """Whether one figure has the digits of the other in another order, as only a slip has: 41,207 and 42,107."""
    if left.unit != right.unit or None in {left.lo, right.lo} or left.lo == right.lo:
        return False
    ours, theirs = (sorted(_figures(cast("Decimal", one.lo))) for one in (left, right))
    return ours == theirs and len(ours) >= _DIGITS


def _figures(value: Decimal) -> str:
    return f"{value:f}".replace(".", "").strip("0")


_DIGITS = 3
"""Two figures that count different things often have the same two digits, hardly ever the same three."""


def _of_another(pair: Pair, ours: Fact[Quantity], theirs: Fact[Quantity]) -> bool:
    """Whether what they stand before is of other things: "a lease on the stadium", "a lease on the harbour"."""
    linked = set(pair.links)
    left, right = _hanging_on(ours), _hanging_on(theirs)
    return bool(left) and bool(right) and not any((a, b) in linked for a in left for b in right)


def _hanging_on(fact: Fact[Quantity]) -> tuple[int, ...]:
    """The nouns that hang by prepositions on the noun that the figure stands before, or follow it by one."""
    sentence = fact.sentence
    if fact.tokens[-1] > fact.anchor or sentence.tokens[fact.anchor].pos != "NOUN":
        return ()
    near = {*sentence.children[fact.anchor], min(fact.anchor + 1, len(sentence.tokens) - 1)}
    prepositions = (i for i in near if sentence.tokens[i].dep == "prep")
    below = (i for preposition in prepositions for i in sentence.subtree(preposition))
    return tuple(i for i in below if sentence.tokens[i].pos in {"NOUN", "PROPN"})


def _other_whole(pair: Pair, ours: Fact[Quantity], theirs: Fact[Quantity]) -> bool:
    """Whether two shares are shares of differently described things."""
    left, right = _whole(ours), _whole(theirs)
    return left is not None and right is not None and described_otherwise(pair, left, right)


def _whole(fact: Fact[Quantity]) -> int | None:
    """The token of what a share is a share of."""
    if not fact.value.of:
        return None
    tokens = fact.sentence.tokens
    after = range(fact.tokens[-1] + 1, len(tokens))
    return next((i for i in after if tokens[i].lemma == fact.value.of), None)


def _same_noun(left: str, right: str) -> bool:
    """Equal or synonyms; "12 dead" and "12 people" may be the same people."""
    if synonyms(left, right, "noun"):
        return True
    people = noun_set("adjectives")
    if left in people and right in people:
        return same_event(left, right)
    both = {left, right}
    return bool(both & _ANYBODY) and bool(both & people or both <= _ANYBODY)


def _same_happening(pair: Pair, ours: Fact[Quantity], theirs: Fact[Quantity]) -> bool:
    """Such as "12 dead" and "killed 14": the noun or the verb tells the event."""
    if same_predicate(pair, ours.anchor, theirs.anchor):
        verbs = predicate(ours.sentence, ours.anchor), predicate(theirs.sentence, theirs.anchor)
        by_pronoun = _is_somebodys(ours.sentence, verbs[0]) or _is_somebodys(
            theirs.sentence, verbs[1]
        )
        known = int(by_pronoun and verbs in pair.links)
        context = shared_context(pair, ours.anchor, theirs.anchor)
        return context > known or _share_a_figure(pair, ours, theirs) or _one_scene(pair, verbs)
    return any(
        same_event(word, other)
        for word in _event_words(ours, pair.ours.root)
        for other in _event_words(theirs, pair.theirs.root)
    )


def _one_scene(pair: Pair, verbs: tuple[int, int]) -> bool:
    """Whether deaths or injuries, whose claims may say nothing else, are told in sentences on one thing."""
    left, right = (
        sentence.tokens[verb].lemma
        for sentence, verb in zip((pair.ours.sentence, pair.theirs.sentence), verbs, strict=True)
    )
    harmed = any(same_event(left, word) and same_event(right, word) for word in ("kill", "injure"))
    return harmed and len(shared_scene(pair.ours, pair.theirs)) >= _SCENE


_SCENE = 2
"""Nouns and names that two sentences on one accident share."""


def _share_a_figure(pair: Pair, ours: Fact[Quantity], theirs: Fact[Quantity]) -> bool:
    """Whether both claims have another figure in common: "486 cases, up from 210", "468 cases, compared with 210"."""
    left, right = (
        {fact.value.lo for fact in values_of(claim, Quantity) if fact is not own}
        for claim, own in ((pair.ours, ours), (pair.theirs, theirs))
    )
    return any(value is not None and value > SMALL for value in left & right)


def _is_somebodys(sentence: Sentence, verb: int) -> bool:
    """Whether a pronoun is the doer: "he caught seven" tells of whom the text spoke last."""
    doer = arguments(sentence, verb).agent
    return doer is not None and sentence.tokens[doer].lemma in _PERSONS


_PERSONS = frozenset({"he", "she", "i", "we", "you"})


def _event_words(fact: Fact[Quantity], root: int) -> frozenset[str]:
    """The claim's verb, and the noun where it tells an event ("14 deaths", not "14 seats")."""
    nouns = {fact.value.noun} & _event_nouns()
    return frozenset({fact.sentence.tokens[root].lemma, *nouns})


@cache
def _event_nouns() -> frozenset[str]:
    rows = cast("list[list[str]]", table("same_event"))
    return noun_set("events").union(*rows)
