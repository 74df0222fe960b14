"""Read counts of units from the day of writing: "two days ago", "in three weeks", "the past month"."""

from __future__ import annotations

from typing import NamedTuple

from factcheck.facts.dates.forms import Clock, Grain, Written
from factcheck.facts.dates.pieces import Piece
from factcheck.facts.dates.surroundings import is_past, looks_ahead
from factcheck.facts.dates.words import UNITS, numbers, part_clocks
from factcheck.facts.governors import governor
from factcheck.facts.lexemes import Line
from factcheck.facts.number_values import ordinal_word
from factcheck.facts.number_words import read_number


def read_ago(line: Line, start: int) -> Piece | None:
    """Two days ago, four nights ago, several weeks ago, three summers ago, two Sundays ago."""
    count = _count(line, start)
    if count is None or line.low(count.end) != "ago":
        return None
    written = _offset(count, 1)
    return Piece(written, count.unit.clock, start, count.end + 1)


def read_from_now(line: Line, start: int) -> Piece | None:
    """Two weeks from now, in a month's time, "goes to trial in three weeks", "is a year away"."""
    count = _count(line, start)
    end = _end_of_offset(line, start, count.end) if count is not None else None
    if count is None or end is None:
        return None
    return Piece(_offset(count, -1), count.unit.clock, start, end)


def read_stretch(line: Line, start: int) -> Piece | None:
    """The past 24 hours, the last three months, the past week, the next two weeks, the coming days."""
    mode = _STRETCHES.get(line.low(start))
    if mode is None or (line.low(start) == "last" and _is_verb(line, start)):
        return None  # "the trial will last six weeks"
    amount, index = _amount_of_stretch(line, start)
    unit = UNITS.get(line.low(index))
    if unit is None or (mode == "coming" and not _is_coming(line, start, index + 1)):
        return None
    hours = unit is Grain.TIME and amount is not None
    written = Written(mode=mode, amount=amount, unit=unit, hours=hours, loose=amount is None)
    return Piece(written, None, start, index + 1)


def _amount_of_stretch(line: Line, start: int) -> tuple[int | None, int]:
    """How many units, and where the unit stands: "the past two", "the last few", "the past"; -1 for nowhere."""
    number, word = read_number(line, start + 1), line.low(start)
    if number is not None:
        return int(number.value), number.end
    if line.low(start + 1) in {"few", "several", "couple"}:
        return None, start + (3 if line.low(start + 2) == "of" else 2)
    return (1 if word == "past" else None), start + 1 if word in {"past", "coming"} else -1


def _is_verb(line: Line, start: int) -> bool:
    return line.sentence.tokens[line[start].first].pos == "VERB"


_STRETCHES = {
    "past": "past",
    "last": "past",
    "previous": "past",
    "next": "coming",
    "coming": "coming",
}


class _Unit(NamedTuple):
    """What is counted: days, weeks; nights are days at a part of the day, summers years at a season."""

    grain: Grain
    times: int = 1
    clock: Clock | None = None
    season: int | None = None
    weekday: int | None = None


class _Count(NamedTuple):
    """How many of what, *end* the lexeme behind; no amount for "several"."""

    amount: int | None
    unit: _Unit
    end: int
    loose: bool


def _count(line: Line, start: int) -> _Count | None:
    """Two weeks, a fortnight, several months, a couple of nights, mere "weeks"."""
    number, word = read_number(line, start), line.low(start)
    if number is not None:
        amount, index = int(number.value), number.end
    elif word in {"a", "an"}:
        amount, index = 1, start + 1
    elif word in {"several", "few", "many", "some", *UNITS}:
        amount, index = None, start + 1
    else:
        return None
    if number is None and line.low(index) in {"few", "couple"}:
        amount, index = None, index + 1
    if number is None:
        index = index + 1 if line.low(index) == "of" else index
    unit = _unit(line.low(index))
    if unit is None:
        return None
    loose = amount is None or (number is not None and number.value != amount)
    return _Count(amount, unit, index + 1, loose or line.low(start - 1) in _ROUGHLY)


def _unit(word: str) -> _Unit | None:
    """The unit; one day or many ("night", "Sundays")."""
    single = word.removesuffix("s")
    if word in UNITS:
        return _Unit(UNITS[word])
    if single == "fortnight":
        return _Unit(Grain.WEEK, times=2)
    if single in {"night", "evening", "morning", "afternoon"}:
        return _Unit(Grain.DAY, clock=part_clocks()[single])
    if single in numbers("seasons"):
        return _Unit(Grain.YEAR, season=numbers("seasons")[single])
    if single in numbers("weekdays"):
        return _Unit(Grain.WEEK, weekday=numbers("weekdays")[single])
    return None


def _offset(count: _Count, sign: int) -> Written:
    """The day so many units away; behind the day of writing where *sign* is 1, before it where -1."""
    unit = count.unit
    hours = unit.grain is Grain.TIME
    return Written(
        season=unit.season,
        weekday=unit.weekday,
        mode="ago",
        amount=None if count.amount is None else sign * unit.times * count.amount,
        unit=unit.grain,
        hours=hours,
        loose=count.loose or hours,
    )


def _end_of_offset(line: Line, start: int, end: int) -> int | None:
    """Where "from now", "in ... weeks' time", "in ... weeks" or "away" ends; None for a mere stretch of time."""
    after = (line.low(end), line.low(end + 1))
    if after[0] == "from" and after[1] in {"now", "today"}:
        return end + 2
    owned = after[0] == "'" or line[end - 1].text.lower().endswith("'s")
    behind = end + 1 if after[0] == "'" else end
    led = line.low(start - 1) == "in"
    if led and owned and line.low(behind) == "time":
        return behind + 1
    if led and not owned and line[start].first and _is_due(line, start, end):
        return end
    return end + 1 if after[0] == "away" and _is_ahead_of_now(line, start, end + 1) else None


def _is_due(line: Line, start: int, end: int) -> bool:
    """Whether something happens after so long: "goes to trial in three weeks", not "learned Danish in three weeks"."""
    if UNITS.get(line.low(end - 1)) is Grain.TIME or line.low(end) in {"-", "of"}:
        return False
    sentence = line.sentence
    verb = governor(sentence, line.tokens(start, end))
    if sentence.tokens[verb].pos not in {"VERB", "AUX"} or _is_measured(line, start, verb):
        return False
    return _looks_on(line, start, verb)


def _looks_on(line: Line, start: int, verb: int) -> bool:
    """Whether the clause looks ahead, as "the match is in four days" does too."""
    token = line.sentence.tokens[verb]
    present = token.tag in {"VBZ", "VBP"}
    if present and token.lemma == "be":
        return line[start - 1].first == verb + 1
    return looks_ahead(line, start, verb)


def _is_measured(line: Line, start: int, verb: int) -> bool:
    """Whether the time is how long a feat takes: "runs 100 miles in three days", "a third shop closes in a week"."""
    tokens, place = line.sentence.tokens, line[start].first
    ranked = any(ordinal_word(token.lemma) is not None for token in tokens[:place])
    return ranked or any(token.dep == "nummod" for token in tokens[verb:place])


def _is_ahead_of_now(line: Line, start: int, end: int) -> bool:
    """Such as "the vote is three weeks away", not "the inn is two hours away", "a week away from home"."""
    verb = line.sentence.tokens[governor(line.sentence, line.tokens(start, end))]
    is_near = UNITS.get(line.low(end - 2)) not in {None, Grain.TIME, Grain.DAY}
    return is_near and verb.lemma == "be" and verb.tag in {"VBZ", "VBP"} and line.low(end) != "from"


def _is_coming(line: Line, start: int, end: int) -> bool:
    """Whether a stretch begins now, and not in a tale: "over the next two weeks she lost ten pounds"."""
    anchor = governor(line.sentence, line.tokens(start, end))
    return looks_ahead(line, start, anchor) or not is_past(line.sentence, anchor)


_ROUGHLY = frozenset(
    {
        "than",
        "over",
        "nearly",
        "almost",
        "about",
        "around",
        "some",
        "roughly",
        "under",
        "least",
        "to",
    }
)
