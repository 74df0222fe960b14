"""Whether a figure tells of a rise or of a fall: "down 9.3 percent", "9.3% higher", "a 9.3 percent drop"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.facts.binding import predicate
from factcheck.facts.number_values import word_set
from factcheck.facts.quantities.values import Quantity
from factcheck.lexicon.words import side_of
from factcheck.model import Fact, Sentence

_LOOK_BACK = 3
"""Words between a verb and its figure: "fell by nearly 4 percent"."""


def direction(fact: Fact[Quantity]) -> int:
    """1 for a rise by the figure, -1 for a fall, 0 where it tells of neither or where the change ends."""
    if fact.value.role in {"to", "from"} or fact.value.unit in _PLACES:
        return 0
    return next(filter(None, _signs(fact)), 0)


_PLACES = frozenset({"ordinal", "age", "score"})


def _signs(fact: Fact[Quantity]) -> Iterator[int]:
    """What the words around say, the nearest first."""
    sentence, first, last = fact.sentence, fact.tokens[0], fact.tokens[-1]
    if last + 1 < len(sentence.tokens):
        yield _sign(sentence, last + 1)
    for index in range(first - 1, max(first - 1 - _LOOK_BACK, -1), -1):
        yield _sign(sentence, index)
    verb = predicate(sentence, fact.anchor)
    if verb == fact.anchor:
        yield _sign(sentence, verb)


def _sign(sentence: Sentence, index: int) -> int:
    token = sentence.tokens[index]
    limit = index + 1 < len(sentence.tokens) and sentence.tokens[index + 1].lemma == "to"
    for sign, name in ((1, "up_words"), (-1, "down_words")):
        if token.text.lower() in word_set(name):
            return 0 if limit else sign  # "up to 9 percent"
    return side_of(token.lemma, token.pos)
