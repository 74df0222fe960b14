"""Values of the slots of a story: each with the ways it may be written."""

from collections.abc import Callable
from functools import cache
from random import Random
from typing import cast

from training.generate.counting import in_words, ordinal, ordinal_word
from training.generate.dates import MONTHS, SHORT_MONTHS
from training.generate.tables import table


def value(sort: str, random: Random) -> tuple[str, ...]:
    """Return one value of a sort of slot, in all the ways it may be written."""
    maker = _MAKERS.get(sort)
    return (
        maker(random)
        if maker
        else tuple(random.choice(_values()[_LISTS.get(sort, sort)]).split("|"))
    )


_LISTS = {"eventa": "occurrence", "eventb": "occurrence"}


@cache
def _values() -> dict[str, list[str]]:
    return cast("dict[str, list[str]]", table("stories")["values"])


def _small(random: Random) -> tuple[str, ...]:
    number = random.randint(2, 20)
    return (str(number), in_words(number), *(("a dozen",) if number == 12 else ()))


def _count(random: Random) -> tuple[str, ...]:
    number = random.randint(21, 980)
    return (str(number), *((in_words(number),) if number < 100 else ()))


def _thousands(random: Random) -> tuple[str, ...]:
    number = random.choice(
        (random.randint(11, 99) * 100, random.randint(2, 90) * 1000, random.randint(1001, 9999))
    )
    forms = [f"{number:,}", str(number)]
    if number % 1000 == 0:
        forms += [
            f"{number // 1000} thousand",
            *([f"{in_words(number // 1000)} thousand"] if number < 100_000 else []),
        ]
    return tuple(forms)


def _money(random: Random) -> tuple[str, ...]:
    amount = random.choice(
        (f"{random.randint(2, 95)}", f"{random.randint(1, 9)}.{random.randint(1, 9)}")
    )
    scale, letter = random.choice((("million", "m"), ("million", "m"), ("billion", "bn")))
    forms = [
        f"${amount} {scale}",
        f"{amount} {scale} dollars",
        f"US${amount} {scale}",
        f"${amount}{letter}",
    ]
    if scale == "million":
        forms.append(f"${round(float(amount) * 1_000_000):,}")
    return tuple(forms)


def _price(random: Random) -> tuple[str, ...]:
    amount = random.choice(
        (random.randint(5, 99), random.randint(10, 90) * 10, random.randint(11, 49) * 100)
    )
    forms = [f"${amount:,}", f"{amount:,} dollars", f"{amount} dollars", f"US${amount:,}"]
    return (*forms, f"{in_words(amount)} dollars") if amount < 100 else tuple(forms)


def _percent(random: Random) -> tuple[str, ...]:
    if random.random() < 0.4:
        amount = f"{random.randint(1, 19)}.{random.randint(1, 9)}"
        return f"{amount}%", f"{amount} percent", f"{amount} per cent"
    number = random.randint(2, 60)
    return f"{number}%", f"{number} percent", f"{number} per cent", f"{in_words(number)} percent"


def _person(random: Random) -> tuple[str, ...]:
    given, family = random.choice(_values()["given"]), random.choice(_values()["family_name"])
    return f"{given} {family}", f"{given} {family}", f"{given[0]}. {family}", family


def _date(random: Random) -> tuple[str, ...]:
    return _dated(random.randint(2, 28), random.choice(MONTHS))


def other_date(ways: tuple[str, ...], random: Random) -> tuple[str, ...]:
    """Return another day of the month of a date, near it as a rule."""
    month, day = ways[0].split()
    steps = (-10, -3, -2, -1, -1, -1, 1, 1, 1, 2, 3, 10)
    days = [int(day) + step for step in steps if 1 <= int(day) + step <= 28]
    return _dated(random.choice(days), month)


def _dated(day: int, month: str) -> tuple[str, ...]:
    forms = [
        f"{month} {day}",
        f"{day} {month}",
        f"{month} {ordinal(day)}",
        f"the {ordinal(day)} of {month}",
    ]
    return (*forms, f"{SHORT_MONTHS[month]} {day}") if month in SHORT_MONTHS else tuple(forms)


def _time(random: Random) -> tuple[str, ...]:
    hour, minutes = random.randint(1, 11), random.choice(("00", "00", "15", "30", "45"))
    half, clock = random.choice((("a.m.", hour), ("p.m.", hour + 12)))
    forms = [
        f"{hour}:{minutes} {half}",
        f"{hour}:{minutes} {half.replace('.', '')}",
        f"{clock}:{minutes}",
    ]
    if minutes == "00":
        forms += [f"{hour} {half}", f"{hour}{half.replace('.', '')}"]
    if minutes == "30":
        part = "afternoon" if hour < 6 else "evening"
        part = "morning" if half == "a.m." else part
        forms.append(f"half past {in_words(hour)} in the {part}")
    return tuple(forms)


def _unit(word: str, low: int, high: int) -> Callable[[Random], tuple[str, ...]]:
    def make(random: Random) -> tuple[str, ...]:
        number = random.randint(low, high)
        return f"{number} {word}", f"{in_words(number)} {word}"

    return make


def _score(random: Random) -> tuple[str, ...]:
    won = random.randint(1, 6)
    lost = random.randint(0, won - 1)
    return f"{won}-{lost}", f"{won}–{lost}"


def _votes(random: Random) -> tuple[str, ...]:
    ayes = random.randint(12, 310)
    noes = random.randint(3, ayes - 2)
    return f"{ayes} to {noes}", f"{ayes} votes to {noes}", f"{ayes}-{noes}"


def _minute(random: Random) -> tuple[str, ...]:
    number = random.randint(1, 19) if random.random() < 0.4 else random.randint(20, 89)
    return (ordinal(number), ordinal_word(number)) if number < 20 else (ordinal(number),)


def _age(random: Random) -> tuple[str, ...]:
    return (str(random.randint(18, 93)),)


_MAKERS: dict[str, Callable[[Random], tuple[str, ...]]] = {
    "small": _small, "count": _count, "thousands": _thousands, "money": _money, "price": _price,
    "percent": _percent, "person": _person, "date": _date, "time": _time, "score": _score,
    "votes": _votes, "minute": _minute, "age": _age, "years": _unit("years", 2, 25),
    "days": _unit("days", 2, 30), "months": _unit("months", 2, 30), "hours": _unit("hours", 2, 36),
}  # fmt: skip
