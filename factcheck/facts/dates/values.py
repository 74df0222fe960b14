"""When two dates agree.

A date is a stretch of days, resolved against the day its document was published. Where that day is
not known, what was printed is compared: "Monday" with "Tuesday", "December 8" with "December 9", and
"last year" with "next month" as both would be read on one and the same day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from factcheck.facts.agreement import Agreement
from factcheck.facts.dates.calendar import Days, resolve
from factcheck.facts.dates.feasts import feast_days
from factcheck.facts.dates.forms import Clock, DateValue, Grain, Written
from factcheck.facts.dates.words import numbers

__all__ = ["Clock", "DateValue", "Grain", "Written", "compare"]


def compare(ours: DateValue, theirs: DateValue) -> Agreement:
    """How two dates of the same event agree.

    "Since 2011" and "since 2012" overlap but do not agree: what follows "since" is compared.
    """
    if ours.clock and theirs.clock and ours.clock.zone != theirs.clock.zone:
        ours, theirs = _in_utc(ours), _in_utc(theirs)
    if ours.relation != theirs.relation or ours.written.loose or theirs.written.loose:
        return Agreement.UNKNOWN
    if ours.grain is Grain.TIME and theirs.grain is Grain.TIME:
        return _compare_clocks(ours, theirs)
    if Grain.TIME in {ours.grain, theirs.grain}:
        return Agreement.UNKNOWN
    if ours.start is None or theirs.start is None:
        return _compare_written(ours, theirs)
    quarters = _is_bare_quarter(ours.written), _is_bare_quarter(theirs.written)
    if quarters[0] != quarters[1]:
        return Agreement.UNKNOWN  # it may be the quarter of a match
    return _compare_resolved(ours, theirs)


def _is_bare_quarter(written: Written) -> bool:
    return written.quarter is not None and written.year is None and written.unit is None


def _in_utc(value: DateValue) -> DateValue:
    """The date with its time of day in UTC, where the zone is known."""
    clock = value.clock
    hours = None if clock is None else numbers("offsets").get(clock.zone)
    if clock is None or hours is None:
        return value
    shifted = tuple((begin - hours * 60, end - hours * 60) for begin, end in clock.stretches)
    return replace(value, clock=Clock(shifted, "utc", exact=clock.exact))


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
    """Whether they share more than the minute where morning ends and afternoon begins; noon is in both."""
    if mine[0] < mine[1] and other[0] < other[1]:
        return mine[0] < other[1] and other[0] < mine[1]
    return mine[0] <= other[1] and other[0] <= mine[1]


def _compare_written(ours: DateValue, theirs: DateValue) -> Agreement:
    """Compare only what both print: years, months, days, weekdays, or the same sort of offset."""
    mine, other = ours.written, theirs.written
    if mine.numeric or other.numeric or mine.until or other.until:
        return Agreement.EQUAL if mine == other else Agreement.UNKNOWN
    if mine.mode or other.mode or mine.unit is not None or other.unit is not None:
        return _compare_offsets(ours, theirs)
    if mine.feast and other.feast and mine.year == other.year:
        return _compare_feasts(mine, other)
    if _parts_clash(ours, theirs):
        return Agreement.CONFLICT
    left, right = _parts(ours), _parts(theirs)
    shared = [name for name in left if name in right]
    loose = not shared or ("day" in shared and "month" not in shared)
    if loose or any(left[name] != right[name] for name in shared):
        return Agreement.UNKNOWN
    same = left == right and mine.portion == other.portion
    return Agreement.EQUAL if same else Agreement.COMPATIBLE


def _compare_feasts(mine: Written, other: Written) -> Agreement:
    """In one and the same year, whichever: Good Friday lies in Easter, Pentecost does not."""
    if mine.feast == other.feast:
        return Agreement.EQUAL
    year = _ANY_DAYS[0].year
    left, right = feast_days(mine.feast, year), feast_days(other.feast, year)
    return Agreement.COMPATIBLE if _meet(left, right) else Agreement.CONFLICT


def _parts_clash(ours: DateValue, theirs: DateValue) -> bool:
    """Whether a part that both print differs by more than "early" and "late" explain."""
    left, right = _parts(ours), _parts(theirs)
    if _other_time_of_year(left, right) or _other_time_of_year(right, left):
        return True
    shared = [name for name in left if name in right]
    if not shared or ("day" in shared and "month" not in shared):
        return False
    if any(left[name] != right[name] for name in shared):
        loose = ours.written.portion or theirs.written.portion
        return not loose or _months_apart(left, right)
    if ours.clock is None or theirs.clock is None or ours.clock.zone != theirs.clock.zone:
        return False
    return not _clocks_meet(ours.clock, theirs.clock)


def _parts(value: DateValue) -> dict[str, int]:
    """What is known of a date by name; a resolved day knows all."""
    written = value.written
    if value.start is not None and value.start == value.end and not value.alternatives:
        day = value.start
        return {"year": day.year, "month": day.month, "day": day.day, "weekday": day.isoweekday()}
    names = (
        "year",
        "month",
        "nth",
        "day",
        "weekday",
        "quarter",
        "half",
        "season",
        "decade",
        "century",
    )
    rows = ((name, getattr(written, name)) for name in names)
    return {name: part for name, part in rows if part is not None}


_YEAR = 12  # months


def _other_time_of_year(season: dict[str, int], month: dict[str, int]) -> bool:
    """Whether a month lies in a season of neither half of the globe; a month later is still called so."""
    if "season" not in season or "month" not in month or "season" in month:
        return False
    if season.get("year", month.get("year")) != month.get("year", season.get("year")):
        return False  # another matter, which years tell
    after = (month["month"] - season["season"]) % _YEAR
    return after not in {0, 1, 2, 3, 6, 7, 8}


def _months_apart(ours: dict[str, int], theirs: dict[str, int]) -> bool:
    """Whether a month or more lies between two months: "late December" may reach into January."""
    apart = (ours.get("month", 0) - theirs.get("month", 0)) % _YEAR
    return "month" in ours and "month" in theirs and 1 < apart < _YEAR - 1


def _compare_offsets(ours: DateValue, theirs: DateValue) -> Agreement:
    """Without the day of writing the same words agree, and words that no day of writing lets meet do not.

    "Yesterday" in a morning paper is "today" on the wire of the day before.
    """
    if ours.written == theirs.written:
        return Agreement.EQUAL
    if _other_length(ours.written, theirs.written):
        return Agreement.CONFLICT
    return Agreement.CONFLICT if _never_meet(ours.written, theirs.written) else Agreement.UNKNOWN


def _other_length(ours: Written, theirs: Written) -> bool:
    """Whether two stretches that begin or end now are counted in one unit: two weeks are no three."""
    alike = (ours.mode, ours.unit) == (theirs.mode, theirs.unit)
    return alike and ours.mode in {"past", "coming"} and ours.amount != theirs.amount


_ANY_DAYS = tuple(
    date(2023, month, 10) + timedelta(days=day) for month in (3, 6, 10) for day in range(11)
)
"""Days of writing to try: all weekdays, and no turn of a month or year, where "last" and "this" change."""
_APART = 2
"""Days between two versions, at most."""


@lru_cache(maxsize=1 << 10)
def _never_meet(ours: Written, theirs: Written) -> bool:
    """Whether two relative dates stand for days apart, whenever within two days both were written."""
    if not (_is_relative(ours) and _is_relative(theirs)):
        return False
    for day in _ANY_DAYS:
        left = resolve(ours, day)
        for step in range(-_APART, _APART + 1):
            right = resolve(theirs, day + timedelta(days=step))
            slack = timedelta(days=max(left.slack, right.slack))
            near = any(
                _meet((a[0] - slack, a[1] + slack), b)
                for a in left.readings
                for b in right.readings
            )
            if near or not left.readings or not right.readings:
                return False
    return True


def _is_relative(written: Written) -> bool:
    """Whether the day of writing alone is missing."""
    named = (
        (written.month or written.season or written.feast)
        and not written.mode
        and written.unit is None
    )
    absolute = named or written.year or written.decade or written.century or written.loose
    return not absolute and not written.hours and written.until is None


def _meet(ours: Days, theirs: Days) -> bool:
    return ours[0] <= theirs[1] and theirs[0] <= ours[1]


def _compare_resolved(ours: DateValue, theirs: DateValue) -> Agreement:
    if _other_length(ours.written, theirs.written):
        return Agreement.CONFLICT
    if ours.written.until and theirs.written.until and ours.grain is theirs.grain:
        same = (ours.start, ours.end) == (theirs.start, theirs.end)
        return Agreement.EQUAL if same else Agreement.CONFLICT
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
    return any(_touch((a[0] - wide, a[1] + wide), b) for a in left for b in right)


def _minutes(days: tuple[date, date], clock: Clock | None) -> Iterator[tuple[int, int]]:
    """Stretches of minutes since day 1; a whole day ends a minute before the next."""
    first, last = days[0].toordinal() * _DAY, days[1].toordinal() * _DAY
    if clock is None:
        yield first, last + _DAY - 1
        return
    for begin, end in clock.stretches:
        yield first + begin, last + end
