"""The headline has another day than the text: "Museum opens on Friday" above "opens on Saturday"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, cast

from factcheck.facts.agreement import Agreement
from factcheck.facts.apart import is_of_this_year, sets_apart
from factcheck.facts.binding import predicate
from factcheck.facts.changed_words import place_of
from factcheck.facts.dates.text import describe
from factcheck.facts.dates.values import DateValue, Grain, compare
from factcheck.lexicon.words import happening
from factcheck.model import Analysis, Clash, Fact, FindingType, Scope, Sentence

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
_AGREE = frozenset({Agreement.EQUAL, Agreement.COMPATIBLE})
_Date = Fact[DateValue]


@dataclass(frozen=True, slots=True)
class Kind:
    """Clashes between a day in the headline and the day of the same event in the text under it.

    ``lead`` is how many sentences below the headline are compared; the day may be backed up anywhere in the text.
    ``shared`` is how many further words with meaning headline and sentence must have in common.
    """

    lead: int = 6
    shared: int = 1

    finding_type: ClassVar[FindingType] = FindingType.DATE
    default_scope: ClassVar[Scope] = Scope.WITHIN
    message_fields: ClassVar[tuple[str, ...]] = ()
    clash_tags: ClassVar[tuple[str, ...]] = ()

    def clashes_across(self, analyses: Sequence[Analysis]) -> Iterator[Clash]:
        """One clash per day of a headline that nothing in its text backs up."""
        for analysis in analyses:
            yield from self._clashes(analysis)

    def _clashes(self, analysis: Analysis) -> Iterator[Clash]:
        headline = analysis.document.headline
        if headline is None:
            return
        dates = [
            cast("_Date", fact) for fact in analysis.facts if isinstance(fact.value, DateValue)
        ]
        above = [fact for fact in dates if headline.contains(fact.span) and _is_day(fact)]
        below = [fact for fact in dates if not headline.contains(fact.span)]
        for day in above:
            if any(compare(day.value, fact.value) in _AGREE for fact in below):
                continue
            last = day.sentence.index + self.lead
            others = [fact for fact in below if fact.sentence.index <= last and _is_day(fact)]
            told = [fact for fact in others if self._answers(day, fact)]
            if told and len({describe(fact.value) for fact in told}) == 1:
                yield _clash(day, told[0])

    def _answers(self, day: _Date, other: _Date) -> bool:
        """Whether the verb that is dated stands in the headline, with further words of the sentence."""
        if sets_apart(other.sentence) or not is_of_this_year(other.value):
            return False
        words = _words(day.sentence)
        verb = other.sentence.tokens[predicate(other.sentence, other.anchor)]
        dated = happening(verb.lemma, verb.pos)
        common = (words & _words(other.sentence)) - {dated}
        clash = compare(day.value, other.value) is Agreement.CONFLICT
        return clash and dated in words and len(common) >= self.shared


def _is_day(fact: _Date) -> bool:
    """A day that dates an event; "since Friday" and the time of day are other matters."""
    return (
        fact.value.grain is Grain.DAY and not fact.value.relation and not fact.value.written.loose
    )


def _words(sentence: Sentence) -> frozenset[str]:
    return frozenset(happening(t.lemma, t.pos) for t in sentence.tokens if t.pos in _CONTENT)


def _clash(day: _Date, other: _Date) -> Clash:
    places = tuple(place_of(fact, describe(fact.value)) for fact in (day, other))
    verb = other.sentence.tokens[predicate(other.sentence, other.anchor)]
    return Clash(places, verb.lemma)
