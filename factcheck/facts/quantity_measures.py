"""Read what a number is a number of: money, a unit, an age, or things."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from factcheck.facts.lexemes import Line, Sort
from factcheck.facts.number_values import Number, word_set
from factcheck.facts.quantity_nouns import counted_noun, lemma
from factcheck.facts.quantity_reading import Reading, bounded
from factcheck.facts.quantity_values import Bound, Form, Quantity
from factcheck.facts.units import Unit, currency_words, unit_phrases, unit_words


def with_unit(
    line: Line, quantity: Quantity, start: int, end: int, sign: str, number: Number, taken: set[int]
) -> Reading | None:
    """Read what the number is a number of: money, a unit, an age, or things."""
    if sign:
        return bounded(line, replace(quantity, unit=sign, dimension="money"), start, end)
    rating = _rating(line, quantity, start, end)
    if rating is not None:
        return rating
    money = currency_words().at(line, end) if not quantity.unit == "ratio" else None
    if money is not None:
        return bounded(line, replace(quantity, unit=money[0], dimension="money"), start, money[1])
    if line.low(end) == "-" and line[end].glued and line[end + 1].glued:
        return _hyphened(line, quantity, start, end + 1, taken)
    if line.low(end) == "+" and line[end].glued:
        quantity = replace(quantity, bound=Bound.GE, hi=None)
        return with_noun(line, quantity, start, end + 1, taken)
    unit = unit_phrases().at(line, end)
    if unit is not None and quantity.unit != "ratio":
        return _united(line, quantity, start, unit[1], unit[0])
    age = _age(line, quantity, start, end)
    if age is not None:
        return age
    if line.low(end) == "times" and quantity.unit == "count":
        return bounded(line, replace(quantity, unit="times", dimension="times"), start, end + 1)
    if line[end].glued and line[end].sort is Sort.WORD and not number.words:
        return None
    return with_noun(line, quantity, start, end, taken)


def with_noun(
    line: Line, quantity: Quantity, start: int, end: int, taken: set[int], *, must: bool = False
) -> Reading | None:
    """Bind a count to the noun it counts; *must* refuses a quantity without one."""
    if quantity.unit == "ratio":
        return bounded(line, replace(quantity, of=_whole(line, end)), start, end)
    more = 1 if line.low(end) == "of" else 0
    noun = counted_noun(line, end + more, taken)
    if noun < 0:
        unit = unit_words().at(line, end + more)
        if unit is not None:
            return _united(line, quantity, start, unit[1], unit[0])
        return (
            None if must or _stands_alone(line, start, end) else bounded(line, quantity, start, end)
        )
    unit = unit_words().at(line, end + more)
    if unit is not None and line[unit[1] - 1].last >= noun:
        return _united(line, quantity, start, unit[1], unit[0])
    return bounded(line, replace(quantity, noun=lemma(line.sentence, noun)), start, end, noun)


def _rating(line: Line, quantity: Quantity, start: int, end: int) -> Reading | None:
    """Read "magnitude 7.8", "7.8-magnitude", "Category 4": a place on a scale."""
    before = line.low(start - 2) if line.low(start - 1) == "-" else line.low(start - 1)
    if before in word_set("rating_words"):
        return Reading(replace(quantity, unit=before, dimension=before), start, end)
    after = end + 1 if line.low(end) == "-" else end
    if line.low(after) == "magnitude":
        return Reading(replace(quantity, unit="magnitude", dimension="magnitude"), start, after + 1)
    return None


def _united(line: Line, quantity: Quantity, start: int, end: int, unit: Unit) -> Reading | None:
    if (
        unit.name == "year"
        and line.low(end) in {"old", "-"}
        and "old" in {line.low(end), line.low(end + 1)}
    ):
        end += 1 if line.low(end) == "old" else 2
        return bounded(line, replace(quantity, unit="age", dimension="age"), start, end)
    quantity = replace(quantity, unit=unit.name, dimension=unit.dimension)
    if unit.dimension in {"temperature", "degree"} and _is_below_zero(line, start):
        below = -(quantity.lo or Decimal(0))
        quantity = replace(quantity, lo=below, hi=below)
        start -= 1
    if unit.name == "percent" or unit.dimension == "points":
        quantity = replace(quantity, of=_whole(line, end))
    return bounded(line, quantity, start, end)


def _is_below_zero(line: Line, start: int) -> bool:
    before = line[start - 1]
    return before.low == "minus" or (before.low == "-" and not before.glued and line[start].glued)


def _whole(line: Line, end: int) -> str:
    """The lemma of what a share is a share of."""
    if line.low(end) != "of":
        return ""
    noun = counted_noun(line, end + 1, frozenset())
    return lemma(line.sentence, noun) if noun >= 0 else ""


def _hyphened(
    line: Line, quantity: Quantity, start: int, end: int, taken: set[int]
) -> Reading | None:
    """Read "49-year", "10,000-strong", "2,000-plus", "27-nation", "34-year-old", "three-fold"."""
    word = line.low(end)
    money = currency_words().at(line, end)
    if money is not None:
        return bounded(line, replace(quantity, unit=money[0], dimension="money"), start, money[1])
    unit = unit_words().at(line, end)
    if unit is not None:
        return _united(line, quantity, start, unit[1], unit[0])
    if word == "strong":
        return with_noun(line, quantity, start, end + 1, taken)
    if word in {"plus", "odd"}:
        bound = Bound.GE if word == "plus" else Bound.APPROX
        limits = replace(quantity, bound=bound, hi=None if word == "plus" else quantity.hi)
        return with_noun(line, limits, start, end + 1, taken)
    if word in {"fold", "time"}:
        return bounded(line, replace(quantity, unit="times", dimension="times"), start, end + 1)
    token = line[end].first
    if line[end].sort is not Sort.WORD or line.sentence.tokens[token].pos not in {"NOUN", "ADJ"}:
        return None
    return bounded(line, replace(quantity, noun=lemma(line.sentence, token)), start, end + 1)


def _stands_alone(line: Line, start: int, end: int) -> bool:
    """Whether it may be a year (2017) or an age ("children under five", "men over 65")."""
    word, before = line.low(start), line.low(start - 1)
    if end == start + 1 and len(word) == 4 and word.isdigit() and word[:2] in {"18", "19", "20"}:  # noqa: PLR2004
        return True
    if before not in {"under", "over", "aged"} or start < 2:  # noqa: PLR2004 -- "children under"
        return False
    return line.sentence.tokens[line[start - 2].first].pos == "NOUN"


def _age(line: Line, quantity: Quantity, start: int, end: int) -> Reading | None:
    """Such as "Smith, 34, was", "aged 34", "age of 34", "Smith (34)"."""
    if quantity.unit != "count" or quantity.lo is None or not 0 < quantity.lo < _OLDEST:
        return None
    before, after = line.low(start - 1), line.low(end)
    told = before in {"aged", "age"} or (before == "of" and line.low(start - 2) == "age")
    aside = (before == "," and after in {",", "."}) or (before == "(" and after == ")")
    if not told and not (aside and quantity.form is Form.DIGITS and _is_person(line, start)):
        return None
    return Reading(replace(quantity, unit="age", dimension="age"), start, end)


def _is_person(line: Line, start: int) -> bool:
    """A name before the comma, or a noun that the number stands beside ("her son, 4, was")."""
    if start < 2:  # noqa: PLR2004 -- a name and a comma
        return False
    named = line.sentence.tokens[line[start - 2].first]
    if named.pos == "PROPN":
        return named.entity not in {"GPE", "LOC", "DATE"}
    number = line.sentence.tokens[line[start].first]
    return (
        named.pos == "NOUN"
        and named.tag == "NN"
        and number.dep == "appos"
        and line.low(start + 1) == ","
    )


_OLDEST = 125
