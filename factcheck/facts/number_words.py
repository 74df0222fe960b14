"""Read a number, in digits or in words, at a place of a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from factcheck.facts.lexemes import Line, Sort
from factcheck.facts.number_shares import read_one_in_five, read_share, read_vulgar
from factcheck.facts.number_values import Number, denominator, word_set, words

_BEYOND = Decimal(10**18)
"""News counts nothing in quintillions: a longer row of digits is the number of a card or a file."""


def read_number(line: Line, start: int, *, money: bool = False) -> Number | None:
    """The number that begins at lexeme *start*, or None. After *money*, "m" is million."""
    share = read_one_in_five(line, start) or read_share(line, start)
    if share is not None:
        return share
    if line[start].sort is Sort.NUMBER:
        digits = _digits(line, start)
        counted = digits.value < _BEYOND
        return _with_half(line, _scaled(line, digits, money=money)) if counted else None
    if line[start].sort is Sort.WORD:
        found = _word_number(line, start)
        return found and _with_half(line, found)
    return read_vulgar(line, start)


def _digits(line: Line, start: int) -> Number:
    text = line[start].text.replace(",", "")
    value = Decimal(text)
    return Number(value, _step(value), start, start + 1, len(text.replace(".", "")), words=False)


def _step(value: Decimal) -> Decimal:
    """Trailing zeros of a whole number of three digits or more are taken for rounding."""
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < 0:
        return Decimal(1).scaleb(exponent)
    if value < 100:  # noqa: PLR2004 -- 10, 20 or 60 dead is mostly a count, not a rounding
        return Decimal(1)
    zeros = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(zeros) if isinstance(zeros, int) and zeros > 0 else Decimal(1)


def _scaled(line: Line, number: Number, *, money: bool) -> Number:
    """Apply "million", "bn", "-billion", "k", "hundred thousand", "dozen"."""
    index = number.end
    if line.low(index) == "-" and line[index].glued and line.low(index + 1) in words("scales"):
        index += 1
    factor = words("scales").get(line.low(index)) or words("abbreviated_scales").get(
        line.low(index)
    )
    letter = line[index].glued or money
    if factor is None and letter and line[index].sort is Sort.WORD:
        factor = _letter_scale(line, index, money=money)
    if factor is None or number.value * factor >= _BEYOND:
        return number
    scaled = replace(
        number,
        value=number.value * factor,
        step=_unit_step(number) * factor,
        end=index + 1,
        scaled=True,
    )
    return _scaled(line, scaled, money=False)


def _unit_step(number: Number) -> Decimal:
    return number.step if number.scaled or number.step < 1 else Decimal(1)


def _letter_scale(line: Line, index: int, *, money: bool) -> Decimal | None:
    """A glued "m" is million after a currency sign or before a noun, else it may be metre."""
    factor = words("letter_scales").get(line.low(index))
    if factor is None or money or line.low(index) == "k":
        return factor
    token = line.sentence.tokens[line[index + 1].first] if line[index + 1].low else None
    counts = token is not None and token.tag in {"NNS", "NNPS"}
    return factor if counts or (line.low(index) == "m" and _is_million(line, index)) else None


_REACH = 6  # words before a figure in which its verb stands


def _is_million(line: Line, index: int) -> bool:
    """Whether a glued "m" stands after a word of money ("raised 18m") and beside none of length."""
    first = line[index].first
    tokens = line.sentence.tokens
    before = {token.lemma for token in tokens[max(0, first - _REACH) : first]}
    beside = before | {token.lemma for token in tokens[first + 1 : first + 2]}
    return not before.isdisjoint(word_set("million_words")) and beside.isdisjoint(
        word_set("metre_words")
    )


def _with_half(line: Line, number: Number) -> Number:
    """Read "two and a half", "two-and-a-half", "2 1/2", "one and a half million", "six and a quarter"."""
    tail = tuple(_after_hyphens(line, number.end, 3))
    if tuple(line.low(index) for index in tail[:1]) == ("and",) and line.low(tail[1]) in _PARTS:
        below = denominator(line.low(tail[2]))
        if below and line.low(tail[2] + 1) != "of":
            value = number.value + Decimal(_PARTS[line.low(tail[1])]) / below
            more = replace(number, value=value, end=tail[2] + 1, step=Decimal(1) / below)
            return _scaled(line, more, money=False) if not number.scaled else number
    part = read_vulgar(line, number.end)
    if part is not None and not number.scaled:
        more = replace(part, value=number.value + part.value, start=number.start, fraction=False)
        return _scaled(line, more, money=False)
    return number


_PARTS = {"a": 1, "one": 1, "three": 3}


def _after_hyphens(line: Line, index: int, many: int) -> Iterator[int]:
    """Where the next words begin, hyphens passed over: "two-and-a-half"."""
    for _ in range(many):
        index = index + 1 if line.low(index) == "-" and line[index].glued else index
        yield index
        index += 1


def _word_number(line: Line, start: int) -> Number | None:
    """Read "twenty-three", "one hundred and five", "two dozen", "a million"."""
    index, total, group, seen = start, Decimal(0), Decimal(0), False
    if line.low(index) in {"a", "an"} and line.low(index + 1) in words("scales"):
        group, index, seen = Decimal(1), index + 1, True
    while True:
        value, after = _small_words(line, index)
        scale = words("scales").get(line.low(index))
        if value is not None and (group == 0 or group % 100 == 0):
            group, index, seen = group + value, after, True
        elif scale is not None and seen and group * scale < _BEYOND:
            index += 1
            if scale == 100 or scale == 12:  # noqa: PLR1714, PLR2004 -- hundred and dozen multiply their group
                group *= scale
            else:
                total, group = total + group * scale, Decimal(0)
        elif _joins(line, index, seen=seen, group=group):
            index += 1
        else:
            break
    if not seen:
        return None
    value = total + group
    return Number(value, _step(value), start, index, 1, words=True, scaled=total > 0)


def _small_words(line: Line, index: int) -> tuple[Decimal | None, int]:
    word = line.low(index)
    tens = words("tens").get(word)
    if tens is None:
        return words("units").get(word), index + 1
    after = index + 2 if line.low(index + 1) == "-" and line[index + 1].glued else index + 1
    unit = words("units").get(line.low(after))
    if unit is not None and 0 < unit < 10:  # noqa: PLR2004 -- twenty-one to twenty-nine
        return tens + unit, after + 1
    return tens, index + 1


def _joins(line: Line, index: int, *, seen: bool, group: Decimal) -> bool:
    """Such as "and" inside "one hundred and five"; a hyphen inside "two-hundred"."""
    if not seen:
        return False
    if line.low(index) == "and":
        follows = line.low(index + 1)
        inside = line.low(index - 1) in words("scales") and line.low(index - 1) != "dozen"
        return inside and (follows in words("units") or follows in words("tens"))
    return (
        line.low(index) == "-"
        and line[index].glued
        and group > 0
        and line.low(index + 1) in words("scales")
    )
