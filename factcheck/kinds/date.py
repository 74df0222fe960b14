"""Two versions date the same event differently."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import ClassVar, cast

from factcheck.facts.agreement import Agreement
from factcheck.facts.binding import (
    alone,
    described_otherwise,
    other_clause,
    other_names,
    other_rank,
    placed_otherwise,
    predicate,
    replaced,
    same_parties,
    same_position,
    same_standing,
    shares_party,
    values_of,
)
from factcheck.facts.changed_words import edited, place, place_of
from factcheck.facts.dates.slips import slips
from factcheck.facts.dates.surroundings import is_timetabled
from factcheck.facts.dates.text import describe
from factcheck.facts.dates.values import DateValue, Grain, compare
from factcheck.facts.predicates import LIGHT, arguments, predicate_of, topic
from factcheck.facts.quantities.text import describe as describe_quantity
from factcheck.facts.quantities.updates import is_update
from factcheck.facts.quantities.values import Quantity
from factcheck.facts.standing_in import standing_in
from factcheck.lexicon.words import same_event
from factcheck.model import (
    Analysis,
    Certainty,
    Claim,
    Clash,
    Fact,
    FindingType,
    Pair,
    Sentence,
)


class What(StrEnum):
    """What differs: the day (or month, year), the time of day, or a date stands where a stretch of time stood."""

    DAY = "day"
    TIME = "time"
    SORT = "sort"


@dataclass(frozen=True, slots=True)
class Kind:
    """Clashes between dates that are bound to the same event and cannot both be right."""

    what: What = What.DAY

    finding_type: ClassVar[FindingType] = FindingType.DATE
    message_fields: ClassVar[tuple[str, ...]] = ()
    clash_tags: ClassVar[tuple[str, ...]] = ("update-language", "reworded", "relative")

    def clashes(self, pair: Pair) -> Iterator[Clash]:
        """One clash per pair of dates that exclude each other."""
        if self.what is What.SORT:
            yield from _dates_for_figures(pair)
            return
        for ours, theirs in _matched(pair):
            if compare(ours.value, theirs.value) is Agreement.CONFLICT and self.what is _what(
                ours, theirs
            ):
                places = (
                    place(pair.ours, ours.tokens, describe(ours.value)),
                    place(pair.theirs, theirs.tokens, describe(theirs.value)),
                )
                yield Clash(places, _key(ours), _tags(pair, ours.value, theirs.value), (), pair)

    def clashes_across(self, analyses: Sequence[Analysis]) -> Iterator[Clash]:
        """Dates that differ by a slip, in sentences that no two claims pair."""
        for left, right in combinations(analyses, 2) if self.what is What.DAY else ():
            for dates in slips(left, right):
                places = tuple(place_of(fact, describe(fact.value)) for fact in dates)
                keys = (key for key in map(_key, dates) if key not in LIGHT)
                yield Clash(places, next(keys, "date"), frozenset({"reworded"}))


def _dates_for_figures(pair: Pair) -> Iterator[Clash]:
    """A date in the place of a figure or of a stretch of time."""
    left = (*values_of(pair.ours, DateValue), *values_of(pair.ours, Quantity))
    right = (*values_of(pair.theirs, DateValue), *values_of(pair.theirs, Quantity))
    for ours, theirs in standing_in(pair, left, right):
        if isinstance(ours.value, DateValue) != isinstance(theirs.value, DateValue):
            places = (
                place(pair.ours, ours.tokens, _in_words(ours.value)),
                place(pair.theirs, theirs.tokens, _in_words(theirs.value)),
            )
            yield Clash(places, _key(ours), frozenset(), (), pair)


def _in_words(value: object) -> str:
    return (
        describe(value)
        if isinstance(value, DateValue)
        else describe_quantity(cast("Quantity", value))
    )


def _matched(pair: Pair) -> Iterator[tuple[Fact[DateValue], Fact[DateValue]]]:
    if other_names(pair) or (other_clause(pair) if pair.near else other_rank(pair)):
        return
    left, right = values_of(pair.ours, DateValue), values_of(pair.theirs, DateValue)
    if any(_is_nothing_else(fact) for fact in (*left, *right)):
        return
    if pair.near:
        found = [(a, b) for a, b in replaced(pair, left, right) if same_position(pair, a, b)]
    else:
        found = list(alone(left, right, lambda a, b: _dates_same_event(pair, a, b)))
    for ours, theirs in found:
        if _put_forward_alike(pair, ours, theirs) and not _answered(
            ours, theirs, _movable(pair, left, mine=True), _movable(pair, right, mine=False)
        ):
            yield ours, theirs


def _dates_same_event(pair: Pair, ours: Fact[DateValue], theirs: Fact[DateValue]) -> bool:
    """Whether the dated verbs are linked and share a doer or a done-to."""
    left, right = (
        predicate(pair.ours.sentence, ours.anchor),
        predicate(pair.theirs.sentence, theirs.anchor),
    )
    verbs = pair.ours.sentence.tokens[left], pair.theirs.sentence.tokens[right]
    if (left, right) not in pair.links and not same_event(verbs[0].lemma, verbs[1].lemma):
        return False
    if placed_otherwise(pair, ours, theirs) or _dates_things(pair, ours, theirs):
        return False
    if _done_to_another(pair, left, right):
        return False
    return shares_party(pair, ours.anchor, theirs.anchor) and same_parties(
        pair, ours.anchor, theirs.anchor
    )


def _put_forward_alike(pair: Pair, ours: Fact[DateValue], theirs: Fact[DateValue]) -> bool:
    """Also where one is a plan and the other a timetable: "is due to begin on Nov. 3", "starts on Nov. 13"."""
    if same_standing(pair, ours.anchor, theirs.anchor):
        return True
    ahead = _lies_ahead(pair.ours, ours) and _lies_ahead(pair.theirs, theirs)
    return ahead and pair.ours.negated == pair.theirs.negated


def _lies_ahead(claim: Claim, fact: Fact[DateValue]) -> bool:
    verb = claim.sentence.tokens[predicate(claim.sentence, fact.anchor)]
    plain = claim.certainty is Certainty.PLAIN
    return claim.certainty is Certainty.PLANNED or (plain and is_timetabled(verb))


def _done_to_another(pair: Pair, ours: int, theirs: int) -> bool:
    """Whether it was another one that was announced or held: "a peace plan", "a short-term plan"."""
    left, right = _object(pair.ours.sentence, ours), _object(pair.theirs.sentence, theirs)
    return (
        left is not None and right is not None and described_otherwise(pair, left, right, pool=True)
    )


def _object(sentence: Sentence, verb: int) -> int | None:
    """What is done to, or what the subject is said to be: "was the state's governor"."""
    found = predicate_of(sentence, verb)
    return found if found != verb else arguments(sentence, verb).patient


def _is_nothing_else(fact: Fact[DateValue]) -> bool:
    """Whether the sentence is only a date, the day of a report ("Last updated 4 May"): it dates no event."""
    tokens = fact.sentence.tokens
    return all(
        i in fact.tokens or token.pos in {"PUNCT", "SYM", "SPACE"} or token.lemma in _STAMPS
        for i, token in enumerate(tokens)
    )


_STAMPS = frozenset(
    {"first", "last", "late", "update", "publish", "post", "modify", "on", "at", "by"}
)


def _dates_things(pair: Pair, ours: Fact[DateValue], theirs: Fact[DateValue]) -> bool:
    """Whether a date hangs on a noun that is not the other's: "sentenced for the March 11 incident"."""
    tokens = ours.sentence.tokens[ours.anchor], theirs.sentence.tokens[theirs.anchor]
    nouns = [token.pos in {"NOUN", "PROPN"} for token in tokens]
    return any(nouns) and (ours.anchor, theirs.anchor) not in pair.links


def _movable(
    pair: Pair, facts: Sequence[Fact[DateValue]], *, mine: bool
) -> tuple[Fact[DateValue], ...]:
    """The dates that may have come from elsewhere: in a near pair those in an edit."""
    if not pair.near:
        return tuple(facts)
    changed = set(edited(pair)[0 if mine else 1])
    return tuple(fact for fact in facts if changed.intersection(fact.tokens))


def _answered(
    ours: Fact[DateValue],
    theirs: Fact[DateValue],
    left: tuple[Fact[DateValue], ...],
    right: tuple[Fact[DateValue], ...],
) -> bool:
    """Whether either date agrees with another date of the other side: the words only moved."""
    agree = {Agreement.EQUAL, Agreement.COMPATIBLE}
    mine = any(b is not theirs and compare(ours.value, b.value) in agree for b in right)
    other = any(a is not ours and compare(a.value, theirs.value) in agree for a in left)
    return mine or other


def _what(ours: Fact[DateValue], theirs: Fact[DateValue]) -> What:
    """Times clash where the day is the same or not told at all."""
    if Grain.TIME in {ours.value.grain, theirs.value.grain}:
        return What.TIME
    timed = ours.value.clock is not None and theirs.value.clock is not None
    same_day = (ours.value.start, ours.value.written.weekday) == (
        theirs.value.start,
        theirs.value.written.weekday,
    )
    return What.TIME if timed and same_day else What.DAY


def _key(fact: Fact[object]) -> str:
    return topic(fact.sentence, predicate(fact.sentence, fact.anchor))


def _tags(pair: Pair, ours: DateValue, theirs: DateValue) -> frozenset[str]:
    found = set()
    if is_update(pair):
        found.add("update-language")
    if not pair.near:
        found.add("reworded")
    if ours.relative != theirs.relative:
        found.add("relative")
    return frozenset(found)
