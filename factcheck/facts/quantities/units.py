"""Units of measure and currencies: which words name them, and how values convert."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import cast

from factcheck.facts.lexemes import Phrases
from factcheck.lexicon import table


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of a dimension: value in the base unit = value * ``factor`` + ``offset``."""

    name: str
    dimension: str
    factor: Decimal
    offset: Decimal = Decimal(0)

    def to_base(self, value: Decimal) -> Decimal:
        """*value* in the base unit of the dimension."""
        return value * self.factor + self.offset


@cache
def unit_named(name: str) -> Unit | None:
    """The unit of ``units.yaml`` with that name."""
    return _units().get(name)


@cache
def unit_phrases() -> Phrases[Unit]:
    """Words and signs after a number that name a unit."""
    rows = cast("Mapping[str, Mapping[str, list[str]]]", table("units"))
    return Phrases(
        (str(words), _units()[name])
        for name, row in rows.items()
        for words in (*row["words"], *row.get("marks", ()))
    )


@cache
def unit_words() -> Phrases[Unit]:
    """Only the spelled forms, for places where a short form would be a guess."""
    rows = cast("Mapping[str, Mapping[str, list[str]]]", table("units"))
    return Phrases(
        (str(words), _units()[name]) for name, row in rows.items() for words in row["words"]
    )


@cache
def currency_signs() -> Phrases[str]:
    """Signs and codes that stand before an amount."""
    rows = _currencies()
    signs = cast("Mapping[str, str]", rows["symbols"])
    codes = cast("list[str]", rows["codes"])
    return Phrases([*signs.items(), *((code, code) for code in codes)])


@cache
def currency_words() -> Phrases[str]:
    """Words and codes that stand after an amount."""
    rows = _currencies()
    spelled = cast("Mapping[str, str]", rows["words"])
    signs = cast("Mapping[str, str]", rows["symbols"])
    codes = cast("list[str]", rows["codes"])
    return Phrases([*spelled.items(), *signs.items(), *((code, code) for code in codes)])


@cache
def bare_dollars() -> frozenset[str]:
    """Currencies that are all printed with the same bare sign."""
    return frozenset(cast("list[str]", _currencies()["same_sign"]))


@cache
def units() -> tuple[Unit, ...]:
    """All units."""
    return tuple(_units().values())


@cache
def _units() -> Mapping[str, Unit]:
    rows = cast("Mapping[str, Mapping[str, str]]", table("units"))
    return {
        name: Unit(name, row["dimension"], Decimal(row["factor"]), Decimal(row.get("offset", "0")))
        for name, row in rows.items()
    }


@cache
def _currencies() -> Mapping[str, object]:
    return cast("Mapping[str, object]", table("currencies"))
