"""The headline has another figure than the text: "Twelve killed" above "fourteen people died"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import ClassVar, cast

from factcheck.facts.agreement import Agreement
from factcheck.facts.apart import claim_around, is_of_this_year, sets_apart
from factcheck.facts.changed_words import place_of
from factcheck.facts.dates.values import DateValue
from factcheck.facts.quantities.nouns import noun_set
from factcheck.facts.quantities.text import describe
from factcheck.facts.quantities.values import Bound, Form, Quantity, compare
from factcheck.facts.quotes.values import Quote
from factcheck.facts.scenes import ANYBODY
from factcheck.lexicon.words import happening, same_event, synonyms
from factcheck.model import Analysis, Clash, Fact, FindingType, Scope, Sentence

_COUNTED = frozenset({"count", "money", "share", "length", "area", "mass", "age"})
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
_LIGHT = frozenset({"be", "have", "do", "say", "tell", "get", "make", "go"})
_MOST_ADDENDS = 4
_Quantities = Sequence[Fact[Quantity]]


@dataclass(frozen=True, slots=True)
class Kind:
    """Clashes between the headline and the text under it.

    ``lead`` is how many sentences below the headline are compared; the figure may be backed up anywhere in the
    text. ``shared`` is how many further words with meaning headline and sentence must have in common.
    """

    lead: int = 8
    shared: int = 2

    finding_type: ClassVar[FindingType] = FindingType.NUMBER
    default_scope: ClassVar[Scope] = Scope.WITHIN
    message_fields: ClassVar[tuple[str, ...]] = ()
    clash_tags: ClassVar[tuple[str, ...]] = ()

    def clashes_across(self, analyses: Sequence[Analysis]) -> Iterator[Clash]:
        """One clash per figure of a headline that nothing in its text backs up."""
        for analysis in analyses:
            yield from self._clashes(analysis)

    def _clashes(self, analysis: Analysis) -> Iterator[Clash]:
        headline = analysis.document.headline
        if headline is None:
            return
        facts = [fact for fact in _quantities(analysis) if fact.value.dimension in _COUNTED]
        above = [fact for fact in facts if headline.contains(fact.span)]
        below = [fact for fact in facts if not headline.contains(fact.span)]
        first = max((fact.sentence.index for fact in above), default=0)
        for figure in above:
            if _is_backed(figure, below) or not _is_plain(figure):
                continue
            lead = [fact for fact in below if fact.sentence.index <= first + self.lead]
            others = [fact for fact in lead if self._answers(figure, fact, analysis)]
            if others and len({describe(other.value) for other in others}) == 1:
                yield _clash(figure, others[0])

    def _answers(self, figure: Fact[Quantity], other: Fact[Quantity], analysis: Analysis) -> bool:
        """Whether the sentence tells of what the headline tells, and nothing else."""
        if (
            sets_apart(other.sentence, claim_around(other, analysis))
            or not _is_plain(other)
            or _is_quoted(other, analysis)
        ):
            return False
        if not all(is_of_this_year(value) for value in _dates(other.sentence, analysis)):
            return False
        common = _words(figure) & _words(other)
        return len(common) >= self.shared and _counts_same(figure, other)


def _quantities(analysis: Analysis) -> list[Fact[Quantity]]:
    return [
        cast("Fact[Quantity]", fact)
        for fact in analysis.facts
        if isinstance(fact.value, Quantity)
        and fact.value.form not in {Form.ARTICLE, Form.BARE_PLURAL}
    ]


def _is_plain(fact: Fact[Quantity]) -> bool:
    return fact.value.bound in {Bound.EQ, Bound.APPROX, Bound.GE, Bound.GT} and not fact.value.per


def _is_backed(figure: Fact[Quantity], below: _Quantities) -> bool:
    """Whether any figure of the text agrees, or figures of one sentence add up to it."""
    like = [fact for fact in below if fact.value.unit == figure.value.unit]
    if any(compare(figure.value, fact.value) is not Agreement.CONFLICT for fact in like):
        return True
    rows: dict[int, list[Decimal]] = defaultdict(list)
    for fact in like:
        if fact.value.lo is not None:
            rows[fact.sentence.index].append(fact.value.lo)
    return any(
        sum(addends) == figure.value.lo
        for row in rows.values()
        for size in range(2, _MOST_ADDENDS + 1)
        for addends in combinations(row[:8], size)
    )


def _counts_same(figure: Fact[Quantity], other: Fact[Quantity]) -> bool:
    """The same noun; of people it is the event that tells which ("killed", "dead")."""
    left, right = figure.value, other.value
    if left.dimension != right.dimension or left.unit != right.unit or left.per != right.per:
        return False
    people = noun_set("adjectives") | ANYBODY
    if left.noun in people or right.noun in people:
        return _tell_one_event(figure, other)
    if left.dimension != "count":
        return bool(_bound(figure) & _bound(other))
    return synonyms(left.noun, right.noun, "noun")


def _tell_one_event(figure: Fact[Quantity], other: Fact[Quantity]) -> bool:
    return any(same_event(a, b) for a in _bound(figure) for b in _bound(other))


def _bound(fact: Fact[Quantity]) -> frozenset[str]:
    """The words nearest to the figure that it can belong to: its anchor, the verbs around, its noun.

    Headlines are parsed badly, so the place in the line counts there and not the tree.
    """
    tokens = fact.sentence.tokens
    last = fact.tokens[-1]
    near = tokens[max(0, fact.tokens[0] - 1) : fact.tokens[0]] + tokens[last + 1 : last + 4]
    verb = tokens[tokens[fact.anchor].head]
    words = {t.lemma for t in (*near, tokens[fact.anchor], verb) if t.pos in _CONTENT}
    return frozenset((words | {fact.value.noun}) - _LIGHT - {""})


def _words(fact: Fact[Quantity]) -> frozenset[str]:
    """What the sentence tells of, without what is counted."""
    tokens = fact.sentence.tokens
    return frozenset(
        happening(t.lemma, t.pos)
        for index, t in enumerate(tokens)
        if index not in fact.tokens
        and t.pos in _CONTENT
        and t.lemma not in _LIGHT | {fact.value.noun}
    )


def _dates(sentence: Sentence, analysis: Analysis) -> Iterator[DateValue]:
    for fact in analysis.facts:
        if fact.sentence.index == sentence.index and isinstance(fact.value, DateValue):
            yield fact.value


def _is_quoted(fact: Fact[Quantity], analysis: Analysis) -> bool:
    return any(
        other.sentence.index == fact.sentence.index
        and isinstance(other.value, Quote)
        and set(fact.tokens) <= set(other.tokens)
        for other in analysis.facts
    )


def _clash(figure: Fact[Quantity], other: Fact[Quantity]) -> Clash:
    places = tuple(place_of(fact, describe(fact.value)) for fact in (figure, other))
    noun = figure.value.noun or other.value.noun
    return Clash(places, noun or other.sentence.tokens[other.anchor].lemma)
