"""Read what a number is a number of: money, a unit, an age, or things."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from factcheck.facts.lexemes import Line, Sort
from factcheck.facts.number_values import word_set
from factcheck.facts.number_words import read_number
from factcheck.facts.quantities.ages import read_age
from factcheck.facts.quantities.bounds import bounding_words
from factcheck.facts.quantities.nouns import counted_noun, lemma
from factcheck.facts.quantities.reading import Amount, Reading, bounded, named
from factcheck.facts.quantities.units import (
    Unit,
    currency_words,
    unit_named,
    unit_phrases,
    unit_words,
    units,
)
from factcheck.facts.quantities.values import Bound, Form


def with_unit(amount: Amount) -> Reading | None:
    """Read the unit or the noun after the amount; None where the number is no quantity."""
    if amount.quantity.unit == "ratio":
        return with_noun(amount)
    for reader in (_rating, _money):
        reading = reader(amount)
        if reading is not None:
            return reading
    if amount.is_suspended:
        return _suspended(amount)
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
    place = amount.end + 1 if amount.next == "of" else _behind_bound(amount)
    money = currency_words().at(line, place)
    if money is not None and amount.quantity.form is Form.DETERMINER:
        return named(amount.until(money[1]), money[0], "money")
    noun = counted_noun(line, place, amount.taken)
    unit = unit_words().at(line, place)
    if unit is not None and (noun < 0 or line[unit[1] - 1].last >= noun):
        return _united(amount.until(unit[1]), unit[0])
    if noun < 0:
        return None if must or _stands_alone(amount) else bounded(amount)
    counted = replace(amount.quantity, noun=lemma(line.sentence, noun))
    return bounded(amount.until(amount.end, counted), noun)


def _behind_bound(amount: Amount) -> int:
    """Where the noun may begin: "fifteen or more people"."""
    beyond = bounding_words(amount.line, amount.end)
    return beyond if beyond is not None and amount.quantity.bound is Bound.EQ else amount.end


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
    """Read "5 million euros", "20p"."""
    money = currency_words().at(amount.line, amount.end)
    if money is not None:
        return named(amount.until(money[1]), money[0], "money")
    low = amount.quantity.lo
    if low is None or not _is_pence(amount) or amount.quantity.hi is None:
        return None
    step = amount.quantity.step / 100
    pounds = replace(amount.quantity, lo=low / 100, hi=amount.quantity.hi / 100, step=step)
    return named(amount.until(amount.end + 1, pounds), "GBP", "money")


def _is_pence(amount: Amount) -> bool:
    """Such as "20p" and "340.5 pence", not "720p" of a film."""
    if amount.next == "pence":
        return True
    glued = amount.line[amount.end].glued and amount.quantity.form is Form.DIGITS
    return amount.next == "p" and glued and amount.line.low(amount.start) not in _LINES_OF_FILM


def _suspended(amount: Amount) -> Reading | None:
    """Read the first of "seven- and nine-year-old": in the unit, or of the noun, of the second."""
    number = read_number(amount.line, amount.end + 2)
    if number is None:
        return None
    shared = with_unit(replace(amount, start=number.start, end=number.end))
    if shared is None:
        return None
    return Reading(shared.quantity, amount.start, amount.end + 1, shared.noun)


def _hyphened(amount: Amount) -> Reading | None:
    """Read "49-year", "10,000-strong", "2,000-plus", "27-nation", "34-year-old", "three-fold"."""
    reading = _money(amount)
    if reading is not None:
        return reading
    unit = unit_words().at(amount.line, amount.end) or _tied_unit(amount)
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


def _tied_unit(amount: Amount) -> tuple[Unit, int] | None:
    """A unit of two words with a hyphen between them: "50-basis-point"."""
    line, end = amount.line, amount.end
    if line.low(end + 1) != "-" or not line[end + 1].glued:
        return None
    words = f"{line.low(end)} {line.low(end + 2)}"
    unit = next((unit for unit in units() if words in {unit.name, f"{unit.name}s"}), None)
    return (unit, end + 3) if unit else None


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
    scale = _SCALES.get(amount.line[amount.end].text) if unit is None else None
    if scale is not None and _is_temperature(amount):
        unit = scale, amount.end + 1
    return _united(amount.until(unit[1]), unit[0]) if unit else None


def _is_temperature(amount: Amount) -> bool:
    """Whether "31C" stands in a sentence on heat or cold."""
    line = amount.line
    if not line[amount.end].glued or amount.quantity.form is not Form.DIGITS:
        return False
    said = {token.lemma for token in line.sentence.tokens}
    return _is_below_zero(line, amount.start) or not said.isdisjoint(word_set("temperature_words"))


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
    weight = unit.name == "pound" and _weighs(amount)
    dimension = "mass" if weight else unit.dimension
    return named(amount.until(amount.end, quantity), unit.name, dimension)


def _weighs(amount: Amount) -> bool:
    """Whether pounds are weight: written "lb", or near a word of weight."""
    line = amount.line
    if line.low(amount.end - 1) in {"lb", "lbs"}:
        return True
    first = line[amount.start].first
    near = line.sentence.tokens[max(0, first - _REACH - 1) : first]
    return any(token.lemma in {"weigh", "weight"} for token in near)


def _is_below_zero(line: Line, start: int) -> bool:
    before = line[start - 1]
    return before.low == "minus" or (before.low == "-" and not before.glued and line[start].glued)


def _whole(line: Line, end: int) -> str:
    """The lemma of what a share is a share of."""
    if line.low(end) != "of":
        return ""
    noun = counted_noun(line, end + 1, frozenset())
    if noun < 0:
        return ""
    token = line.sentence.tokens[noun]
    return lemma(
        line.sentence, token.head if token.dep == "poss" else noun
    )  # "the camp's families"


_SCALES = {"C": unit_named("degree Celsius"), "F": unit_named("degree Fahrenheit")}
_LINES_OF_FILM = frozenset({"240", "360", "480", "720", "1080", "1440", "2160"})
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
