"""Numbers in words and digits: reading one, writing it, and values that are near it."""

import re
from random import Random

SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUES = {word: value for value, word in enumerate(SMALL)} | {
    word: value * 10 for value, word in enumerate(_TENS) if word
}
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")


def value_of(text: str) -> float | None:
    """Return the value of digits ("1,200", "3.5") or of a word up to ninety-nine, or None."""
    text = text.lower()
    if _DIGITS.fullmatch(text):
        return float(text.replace(",", ""))
    if text in _VALUES:
        return float(_VALUES[text])
    ten, _, one = text.partition("-")
    if ten in _TENS[2:] and one in SMALL[1:10]:
        return float(_VALUES[ten] + _VALUES[one])
    return None


def in_words(value: int) -> str:
    """Write 0 to 999 in words."""
    if value < 20:
        return SMALL[value]
    if value < 100:
        rest = f"-{SMALL[value % 10]}" if value % 10 else ""
        return _TENS[value // 10] + rest
    rest = f" and {in_words(value % 100)}" if value % 100 else ""
    return f"{SMALL[value // 100]} hundred{rest}"


def ordinal_word(value: int) -> str:
    """Write 1 to 19 as first, second ..."""
    word = SMALL[value]
    return _ORDINALS.get(word, word.removesuffix("e") + "th" if word == "nine" else word + "th")


def ordinal(value: int) -> str:
    """Write 1 as 1st."""
    ending = "th" if 10 <= value % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


def with_commas(value: int) -> str:
    """Write 1200 as 1,200."""
    return f"{value:,}"


def other_value(text: str, random: Random) -> str | None:
    """Return another number in the style of `text`, mostly near it, or None if it is no number."""
    value = value_of(text)
    if value is None or value < 2:
        return None
    if not text[0].isdigit():
        other = _near(int(value), random)
        return in_words(other if other < 100 else int(value) - 1)
    if "." in text:
        return _other_decimal(text, random)
    other = _near(int(value), random)
    return with_commas(other) if "," in text or other >= 10000 else str(other)


def _near(value: int, random: Random) -> int:
    makers = [_step, _step, _digit, _transposed, _scaled] if value >= 10 else [_step]
    for _ in range(8):
        other = random.choice(makers)(value, random)
        if other != value and other >= 2:
            return other
    return value + random.choice((1, 2, 3))


def _step(value: int, random: Random) -> int:
    if value < 30:
        return value + random.choice((-4, -3, -2, -2, -1, -1, 1, 1, 2, 2, 3, 4, 5, 8))
    size = max(1, round(value * random.choice((0.03, 0.1, 0.2, 0.4, 0.6))))
    zeros = len(str(value)) - len(str(value).rstrip("0"))
    size = max(int(10**zeros), round(size, -zeros))
    return value + random.choice((-1, 1)) * size


def _digit(value: int, random: Random) -> int:
    digits = list(str(value))
    places = [k for k, sign in enumerate(digits) if sign != "0"]
    place = random.choice(places)
    digits[place] = random.choice([sign for sign in "123456789" if sign != digits[place]])
    return int("".join(digits))


def _transposed(value: int, random: Random) -> int:
    digits = list(str(value))
    place = random.randrange(len(digits) - 1)
    digits[place], digits[place + 1] = digits[place + 1], digits[place]
    return int("".join(digits)) if digits[0] != "0" else value


def _scaled(value: int, random: Random) -> int:
    larger, smaller = (value * 10, value * 2), (value // 2, value // 10 if value > 99 else value)
    return random.choice((*larger, *smaller))


def _other_decimal(text: str, random: Random) -> str:
    digits = list(text)
    places = [k for k, sign in enumerate(digits) if sign.isdigit()]
    place = random.choice(places)
    low = "123456789" if place in {0, len(digits) - 1} else "0123456789"
    digits[place] = random.choice([sign for sign in low if sign != digits[place]])
    return "".join(digits)
