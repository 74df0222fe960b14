"""Compares documents; one option has no default, and not every combination is accepted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from factcheck.model import Analysis, Clash, FindingType, Place, Span


@dataclass(frozen=True, slots=True)
class Kind:
    """Clashes over the first letters of all documents. Says nothing of fields and tags."""

    finding_type: ClassVar[FindingType] = FindingType.NAME

    length: int
    letters: tuple[str, ...] = field(default_factory=tuple)

    def __post_init__(self) -> None:
        if self.length < 1:
            raise ValueError(f"length: expected 1 or more, was: {self.length}")

    def clashes_across(self, analyses: Sequence[Analysis]) -> Iterator[Clash]:
        """One clash with a place in each document."""
        span = Span(0, self.length)
        yield Clash(tuple(Place(a.document.id, span, "letters") for a in analyses), "letters")
