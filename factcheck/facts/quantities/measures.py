"""Read what a number is a number of: money, a unit, an age, or things."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from factcheck.facts.lexemes import Line, Sort
from factcheck.facts.number_values import word_set
from factcheck.facts.quantities.ages import read_age
from factcheck.facts.quantities.nouns import counted_noun, lemma
from factcheck.facts.quantities.reading import Amount, Reading, bounded, named
from factcheck.facts.quantities.units import Unit, currency_words, unit_phrases, unit_words
from factcheck.facts.quantities.values import Bound, Form, Quantity


def with_unit(amount: Amount) -> Reading | None:
    """Read the unit or the noun after the amount; None where the number is no quantity."""
    if amount.quantity.unit == "ratio":
        return with_noun(amount)
    for reader in (_rating, _money):
        reading = reader(amount)
        if reading is not None:
            return reading
    if amount.is_hyphened:
        return _hyphened(amount.until(amount.end + 1))
    for reader in (_plus, _measured, read_age, _times):
        reading = reader(amount)
        if reading is not None:
            return reading
    after = amount.line[amount.end]
    is_code = after.glued and after.sort is Sort.WORD and amount.quantity.form is Form.DIGITS
    return None if is_code else with_noun(amount)


def with_noun(amount: Amount, *, must: bool = False) -> Reading | None:
    """Bind a count to the noun it counts; *must* refuses a quantity without one."""
    line = amount.line
    if amount.quantity.unit == "ratio":
        share = replace(amount.quantity, of=_whole(line, amount.end))
        return bounded(amount.until(amount.end, share))
    place = amount.end + 1 if amount.next == "of" else amount.end
    noun = counted_noun(line, place, amount.taken)
    unit = unit_words().at(line, place)
    if unit is not None and (noun < 0 or line[unit[1] - 1].last >= noun):
        return _united(amount.until(unit[1]), unit[0])
    if noun < 0:
        return None if must or _stands_alone(amount) else bounded(amount)
    counted = replace(amount.quantity, noun=lemma(line.sentence, noun))
    return bounded(amount.until(amount.end, counted), noun)


def read_unit_and_half(line: Line, start: int) -> Reading | None:
    """Read "a year and a half", "an hour and a half"."""
    if line.low(start) not in {"a", "an", "one"} or line.low(start + 2) != "and":
        return None
    unit = unit_words().at(line, start + 1)
    tail = [line.low(start + step) for step in (2, 3, 4)]
    if unit is None or unit[1] != start + 2 or tail != ["and", "a", "half"]:
        return None
    value = Decimal("1.5")
    quantity = Quantity(value, value, step=Decimal("0.5"), form=Form.WORD)
    return named(Amount(line, quantity, start, start + 5), unit[0].name, unit[0].dimension)


def _rating(amount: Amount) -> Reading | None:
    """Read "magnitude 7.8", "7.8-magnitude", "Category 4": a place on a scale."""
    line, start = amount.line, amount.start
    before = line.low(start - 2) if line.low(start - 1) == "-" else line.low(start - 1)
    after = amount.end + 1 if amount.next == "-" else amount.end
    scale, end = before, amount.end
    if line.low(after) == "magnitude":
        scale, end = "magnitude", after + 1
    if scale not in word_set("rating_words"):
        return None
    return Reading(replace(amount.quantity, unit=scale, dimension=scale), start, end)


def _money(amount: Amount) -> Reading | None:
    """Read "5 million euros"."""
    money = currency_words().at(amount.line, amount.end)
    return named(amount.until(money[1]), money[0], "money") if money else None


def _hyphened(amount: Amount) -> Reading | None:
    """Read "49-year", "10,000-strong", "2,000-plus", "27-nation", "34-year-old", "three-fold"."""
    reading = _money(amount)
    if reading is not None:
        return reading
    unit = unit_words().at(amount.line, amount.end)
    if unit is not None:
        return _united(amount.until(unit[1]), unit[0])
    after = amount.until(amount.end + 1)
    match amount.next:
        case "strong":
            return with_noun(after)
        case "plus" | "odd":
            return with_noun(_at_least(after) if amount.next == "plus" else _about(after))
        case "fold" | "time":
            return named(after, "times")
        case _:
            return _of_hyphened_noun(after)


def _of_hyphened_noun(amount: Amount) -> Reading | None:
    """Read "27-nation": the noun stands before the last lexeme's end."""
    line = amount.line
    word = line[amount.end - 1]
    is_noun = line.sentence.tokens[word.first].pos in {"NOUN", "ADJ"}
    if word.sort is not Sort.WORD or not is_noun:
        return None
    noun = lemma(line.sentence, word.first)
    return bounded(amount.until(amount.end, replace(amount.quantity, noun=noun)))


def _plus(amount: Amount) -> Reading | None:
    """Read "2,000+ passengers"."""
    if amount.next != "+" or not amount.line[amount.end].glued:
        return None
    return with_noun(_at_least(amount.until(amount.end + 1)))


def _at_least(amount: Amount) -> Amount:
    return amount.until(amount.end, replace(amount.quantity, bound=Bound.GE, hi=None))


def _about(amount: Amount) -> Amount:
    """Read "300-odd"."""
    return amount.until(amount.end, replace(amount.quantity, bound=Bound.APPROX))


def _measured(amount: Amount) -> Reading | None:
    """Read "12 km", "40 percent"."""
    unit = unit_phrases().at(amount.line, amount.end)
    if unit is None and _is_metre(amount):
        return named(amount.until(amount.end + 1), "metre", "length")
    return _united(amount.until(unit[1]), unit[0]) if unit else None


def _is_metre(amount: Amount) -> bool:
    """A glued "m" beside a word of length or after a verb of running: "40m long", "ran 200m"."""
    line, index = amount.line, amount.end
    if amount.next != "m" or not line[index].glued or amount.quantity.form is not Form.DIGITS:
        return False
    tokens = line.sentence.tokens
    first, last = line[amount.start].first, line[index].last
    near = (*tokens[max(0, first - _REACH) : first], *tokens[last + 1 : last + 2])
    return not word_set("metre_words").isdisjoint(token.lemma for token in near)


_REACH = 3  # words before a length in which its verb stands


def _times(amount: Amount) -> Reading | None:
    """Read "three times"."""
    return named(amount.until(amount.end + 1), "times") if amount.next == "times" else None


def _united(amount: Amount, unit: Unit) -> Reading:
    """The amount, which ends with the words of *unit*, in that unit."""
    line = amount.line
    if unit.name == "year":
        old = 1 if amount.next == "old" else 2 if amount.next == "-" else 0
        if old and line.low(amount.end + old - 1) == "old":
            return named(amount.until(amount.end + old), "age")
    quantity = amount.quantity
    if unit.dimension in {"temperature", "degree"} and _is_below_zero(line, amount.start):
        below = -(quantity.lo or Decimal(0))
        quantity = replace(quantity, lo=below, hi=below)
        amount = replace(amount, start=amount.start - 1)
    if unit.dimension in {"share", "points"}:
        quantity = replace(quantity, of=_whole(line, amount.end))
    return named(amount.until(amount.end, quantity), unit.name, unit.dimension)


def _is_below_zero(line: Line, start: int) -> bool:
    before = line[start - 1]
    return before.low == "minus" or (before.low == "-" and not before.glued and line[start].glued)


def _whole(line: Line, end: int) -> str:
    """The lemma of what a share is a share of."""
    if line.low(end) != "of":
        return ""
    noun = counted_noun(line, end + 1, frozenset())
    return lemma(line.sentence, noun) if noun >= 0 else ""


_CENTURIES = ("18", "19", "20")
_YEAR = 4  # digits


def _stands_alone(amount: Amount) -> bool:
    """Whether it may be a year (2017) or an age ("children under five", "men over 65")."""
    line, start = amount.line, amount.start
    word = line.low(start)
    single = amount.end == start + 1
    if single and len(word) == _YEAR and word.isdigit() and word.startswith(_CENTURIES):
        return True
    if line.low(start - 1) not in {"under", "over", "aged"} or not line.low(start - 2):
        return False
    return line.sentence.tokens[line[start - 2].first].pos == "NOUN"
