"""Find the quantities of a sentence: counts, money, shares, measures, ages, scores, ranks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from factcheck.facts.counting import determined, determined_words, events
from factcheck.facts.dates import date_tokens
from factcheck.facts.lexemes import Line, Sort, read_line
from factcheck.facts.number_values import Number, amount_words, words
from factcheck.facts.number_words import read_number
from factcheck.facts.quantity_measures import with_noun, with_unit
from factcheck.facts.quantity_nouns import governor, lemma
from factcheck.facts.quantity_ranks import read_fold, read_member, read_ordinal, read_score
from factcheck.facts.quantity_reading import Reading
from factcheck.facts.quantity_skips import is_label
from factcheck.facts.quantity_values import Bound, Form, Quantity
from factcheck.facts.units import currency_signs
from factcheck.model import Document, Fact, Sentence


def extract(document: Document, sentences: Sequence[Sentence]) -> tuple[Fact[Quantity], ...]:
    """All quantities of the sentences in text order; *document* is not looked at."""
    del document
    return tuple(fact for sentence in sentences for fact in quantities_of(sentence))


def quantities_of(sentence: Sentence) -> tuple[Fact[Quantity], ...]:
    """The quantities of one sentence, in text order; dates and times are no quantities."""
    line = read_line(sentence)
    taken = set(date_tokens(sentence))
    found: list[Fact[Quantity]] = []
    index = 0
    while index < len(line):
        reading = None if line[index].first in taken else _read(line, index, taken)
        if reading is None or taken & set(line.tokens(reading.start, reading.end)):
            index += 1
            continue
        facts = _facts(line, reading)
        found += facts
        taken.update(token for fact in facts for token in fact.tokens)
        index = max(index + 1, reading.end)
    found += events(sentence, taken)
    return tuple(sorted(found, key=lambda fact: fact.tokens))


def _facts(line: Line, reading: Reading) -> list[Fact[Quantity]]:
    tokens = line.tokens(reading.start, reading.end)
    anchor = reading.noun if reading.noun >= 0 else governor(line.sentence, tokens)
    quantity = reading.quantity
    if (
        not quantity.noun
        and not quantity.modifier
        and line.sentence.tokens[anchor].pos in {"NOUN", "PROPN"}
    ):
        quantity = replace(quantity, modifier=lemma(line.sentence, anchor))
    return [Fact(line.sentence, tokens, anchor, quantity)]


def _read(line: Line, start: int, taken: set[int]) -> Reading | None:
    """The quantity whose number or sign begins at lexeme *start*."""
    if line[start].sort is Sort.WORD and line.low(start) not in _starts():
        return None
    vague = determined(line, start)
    if vague is not None:
        return with_noun(line, vague.quantity, vague.start, vague.end, taken, must=vague.must)
    place = read_ordinal(line, start) or read_fold(line, start) or read_member(line, start, taken)
    if place is not None:
        return place
    sign = _sign(line, start)
    begin = sign[1] if sign else start
    number = read_number(line, begin, money=sign is not None)
    if number is None:
        return None
    score = None if sign else read_score(line, number)
    if score is not None:
        return score
    if is_label(line, start, number):
        return None
    return _measured(line, start, sign[0] if sign else "", number, taken)


@cache
def _starts() -> frozenset[str]:
    """Words that a quantity can begin with, so that other words are passed over at once."""
    known = amount_words() | words("times_words").keys() | {"twice", "half"}
    return known | currency_signs().starts | determined_words()


def _sign(line: Line, start: int) -> tuple[str, int] | None:
    """The currency before an amount; "a $5 fine" is no Australian one."""
    found = currency_signs().at(line, start)
    if found is None or all(line[index].glued for index in range(start + 1, found[1])):
        return found
    return None


def _measured(line: Line, start: int, sign: str, number: Number, taken: set[int]) -> Reading | None:
    """Add the range, the bounds, the unit and the noun to a number."""
    quantity = _of_number(number)
    quantity, end, until = _ranged(line, start, quantity, number, sign)
    return with_unit(line, quantity, start, end, sign, until or number, taken)


def _of_number(number: Number) -> Quantity:
    return Quantity(
        lo=number.value,
        hi=number.value,
        unit="ratio" if number.fraction else "count",
        dimension="share" if number.fraction else "count",
        digits=number.digits,
        step=number.step,
        form=Form.WORD if number.words else Form.DIGITS,
    )


def _ranged(
    line: Line, start: int, quantity: Quantity, number: Number, sign: str
) -> tuple[Quantity, int, Number | None]:
    """Read "20-30", "between 20 and 30"; "from 5 to 7" is two values unless something ranges."""
    end = number.end
    joint, before = line.low(end), line.low(start - 1)
    ranged = (
        (joint == "-" and line[end].glued)
        or (joint == "to" and (before != "from" or line.low(start - 2) in _RANGING))
        or (joint in {"and", "to"} and before == "between")
        or (joint == "or" and number.value < 20)  # noqa: PLR2004 -- "two or three", never "2,000 or 3,000"
    )
    if not ranged or number.fraction:
        return quantity, end, None
    again = currency_signs().at(line, end + 1) if sign else None
    second = read_number(line, again[1] if again else end + 1, money=bool(sign))
    if (
        second is None
        or second.fraction
        or ((line[second.start].sort is Sort.WORD) != number.words and joint == "or")
    ):
        return quantity, end, None
    low = number.value * _shared_scale(number, second)
    if low >= second.value:
        return quantity, end, None
    both = replace(quantity, lo=low, hi=second.value, bound=Bound.RANGE, step=second.step)
    return both, second.end, second


_RANGING = frozenset(
    {
        "range",
        "ranges",
        "ranged",
        "ranging",
        "vary",
        "varies",
        "varied",
        "varying",
        "anywhere",
        "anything",
    }
)


def _shared_scale(number: Number, second: Number) -> Decimal:
    """Such as "2 to 3 million" gives its scale to both ends."""
    if number.scaled or not second.scaled:
        return Decimal(1)
    scale = Decimal(1)
    while number.value * scale * 1000 <= second.value:
        scale *= 1000
    return scale
