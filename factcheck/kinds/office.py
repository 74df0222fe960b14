"""One person with two offices: chief executive in one place, chairwoman in the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import ClassVar

from factcheck.facts.changed_words import place_of
from factcheck.facts.names.comparison import bearers, compare, one_bearer, people
from factcheck.facts.names.spelling import fold
from factcheck.facts.names.values import Sameness
from factcheck.facts.offices import Office, offices
from factcheck.model import Analysis, Clash, Fact, FindingType


@dataclass(frozen=True, slots=True)
class Kind:
    """Clashes between offices of one group that the same person holds; no options."""

    finding_type: ClassVar[FindingType] = FindingType.NAME
    message_fields: ClassVar[tuple[str, ...]] = ("holder",)
    clash_tags: ClassVar[tuple[str, ...]] = ()

    def clashes_across(self, analyses: Sequence[Analysis]) -> Iterator[Clash]:
        """One clash per person and group; nothing where a text has both offices in several versions."""
        names = [fact for analysis in analyses for fact in people(analysis.facts)]
        held = tuple(offices(names))
        known = bearers(fact.value for fact in names)
        told: set[tuple[str, str]] = set()
        for one, two in combinations(held, 2):
            key = fold(one.value.holder.head), one.value.group
            if key not in told and _at_odds(one, two, held, known):
                told.add(key)
                yield _clash(one, two)


def _at_odds(
    one: Fact[Office], two: Fact[Office], held: Sequence[Fact[Office]], known: Mapping[str, int]
) -> bool:
    """Whether one person holds two offices of one group, not known to be of two bodies.

    Nothing where several texts each tell of both.
    """
    left, right = one.value, two.value
    if left.group != right.group or left.row == right.row:
        return False
    if left.body and right.body and left.body != right.body:
        return False
    if not one_bearer(left.holder, right.holder, known):
        return False
    return len(_texts(left, held) & _texts(right, held)) <= 1


def _texts(office: Office, held: Sequence[Fact[Office]]) -> set[str]:
    """Ids of the documents in which the person holds the office."""
    return {
        fact.sentence.document_id
        for fact in held
        if (fact.value.group, fact.value.row) == (office.group, office.row)
        and compare(fact.value.holder, office.holder) is not Sameness.DIFFERENT
    }


def _clash(one: Fact[Office], two: Fact[Office]) -> Clash:
    holder = max(one.value.holder.canonical, two.value.holder.canonical, key=len)
    places = tuple(
        place_of(fact, " ".join(fact.sentence.tokens[i].text.lower() for i in fact.tokens))
        for fact in (one, two)
    )
    return Clash(places, fold(holder), frozenset(), (("holder", holder),))
