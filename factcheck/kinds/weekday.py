"""A weekday that does not fit its date: "Monday, March 3" in a year in which that was a Sunday."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, cast

from factcheck.facts.changed_words import place_of
from factcheck.facts.dates.values import DateValue
from factcheck.facts.dates.words import numbers
from factcheck.model import Analysis, Clash, Document, Fact, FindingType, Place, Scope, Span

_CLOSE = 100
"""Days from publication within which a day without its year can only be of one year."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Clashes inside one date. Where no year is told the document's own day tells it; no options."""

    finding_type: ClassVar[FindingType] = FindingType.DATE
    default_scope: ClassVar[Scope] = Scope.WITHIN
    message_fields: ClassVar[tuple[str, ...]] = ("weekday", "date")
    clash_tags: ClassVar[tuple[str, ...]] = ("year-told",)

    def clashes_across(self, analyses: Sequence[Analysis]) -> Iterator[Clash]:
        """One clash per date."""
        for analysis in analyses:
            yield from _in_dateline(analysis.document)
            for fact in analysis.facts:
                if isinstance(fact.value, DateValue) and _is_odd(fact.value, analysis.document):
                    yield _clash(cast("Fact[DateValue]", fact))


def _in_dateline(document: Document) -> Iterator[Clash]:
    """The dateline is no sentence, so its day is looked at as it is written."""
    line, day = document.dateline, document.published
    if line is None or day is None:
        return
    words = line.of(document.text)
    for found in _WORD.finditer(words):
        weekday = numbers("weekdays").get(found.group().lower())
        if weekday is None or weekday == day.isoweekday() or not _tells(words, day):
            continue
        figures = (re.search(rf"\b{figure}\b", words) for figure in (day.day, day.year))
        bounds = [match.span() for match in (found, *figures) if match is not None]
        span = Span(line.start + min(bounds)[0], line.start + max(bounds)[1])
        yield _odd(Place(document.id, span, _in_full(day), words), day, year_told=True)


_WORD = re.compile(r"[^\W\d_]+")


def _tells(words: str, day: date) -> bool:
    """Whether the dateline itself names the day: month, day and year."""
    months = {numbers("months").get(word.group().lower()) for word in _WORD.finditer(words)}
    figures = re.findall(r"\d+", words)
    return day.month in months and {str(day.day), str(day.year)} <= set(figures)


def _is_odd(value: DateValue, document: Document) -> bool:
    """Whether the weekday is another one; without a year only of a day close to the document's own."""
    written = value.written
    if written.weekday is None or written.day is None or value.start is None or written.numeric:
        return False
    if written.year is None and not _is_close(value.start, document.published):
        return False
    return value.start == value.end and value.start.isoweekday() != written.weekday


def _is_close(day: date, published: date | None) -> bool:
    return published is not None and abs((day - published).days) <= _CLOSE


def _clash(fact: Fact[DateValue]) -> Clash:
    value = fact.value
    assert value.start is not None  # noqa: S101 -- _is_odd has seen to it
    place = place_of(fact, _in_full(value.start))
    return _odd(place, value.start, year_told=value.written.year is not None)


def _odd(place: Place, day: date, *, year_told: bool) -> Clash:
    told = frozenset({"year-told"} if year_told else ())
    return Clash((place,), "weekday", told, (("weekday", f"{day:%A}"), ("date", _in_full(day))))


def _in_full(day: date) -> str:
    return f"{day:%A}, {day:%B} {day.day}, {day.year}"
