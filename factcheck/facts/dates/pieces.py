"""A date as it stands in a sentence: what was printed, and where."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from factcheck.facts.dates.forms import Clock, Written
from factcheck.facts.lexemes import Line


class Piece(NamedTuple):
    """A date or a time of day and its lexemes, half-open."""

    written: Written
    clock: Clock | None
    start: int
    end: int


Reader = Callable[[Line, int], Piece | None]
