"""Read shares of a whole: "two-thirds", "half of", "one in five", "a quarter of a million"."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

from factcheck.facts.lexemes import Line, Sort
from factcheck.facts.number_values import Number, denominator, words


def read_share(line: Line, start: int) -> Number | None:
    """Read "two-thirds", "half of", "a third of", "a quarter of a million", "half a million"."""
    top, index = _share_top(line, start)
    if line.low(index) == "-" and index > start:
        index += 1
    below = denominator(line.low(index))
    if below is None or top is None or (top == 1 and index > start and line.low(index) == "half"):
        return _half_of(line, start)
    end, value = index + 1, Decimal(top) / below
    if (
        line.low(end) == "of"
        and line.low(end + 1) in {"a", "one"}
        and line.low(end + 2) in words("scales")
    ):
        factor = words("scales")[line.low(end + 2)]
        return Number(value * factor, factor / 100, start, end + 3, 2, words=True, scaled=True)
    if (
        top == 1
        and line.low(end) != "of"
        and not (index > start and _ends_a_share(line, start, end))
    ):
        return None
    return Number(value, _ROUGH, start, end, 2, words=True, fraction=True)


def read_one_in_five(line: Line, start: int) -> Number | None:
    """Read "one in five", "nine out of ten", "3 in 10": a share."""
    top = _small(line, start)
    index = start + 1
    if top is None or line.low(index) not in {"in", "out"}:
        return None
    index += 2 if line.low(index) == "out" and line.low(index + 1) == "of" else 1
    below = _small(line, index)
    if line.low(index - 1) not in {"in", "of"} or below is None or not top < below <= _MOST_IN:
        return None
    if line[index].glued or line.low(index + 1) in {
        "-",
        "years",
        "days",
        "months",
        "weeks",
        "hours",
    }:
        return None
    return Number(top / below, _ROUGHER, start, index + 1, 2, words=True, fraction=True)


def read_vulgar(line: Line, start: int) -> Number | None:
    """A fraction sign such as ½."""
    text = line[start].text
    if len(text) == 1 and unicodedata.category(text) == "No":
        value = Decimal(str(unicodedata.numeric(text)))
        if value < 1:
            return Number(value, Decimal("0.01"), start, start + 1, 2, words=False, fraction=True)
    return None


_BEFORE_SHARE = frozenset(
    {
        "by",
        "about",
        "around",
        "roughly",
        "almost",
        "nearly",
        "than",
        "over",
        "under",
        "just",
        "to",
        "only",
        "least",
        "exactly",
    }
)


def _ends_a_share(line: Line, start: int, end: int) -> bool:
    """Such as "fell by a third": no noun follows for "third" to be its place in a row."""
    token = line.sentence.tokens[line[end].first] if line.low(end) else None
    if (
        token is not None
        and token.pos in {"NOUN", "PROPN", "ADJ", "NUM", "VERB"}
        and token.tag not in {"VBD", "VBP", "VBZ"}
    ):
        return False
    return line.low(start - 1) in _BEFORE_SHARE


def _share_top(line: Line, start: int) -> tuple[int | None, int]:
    word = line.low(start)
    if word in {"a", "one"}:
        return 1, start + 1
    if word in words("units"):
        return int(words("units")[word]), start + 1
    return None, start


def _half_of(line: Line, start: int) -> Number | None:
    """Read "half of the seats", "half the seats", "half a million", "half a dozen"."""
    index = start + 1 if line.low(start) in {"a", "one"} else start
    if line.low(index) != "half":
        return None
    if line.low(index + 1) == "-" and line.low(index + 2) == "dozen":
        return Number(Decimal(6), Decimal(1), start, index + 3, 1, words=True)
    if line.low(index + 1) == "a" and line.low(index + 2) in words("scales"):
        factor = words("scales")[line.low(index + 2)]
        step = Decimal(1) if factor < 100 else factor / 10  # noqa: PLR2004 -- half a dozen is six
        return Number(factor / 2, step, start, index + 3, 1, words=True, scaled=True)
    if line.low(index + 1) in {"of", "the", "its", "their", "his", "her", "all"}:
        return Number(
            Decimal("0.5"), Decimal("0.05"), start, index + 1, 1, words=True, fraction=True
        )
    return None


_ROUGH = Decimal("0.04")  # "two-thirds" is said of 65 to 68 percent
_ROUGHER = Decimal("0.08")  # "one in three" of 30 to 37 percent
_MOST_IN = 1000  # "one in 2017" is a date


def _small(line: Line, index: int) -> Decimal | None:
    word = line.low(index)
    if line[index].sort is Sort.NUMBER and word.isdigit():
        return Decimal(word)
    return words("units").get(word) or words("tens").get(word)
