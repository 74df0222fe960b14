"""Find the quantities of a sentence: counts, money, shares, measures, ages, scores, ranks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from factcheck.facts.dates import date_tokens
from factcheck.facts.governors import governor
from factcheck.facts.lexemes import Line, Sort, read_line
from factcheck.facts.number_values import Number, amount_words, word_set, words
from factcheck.facts.number_words import read_number
from factcheck.facts.quantities.ages import read_life_decade
from factcheck.facts.quantities.counting import determined, determined_words, events
from factcheck.facts.quantities.measures import with_noun, with_unit
from factcheck.facts.quantities.nouns import counted_noun, lemma
from factcheck.facts.quantities.ranks import read_fold, read_member, read_ordinal, read_score
from factcheck.facts.quantities.reading import Amount, Reading, changes, named
from factcheck.facts.quantities.skips import is_label
from factcheck.facts.quantities.tallies import tallied
from factcheck.facts.quantities.tolls import nobody
from factcheck.facts.quantities.unit_parts import read_unit_part
from factcheck.facts.quantities.units import Unit, currency_signs, unit_phrases
from factcheck.facts.quantities.values import Bound, Form, Quantity
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
    found += nobody(sentence)
    return tuple(sorted(found, key=lambda fact: fact.tokens))


def _facts(line: Line, reading: Reading) -> list[Fact[Quantity]]:
    tokens = line.tokens(reading.start, reading.end)
    anchor = reading.noun if reading.noun >= 0 else governor(line.sentence, tokens)
    quantity = tallied(line.sentence, anchor, reading.quantity)
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
    part = read_unit_part(line, start)
    if part is not None:
        return part
    vague = determined(line, start)
    if vague is not None:
        amount = Amount(line, vague.quantity, vague.start, vague.end, taken)
        return with_noun(amount, must=vague.must)
    for reader in (read_ordinal, read_fold, read_life_decade):
        reading = reader(line, start)
        if reading is not None:
            return reading
    return read_member(line, start, taken) or _read_number(line, start, taken)


def _read_number(line: Line, start: int, taken: set[int]) -> Reading | None:
    sign = _sign(line, start)
    number = read_number(line, sign[1] if sign else start, money=sign is not None)
    if number is None:
        return None
    score = None if sign else read_score(line, number)
    if score is not None or is_label(line, start, number):
        return score
    quantity, end = _ranged(line, start, _of_number(number), number, money=sign is not None)
    amount = Amount(line, quantity, start, end, taken)
    return named(amount, sign[0], "money") if sign else with_unit(amount)


@cache
def _starts() -> frozenset[str]:
    """Words that a quantity can begin with, so that other words are passed over at once."""
    known = amount_words() | words("times_words").keys() | words("life_decades").keys()
    known |= {"twice", "half", *"¼½¾⅓⅔⅛⅜⅝⅞"}
    return known | currency_signs().starts | determined_words()


def _sign(line: Line, start: int) -> tuple[str, int] | None:
    """The currency before an amount; "a $5 fine" is no Australian one."""
    found = currency_signs().at(line, start)
    if found is None or all(line[index].glued for index in range(start + 1, found[1])):
        return found
    return None


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
    line: Line, start: int, quantity: Quantity, number: Number, *, money: bool
) -> tuple[Quantity, int]:
    """Read "20-30", "between 20 and 30"; "from 5 to 7" is two values unless something ranges."""
    unit = None if number.fraction or money else unit_phrases().at(line, number.end)
    joint = unit[1] if unit else number.end
    if number.fraction or not _has_joint(line, start, number, joint):
        return quantity, number.end
    again = _sign(line, joint + 1) if money else None
    second = read_number(line, again[1] if again else joint + 1, money=money)
    if second is None or second.fraction or (unit and not _in_unit(line, second, unit[0])):
        return quantity, number.end
    low = number.value * _shared_scale(number, second)
    if low >= second.value or (line.low(joint) == "or" and second.words != number.words):
        return quantity, number.end
    level = bool(unit) or money or not _has_noun(line, second)
    if line.low(joint) == "to" and level and _changes(line, start):
        return quantity, number.end  # "rose by 12 to 40", "fell $2 to $30", "rose 1% to 5%"
    both = replace(quantity, lo=low, hi=second.value, bound=Bound.RANGE, step=second.step)
    return both, second.end


def _in_unit(line: Line, number: Number, unit: Unit) -> bool:
    found = unit_phrases().at(line, number.end)
    return found is not None and found[0] == unit


def _has_noun(line: Line, number: Number) -> bool:
    """Whether a unit or a counted noun stands behind the number."""
    unit = unit_phrases().at(line, number.end) or line.low(number.end) == "-"
    return bool(unit) or counted_noun(line, number.end, frozenset()) >= 0


def _changes(line: Line, start: int) -> bool:
    """Whether the figure is a step of a change, which a figure after "to" may end: "rose by 12 to 40"."""
    index = start - 2 if line.low(start - 1) == "by" else start - 1
    return changes(line, index)


_FEW = 20  # "two or three" is a range, "2,000 or 3,000" a choice


def _has_joint(line: Line, start: int, number: Number, place: int) -> bool:
    """Whether the lexeme at *place* joins the ends of a range."""
    joint, before = line.low(place), line.low(start - 1)
    match joint:
        case "-":
            return line[place].glued
        case "to":
            return before != "from" or _ranges(line, start - 2)
        case "and":
            return before == "between"
        case _:
            return joint == "or" and number.value < _FEW


def _ranges(line: Line, index: int) -> bool:
    """Whether the word before "from" says that what follows is a range: "ranging", "cost"."""
    token = line.sentence.tokens[line[index].first] if line.low(index) else None
    return token is not None and token.lemma in word_set("ranging")


def _shared_scale(number: Number, second: Number) -> Decimal:
    """Such as "2 to 3 million" gives its scale to both ends."""
    if number.scaled or not second.scaled:
        return Decimal(1)
    scale = Decimal(1)
    while number.value * scale * 1000 <= second.value:
        scale *= 1000
    return scale
