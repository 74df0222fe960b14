"""Two versions date the same event differently."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from factcheck.facts.agreement import Agreement
from factcheck.facts.binding import (
    alone,
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
from factcheck.facts.changed_words import place
from factcheck.facts.dates.text import describe
from factcheck.facts.dates.values import DateValue, Grain, compare
from factcheck.facts.quantities.updates import is_update
from factcheck.lexicon.words import same_event
from factcheck.model import Clash, Fact, FindingType, Pair


class What(StrEnum):
    """What differs: the day (or month, year), or only the time of day."""

    DAY = "day"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Kind:
    """Clashes between dates that are bound to the same event and cannot both be right."""

    what: What = What.DAY

    finding_type: ClassVar[FindingType] = FindingType.DATE
    message_fields: ClassVar[tuple[str, ...]] = ()
    clash_tags: ClassVar[tuple[str, ...]] = ("update-language", "reworded", "relative")

    def clashes(self, pair: Pair) -> Iterator[Clash]:
        """One clash per pair of dates that exclude each other."""
        for ours, theirs in _matched(pair):
            if compare(ours.value, theirs.value) is Agreement.CONFLICT and self.what is _what(
                ours, theirs
            ):
                places = (
                    place(pair.ours, ours.tokens, describe(ours.value)),
                    place(pair.theirs, theirs.tokens, describe(theirs.value)),
                )
                yield Clash(places, _key(ours), _tags(pair, ours.value, theirs.value), (), pair)


def _matched(pair: Pair) -> Iterator[tuple[Fact[DateValue], Fact[DateValue]]]:
    if other_names(pair) or (other_rank(pair) and not pair.near):
        return
    left, right = values_of(pair.ours, DateValue), values_of(pair.theirs, DateValue)
    if pair.near:
        found = [(a, b) for a, b in replaced(pair, left, right) if same_position(pair, a, b)]
    else:
        found = list(alone(left, right, lambda a, b: _dates_same_event(pair, a, b)))
    for ours, theirs in found:
        if same_standing(pair, ours.anchor, theirs.anchor) and not _answered(
            ours, theirs, left, right
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
    if placed_otherwise(pair, ours, theirs):
        return False
    return shares_party(pair, ours.anchor, theirs.anchor) and same_parties(
        pair, ours.anchor, theirs.anchor
    )


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


def _key(fact: Fact[DateValue]) -> str:
    return fact.sentence.tokens[predicate(fact.sentence, fact.anchor)].lemma


def _tags(pair: Pair, ours: DateValue, theirs: DateValue) -> frozenset[str]:
    found = set()
    if is_update(pair):
        found.add("update-language")
    if not pair.near:
        found.add("reworded")
    if ours.relative != theirs.relative:
        found.add("relative")
    return frozenset(found)
