"""The parts do not make the total: "12 people, eight men and five women"; the parts may stand further down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import ClassVar, cast

from factcheck.facts.apart import claim_around, is_of_this_year, sets_apart
from factcheck.facts.binding import predicate
from factcheck.facts.dates.values import DateValue
from factcheck.facts.quantities.nouns import noun_set
from factcheck.facts.quantities.text import describe
from factcheck.facts.quantities.values import Bound, Form, Quantity
from factcheck.lexicon import table
from factcheck.lexicon.words import same_event
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
_FORMAL = frozenset({"the", "those", "of", "all"})
_NOMINAL = frozenset({"DET", "NUM", "NOUN", "PROPN", "ADJ", "CCONJ"})
_Counts = Sequence[Fact[Quantity]]


@dataclass(frozen=True, slots=True)
class Kind:
    """Clashes between a total and its parts; no options. ``elsewhere``: the parts stand in another sentence."""

    finding_type: ClassVar[FindingType] = FindingType.NUMBER
    default_scope: ClassVar[Scope] = Scope.WITHIN
    message_fields: ClassVar[tuple[str, ...]] = ("sum",)
    clash_tags: ClassVar[tuple[str, ...]] = ("too-many", "elsewhere")

    def clashes_across(self, analyses: Sequence[Analysis]) -> Iterator[Clash]:
        """One clash per total, or per list of parts that has its total in another sentence."""
        for analysis in analyses:
            counts = [fact for fact in map(_count, analysis.facts) if fact is not None]
            for number, total in enumerate(counts):
                rest = [f for f in counts[number + 1 :] if f.sentence is total.sentence]
                clash = _clash(total, rest)
                if clash is not None:
                    yield clash
            yield from _elsewhere(counts, analysis)


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


def _elsewhere(counts: _Counts, analysis: Analysis) -> Iterator[Clash]:
    """Lists such as "the dead were eight men and five women" against "killing fourteen people" elsewhere."""
    then = {
        fact.sentence.index
        for fact in analysis.facts
        if isinstance(fact.value, DateValue) and not is_of_this_year(fact.value)
    }
    here = [
        fact
        for fact in counts
        if fact.sentence.index not in then
        and not sets_apart(fact.sentence, claim_around(fact, analysis))
    ]
    for run in _lists(here):
        told = _told_of(run)
        if told is None:
            continue
        events, some = told
        alike = [f for f in here if f.sentence is not run[0].sentence and _tells(f, events)]
        values = {fact.value.lo for fact in alike}
        added = sum((part.value.lo or Decimal(0) for part in run), Decimal(0))
        whole = values.pop() if len(values) == 1 else None
        if whole is not None and (added > whole if some else added != whole):
            yield _made(alike[0], run, added, too_many=added > whole)


def _lists(counts: _Counts) -> Iterator[list[Fact[Quantity]]]:
    """Runs of two parts or more that no total opens and nothing goes on from."""
    for number, first in enumerate(counts):
        before = [f for f in counts[:number] if f.sentence is first.sentence]
        sort = next((sort for sort in _SORTS if first.value.noun in sort), None)
        if before or sort is None:
            continue
        run = [first]
        for part in counts[number + 1 :]:
            joined = part.sentence is first.sentence and set(_between(run[-1], part)) <= _JOINS
            if not joined or part.value.noun not in sort:
                break
            run.append(part)
        anchors = {part.anchor for part in run}
        below = (i for anchor in anchors for i in first.sentence.children[anchor])
        more = [i for i in below if first.sentence.tokens[i].dep == "conj" and i not in anchors]
        if len(run) > 1 and not more:
            yield run


def _told_of(run: _Counts) -> tuple[frozenset[str], bool] | None:
    """What happened to the people of a list, and whether they are only some; None where it is not said.

    Either "eight men and five women died", or "the dead were ...", "those killed include ...".
    """
    sentence, first = run[0].sentence, run[0].anchor
    token = sentence.tokens[first]
    verb = sentence.tokens[token.head]
    if token.dep in {"nsubj", "nsubjpass"} and verb.pos in {"VERB", "AUX"} and verb.lemma != "be":
        return frozenset({verb.lemma}), False
    if verb.lemma not in {"be", "include"} or token.dep not in {"attr", "dobj", "nsubj"}:
        return None
    below = [i for i in sentence.children[token.head] if i != first]
    subjects = [i for i in below if sentence.tokens[i].dep in {"nsubj", "nsubjpass"}]
    among = [i for i in below if sentence.tokens[i].lemma == "among"]
    heads = [i for a in among for i in sentence.children[a]] or subjects
    words = frozenset(
        sentence.tokens[i].lemma for head in heads for i in (head, *sentence.children[head])
    )
    return (words - _FORMAL, bool(among) or verb.lemma == "include") if words else None


def _tells(total: Fact[Quantity], events: frozenset[str]) -> bool:
    """Whether a count of people is one of those events."""
    value = total.value
    if value.noun not in _ALL | noun_set("adjectives") | {""}:
        return False
    sentence = total.sentence
    verb = sentence.tokens[predicate(sentence, total.anchor)].lemma
    own = {verb, value.noun} & _counting()
    return any(same_event(word, other) for word in own for other in events & _counting())


@cache
def _counting() -> frozenset[str]:
    """Words that tell what happened to people who are counted."""
    rows = cast("list[list[str]]", table("same_event"))
    return frozenset(word for row in rows for word in row)


def _made(total: Fact[Quantity], parts: _Counts, added: Decimal, *, too_many: bool) -> Clash:
    sentence, other = total.sentence, parts[0].sentence
    span = other.span_of((parts[0].tokens[0], max(parts[-1].tokens[-1], parts[-1].anchor)))
    places = (
        Place(sentence.document_id, total.span, f"{describe(total.value)} in all", sentence.text),
        Place(other.document_id, span, f"{added} in the parts", other.text),
    )
    tags = {"too-many"} if too_many else set()
    if other is not sentence:
        tags.add("elsewhere")
    noun = total.value.noun or "people"
    return Clash(places, noun, frozenset(tags), (("sum", str(added)),))
