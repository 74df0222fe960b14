"""Read ages that no unit tells: "Smith, 34, was", "aged 34", "her son, 4,"."""

from __future__ import annotations

from factcheck.facts.lexemes import Line
from factcheck.facts.quantities.reading import Amount, Reading, named
from factcheck.facts.quantities.values import Form

_OLDEST = 125
_PLACES = frozenset({"GPE", "LOC", "DATE"})


def read_age(amount: Amount) -> Reading | None:
    """The amount as an age, None where nothing says that it is one."""
    quantity, line, start = amount.quantity, amount.line, amount.start
    if quantity.unit != "count" or quantity.lo is None or not 0 < quantity.lo < _OLDEST:
        return None
    before = line.low(start - 1)
    told = before in {"aged", "age"} or (before == "of" and line.low(start - 2) == "age")
    told = told or (before == "and" and line.low(start - 3) in {"aged", "ages"})
    aside = (before == "," and amount.next in {",", "."}) or (before == "(" and amount.next == ")")
    shown = aside and quantity.form is Form.DIGITS and _is_person(line, start)
    return named(amount, "age") if told or shown else None


def _is_person(line: Line, start: int) -> bool:
    """A name before the comma, or a noun that the number stands beside ("her son, 4, was")."""
    if not line.low(start - 2):
        return False
    token = line.sentence.tokens[line[start - 2].first]
    if token.pos == "PROPN":
        return token.entity not in _PLACES
    beside = line.sentence.tokens[line[start].first].dep == "appos"
    return token.tag == "NN" and beside and line.low(start + 1) == ","
