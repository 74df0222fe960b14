"""Whose ages: "Tomas Reil, 47," and, anywhere else, "Reil, 74,"; "a man aged 43"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import cast

from factcheck.facts.apart import is_of_this_year
from factcheck.facts.dates.values import DateValue
from factcheck.facts.names.comparison import bearers, one_bearer, people
from factcheck.facts.names.values import Name
from factcheck.facts.quantities.values import Bound, Quantity
from factcheck.model import Analysis, Fact, Sentence

AgeOf = tuple[Fact[Name], Fact[Quantity]]

_BACK_THEN = frozenset({"when", "time", "turn", "would", "become", "ago"})
_THEN = 3
"""Words before an age in which "then" is about it: "then aged 27", "was then only 27"."""
_LINKS = frozenset({",", "(", "aged", "age", "who", "be"})


def two_ages(analyses: Sequence[Analysis]) -> Iterator[tuple[AgeOf, AgeOf]]:
    """Two ages of one bearer of a name, in one text or in two, in the order of the texts."""
    known = bearers(name.value for analysis in analyses for name in people(analysis.facts))
    told = [row for analysis in analyses for row in _told(analysis)]
    for one, two in combinations(told, 2):
        if one[1].value.lo != two[1].value.lo and one_bearer(one[0].value, two[0].value, known):
            yield one, two


def is_of_today(age: Fact[Quantity]) -> bool:
    """Whether the age is an exact one and nothing in the sentence looks back."""
    tokens = age.sentence.tokens
    said = {token.lemma for token in tokens}
    first = age.tokens[0]
    then = any(token.lemma == "then" for token in tokens[max(first - _THEN, 0) : first])
    exact = age.value.dimension == "age" and age.value.bound is Bound.EQ
    return exact and not then and said.isdisjoint(_BACK_THEN)


def noun_of(age: Fact[Quantity]) -> str:
    """Whose age it is where no name tells: "43-year-old man", "a man aged 43", "the man, who is 43"; else "".

    Of "the driver, a 43-year-old woman" it is the driver's.
    """
    tokens = age.sentence.tokens
    if age.value.modifier:
        head = tokens[tokens[age.anchor].head]
        explained = tokens[age.anchor].dep == "appos" and head.pos == "NOUN"
        return head.lemma if explained else age.value.modifier
    before = [token for token in tokens[: age.tokens[0]] if token.lemma not in _LINKS]
    beside = bool(before) and tokens[age.tokens[0] - 1].lemma in _LINKS
    return before[-1].lemma if beside and before[-1].pos == "NOUN" else ""


def _told(analysis: Analysis) -> Iterator[AgeOf]:
    """Ages of today that stand straight after a name, or before it ("47-year-old Tomas Reil")."""
    dated = {
        fact.sentence.index
        for fact in analysis.facts
        if isinstance(fact.value, DateValue) and not is_of_this_year(fact.value)
    }
    names: dict[int, list[Fact[Name]]] = defaultdict(list)
    for name in people(analysis.facts):
        names[name.sentence.index].append(name)
    for fact in analysis.facts:
        age = cast("Fact[Quantity]", fact)
        if not isinstance(fact.value, Quantity) or not is_of_today(age):
            continue
        if fact.sentence.index in dated:
            continue
        beside = [name for name in names[fact.sentence.index] if _stand_together(name, fact)]
        if len(beside) == 1:
            yield beside[0], age


def _stand_together(name: Fact[Name], age: Fact[object]) -> bool:
    """Whether nothing, or a comma, a bracket, "aged", "who is" or ", a", stands between the two."""
    first, last = (name, age) if name.tokens[-1] < age.tokens[0] else (age, name)
    between = first.sentence.tokens[first.tokens[-1] + 1 : last.tokens[0]]
    links = _LINKS | {"a"} if _explains(first.sentence, age.anchor) else _LINKS
    return all(token.lemma in links for token in between) and (first is name or not between)


def _explains(sentence: Sentence, noun: int) -> bool:
    """Whether a noun says who the name before it is; in the list "Amadi, a 29-year-old man and a boy" it does not."""
    tokens, children = sentence.tokens, sentence.children
    below = (*children[noun], *children[tokens[noun].head])
    return tokens[noun].dep == "appos" and not any(tokens[i].dep == "cc" for i in below)
