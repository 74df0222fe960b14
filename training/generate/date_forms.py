"""Dates, times and lengths of time written in another way."""

import re
from collections.abc import Iterator
from random import Random

from training.generate.change import Change, Edit, Span
from training.generate.counting import SMALL, ordinal, ordinal_word
from training.generate.dates import DECADE, SHORT_MONTHS, WEEKDAYS, YEAR, days, is_month, is_year
from training.generate.parse import Parsed
from training.generate.tables import paired


def same_date(parsed: Parsed, random: Random) -> Change | None:
    """Write a date, a time or a length of time in another way."""
    found = [
        *_same_days(parsed, random),
        *_same_months(parsed, random),
        *_same_times(parsed, random),
    ]
    found += [*_same_spans(parsed), *_same_years(parsed), *_same_decades(parsed)]
    return Change((random.choice(found),)) if found else None


def without_on(parsed: Parsed, _: Random) -> Change | None:
    """Drop "on" before a weekday, as agencies do, or put it there."""
    for index in range(2, len(parsed.words)):
        word, before = parsed.words[index], parsed.words[index - 1]
        if (
            word.text in WEEKDAYS
            and before.text == "on"
            and parsed.words[index - 2].tag.startswith("V")
        ):
            return Change(((index - 1, index, ""),))
        if word.text in WEEKDAYS and word.dep == "npadvmod" and before.tag.startswith("V"):
            return Change(((index, index + 1, f"on {word.text}"),))
    return None


_DECADES = frozenset("23456789")


# After these "a year" is a length of time; else it may be a rate ("2 percent a year").
_LASTING = frozenset({"for", "within", "after", "in", "least", "about", "nearly", "than"})
_SPANS = paired("lengths of time")


def _same_days(parsed: Parsed, random: Random) -> Iterator[Span]:
    for day, month in days(parsed):
        first, last = min(day, month), max(day, month) + 1
        number, name = parsed.words[day].text, parsed.words[month].text
        year = last + (1 if last < len(parsed.words) and parsed.words[last].text == "," else 0)
        after = parsed.words[year].text if year < len(parsed.words) else ""
        dated = bool(YEAR.fullmatch(after)) and parsed.words[year].entity == "DATE"
        short = SHORT_MONTHS.get(name, name)
        if dated:
            closed = year + 1 < len(parsed.words) and parsed.words[year + 1].text == ","
            american = f"{name} {number}, {after}"
            forms = [
                f"{number} {name} {after}",
                f"the {ordinal(int(number))} of {name} {after}",
                f"{number} {short} {after}",
            ]
            if closed or year + 1 >= len(parsed.words) or parsed.words[year + 1].text == ".":
                forms += [
                    american,
                    f"{name} {ordinal(int(number))}, {after}",
                    f"{short} {number}, {after}",
                ]
            old = " ".join(word.text for word in parsed.words[first : year + 1]).replace(" ,", ",")
            yield first, year + 1, random.choice([one for one in forms if one != old])
        else:
            forms = [
                f"{number} {name}",
                f"{name} {number}",
                f"{name} {ordinal(int(number))}",
                f"{short} {number}",
                f"the {ordinal(int(number))} of {name}",
            ]
            old = " ".join(word.text for word in parsed.words[first:last])
            if not first or parsed.words[first - 1].text.lower() not in {"the", "a", "that", "of"}:
                yield first, last, random.choice([one for one in forms if one != old])


def _same_months(parsed: Parsed, random: Random) -> Iterator[Span]:
    for index in range(len(parsed.words) - 1):
        if is_month(parsed, index) and is_year(parsed, index + 1):
            name, year = parsed.words[index].text, parsed.words[index + 1].text
            if not index or not parsed.words[index - 1].text.isdigit():
                short = SHORT_MONTHS.get(name, name)
                forms = (f"{name} of {year}", f"{short} {year}", f"{name}, {year},")
                yield index, index + 2, random.choice(forms if short != name else forms[:1])


def _same_times(parsed: Parsed, random: Random) -> Iterator[Span]:
    words = parsed.words
    for index in range(len(words) - 1):
        half = words[index + 1].text.lower().replace(".", "")
        hit = re.fullmatch(r"(\d{1,2})(?::(\d\d))?", words[index].text)
        if half in {"am", "pm"} and hit and 1 <= int(hit[1]) <= 12:
            minutes = hit[2] or "00"
            dotted = f"{half[0]}.m."
            clock = int(hit[1]) % 12 + (12 if half == "pm" else 0)
            forms = [
                f"{clock:02}:{minutes}",
                f"{words[index].text}{half}",
                f"{hit[1]}:{minutes} {half}",
            ]
            if minutes == "00" and hit[1] != "12":
                forms += [
                    f"{hit[1]} {dotted}",
                    f"{hit[1]} o'clock in the {_part(half, int(hit[1]))}",
                ]
            if index + 2 < len(words):
                yield index, index + 2, random.choice(forms)


def _part(half: str, hour: int) -> str:
    if half == "am":
        return "morning"
    return "afternoon" if hour in {12, 1, 2, 3, 4, 5} else "evening"


def _same_spans(parsed: Parsed) -> Iterator[Span]:
    for first in range(len(parsed.words)):
        for length in (3, 2, 1):
            phrase = " ".join(word.text for word in parsed.words[first : first + length])
            last = first + length
            follows = parsed.words[last].text if last < len(parsed.words) else ""
            before = parsed.words[first - 1].text if first else ""
            plain = before not in {"half", "of", "-", "quarter", "and"} and follows not in {
                "and",
                "-",
                "'s",
                "'",
            }
            rate = phrase.startswith("a ") and before not in _LASTING
            if (
                phrase in _SPANS
                and not rate
                and plain
                and last <= len(parsed.words)
                and follows != "old"
            ):
                yield first, last, _SPANS[phrase]
                break


def _same_years(parsed: Parsed) -> Iterator[Span]:
    words = parsed.words
    for index in range(1, len(words)):
        if not is_year(parsed, index):
            continue
        # Few print "in the year 2014": only one year in four is offered for it.
        if words[index - 1].text.lower() == "in" and int(words[index].text) % 4 == 0:
            yield index, index + 1, f"the year {words[index].text}"
        if (
            words[index - 1].text == "and"
            and index > 2
            and words[index - 3].text.lower() == "between"
        ):
            yield index - 3, index + 1, f"from {words[index - 2].text} to {words[index].text}"
        if words[index - 1].text == "to" and index > 2 and words[index - 3].text.lower() == "from":
            yield index - 3, index + 1, f"from {words[index - 2].text} until {words[index].text}"


def _same_decades(parsed: Parsed) -> Iterator[Span]:
    for index, word in enumerate(parsed.words[:-1]):
        hit = DECADE.fullmatch(word.text)
        if hit and hit[1] == "19" and hit[2] in _DECADES:
            yield index, index + 1, f"{hit[1]}{hit[2]}0's"
        number = re.fullmatch(r"(\d+)(?:st|nd|rd|th)", word.text)
        if (
            number
            and int(number[1]) < len(SMALL)
            and parsed.words[index + 1].tag in {"NN", "NNS"}
            and int(number[1])
        ):
            yield index, index + 1, ordinal_word(int(number[1]))
        words = {ordinal_word(value): value for value in range(3, 20)}
        if (
            word.text in words
            and word.tag == "JJ"
            and parsed.words[index + 1].lemma
            in {"century", "floor", "edition", "time", "anniversary", "year"}
        ):
            yield index, index + 1, ordinal(words[word.text])


REWORDINGS = (
    Edit("same date", "entailment", "entailment", same_date),
    Edit("same date", "entailment", "entailment", without_on),
)
