"""Words or a pattern of your own: flagged where they stand, or what they take compared between versions."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import ClassVar

from factcheck.facts.quotes.values import Quote
from factcheck.lexicon.patterns import Match, Pattern, WordFile, WordList, pieces, refuse_phrase
from factcheck.model import Analysis, Clash, FindingType, Place, Scope, Sentence, Span

MOST_VALUES = 100
"""Different values of one document that are reported; who finds more has no pattern but a sieve."""

MOST_PLACES = 50
"""Places of one value that are shown; ``{count}`` is how many there are."""

_IGNORED = re.compile(r"[\s\-./]+")


class Reports(StrEnum):
    """What is reported: each place, or values that differ."""

    EACH = "each"
    DIFFERENCES = "differences"


class Where(StrEnum):
    """Which part of a document is searched."""

    ANYWHERE = "anywhere"
    HEADLINE = "headline"
    TEXT = "text"


class Quotes(StrEnum):
    """Whether words inside quotation marks count: they are the speaker's, not the desk's."""

    CHECK = "check"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Kind:
    """Findings of a pattern, or of whole words from a list; exactly one of the three is given.

    With ``near`` only where one of those words stands in the same sentence, at most ``distance`` words away; with
    ``unless`` only where none of those does. The value of a match is what the first group took. ``report:
    differences`` compares the values of the versions, without case, spaces, hyphens and dots unless ``exact``.
    """

    pattern: Pattern | None = None
    words: tuple[str, ...] = ()
    words_file: WordFile | None = None
    near: tuple[str, ...] = ()
    distance: int = 5
    unless: tuple[str, ...] = ()
    where: Where = Where.ANYWHERE
    quotes: Quotes = Quotes.CHECK
    case: bool = False
    report: Reports = Reports.EACH
    exact: bool = False

    finding_type: ClassVar[FindingType] = FindingType.STYLE
    message_fields: ClassVar[tuple[str, ...]] = ("word", "count", "values")
    clash_tags: ClassVar[tuple[str, ...]] = ("headline", "differs")

    def __post_init__(self) -> None:
        given = [bool(self.pattern), bool(self.words), bool(self.words_file)]
        if sum(given) != 1:
            raise ValueError("expected one of pattern, words, words_file")
        if self.distance < 1:
            raise ValueError(f"distance: expected 1 or more, was: {self.distance}")
        for phrase in (*self.words, *self.near, *self.unless):
            refuse_phrase(phrase)

    @property
    def default_scope(self) -> Scope:
        """Each document by itself, unless values are compared."""
        return Scope.ACROSS if self.report is Reports.DIFFERENCES else Scope.WITHIN

    def clashes_across(self, analyses: Sequence[Analysis]) -> Iterator[Clash]:
        """One clash per value and document; of values that differ, per document and per two of them."""
        rows = [self._values(analysis) for analysis in analyses]
        if self.report is Reports.EACH:
            for row in rows:
                yield from (_each(found) for found in tuple(row.values())[:MOST_VALUES])
            return
        for row in rows:
            yield from _inside(tuple(row.values())[:MOST_VALUES])
        for ours, theirs in combinations(rows, 2):
            yield from _between(ours, theirs)

    def _values(self, analysis: Analysis) -> dict[str, list[_Found]]:
        """What is found in a document, by its value; in text order."""
        rows: dict[str, list[_Found]] = {}
        for match in self._matches(analysis):
            rows.setdefault(self._normal(match.value), []).append(_Found(analysis, match))
        return rows

    def _normal(self, value: str) -> str:
        if self.exact or (self.report is Reports.EACH and self.case):
            return value
        folded = value.casefold()
        return folded if self.report is Reports.EACH else _IGNORED.sub("", folded)

    def _matches(self, analysis: Analysis) -> Iterator[Match]:
        text = analysis.document.text
        listed = self.words_file.words if self.words_file else self.words
        source = self.pattern or WordList(listed)
        for match in source.matches(text, case=self.case):
            if self._fits(match, analysis):
                yield match

    def _fits(self, match: Match, analysis: Analysis) -> bool:
        headline = analysis.document.headline
        inside = headline is not None and headline.start <= match.start < headline.end
        if self.where is not Where.ANYWHERE and inside != (self.where is Where.HEADLINE):
            return False
        if self.quotes is Quotes.SKIP and _is_quoted(match, analysis):
            return False
        if not self.near and not self.unless:
            return True
        context = _sentence(match, analysis)
        near = WordList(self.near).matches(analysis.document.text, case=self.case)
        close = any(
            context.overlaps(Span(other.start, other.end))
            and _apart(match, other, analysis.document.text) <= self.distance
            for other in near
        )
        unless = WordList(self.unless).matches(context.of(analysis.document.text), case=self.case)
        return (close or not self.near) and not any(True for _ in unless)


@dataclass(frozen=True, slots=True)
class _Found:
    """A match and the document that it is in."""

    analysis: Analysis
    match: Match

    @property
    def place(self) -> Place:
        """Where it stands; the claim is the sentence around it."""
        text = self.analysis.document.text
        span = Span(self.match.start, self.match.end)
        around = _sentence(self.match, self.analysis).of(text)
        return Place(self.analysis.document.id, span, self.match.value, around)


def _each(found: Sequence[_Found]) -> Clash:
    """All places of one value in one document."""
    headline = found[0].analysis.document.headline
    first = found[0].match
    above = headline is not None and headline.start <= first.start < headline.end
    return Clash(
        tuple(one.place for one in found[:MOST_PLACES]),
        first.value.casefold(),
        frozenset({"headline"} if above else ()),
        _fields(first.value, len(found), first.value),
    )


def _inside(rows: Sequence[Sequence[_Found]]) -> Iterator[Clash]:
    if len(rows) > 1:
        yield _differing(tuple(row[0] for row in rows))


def _between(ours: dict[str, list[_Found]], theirs: dict[str, list[_Found]]) -> Iterator[Clash]:
    """What only one version has against what only the other has, where it is clear which is which."""
    left = [row[0] for value, row in ours.items() if value not in theirs]
    right = [row[0] for value, row in theirs.items() if value not in ours]
    if len(left) == 1 and len(right) == 1:
        yield _differing((left[0], right[0]))


def _differing(found: Sequence[_Found]) -> Clash:
    values = [one.match.value for one in found]
    fields = _fields(values[0], len(values), ", ".join(dict.fromkeys(values)))
    places = tuple(one.place for one in found)
    return Clash(places, values[0].casefold(), frozenset({"differs"}), fields)


def _fields(word: str, count: int, values: str) -> tuple[tuple[str, str], ...]:
    return (("word", word), ("count", f"{count:,}"), ("values", values))


def _sentence(match: Match, analysis: Analysis) -> Span:
    """The sentence that a match begins in, or the match itself where none is."""
    starts = [sentence.span.start for sentence in analysis.sentences]
    index = bisect_right(starts, match.start) - 1
    sentences: Sequence[Sentence] = analysis.sentences
    if index >= 0 and match.start < sentences[index].span.end:
        return sentences[index].span
    return Span(match.start, match.end)


def _apart(match: Match, other: Match, text: str) -> int:
    """Words between two matches, counted from the nearer ends; 1 is side by side."""
    ends = [end for _, end in pieces(text)]
    first, second = sorted((match, other), key=lambda one: one.start)
    if second.start < first.end:
        return 1
    return bisect_right(ends, second.start) - bisect_right(ends, first.end) + 1


def _is_quoted(match: Match, analysis: Analysis) -> bool:
    span = Span(match.start, match.end)
    return any(isinstance(f.value, Quote) and f.span.overlaps(span) for f in analysis.facts)
