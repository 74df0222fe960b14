"""A date in plain words, the same for every way of printing it: "8 December 2024"."""

from __future__ import annotations

from calendar import day_name, month_name
from datetime import date

from factcheck.facts.dates.forms import Clock, DateValue, Grain, Written
from factcheck.facts.dates.words import numbers, part_clocks


def describe(value: DateValue) -> str:
    """The days it stands for; as printed where they are not known."""
    days = _days(value) if value.start and value.end else _written(value.written)
    clock = _clock(value.clock) if value.clock else ""
    return " ".join(part for part in (value.relation, days, clock) if part)


def _days(value: DateValue) -> str:
    start, end = value.start, value.end
    if start is None or end is None:
        return ""
    if start == end:
        return _day(start)
    whole = value.written.until is None and not value.written.portion and not value.written.mode
    if whole and value.grain is Grain.MONTH:
        return f"{month_name[start.month]} {start.year}"
    if whole and value.grain is Grain.YEAR:
        return str(start.year)
    return f"{_day(start)} to {_day(end)}"


def _day(day: date) -> str:
    return f"{day.day} {month_name[day.month]} {day.year}"


def _written(written: Written) -> str:
    parts = [
        written.portion,
        "" if written.unit is not None else written.mode,
        written.feast.title(),
        {-1: "last", 1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth"}.get(
            written.nth or 0, ""
        ),
        day_name[written.weekday - 1] if written.weekday else "",
        str(written.day) if written.day else "",
        month_name[written.month] if written.month else "",
        _season(written.season) if written.season else "",
        f"quarter {written.quarter}" if written.quarter else "",
        f"half {written.half}" if written.half else "",
        str(written.year) if written.year else "",
        _offset(written),
        f"to {_written(written.until)}" if written.until else "",
    ]
    return " ".join(part for part in parts if part)


def _season(first: int) -> str:
    return next(name for name, month in numbers("seasons").items() if month == first)


def _offset(written: Written) -> str:
    if written.unit is None:
        return ""
    unit = written.unit.name.lower() if written.unit is not Grain.TIME else "hour"
    if written.amount is None:
        return f"some {unit}s"
    if written.mode in {"ago", "past", "coming"}:
        count = f"{abs(written.amount)} {unit}{'s' if abs(written.amount) > 1 else ''}"
        ahead = written.mode == "ago" and written.amount < 0
        return f"in {count}" if ahead else _MODES[written.mode].format(count)
    near = {0: "this", -1: "last", 1: "next"}.get(written.amount, str(written.amount))
    return f"{near} {unit}"


_MODES = {"ago": "{} ago", "past": "the past {}", "coming": "the next {}"}


def _clock(clock: Clock) -> str:
    for name, stretches in part_clocks().items():
        if clock == stretches:
            return name
    # "Night" is the end of one day and the beginning of it: the longer stretch is what a reader thinks of.
    begin, end = max(clock.stretches, key=lambda stretch: stretch[1] - stretch[0])
    times = _time(begin) if begin == end else f"{_time(begin)} to {_time(end)}"
    return f"{times} {clock.zone.upper()}".strip()


def _time(minutes: int) -> str:
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"
