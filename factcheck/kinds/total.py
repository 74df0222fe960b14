"""The parts do not make the total: "12 people, eight men and five women"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, cast

from factcheck.facts.quantities.text import describe
from factcheck.facts.quantities.values import Bound, Form, Quantity
from factcheck.model import Analysis, Clash, Fact, FindingType, Place, Scope

_SORTS = (
    frozenset({"man", "woman", "child", "kid", "teenager", "other", "others"}),
    frozenset({"boy", "girl"}),
    frozenset({"adult", "child", "baby", "infant"}),
    frozenset({"male", "female"}),
)
"""Nouns of which nobody is two, and which together are everybody."""

_ALL = frozenset({"people", "person", "passenger", "victim", "adult", "child", "patient", "worker", "student",
                  "prisoner", "hostage", "migrant", "refugee", "civilian", "resident", "villager", "member",
                  "juror", "employee", "body"})  # fmt: skip
"""What men, women and children can be parts of."""

_OPENS = frozenset({",", ":", "-", "--", "(", "—", "–"})
_JOINS = frozenset({",", "and", "&", "plus"})
_INCLUDES = frozenset({"include", "including", "among"})
_NOMINAL = frozenset({"DET", "NUM", "NOUN", "PROPN", "ADJ", "CCONJ"})
_Counts = Sequence[Fact[Quantity]]


@dataclass(frozen=True, slots=True)
class Kind:
    """Clashes between a total and its parts in one sentence; no options."""

    finding_type: ClassVar[FindingType] = FindingType.NUMBER
    default_scope: ClassVar[Scope] = Scope.WITHIN
    message_fields: ClassVar[tuple[str, ...]] = ("sum",)
    clash_tags: ClassVar[tuple[str, ...]] = ("too-many",)

    def clashes_across(self, analyses: Sequence[Analysis]) -> Iterator[Clash]:
        """One clash per total."""
        for analysis in analyses:
            counts = [fact for fact in map(_count, analysis.facts) if fact is not None]
            for number, total in enumerate(counts):
                rest = [f for f in counts[number + 1 :] if f.sentence is total.sentence]
                clash = _clash(total, rest)
                if clash is not None:
                    yield clash


def _count(fact: Fact[object]) -> Fact[Quantity] | None:
    """The fact where it is an exact count that is written out."""
    value = fact.value
    if not isinstance(value, Quantity) or value.unit != "count" or value.bound is not Bound.EQ:
        return None
    if value.form in {Form.ARTICLE, Form.BARE_PLURAL} or value.lo is None or value.per:
        return None
    return cast("Fact[Quantity]", fact)


def _clash(total: Fact[Quantity], rest: _Counts) -> Clash | None:
    parts = _parts(total, rest)
    if total.value.noun not in _ALL or not parts:
        return None
    added = sum((part.value.lo or Decimal(0) for part in parts), Decimal(0))
    whole = total.value.lo or Decimal(0)
    opened = _between(total, parts[0])
    some = any(word in _INCLUDES for word in opened)
    complete = not some and len(parts) > 1 and set(opened) <= _OPENS and not _goes_on(parts[-1])
    if added > whole if some else complete and added != whole:
        return _made(total, parts, added, too_many=added > whole)
    return None


def _parts(total: Fact[Quantity], rest: _Counts) -> list[Fact[Quantity]]:
    """The list that follows the total: each part joined to the one before by a comma or "and"."""
    found: list[Fact[Quantity]] = []
    sorts = [sort for sort in _SORTS if rest and rest[0].value.noun in sort]
    for part in rest:
        before = found[-1] if found else total
        opens = _OPENS | _INCLUDES if not found else _JOINS
        joined = set(_between(before, part)) <= opens | ({"them"} if not found else set())
        if not joined or not any(part.value.noun in sort for sort in sorts):
            break
        found.append(part)
    return found


def _goes_on(part: Fact[Quantity]) -> bool:
    """Whether the list has more, such as "and a child", which is no number."""
    tokens = part.sentence.tokens[max(part.tokens[-1], part.anchor) + 1 :]
    if not tokens or tokens[0].lemma not in _JOINS:
        return False
    return tokens[0].text != "," or (len(tokens) > 1 and tokens[1].pos in _NOMINAL)


def _between(left: Fact[Quantity], right: Fact[Quantity]) -> tuple[str, ...]:
    """The words from behind what the one counts up to the other."""
    end = max(
        left.tokens[-1], left.anchor if left.sentence.tokens[left.anchor].pos == "NOUN" else 0
    )
    return tuple(t.lemma for t in left.sentence.tokens[end + 1 : right.tokens[0]])


def _made(total: Fact[Quantity], parts: _Counts, added: Decimal, *, too_many: bool) -> Clash:
    sentence = total.sentence
    span = sentence.span_of((parts[0].tokens[0], max(parts[-1].tokens[-1], parts[-1].anchor)))
    places = (
        Place(sentence.document_id, total.span, f"{describe(total.value)} in all", sentence.text),
        Place(sentence.document_id, span, f"{added} in the parts", sentence.text),
    )
    tags = frozenset({"too-many"} if too_many else ())
    return Clash(places, total.value.noun, tags, (("sum", str(added)),))
