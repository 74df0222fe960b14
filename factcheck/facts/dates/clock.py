"""Read times of day: "10 p.m.", "22:00 GMT", "from 10 to 11 a.m.", "early morning"."""

from __future__ import annotations

from dataclasses import replace

from factcheck.facts.dates.forms import Clock, Written
from factcheck.facts.dates.pieces import Piece
from factcheck.facts.dates.words import parts, word_set
from factcheck.facts.lexemes import Line, Sort
from factcheck.facts.number_values import words


def read_clock_time(line: Line, start: int) -> Piece | None:
    """10 p.m., 6:30 a.m., 22:00 GMT."""
    minutes, end = _clock_minutes(line, start)
    if minutes is None:
        return None
    half = line.low(end)
    if half in {"-", "to", "and"} and minutes < 720:  # noqa: PLR2004 -- noon
        return _clock_range(line, start, minutes, end + 1)
    if half in {"am", "pm"}:
        minutes, end = minutes % 720 + (720 if half == "pm" else 0), end + 1
    elif half == "hours" and _is_of_clock(line, start):
        end += 1
    elif line[start].sort is not Sort.CODE and half not in word_set("zones"):
        return None
    zone = line.low(end) if line.low(end) in word_set("zones") else ""
    clock = Clock(((minutes, minutes),), zone, exact=True)
    return Piece(Written(), clock, start, end + 1 if zone else end)


def read_spoken_time(line: Line, start: int) -> Piece | None:
    """Half past nine, a quarter to six, nine o'clock: in the morning or in the evening."""
    place = start + 1 if line.low(start) in {"a", "half", "quarter"} else start
    sort, way = line.low(place - 1), line.low(place)
    if line.low(start) == "a":
        sort, way, place = line.low(start + 1), line.low(start + 2), start + 2
    shift = _SHIFTS.get((sort, way)) if place > start else 0
    place = place + 1 if shift else start
    hour, end = _hour(line, place)
    if hour is None or shift is None or (not shift and line.low(end) != "o'clock"):
        return None
    end = end + 1 if line.low(end) == "o'clock" else end
    minutes = (hour * 60 + shift) % _HALF
    stretches = (minutes, minutes), (minutes + _HALF, minutes + _HALF)
    return Piece(Written(), Clock(stretches, exact=True), start, end)


_SHIFTS = {("half", "past"): 30, ("quarter", "past"): 15, ("quarter", "to"): -15}
_HALF = 720  # minutes from midnight to noon


def _hour(line: Line, index: int) -> tuple[int | None, int]:
    word = line.low(index)
    hour = int(word) if word.isdigit() and line[index].sort is Sort.NUMBER else None
    if hour is None and word in words("units"):
        hour = int(words("units")[word])
    return (hour if hour is not None and 1 <= hour <= 12 else None), index + 1  # noqa: PLR2004


def read_part_of_day(line: Line, start: int) -> Piece | None:
    """morning, early morning, noon; counts only beside a day or after "at"."""
    found = parts().at(line, start)
    return Piece(Written(), found[0], start, found[1]) if found else None


def _clock_range(line: Line, start: int, minutes: int, place: int) -> Piece | None:
    """Read "from 10 to 11 a.m.": the first time takes its half of the day from the second."""
    second = read_clock_time(line, place)
    if second is None or second.clock is None or len(second.clock.stretches) != 1:
        return None
    last = second.clock.stretches[0][1]
    if line[start].sort is not Sort.CODE and last >= 720 and minutes + 720 <= last:  # noqa: PLR2004 -- noon
        minutes += 720
    return Piece(Written(), replace(second.clock, stretches=((minutes, last),)), start, second.end)


def _is_of_clock(line: Line, start: int) -> bool:
    """Such as "2130 BST", "at 1700 hours"."""
    if len(line.low(start)) != 4:  # noqa: PLR2004
        return False
    led = line.low(start - 1) in {"at", "by", "from", "until", "around", "about", "before", "after"}
    return line.low(start + 1) in word_set("zones") or (line.low(start + 1) == "hours" and led)


def _clock_minutes(line: Line, start: int) -> tuple[int | None, int]:
    text = line.low(start)
    if line[start].sort is Sort.CODE and ":" in text:
        hours, minutes = (int(piece) for piece in text.split(":")[:2])
    elif (
        line[start].sort is Sort.NUMBER
        and text.count(".") == 1
        and line.low(start + 1) in {"am", "pm"}
    ):
        hours, minutes = (int(piece or "0") for piece in text.split("."))
    elif line[start].sort is Sort.NUMBER and text.isdigit() and len(text) <= 2:  # noqa: PLR2004
        hours, minutes = int(text), 0
    elif len(text) == 4 and text.isdigit() and _is_of_clock(line, start):  # noqa: PLR2004
        hours, minutes = int(text[:2]), int(text[2:])
    else:
        return None, start
    return (hours * 60 + minutes, start + 1) if hours <= 24 and minutes < 60 else (None, start)  # noqa: PLR2004
