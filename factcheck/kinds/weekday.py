"""A weekday that does not fit its date: "Monday, March 3" in a year in which that was a Sunday."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, cast

from factcheck.facts.dates.values import DateValue
from factcheck.model import Analysis, Clash, Document, Fact, FindingType, Place, Scope

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
            for fact in analysis.facts:
                if isinstance(fact.value, DateValue) and _is_odd(fact.value, analysis.document):
                    yield _clash(cast("Fact[DateValue]", fact))


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
    day = f"{value.start:%A}, {value.start:%B} {value.start.day}, {value.start.year}"
    place = Place(fact.sentence.document_id, fact.span, day, fact.sentence.text)
    told = frozenset({"year-told"} if value.written.year is not None else ())
    return Clash((place,), "weekday", told, (("weekday", f"{value.start:%A}"), ("date", day)))
