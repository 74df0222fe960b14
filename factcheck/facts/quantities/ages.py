"""Read ages that no unit tells: "Smith, 34, was", "aged 34", "a man of 34", "her son, 4,", "in his 40s"."""

from __future__ import annotations

from decimal import Decimal

from factcheck.facts.lexemes import Line, Sort
from factcheck.facts.number_values import words
from factcheck.facts.quantities.reading import Amount, Reading, named
from factcheck.facts.quantities.values import Bound, Form, Quantity

_OLDEST = 125
_PLACES = frozenset({"GPE", "LOC", "DATE"})


def read_age(amount: Amount) -> Reading | None:
    """The amount as an age, None where nothing says that it is one."""
    quantity, line, start = amount.quantity, amount.line, amount.start
    if quantity.unit != "count" or quantity.lo is None or not 0 < quantity.lo < _OLDEST:
        return None
    start = start - 1 if line.low(start - 1) == "between" else start
    before = line.low(start - 1)
    told = before in {"aged", "age", "ages"} or (before == "of" and line.low(start - 2) == "age")
    told = told or (before == "and" and line.low(start - 3) in {"aged", "ages"})
    told = told or (before == "of" and line.low(start - 2) in _SOMEBODY)
    aside = (before == "," and amount.next in {",", "."}) or (before == "(" and amount.next == ")")
    shown = aside and quantity.form is Form.DIGITS and _is_person(line, start)
    return named(amount, "age") if told or shown or _is_said_of_person(amount) else None


def read_life_decade(line: Line, start: int) -> Reading | None:
    """Read "in his 40s", "in her mid-30s", "in their late twenties": an age between two."""
    decade, end = words("life_decades").get(line.low(start)), start + 1
    if decade is None and line[start].sort is Sort.NUMBER and line.low(end) in {"s", "'s"}:
        text = line.low(start)
        decade, end = (Decimal(text) if len(text) == 2 and text[1] == "0" else None), end + 1  # noqa: PLR2004
    if decade is None:
        return None
    place = start - 1 if line.low(start - 1) == "-" else start
    portion = _PORTIONS.get(line.low(place - 1))
    place = place - 1 if portion else place
    if line.low(place - 1) not in _WHOSE or line.low(place - 2) != "in":
        return None
    low, high = portion or (0, 9)
    quantity = Quantity(decade + low, decade + high, bound=Bound.RANGE, form=Form.WORD)
    return named(Amount(line, quantity, place, end), "age")


def _is_said_of_person(amount: Amount) -> bool:
    """Such as "who is 61", "she turned 100 on Sunday", "he died at 94", "at 64, she retired"."""
    line, start = amount.line, amount.start
    follows = line[amount.end]
    ends = follows.sort is Sort.SIGN or line.low(amount.end) in _AFTER_AGES or not follows.low
    if not ends or amount.quantity.bound is not Bound.EQ or not line.low(start - 1):
        return False
    tokens = line.sentence.tokens
    verb = line[start - 1].first
    if line.low(start - 1) == "at":
        died = tokens[line[start - 2].first].lemma == "die" if line.low(start - 2) else False
        follow = line[amount.end + 1]
        opens = start == 1 and line.low(amount.end) == "," and follow.low in {"he", "she"}
        return died or opens
    if tokens[verb].lemma not in {"be", "turn"}:
        return False
    return any(
        tokens[i].dep == "nsubj" and (tokens[i].lemma in _PEOPLE or tokens[i].entity == "PERSON")
        for i in line.sentence.children[verb]
    )


def _is_person(line: Line, start: int) -> bool:
    """A name before the comma, or a noun that the number stands beside ("her son, 4, was")."""
    if not line.low(start - 2):
        return False
    token = line.sentence.tokens[line[start - 2].first]
    if token.pos == "PROPN":
        return token.entity not in _PLACES
    beside = line.sentence.tokens[line[start].first].dep == "appos"
    return token.tag == "NN" and beside and line.low(start + 1) == ","


_PORTIONS = {"early": (0, 4), "mid": (3, 7), "late": (5, 9)}
_SOMEBODY = frozenset({"man", "woman", "boy", "girl", "child", "teenager"})
_WHOSE = frozenset({"his", "her", "their", "its", "my", "your", "our"})
_PEOPLE = frozenset({"he", "she", "who", "i"})
_AFTER_AGES = frozenset({"on", "when", "at", "in", "and", "but", "last", "this", "next", "as"})
