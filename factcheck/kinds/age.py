"""One person has two ages in one text: "Tomas Reil, 47," and, further down, "Reil, 74,"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, cast

from factcheck.facts.apart import is_of_this_year
from factcheck.facts.dates.values import DateValue
from factcheck.facts.names.values import Name, NameType
from factcheck.facts.quantities.text import describe
from factcheck.facts.quantities.values import Bound, Quantity
from factcheck.model import Analysis, Clash, Fact, FindingType, Place, Scope

_BACK_THEN = frozenset({"then", "when", "time", "turn", "would", "become", "ago"})
_Age = tuple[Fact[Name], Fact[Quantity]]


@dataclass(frozen=True, slots=True)
class Kind:
    """Clashes between the ages of one bearer of a full name; no options."""

    finding_type: ClassVar[FindingType] = FindingType.NUMBER
    default_scope: ClassVar[Scope] = Scope.WITHIN
    message_fields: ClassVar[tuple[str, ...]] = ("name",)
    clash_tags: ClassVar[tuple[str, ...]] = ()

    def clashes_across(self, analyses: Sequence[Analysis]) -> Iterator[Clash]:
        """One clash per person, between the first age and the first other one."""
        for analysis in analyses:
            rows: dict[str, list[_Age]] = defaultdict(list)
            for name, age in _told(analysis):
                rows[name.value.canonical.lower()].append((name, age))
            for ages in rows.values():
                other = next((row for row in ages if row[1].value.lo != ages[0][1].value.lo), None)
                if other is not None:
                    yield _clash(ages[0], other)


def _told(analysis: Analysis) -> Iterator[_Age]:
    """Ages of today that stand straight after a full name, or before it ("47-year-old Tomas Reil")."""
    dated = {
        fact.sentence.index
        for fact in analysis.facts
        if isinstance(fact.value, DateValue) and not is_of_this_year(fact.value)
    }
    names: dict[int, list[Fact[Name]]] = defaultdict(list)
    for fact in analysis.facts:
        if isinstance(fact.value, Name) and fact.value.type is NameType.PERSON and fact.value.given:
            names[fact.sentence.index].append(cast("Fact[Name]", fact))
    for fact in analysis.facts:
        age = fact.value
        if not isinstance(age, Quantity) or age.unit != "age" or age.bound is not Bound.EQ:
            continue
        if fact.sentence.index in dated or _looks_back(fact):
            continue
        beside = [name for name in names[fact.sentence.index] if _stand_together(name, fact)]
        if len(beside) == 1:
            yield beside[0], cast("Fact[Quantity]", fact)


def _looks_back(fact: Fact[object]) -> bool:
    said = {token.lemma for token in fact.sentence.tokens}
    return not said.isdisjoint(_BACK_THEN)


def _stand_together(name: Fact[Name], age: Fact[object]) -> bool:
    """Whether nothing, or a comma, a bracket, "aged" or "who is", stands between the two."""
    first, last = (name, age) if name.tokens[-1] < age.tokens[0] else (age, name)
    between = first.sentence.tokens[first.tokens[-1] + 1 : last.tokens[0]]
    return all(token.lemma in _LINKS for token in between) and (first is name or not between)


_LINKS = frozenset({",", "(", "aged", "age", "who", "be"})


def _clash(ours: _Age, theirs: _Age) -> Clash:
    places = tuple(
        Place(age.sentence.document_id, age.span, describe(age.value), age.sentence.text)
        for _, age in (ours, theirs)
    )
    name = ours[0].value.canonical
    return Clash(places, name.lower(), frozenset(), (("name", name),))
