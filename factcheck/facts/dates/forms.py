"""What a date is: as printed, and as the days that it stands for."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum


class Grain(IntEnum):
    """How finely a date is told; the finer the smaller."""

    TIME = 0
    DAY = 1
    WEEKEND = 2
    WEEK = 3
    MONTH = 4
    SEASON = 5
    QUARTER = 6
    HALF = 7
    YEAR = 8
    DECADE = 9
    CENTURY = 10


@dataclass(frozen=True, slots=True)
class Written:
    """A date as printed, before it is resolved; every part may be missing.

    ``season`` is its first month, ``feast`` a day that moves, such as Easter, ``nth`` which
    weekday, or else which week, of its month is meant (-1 for the last).
    ``mode`` is ``last``, ``this``, ``next``, ``ago``, ``past``, ``coming`` or empty; ``amount`` of
    ``unit`` goes with it, below 0 for an ``ago`` that lies ahead. ``until`` is the other end of a
    range. ``ahead`` says that its clause speaks of the future.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    quarter: int | None = None
    half: int | None = None
    season: int | None = None
    decade: int | None = None
    century: int | None = None
    feast: str = ""
    nth: int | None = None
    portion: str = ""
    mode: str = ""
    amount: int | None = None
    unit: Grain | None = None
    hours: bool = False
    numeric: bool = False
    loose: bool = False
    ahead: bool = False
    until: Written | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """A part of a day: minutes after midnight (over 1440 is the next day), and the zone."""

    stretches: tuple[tuple[int, int], ...]
    zone: str = ""
    exact: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class DateValue:
    """A date; ``start`` and ``end`` are inclusive days, None when unknown.

    ``alternatives`` are other readings, ``slack`` is how many days the reading is vague by.
    ``relation`` is the preposition that turns the date into an open stretch (since, until, by,
    before, after) or empty. ``note`` tells what is odd about the date itself.
    """

    written: Written
    grain: Grain
    start: date | None = None
    end: date | None = None
    alternatives: tuple[tuple[date, date], ...] = ()
    slack: int = 0
    clock: Clock | None = None
    relation: str = ""
    note: str = ""
    relative: bool = False
