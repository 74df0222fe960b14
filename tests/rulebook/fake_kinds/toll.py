"""Compares pairs; every option has a default."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import ClassVar, Literal

from factcheck.model import Clash, FindingType, Pair, Place


class Grain(Enum):
    """An option with members that are not text."""

    DAY = 1
    YEAR = 365


@dataclass(frozen=True, slots=True)
class Kind:
    """Clashes wherever the texts of the two claims differ."""

    finding_type: ClassVar[FindingType] = FindingType.NUMBER
    message_fields: ClassVar[tuple[str, ...]] = ("measure",)
    clash_tags: ClassVar[tuple[str, ...]] = ("update-language", "rounded")

    same: tuple[Literal["subject", "unit"], ...] = ("subject",)
    tolerance: Decimal = Decimal("0.5")
    grain: Grain = Grain.DAY
    strict: bool = False
    least: int | None = None

    def clashes(self, pair: Pair) -> Iterator[Clash]:
        """One clash over the whole claims."""
        if pair.ours.text != pair.theirs.text:
            sides = (pair.ours, pair.theirs)
            places = tuple(Place(c.document_id, c.span, c.text.lower(), c.text) for c in sides)
            yield Clash(places, "sheep", fields=(("measure", "head"),), pair=pair)
