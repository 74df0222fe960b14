"""Turn a date as printed into days, seen from the day its document was published."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, timedelta

from factcheck.facts.dates.feasts import feast_days, nth_weekday
from factcheck.facts.dates.forms import Grain, Written

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Resolved:
    """Possible readings, the likeliest first; empty when nothing is known. ``slack`` in days."""

    readings: tuple[Days, ...]
    grain: Grain
    slack: int = 0


def resolve(written: Written, published: date | None) -> Resolved:
    """The days meant; relative dates need *published*, impossible days have no reading."""
    if written.until is not None:
        return _resolve_range(written, published)
    readings = tuple(_readings(written, published))
    grain = grain_of(written)
    if written.portion and readings:
        readings = tuple(_portion(days, written.portion) for days in readings)
    return Resolved(readings, grain, _slack(written, grain))


def grain_of(written: Written) -> Grain:
    """How finely *written* tells a date."""
    if written.day is not None or written.weekday is not None or written.feast:
        return Grain.DAY
    if written.nth is not None:
        return written.unit or Grain.WEEK
    rows = (
        (written.month, Grain.MONTH),
        (written.season, Grain.SEASON),
        (written.quarter, Grain.QUARTER),
        (written.half, Grain.HALF),
        (written.unit, written.unit),
        (written.year, Grain.YEAR),
        (written.decade, Grain.DECADE),
        (written.century, Grain.CENTURY),
    )
    return next(
        (grain for part, grain in rows if part is not None and grain is not None), Grain.TIME
    )


def _resolve_range(written: Written, published: date | None) -> Resolved:
    last = written.until
    assert last is not None  # noqa: S101 -- the caller looked
    first, last = replace(written, until=None), replace(last, ahead=written.ahead)
    if first.year is None and last.year is not None:
        first = replace(first, year=last.year)
    begin, end = resolve(first, published), resolve(last, published)
    readings = tuple(
        (start[0], stop[1])
        for start, stop in zip(begin.readings, end.readings, strict=False)
        if start[0] <= stop[1]
    )
    return Resolved(readings[:1], begin.grain, max(begin.slack, end.slack))


def _readings(written: Written, published: date | None) -> Iterator[Days]:
    if written.mode in {"ago", "past", "coming"} or (
        written.unit is not None and written.nth is None
    ):
        if published is not None:
            found = tuple(_offset(written, published))
            year = found[0][0].year if found else None
            if written.weekday is not None and written.mode == "ago":
                yield from _weekday(written, published)
            elif written.weekday is not None and found:
                yield (_weekday_of(found[0], written.weekday),) * 2
            elif year and written.unit is Grain.YEAR and written != _only_unit(written):
                yield from _in_year(replace(written, year=year), year)
            else:
                yield from found
    elif written.decade is not None:
        yield date(written.decade, 1, 1), date(written.decade + 9, 12, 31)
    elif written.century is not None:
        yield (
            date(written.century * 100 - 99, 1, 1),
            date(min(written.century * 100, MAXYEAR), 12, 31),
        )
    elif written.year is not None:
        yield from _in_year(written, written.year)
    elif published is not None:
        yield from _nearest(written, published)


def _only_unit(written: Written) -> Written:
    """The same stretch without the month, quarter or season that is meant of it."""
    return replace(written, month=None, day=None, feast="", season=None, quarter=None, half=None)


def _weekday_of(week: Days, weekday: int) -> date:
    return week[0] + timedelta(days=weekday - 1)


def _in_year(written: Written, year: int) -> Iterator[Days]:
    """A date with its year; numbers that may be read two ways give two readings."""
    if not MINYEAR < year < MAXYEAR:
        return
    if written.feast:
        yield feast_days(written.feast, year)
    elif written.nth is not None and written.month is not None:
        yield from _nth_in_month(written, year, written.month, written.nth)
    elif written.month is not None and written.day is not None:
        yield from _days(year, written.month, written.day)
        if written.numeric and written.day != written.month:
            yield from _days(year, written.day, written.month)
    elif written.month is not None:
        yield _month(year, written.month)
    elif written.quarter is not None:
        yield _month(year, written.quarter * 3 - 2)[0], _month(year, written.quarter * 3)[1]
    elif written.half is not None:
        yield _month(year, written.half * 6 - 5)[0], _month(year, written.half * 6)[1]
    elif written.season is not None:
        yield from _season(year, written.season)
    else:
        yield date(year, 1, 1), date(year, 12, 31)


def _nth_in_month(written: Written, year: int, month: int, nth: int) -> Iterator[Days]:
    """The first Monday, the second weekend, the last week of a month."""
    first, last = _month(year, month)
    weekday = 6 if written.unit is Grain.WEEKEND else written.weekday
    if weekday is not None:
        day = nth_weekday(year, month, nth, weekday)
        if day <= last:
            yield day, day + timedelta(days=1 if written.unit is Grain.WEEKEND else 0)
        return
    begin = last - timedelta(days=6) if nth < 0 else first + timedelta(days=7 * (nth - 1))
    yield begin, min(begin + timedelta(days=6), last)


def _days(year: int, month: int, day: int) -> Iterator[Days]:
    if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:  # noqa: PLR2004 -- months
        yield date(year, month, day), date(year, month, day)


def _month(year: int, month: int) -> Days:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _season(year: int, first: int) -> Iterator[Days]:
    """Winter 2023 is the one that begins or the one that ends in 2023."""
    if first == 12:  # noqa: PLR2004 -- December
        yield date(year, 12, 1), _month(year + 1, 2)[1]
        yield date(year - 1, 12, 1), _month(year, 2)[1]
    else:
        yield date(year, first, 1), _month(year, first + 2)[1]


def _nearest(written: Written, published: date) -> Iterator[Days]:
    """The last such date, up to a week ahead; the next one in a clause about the future."""
    if written.weekday is not None and written.month is None and written.nth is None:
        yield from _weekday(written, published)
        return
    parts = (written.month, written.season, written.quarter)
    if parts == (None, None, None) and not written.feast:
        return
    if written.half is not None or (written.season is not None and not written.mode):
        return
    years = [published.year + step for step in (-2, -1, 0, 1, 2)]
    days = [found for year in years for found in list(_in_year(written, year))[:1]]
    yield from _pick(written, published, days)


def _pick(written: Written, published: date, days: list[Days]) -> Iterator[Days]:
    near = published + timedelta(days=7) if written.day or written.feast else published
    past = [found for found in days if found[0] <= near]
    ahead = [found for found in days if found[1] >= published]
    match written.mode:
        case "last":
            yield from [found for found in days if found[1] < published][-1:]
        case "next":
            yield from [found for found in days if found[0] > published][:1]
        case "this":
            yield from [found for found in days if found[0].year == published.year][:1]
        case _ if written.ahead:
            yield from ahead[:1]
        case _:
            yield from past[-1:]


def _weekday(written: Written, published: date) -> Iterator[Days]:
    """A bare weekday is the last one up to the dateline, unless the clause looks ahead.

    "last Sunday" said on a Monday is yesterday to some and a week before to others, "next Tuesday"
    likewise.
    """
    wanted = written.weekday or 1
    back = (published.isoweekday() - wanted) % 7
    ahead = (wanted - published.isoweekday()) % 7
    week = timedelta(days=7)
    before, after = published - timedelta(days=back), published + timedelta(days=ahead)
    match written.mode:
        case "last":
            latest = before if back else before - week
            readings = [latest, latest - week]
        case "before last":
            readings = [(before if back else before - week) - week]
        case "ago":
            latest = before if back else before - week
            readings = [latest - week * ((written.amount or 1) - 1)]
        case "next":
            soonest = after if ahead else after + week
            readings = [soonest, soonest + week]
        case "this":
            monday = published - timedelta(days=published.isoweekday() - 1)
            readings = [monday + timedelta(days=wanted - 1)]
        case _:
            readings = [after if written.ahead else before]
    yield from ((day, day) for day in readings)


def _offset(written: Written, published: date) -> Iterator[Days]:
    """Such as "yesterday", "last month", "two weeks ago", "the past 24 hours"."""
    unit, amount = written.unit, written.amount
    if unit is None or amount is None or abs(amount) > _FARTHEST:
        return
    if written.mode in {"past", "coming"}:
        span, grain = (-(-amount // 24), Grain.DAY) if written.hours else (amount, unit)
        if written.mode == "past":
            yield _back(published, grain, span), published
        else:
            yield published, _back(published, grain, -span)
    elif written.mode == "ago":
        day = _back(published, unit, amount)
        yield _whole(day, unit) if unit in {Grain.YEAR, Grain.DECADE, Grain.CENTURY} else (day, day)
    else:
        day = _back(published, unit, -amount)
        coming = unit is Grain.WEEKEND and written.ahead and amount == 0
        if coming and day.isoweekday() <= _FRIDAY:
            day += timedelta(weeks=1)
        yield _whole(day, unit)


_FRIDAY = 5
_FARTHEST = 3000


def _back(day: date, unit: Grain, amount: int) -> date:
    """*day* less *amount* units; the last day of a shorter month."""
    if unit in {Grain.DAY, Grain.TIME}:
        return day - timedelta(days=amount)
    if unit in {Grain.WEEK, Grain.WEEKEND}:
        return day - timedelta(weeks=amount)
    months = {
        Grain.MONTH: 1,
        Grain.QUARTER: 3,
        Grain.YEAR: 12,
        Grain.DECADE: 120,
        Grain.CENTURY: 1200,
    }[unit] * amount
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    year = min(max(year, MINYEAR), MAXYEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _whole(day: date, unit: Grain) -> Days:
    """The week (from Monday), month or year that *day* lies in."""
    monday = day - timedelta(days=day.isoweekday() - 1)
    match unit:
        case Grain.WEEK:
            return monday, monday + timedelta(days=6)
        case Grain.WEEKEND:
            past = monday if day.isoweekday() > _FRIDAY else monday - timedelta(days=7)
            return past + timedelta(days=5), past + timedelta(days=6)
        case Grain.MONTH:
            return _month(day.year, day.month)
        case Grain.QUARTER:
            first = (day.month - 1) // 3 * 3 + 1
            return date(day.year, first, 1), _month(day.year, first + 2)[1]
        case Grain.YEAR | Grain.DECADE | Grain.CENTURY:
            return date(day.year, 1, 1), date(day.year, 12, 31)
        case _:
            return day, day


_WEEKS = {"week from": (0, 6), "week to": (6, 0)}
_THIRDS = {"early": (1, 4), "mid": (5, 8)}  # months of a year


def _portion(days: Days, portion: str) -> Days:
    """Thirds of a stretch; "the end of" is the last third."""
    length = (days[1] - days[0]).days + 1
    if days == (date(days[0].year, 1, 1), date(days[0].year, 12, 31)):
        first, last = _THIRDS.get(portion, (9, 12))
        return date(days[0].year, first, 1), _month(days[0].year, last)[1]
    if portion in _WEEKS:
        before, behind = _WEEKS[portion]
        return days[0] - timedelta(days=before), days[1] + timedelta(days=behind)
    years = days[1].year - days[0].year + 1
    if years > 1:
        part = years * 4 // 10  # four years of a decade
        first = {"early": 0, "mid": (years - part + 1) // 2}.get(portion, years - part)
        return date(days[0].year + first, 1, 1), date(days[0].year + first + part - 1, 12, 31)
    third = timedelta(days=length // 3)
    match portion:
        case "early":
            return days[0], days[0] + third - timedelta(days=1)
        case "mid":
            return days[0] + third, days[1] - third - timedelta(days=length % 3)
        case _:
            return days[0] + 2 * third, days[1]


def _slack(written: Written, grain: Grain) -> int:
    """Days that a reading may be off: thirds are felt, not counted, as is "three weeks ago"."""
    if written.nth is not None and written.weekday is None and written.unit is None:
        return 4  # a week that begins on Monday, or with the month
    if written.portion:
        return {Grain.WEEK: 1, Grain.MONTH: 5, Grain.YEAR: 45, Grain.DECADE: 400}.get(grain, 5)
    if written.mode == "ago":
        return {
            Grain.WEEK: 4,
            Grain.MONTH: 20,
            Grain.YEAR: 120,
            Grain.DECADE: 730,
            Grain.CENTURY: 7300,
        }.get(grain, 0)
    return 0
