"""Two versions give different quantities for the same thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import combinations
from typing import ClassVar, cast

from factcheck.facts.agreement import Agreement
from factcheck.facts.binding import (
    alone,
    moved,
    other_clause,
    other_names,
    other_rank,
    replaced,
    same_standing,
    values_of,
)
from factcheck.facts.changed_words import place, place_of
from factcheck.facts.dates.values import DateValue
from factcheck.facts.dates.values import compare as compare_dates
from factcheck.facts.predicates import topic
from factcheck.facts.quantities.bearers import AgeOf, noun_of, two_ages
from factcheck.facts.quantities.binding import bound_alike, exchanged
from factcheck.facts.quantities.direction import direction
from factcheck.facts.quantities.event_numbers import changed_events
from factcheck.facts.quantities.members import group_of
from factcheck.facts.quantities.slips import slips
from factcheck.facts.quantities.text import describe
from factcheck.facts.quantities.tolls import is_none
from factcheck.facts.quantities.updates import is_running, is_update, updates_told
from factcheck.facts.quantities.values import (
    Bound,
    Form,
    Quantity,
    Tolerances,
    compare,
    limits_differ,
    ratio,
)
from factcheck.facts.standing_in import standing_in
from factcheck.model import Analysis, Clash, Fact, FindingType, Pair, Place


class What(StrEnum):
    """What differs: value, unit, vague count, one event or several, limit, sort of figure, rise or fall."""

    VALUE = "value"
    UNIT = "unit"
    VAGUE = "vague"
    EVENT = "event"
    LIMIT = "limit"
    SORT = "sort"
    DIRECTION = "direction"


class Measure(StrEnum):
    """What sort of quantity a rule speaks of."""

    COUNT = "count"
    MONEY = "money"
    SHARE = "share"
    MEASURE = "measure"
    ORDINAL = "ordinal"
    AGE = "age"
    SCORE = "score"
    TIMES = "times"


@dataclass(frozen=True, slots=True)
class Kind:
    """Clashes between quantities that are bound to the same thing.

    ``approx``, ``rounding`` and ``converted`` are shares of a value: how far "about" reaches, how
    far a rounded figure may lie from the exact one, and how far a figure in another unit.
    """

    what: What = What.VALUE
    measures: tuple[Measure, ...] = tuple(Measure)
    approx: Decimal = Tolerances().approx
    rounding: Decimal = Tolerances().rounding
    converted: Decimal = Tolerances().converted

    finding_type: ClassVar[FindingType] = FindingType.NUMBER
    message_fields: ClassVar[tuple[str, ...]] = ()
    clash_tags: ClassVar[tuple[str, ...]] = (
        "update-language",
        "later-count",
        "reworded",
        "scale",
        "loose-bound",
    )

    def clashes(self, pair: Pair) -> Iterator[Clash]:
        """One clash per pair of quantities that cannot both be true."""
        if self.what is What.EVENT:
            for event in changed_events(pair):
                yield _clash(pair, event.ours, event.theirs, event.key, _tags(pair, None, None))
            return
        if self.what in {What.SORT, What.DIRECTION}:
            found = _of_other_sort(pair) if self.what is What.SORT else _turned(pair)
            for ours, theirs in found:
                tags = _tags(pair, ours.value, theirs.value)
                yield _clash(pair, _shown(ours), _shown(theirs), _key(ours, theirs), tags)
            return
        for ours, theirs in _matched(pair):
            if _measure(ours.value) in self.measures and self._differ(
                ours.value, theirs.value, near=pair.near
            ):
                tags = _tags(pair, ours.value, theirs.value)
                if pair.other_day and is_running(ours) and is_running(theirs):
                    tags |= {"later-count"}
                yield _clash(pair, _shown(ours), _shown(theirs), _key(ours, theirs), tags)

    def clashes_across(self, analyses: Sequence[Analysis]) -> Iterator[Clash]:
        """Two ages of one person, and figures that differ by a slip: in sentences that no two claims pair."""
        if self.what is What.VALUE and Measure.AGE in self.measures:
            for ours, theirs in two_ages(analyses):
                yield _clash_of_ages(ours, theirs)
        if self.what in {What.VALUE, What.LIMIT}:
            for left, right in combinations(analyses, 2):
                yield from self._slips(left, right)

    def _slips(self, left: Analysis, right: Analysis) -> Iterator[Clash]:
        days = left.document.published, right.document.published
        for ours, theirs in slips(left, right, self._may_slip):
            later = days[0] != days[1] and is_running(ours) and is_running(theirs)
            yield _clash_of_slips(ours, theirs, {"later-count"} if later else set())

    def _may_slip(self, quantity: Quantity) -> bool:
        """Whether the rule speaks of such figures; ranges are limits."""
        is_limit = quantity.bound is Bound.RANGE
        return is_limit is (self.what is What.LIMIT) and _measure(quantity) in self.measures

    def _differ(self, ours: Quantity, theirs: Quantity, *, near: bool) -> bool:
        tolerances = Tolerances(self.approx, self.rounding, self.converted)
        other_unit = ours.unit != theirs.unit and (ours.lo, ours.hi) == (theirs.lo, theirs.hi)
        if self.what is What.UNIT:
            same = (ours.lo, ours.hi) == (theirs.lo, theirs.hi)
            points = {ours.unit, theirs.unit} == {"percent", "percentage point"}
            rates = ours.unit == theirs.unit and ours.per != theirs.per and ours.per and theirs.per
            return (same and bool(points or rates)) or (
                other_unit and compare(ours, theirs, tolerances) is Agreement.CONFLICT
            )
        if self.what is What.LIMIT:
            return (
                limits_differ(ours, theirs)
                and (near or {ours.bound, theirs.bound} <= _LIMITS)
                and compare(ours, theirs, tolerances) is not Agreement.CONFLICT
            )
        vague = Bound.VAGUE in {ours.bound, theirs.bound}
        if vague != (self.what is What.VAGUE) or other_unit:
            return False
        return compare(ours, theirs, tolerances) is Agreement.CONFLICT


def _turned(pair: Pair) -> Iterator[tuple[Fact[Quantity], Fact[Quantity]]]:
    """One figure, once as a rise and once as a fall; in a near pair the word itself is what was changed."""
    if (
        pair.near
        or other_names(pair)
        or _dates_differ(pair)
        or pair.ours.negated != pair.theirs.negated
    ):
        return
    left, right = values_of(pair.ours, Quantity), values_of(pair.theirs, Quantity)
    yield from alone(left, right, lambda a, b: _same(a.value, b.value) and _ways(a, b) == {1, -1})


def _ways(ours: Fact[Quantity], theirs: Fact[Quantity]) -> set[int]:
    return {direction(ours), direction(theirs)}


_LIMITS = frozenset({Bound.LE, Bound.LT, Bound.RANGE})
"""Limits that two outlets give alike; "at least four" is what each of them knew."""


def _of_other_sort(pair: Pair) -> Iterator[tuple[Fact[Quantity], Fact[Quantity]]]:
    """Figures that stand in one place and cannot be compared: a share and a sum of money."""
    left, right = values_of(pair.ours, Quantity), values_of(pair.theirs, Quantity)
    for ours, theirs in standing_in(pair, left, right):
        one, two = cast("Fact[Quantity]", ours), cast("Fact[Quantity]", theirs)
        sorts = _sort(one.value), _sort(two.value)
        if sorts[0] != sorts[1] and compare(one.value, two.value) is Agreement.UNKNOWN:
            yield one, two


def _sort(quantity: Quantity) -> str:
    """Ages are stretches of time, and points may be told as a share."""
    return {"age": "time", "points": "share"}.get(quantity.dimension, quantity.dimension)


def _matched(pair: Pair) -> Iterator[tuple[Fact[Quantity], Fact[Quantity]]]:
    """Quantities of the two claims that answer each other."""
    if other_names(pair) or (_dates_differ(pair) and not is_update(pair)):
        return  # figures of two days are two figures, unless one says that it replaces the other
    if other_clause(pair) if pair.near else other_rank(pair):
        return
    left = [fact for fact in values_of(pair.ours, Quantity) if not _is_event(fact)]
    right = [fact for fact in values_of(pair.theirs, Quantity) if not _is_event(fact)]
    if pair.near:
        found = [(a, b) for a, b in replaced(pair, left, right) if exchanged(pair, a, b)]
        found += moved(pair, left, right, found, lambda a, b: bound_alike(pair, a, b))
    else:
        found = list(alone(left, right, lambda a, b: bound_alike(pair, a, b)))
    for ours, theirs in found:
        none = is_none(ours) != is_none(theirs)
        alike = same_standing(pair, ours.anchor, theirs.anchor, none=none)
        if alike and not _answered(ours, theirs, left, right):
            yield ours, theirs


def _is_event(fact: Fact[Quantity]) -> bool:
    return fact.value.form in {Form.ARTICLE, Form.BARE_PLURAL}


def _dates_differ(pair: Pair) -> bool:
    """Figures of different days are different figures."""
    left, right = values_of(pair.ours, DateValue), values_of(pair.theirs, DateValue)
    verdicts = {compare_dates(a.value, b.value) for a in left for b in right}
    return Agreement.CONFLICT in verdicts and verdicts.isdisjoint(
        {Agreement.EQUAL, Agreement.COMPATIBLE}
    )


def _answered(
    ours: Fact[Quantity],
    theirs: Fact[Quantity],
    left: list[Fact[Quantity]],
    right: list[Fact[Quantity]],
) -> bool:
    """Whether each value stands elsewhere on the other side, or one is the other and a third added."""
    if _is_sum(ours, theirs, right) or _is_sum(theirs, ours, left):
        return True
    mine = any(b is not theirs and _same(ours.value, b.value) for b in right)
    other = any(a is not ours and _same(a.value, theirs.value) for a in left)
    return mine and other


def _is_sum(whole: Fact[Quantity], part: Fact[Quantity], others: list[Fact[Quantity]]) -> bool:
    """Such as "£65m" beside "£60m plus £5m"."""
    return any(
        other is not part
        and other.value.unit == part.value.unit == whole.value.unit
        and whole.value.lo == (part.value.lo or 0) + (other.value.lo or 0)
        for other in others
    )


def _same(ours: Quantity, theirs: Quantity) -> bool:
    """Equal figures; the noun may stand behind the other one: "two American and one Yemeni passport"."""
    one_noun = not (ours.noun and theirs.noun) or ours.noun == theirs.noun
    return one_noun and (ours.lo, ours.hi, ours.unit) == (theirs.lo, theirs.hi, theirs.unit)


def _measure(quantity: Quantity) -> Measure:
    named = {measure.value: measure for measure in Measure}
    named |= {"points": Measure.SHARE, "pound": Measure.MONEY}
    return named.get(quantity.dimension, Measure.MEASURE)


def _tags(pair: Pair, ours: Quantity | None, theirs: Quantity | None) -> frozenset[str]:
    """What overrides may ask for."""
    found = set()
    if is_update(pair):
        found.add("update-language")
    if not pair.near:
        found.add("reworded")
    if ours is not None and theirs is not None:
        if {ours.bound, theirs.bound} - {Bound.EQ}:
            found.add("loose-bound")
        if ratio(ours, theirs) in _SCALES:
            found.add("scale")
    return frozenset(found)


_SCALES = frozenset(Decimal(10) ** power for power in range(1, 10))


def _key(ours: Fact[Quantity], theirs: Fact[Quantity]) -> str:
    """The thing counted, or the word that both quantities hang on."""
    for value in (ours.value, theirs.value):
        if value.noun or value.of:
            return value.noun or value.of
    group = group_of(ours)
    return topic(ours.sentence, ours.anchor if group is None else group)


_Shown = tuple[tuple[int, ...], str]


def _shown(fact: Fact[Quantity]) -> _Shown:
    return fact.tokens, describe(fact.value)


def _clash(pair: Pair, ours: _Shown, theirs: _Shown, key: str, tags: frozenset[str]) -> Clash:
    places = (place(pair.ours, *ours), place(pair.theirs, *theirs))
    return Clash(places, key, tags, (), pair)


def _clash_of_ages(ours: AgeOf, theirs: AgeOf) -> Clash:
    name = max(ours[0].value.canonical, theirs[0].value.canonical, key=len)
    return Clash(_places(ours[1], theirs[1]), name)


def _clash_of_slips(ours: Fact[Quantity], theirs: Fact[Quantity], tags: set[str]) -> Clash:
    said = [updates_told(f.sentence, range(len(f.sentence.tokens))) for f in (ours, theirs)]
    if said[0] != said[1]:
        tags |= {"update-language"}
    key = noun_of(ours) if ours.value.dimension == "age" else _key(ours, theirs)
    return Clash(_places(ours, theirs), key, frozenset({"reworded", *tags}))


def _places(*figures: Fact[Quantity]) -> tuple[Place, ...]:
    return tuple(place_of(figure, describe(figure.value)) for figure in figures)
