"""Days, months, years and hours: another one, or the same one written in another way."""

import re
from collections.abc import Iterator
from random import Random

from training.generate.change import Change, Edit, Span
from training.generate.counting import ordinal
from training.generate.parse import Parsed
from training.generate.tables import mapped

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SHORT_MONTHS = {name: f"{name[:3]}." for name in MONTHS if len(name) > 4} | {"September": "Sept."}
_UNITS = ("week", "month", "year")
_SEASONS = ("spring", "summer", "autumn", "winter")
_PARTS = ("morning", "afternoon", "evening")
YEAR = re.compile(r"1[5-9]\d\d|20[0-3]\d")
_DAY = re.compile(r"[1-9]|[12]\d|3[01]")
DECADE = re.compile(r"(1[5-9]|20)(\d)0s")
_RELATIVE = mapped("relative times")


def other_month(parsed: Parsed, random: Random) -> Change | None:
    """Exchange a month for another."""
    places = [k for k in range(len(parsed.words)) if is_month(parsed, k)]
    if not places:
        return None
    place = random.choice(places)
    others = [name for name in MONTHS if name != parsed.words[place].text]
    return Change(((place, place + 1, random.choice(others)),))


def other_day(parsed: Parsed, random: Random) -> Change | None:
    """Exchange the day of a month for another, near it as a rule.

    Half of them are printed as ordinals ("June 25th"), most of these on both sides.
    """
    places = list(days(parsed))
    if not places:
        return None
    day, month = random.choice(places)
    number = int(parsed.words[day].text)
    steps = (-10, -3, -2, -1, -1, -1, 1, 1, 1, 2, 3, 7, 10)
    other = random.choice([number + step for step in steps if 1 <= number + step <= 28])
    if random.random() < 0.5:
        return Change(((day, day + 1, str(other)),))
    spelt = _with_ordinal(parsed, day, month, other, random)
    if random.random() < 0.35:
        return Change((spelt,))
    return Change((spelt,), beside=(_with_ordinal(parsed, day, month, number, random),))


def _with_ordinal(parsed: Parsed, day: int, month: int, number: int, random: Random) -> Span:
    """Return the day written as "25th" where it stands, or the date as "the 25th of June"."""
    first, last = min(day, month), max(day, month) + 1
    before = parsed.words[first - 1].text.lower() if first else ""
    if random.random() < 0.6 or before in {"the", "a", "that", "of"}:
        return day, day + 1, ordinal(number)
    return first, last, f"the {ordinal(number)} of {parsed.words[month].text}"


def other_year(parsed: Parsed, random: Random) -> Change | None:
    """Exchange a year for one near it, or with two digits transposed."""
    places = [k for k in range(len(parsed.words)) if is_year(parsed, k)]
    if not places:
        return None
    place = random.choice(places)
    year = parsed.words[place].text
    steps = [str(int(year) + step) for step in (-10, -5, -3, -2, -1, -1, 1, 1, 2, 3, 4, 10)]
    options = [*steps, year[:2] + year[3] + year[2], f"{int(year[:2]) - 1}{year[2:]}"]
    fit = [one for one in options if YEAR.fullmatch(one) and one != year and int(one) <= 2026]
    return Change(((place, place + 1, random.choice(fit)),))


def other_decade(parsed: Parsed, random: Random) -> Change | None:
    """Exchange a decade or a century for another."""
    for index, word in enumerate(parsed.words):
        hit = DECADE.fullmatch(word.text)
        if hit:
            digits = "012" if hit[1] == "20" else "12345678"
            digit = random.choice([one for one in digits if one != hit[2]])
            return Change(((index, index + 1, f"{hit[1]}{digit}0s"),))
        follows = parsed.words[index + 1].lemma if index + 1 < len(parsed.words) else ""
        number = re.fullmatch(r"(\d+)(st|nd|rd|th)", word.text)
        if number and follows == "century":
            other = int(number[1]) + random.choice((-2, -1, 1))
            return Change(((index, index + 1, ordinal(max(2, other))),))
    return None


def other_weekday(parsed: Parsed, random: Random) -> Change | None:
    """Exchange a weekday, a season or a part of the day for another."""
    found: list[Span] = []
    for index, word in enumerate(parsed.words):
        for group in (WEEKDAYS, _SEASONS, _PARTS):
            dated = word.entity in {"DATE", "TIME"} or group is WEEKDAYS
            # "Good Friday", "Saturday Night Live" and "summer camp" are names or kinds, not days.
            around = parsed.words[max(0, index - 1) : index] + parsed.words[index + 1 : index + 2]
            named = any(
                one.tag.startswith("NN") and (one.tag == "NNP") == (group is WEEKDAYS)
                for one in around
                if one.text.lower() not in {"night", "morning", "evening", "afternoon", "months"}
                and one.text not in MONTHS
            )
            if word.text in group and dated and not (named and word.dep == "compound"):
                other = random.choice([one for one in group if one != word.text])
                found.append((index, index + 1, other))
    return Change((random.choice(found),)) if found else None


def other_time(parsed: Parsed, random: Random) -> Change | None:
    """Exchange an hour, its half of the day, or yesterday for today."""
    found: list[Span] = []
    for index, word in enumerate(parsed.words):
        if word.lemma in _RELATIVE and word.entity in {"DATE", "TIME"}:
            found.append((index, index + 1, random.choice(_RELATIVE[word.lemma])))
        timed = bool(index) and parsed.words[index - 1].text[-1].isdigit()
        if timed and re.fullmatch(r"[ap]\.?m\.?", word.text.lower()):
            other = ("p" if word.text[0].lower() == "a" else "a") + word.text[1:].lower()
            found.append((index, index + 1, other))
        hit = re.fullmatch(r"(\d{1,2}):(\d\d)", word.text)
        if hit and int(hit[1]) < 24:
            found.append((index, index + 1, _moved(int(hit[1]), hit[2], random)))
    return Change((random.choice(found),)) if found else None


def relative_day(parsed: Parsed, random: Random) -> Change | None:
    """Say "yesterday" for "on Tuesday", or the other way round: which day it was, the text alone does not tell."""
    found: list[Span] = []
    for index, word in enumerate(parsed.words):
        before = parsed.words[index - 1].text if index else ""
        past = parsed.words[word.head].tag == "VBD"
        if word.text in WEEKDAYS and word.dep == "pobj" and before == "on":
            found.append((index - 1, index + 1, random.choice(_NEAR_DAYS)))
        elif word.text in WEEKDAYS and word.dep == "npadvmod" and past:
            found.append((index, index + 1, random.choice(_NEAR_DAYS)))
        elif word.text in _NEAR_DAYS and word.dep == "npadvmod" and past:
            others = (*(day for day in _NEAR_DAYS if day != word.text), *WEEKDAYS)
            found.append((index, index + 1, random.choice(others)))
    fit = [span for span in found if not _goes_on(parsed, span[1])]
    return Change((random.choice(fit),)) if fit else None


def added_relative_day(parsed: Parsed, random: Random) -> Change | None:
    """Add "yesterday" to what happened without a date, and a weekday on the other side."""
    days = [random.choice(_NEAR_DAYS), f"on {random.choice(WEEKDAYS)}"]
    return _added(parsed, *random.sample(days, 2))


def added_weekday(parsed: Parsed, random: Random) -> Change | None:
    """Add a weekday to what happened without a date, and another one on the other side."""
    first, second = random.sample(WEEKDAYS, 2)
    return _added(parsed, f"on {first}", f"on {second}")


def _added(parsed: Parsed, first: str, second: str) -> Change | None:
    """Return the sentence with *first* at its end, against the same with *second*."""
    words = parsed.words
    last = len(words) - 2
    told = next((word for word in words if word.dep == "ROOT"), None)
    plain = told is not None and told.tag == "VBD" and words[-1].text == "." and last > 0
    if not plain or any(word.entity in {"DATE", "TIME"} for word in words):
        return None
    if not words[last].text.isalpha() or words[last].tag not in {"NN", "NNS", "NNP", "VBD", "VBN"}:
        return None
    one, other = ((last, last + 1, f"{words[last].text} {day}") for day in (first, second))
    return Change((other,), beside=(one,))


_NEAR_DAYS = ("yesterday", "today")


def _goes_on(parsed: Parsed, index: int) -> bool:
    """Whether a part of the day or a date follows: "Tuesday morning", "on Friday, May 3"."""
    after = [word.text.lower() for word in parsed.words[index : index + 2]]
    return any(word in _PARTS or word.title() in MONTHS or word == "the" for word in after)


def other_relative(parsed: Parsed, random: Random) -> Change | None:
    """Exchange "last week" for "last month", "next year" for "next month"."""
    for index, word in enumerate(parsed.words[:-1]):
        unit = parsed.words[index + 1]
        if word.lemma in {"last", "next"} and unit.text in _UNITS:
            before = parsed.words[index - 1] if index else None
            if before is None or before.tag not in {"DT", "PRP$", "POS"}:
                other = random.choice([one for one in _UNITS if one != unit.text])
                return Change(((index + 1, index + 2, other),))
    return None


def _moved(hour: int, minutes: str, random: Random) -> str:
    if random.random() < 0.5:
        return f"{hour % 12 + 1}:{minutes}"
    return f"{hour}:{random.choice([one for one in ('00', '15', '30', '45') if one != minutes])}"


def is_month(parsed: Parsed, index: int) -> bool:
    """Whether a word is a month of a date."""
    word = parsed.words[index]
    return word.text in MONTHS and word.entity == "DATE"


def is_year(parsed: Parsed, index: int) -> bool:
    """Whether a word is a year of a date, and no part of a range."""
    word = parsed.words[index]
    glued = index and not parsed.words[index - 1].blank and parsed.words[index - 1].text != "("
    return (
        bool(YEAR.fullmatch(word.text))
        and word.entity == "DATE"
        and not glued
        and (index + 1 == len(parsed.words) or parsed.words[index + 1].text not in {"-", "–", "/"})
    )


def days(parsed: Parsed) -> Iterator[tuple[int, int]]:
    """Yield the day and the month of each "March 5" and "5 March"."""
    for index in range(len(parsed.words)):
        if not is_month(parsed, index):
            continue
        for day in (index + 1, index - 1):
            if 0 <= day < len(parsed.words) and _DAY.fullmatch(parsed.words[day].text):
                near = parsed.words[day + 1].text if day + 1 < len(parsed.words) else ""
                if near not in {"-", "–", "and", "to", "/"} and (
                    not day or parsed.words[day - 1].text not in {"-", "–", "and", "to"}
                ):
                    yield day, index
                break


CONFLICTS = (
    Edit("month", "contradiction", "contradiction", other_month),
    Edit("day", "contradiction", "contradiction", other_day),
    Edit("year", "contradiction", "contradiction", other_year),
    Edit("year", "contradiction", "contradiction", other_decade),
    Edit("weekday", "contradiction", "contradiction", other_weekday),
    Edit("weekday", "contradiction", "contradiction", added_weekday),
    Edit("time", "contradiction", "contradiction", other_time),
    Edit("time", "contradiction", "contradiction", other_relative),
)
# Two versions are seldom of one day, so "yesterday" in one excludes neither "today" nor a weekday in the other.
OPEN = (
    Edit("relative day", "not_contradiction", "not_contradiction", relative_day),
    Edit("relative day", "not_contradiction", "not_contradiction", added_relative_day),
)
