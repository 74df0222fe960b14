"""One name, spelled in different ways in the versions: Tartus in one, Tartous in the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, cast

from factcheck.facts.names.clusters import Spelling, spelled_apart
from factcheck.facts.names.values import Name, NameType
from factcheck.model import Analysis, Clash, Fact, FindingType, Place


@dataclass(frozen=True, slots=True)
class Kind:
    """Clashes between spellings; ``types`` says of which sorts of names."""

    types: tuple[NameType, ...] = tuple(NameType)

    finding_type: ClassVar[FindingType] = FindingType.NAME
    message_fields: ClassVar[tuple[str, ...]] = ("spellings",)
    clash_tags: ClassVar[tuple[str, ...]] = ("one-document",)

    def clashes_across(self, analyses: Sequence[Analysis]) -> Iterator[Clash]:
        """One clash per name, with every place in every document."""
        facts = [
            cast("Fact[Name]", fact)
            for analysis in analyses
            for fact in analysis.facts
            if isinstance(fact.value, Name) and fact.value.type in self.types
        ]
        order = {analysis.document.id: number for number, analysis in enumerate(analyses)}
        for spellings in spelled_apart(facts):
            yield _clash(spellings, order)


def _clash(spellings: Sequence[Spelling], order: Mapping[str, int]) -> Clash:
    places = sorted(
        (
            (order[fact.sentence.document_id], fact.span, spelling.written, fact.sentence)
            for spelling in spellings
            for fact in spelling.facts
        ),
        key=lambda row: row[:2],
    )
    documents = {number for number, *_ in places}
    written = sorted({spelling.written for spelling in spellings}, key=str.lower)
    return Clash(
        places=tuple(Place(s.document_id, span, value, s.text) for _, span, value, s in places),
        key=written[0].lower(),
        tags=frozenset({"one-document"} if len(documents) == 1 else ()),
        fields=(("spellings", ", ".join(written)),),
    )
