"""What a date is, and when two dates agree.

A date is a stretch of days, resolved against the day its document was published. Where that day is
not known, only what was printed is compared: "Monday" with "Tuesday", "December 8" with "December
9".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from factcheck.facts.agreement import Agreement


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

    ``season`` is its first month. ``mode`` is ``last``, ``this``, ``next``, ``ago``, ``past`` or
    empty; ``amount`` of ``unit`` goes with it. ``until`` is the other end of a range. ``ahead``
    says that its clause speaks of the future.
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
    exact: bool = False


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


def compare(ours: DateValue, theirs: DateValue) -> Agreement:
    """How two dates of the same event agree.

    "Since 2011" and "since 2012" overlap but do not agree: what follows "since" is compared.
    """
    if ours.relation != theirs.relation or ours.written.loose or theirs.written.loose:
        return Agreement.UNKNOWN
    if ours.grain is Grain.TIME and theirs.grain is Grain.TIME:
        return _compare_clocks(ours, theirs)
    if Grain.TIME in {ours.grain, theirs.grain}:
        return Agreement.UNKNOWN
    if ours.start is None or theirs.start is None:
        return _compare_written(ours, theirs)
    return _compare_resolved(ours, theirs)


_DAY = 1440


def _compare_clocks(ours: DateValue, theirs: DateValue) -> Agreement:
    if ours.clock is None or theirs.clock is None or ours.clock.zone != theirs.clock.zone:
        return Agreement.UNKNOWN
    if ours.clock == theirs.clock:
        return Agreement.EQUAL
    return Agreement.COMPATIBLE if _clocks_meet(ours.clock, theirs.clock) else Agreement.CONFLICT


def _clocks_meet(ours: Clock, theirs: Clock) -> bool:
    return any(_touch(mine, other) for mine in ours.stretches for other in theirs.stretches)


def _touch(mine: tuple[int, int], other: tuple[int, int]) -> bool:
    return mine[0] <= other[1] and other[0] <= mine[1]


def _compare_written(ours: DateValue, theirs: DateValue) -> Agreement:
    """Compare only what both print: years, months, days, weekdays, or the same sort of offset."""
    mine, other = ours.written, theirs.written
    if mine.numeric or other.numeric or mine.until or other.until:
        same = mine == other
        return Agreement.EQUAL if same else Agreement.UNKNOWN
    if mine.mode or other.mode or mine.unit is not None or other.unit is not None:
        return _compare_offsets(ours, theirs)
    left, right = _parts(ours), _parts(theirs)
    shared = [name for name in left if name in right]
    if not shared or ("day" in shared and "month" not in shared):
        return Agreement.UNKNOWN
    if any(left[name] != right[name] for name in shared):
        return Agreement.UNKNOWN if mine.portion or other.portion else Agreement.CONFLICT
    if (
        ours.clock
        and theirs.clock
        and ours.clock.zone == theirs.clock.zone
        and not _clocks_meet(ours.clock, theirs.clock)
    ):
        return Agreement.CONFLICT
    return (
        Agreement.EQUAL if left == right and mine.portion == other.portion else Agreement.COMPATIBLE
    )


def _parts(value: DateValue) -> dict[str, int]:
    """What is known of a date by name; a resolved day knows all."""
    written = value.written
    if value.start is not None and value.start == value.end and not value.alternatives:
        day = value.start
        return {"year": day.year, "month": day.month, "day": day.day, "weekday": day.isoweekday()}
    names = ("year", "month", "day", "weekday", "quarter", "half", "season", "decade", "century")
    rows = ((name, getattr(written, name)) for name in names)
    return {name: part for name, part in rows if part is not None}


def _compare_offsets(ours: DateValue, theirs: DateValue) -> Agreement:
    """Without the day of writing only the same words agree.

    "Yesterday" in a morning paper is "today" on the wire of the day before.
    """
    return Agreement.EQUAL if ours.written == theirs.written else Agreement.UNKNOWN


def _compare_resolved(ours: DateValue, theirs: DateValue) -> Agreement:
    mine, other = tuple(_readings(ours)), tuple(_readings(theirs))
    same = mine == other and ours.clock == theirs.clock
    if same and len(mine) == 1 and (not ours.slack or ours.written == theirs.written):
        return Agreement.EQUAL
    zones = {clock.zone for clock in (ours.clock, theirs.clock) if clock}
    timed = len(zones) <= 1
    slack = max(ours.slack, theirs.slack)
    if not any(_overlap(ours, a, theirs, b, slack=slack, timed=timed) for a in mine for b in other):
        return Agreement.CONFLICT
    if any(_within(a, b) or _within(b, a) for a in mine for b in other) or slack:
        return Agreement.COMPATIBLE
    return Agreement.UNKNOWN


def _readings(value: DateValue) -> Iterator[tuple[date, date]]:
    if value.start is not None and value.end is not None:
        yield value.start, value.end
    yield from value.alternatives


def _within(inner: tuple[date, date], outer: tuple[date, date]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _overlap(
    ours: DateValue,
    mine: tuple[date, date],
    theirs: DateValue,
    other: tuple[date, date],
    *,
    slack: int,
    timed: bool,
) -> bool:
    wide = slack * _DAY
    left = tuple(_minutes(mine, ours.clock if timed else None))
    right = tuple(_minutes(other, theirs.clock if timed else None))
    return any(a[0] - wide <= b[1] and b[0] - wide <= a[1] for a in left for b in right)


def _minutes(days: tuple[date, date], clock: Clock | None) -> Iterator[tuple[int, int]]:
    """Stretches of minutes since day 1; a whole day ends a minute before the next."""
    first, last = days[0].toordinal() * _DAY, days[1].toordinal() * _DAY
    if clock is None:
        yield first, last + _DAY - 1
        return
    for begin, end in clock.stretches:
        yield first + begin, last + end
