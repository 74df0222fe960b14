"""What a read number is, and the words of numbers: typed lookups over ``numbers.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import cast

from factcheck.lexicon import table


@dataclass(frozen=True, slots=True)
class Number:
    """A number; ``step`` is the unit of its last telling digit, 100 for 1,200.

    ``start`` and ``end`` are lexemes, half-open. ``fraction`` is set for shares ("two-thirds", "one
    in five"), ``scaled`` where a scale word or letter was read, ``digits`` is how many digits were
    printed.
    """

    value: Decimal
    step: Decimal
    start: int
    end: int
    digits: int
    words: bool
    fraction: bool = False
    scaled: bool = False


@cache
def words(name: str) -> Mapping[str, Decimal]:
    """One section of ``numbers.yaml`` as values."""
    rows = cast("dict[str, dict[str, str]]", table("numbers"))[name]
    return {word: Decimal(value) for word, value in rows.items()}


@cache
def word_set(name: str) -> frozenset[str]:
    """One list of ``numbers.yaml``."""
    return frozenset(cast("dict[str, list[str]]", table("numbers"))[name])


@cache
def amount_words() -> frozenset[str]:
    """Words that a number or a place in a row can begin with."""
    sections = ("units", "tens", "scales", "ordinals", "denominators")
    return frozenset({"a", "an"}.union(*(words(section) for section in sections)))


def ordinal_word(word: str) -> Decimal | None:
    """The place in a row that an ordinal word names ("third", 3)."""
    return words("ordinals").get(word)


def denominator(word: str) -> int | None:
    """What "thirds" divide by, None for other words."""
    below = words("denominators").get(word)
    return int(below) if below else None
