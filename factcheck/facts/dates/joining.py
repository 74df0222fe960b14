"""Put neighbours together that tell one date: "Monday, Dec. 8", "from 9 a.m. to 5 p.m.", "March last year"."""

from __future__ import annotations

from dataclasses import replace

from factcheck.facts.dates.forms import Clock, Grain, Written
from factcheck.facts.dates.pieces import Piece
from factcheck.facts.dates.words import word_set
from factcheck.facts.lexemes import Line

_BETWEEN = frozenset(
    {",", "at", "on", "of", "in", "the", "around", "about", "local", "time", "(", "night"}
)
_RANGES = frozenset({"-", "to", "through", "until", "till", "and"})


def joined(line: Line, first: Piece, second: Piece) -> Piece | None:
    """Two neighbours that tell one date ("Monday, Dec. 8") or one range, else None."""
    between = [line.low(index) for index in range(first.end, second.start)]
    hours = _hours(line, first, second, between)
    if hours is not None:
        return hours
    if _is_range(line, first, between) and _same_sort(first.written, second.written):
        return Piece(replace(first.written, until=second.written), None, first.start, second.end)
    if len(between) > 3 or not set(between) <= _BETWEEN:  # noqa: PLR2004 -- ", at about"
        return None
    if "," in between and line[second.end - 1].text.lower().endswith("'s"):
        return None  # "on Monday, last week's winner"
    written = _merged(first.written, second.written)
    clock = _clocks(first.clock, second.clock)
    if written is None or (first.clock and second.clock and clock is None):
        return None
    return Piece(written, clock, first.start, second.end)


def _hours(line: Line, first: Piece, second: Piece, between: list[str]) -> Piece | None:
    """From one time of day to another: "9 a.m. to 5 p.m."."""
    begin, end = first.clock, second.clock
    if (
        begin is None
        or end is None
        or not (begin.exact and end.exact)
        or first.written != Written()
    ):
        return None
    and_ = between == ["and"] and line.low(first.start - 1) == "between"
    if not and_ and between not in (["to"], ["-"], ["until"], ["till"]):
        return None
    start, last = begin.stretches[0][0], end.stretches[0][1]
    stretch = (start, last if last >= start else last + _MINUTES)
    return Piece(second.written, replace(end, stretches=(stretch,)), first.start, second.end)


_MINUTES = 1440


def _is_range(line: Line, first: Piece, between: list[str]) -> bool:
    """Such as "from March 3 to March 5", unless something was moved from the one to the other."""
    if len(between) != 1 or between[0] not in _RANGES or first.written.until is not None:
        return False
    before = line.low(first.start - 1)
    if between[0] == "and":
        return before == "between"
    if between[0] == "to":
        words = {token.lemma for token in line.sentence.tokens[: line[first.start].first]}
        return words.isdisjoint(word_set("moving")) and (
            before == "from" or first.written.day is not None
        )
    return between[0] in {"-", "through"} or before == "from"


def _same_sort(first: Written, second: Written) -> bool:
    """Both years, both days of a month, or both weekdays."""
    shapes = {
        (
            item.month is None,
            item.day is None,
            item.weekday is None,
            item.mode,
            item.unit,
            item.decade is None,
        )
        for item in (first, second)
    }
    return len(shapes) == 1 and first != Written() and (second.year is None) <= (first.year is None)


def _merged(first: Written, second: Written) -> Written | None:
    """A day with a time of day, a weekday with its date, a month or weekday of last year or week."""
    nearby = second.unit if second == Written(amount=second.amount, unit=second.unit) else None
    if nearby is Grain.YEAR and (first.month or first.season) and _is_bare(first):
        return replace(first, unit=nearby, amount=second.amount)
    if nearby is Grain.WEEK and first.weekday is not None and _is_bare(first):
        return replace(first, unit=nearby, amount=second.amount)
    if Written() in {first, second}:
        whole = first if second == Written() else second
        is_day = whole.day is not None or whole.weekday is not None or whole.unit is Grain.DAY
        return whole if is_day else None
    if (
        first.weekday is not None
        and second.day is not None
        and second.weekday is None
        and not first.mode
    ):
        return replace(second, weekday=first.weekday)
    if (
        second.weekday is not None
        and first.day is not None
        and first.weekday is None
        and not second.mode
    ):
        return replace(first, weekday=second.weekday)
    return None


def _is_bare(written: Written) -> bool:
    """Whether nothing says yet which year or week is meant."""
    return written.year is None and written.unit is None and not (written.mode or written.until)


def _clocks(first: Clock | None, second: Clock | None) -> Clock | None:
    """The narrower of "late" and "night", of "10 p.m." and "night"."""
    if first is None or second is None:
        return first or second
    if first.exact != second.exact:
        sharp, part = (first, second) if first.exact else (second, first)
        fit = (s for s in sharp.stretches if any(b <= s[0] <= e for b, e in part.stretches))
        return replace(sharp, stretches=tuple(fit) or sharp.stretches)
    return min(first, second, key=lambda clock: sum(end - begin for begin, end in clock.stretches))
