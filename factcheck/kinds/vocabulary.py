"""House spellings: a form that the style book does not want, and the one that it prefers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import ClassVar

from factcheck.facts.quotes.values import Quote
from factcheck.lexicon.patterns import Match, WordList, lines, refuse_phrase
from factcheck.model import Analysis, Clash, FindingType, Place, Scope, Span

MOST_PLACES = 50
"""Places of one form in one document that are shown."""


class Quotes(StrEnum):
    """Whether words inside quotation marks count: in print they are spelled as the house spells."""

    CHECK = "check"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Term:
    """One word of the house: how it is written, how it is not, and phrases in which it may be so after all."""

    preferred: str
    wrong: tuple[str, ...]
    unless: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.wrong:
            raise ValueError("wrong: expected at least one form, was: an empty list")
        if self.preferred in self.wrong:
            raise ValueError(f"{self.preferred} is preferred and wrong at once")
        for phrase in (*self.wrong, *self.unless):
            refuse_phrase(phrase)


@dataclass(frozen=True, slots=True)
class TermFile:
    """Terms in a file beside the rule, one a line: ``Kyiv: Kiev, Kyyiv``; ``#`` begins a comment."""

    name: str
    terms: tuple[Term, ...]

    expected: ClassVar[str] = 'the path of a list with lines such as "Kyiv: Kiev, Kyyiv"'

    @classmethod
    def from_rule(cls, text: str, folder: Path) -> TermFile:
        """Read the list; the path starts at *folder*.

        Raises:
            ValueError: it cannot be read, or a line is no term; says in which line.
        """
        terms: list[Term] = []
        for number, line in lines(text, folder):
            preferred, colon, rest = line.partition(":")
            wrong = tuple(form.strip() for form in rest.split(",") if form.strip())
            if not colon or not preferred.strip():
                raise ValueError(
                    f'{text}:{number}: expected "preferred: wrong, wrong", was: {line}'
                )
            try:
                terms.append(Term(preferred.strip(), wrong))
            except ValueError as error:
                raise ValueError(f"{text}:{number}: {error}") from None
        return cls(text, tuple(terms))

    def __str__(self) -> str:
        return f"{self.name} ({len(self.terms)} terms)"


@dataclass(frozen=True, slots=True)
class Kind:
    """Findings of unwanted forms; ``terms`` in the rule, ``terms_file`` beside it, or both.

    Forms that differ from the preferred one in capitals only are found with ``case: true``.
    """

    terms: tuple[Term, ...] = ()
    terms_file: TermFile | None = None
    case: bool = True
    quotes: Quotes = Quotes.CHECK

    finding_type: ClassVar[FindingType] = FindingType.STYLE
    default_scope: ClassVar[Scope] = Scope.WITHIN
    message_fields: ClassVar[tuple[str, ...]] = ("word", "preferred", "count")
    clash_tags: ClassVar[tuple[str, ...]] = ()

    def __post_init__(self) -> None:
        if not self.terms and self.terms_file is None:
            raise ValueError("expected terms or terms_file")
        seen: dict[str, str] = {}
        for term in self._all():
            for form in term.wrong:
                key = form if self.case else form.casefold()
                if seen.get(key, term.preferred) != term.preferred:
                    raise ValueError(f"{form}: for {seen[key]} and for {term.preferred}")
                seen[key] = term.preferred

    def clashes_across(self, analyses: Sequence[Analysis]) -> Iterator[Clash]:
        """One clash per unwanted form and document."""
        for analysis in analyses:
            rows: dict[str, list[Match]] = {}
            for match in self._matches(analysis):
                rows.setdefault(match.value, []).append(match)
            for form, found in rows.items():
                yield _clash(analysis, self._term(form), form, found)

    def _all(self) -> tuple[Term, ...]:
        return (*self.terms, *(self.terms_file.terms if self.terms_file else ()))

    def _matches(self, analysis: Analysis) -> Iterator[Match]:
        text = analysis.document.text
        # What is right, or an exception, is looked up too: the longest phrase at a place wins.
        for match in WordList(_forms(self._all())).matches(text, case=self.case):
            quoted = self.quotes is Quotes.SKIP and _is_quoted(match, analysis)
            if self._is_wrong(match.value) and not quoted:
                yield match

    def _is_wrong(self, form: str) -> bool:
        term = _by_form(self._all(), case=self.case).get(form if self.case else form.casefold())
        return term is not None and form != term.preferred

    def _term(self, form: str) -> Term:
        return _by_form(self._all(), case=self.case)[form if self.case else form.casefold()]


@lru_cache(maxsize=512)
def _forms(terms: tuple[Term, ...]) -> tuple[str, ...]:
    return tuple(f for term in terms for f in (*term.wrong, *term.unless, term.preferred))


@lru_cache(maxsize=512)
def _by_form(terms: tuple[Term, ...], *, case: bool) -> Mapping[str, Term]:
    """The terms by their wrong forms, as the text may have them."""
    return {(form if case else form.casefold()): term for term in terms for form in term.wrong}


def _clash(analysis: Analysis, term: Term, form: str, found: Sequence[Match]) -> Clash:
    document = analysis.document
    places = tuple(
        Place(
            document.id, Span(match.start, match.end), form, document.text[match.start : match.end]
        )
        for match in found[:MOST_PLACES]
    )
    fields = (("word", form), ("preferred", term.preferred), ("count", f"{len(found):,}"))
    return Clash(places, term.preferred, fields=fields)


def _is_quoted(match: Match, analysis: Analysis) -> bool:
    span = Span(match.start, match.end)
    return any(isinstance(f.value, Quote) and f.span.overlaps(span) for f in analysis.facts)
