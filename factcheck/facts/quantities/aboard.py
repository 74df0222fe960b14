"""Counts of those on board: "sank with 421 people aboard", "was carrying 412 people"."""

from __future__ import annotations

from factcheck.facts.binding import predicate
from factcheck.facts.quantities.values import Quantity
from factcheck.model import Fact, Sentence


def is_aboard(fact: Fact[Quantity]) -> bool:
    """Whether the figure says how many a ship or a plane carried; not "nine people aboard were hurt"."""
    sentence, noun = fact.sentence, fact.anchor
    if fact.value.dimension != "count" or not fact.value.noun:
        return False
    token, verb = sentence.tokens[noun], sentence.tokens[predicate(sentence, noun)].lemma
    if token.dep == "dobj" and verb == "carry":
        return True
    near = {*sentence.children[noun], *fact.tokens}
    definite = any(sentence.tokens[i].text.lower() in {"the", "all"} for i in near)
    told = sentence.tokens[token.head].lemma in {"with", "be", "have"} or definite
    return told and _stands_after(sentence, noun)


def _stands_after(sentence: Sentence, noun: int) -> bool:
    """Whether "aboard" follows the noun, with at most "who were" between them."""
    for index in range(noun + 1, len(sentence.tokens)):
        word = sentence.tokens[index].text.lower()
        if word == "aboard":
            return True
        if word == "on" and index + 1 < len(sentence.tokens):
            return sentence.tokens[index + 1].text.lower() == "board"
        if word not in _BETWEEN:
            return False
    return False


_BETWEEN = frozenset({"who", "that", "was", "were", "is", "are", "had", "have", "been", "be"})
