"""How a superlative ranks what it is said of: "the largest", "one of the largest", "the second largest"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.facts.number_values import ordinal_word
from factcheck.model import Sentence

FIRST, AMONG = "first", "among"


@dataclass(frozen=True, slots=True)
class Superlative:
    """The token of the superlative, the first token that ranks it, and the rank: first, among, or an ordinal."""

    index: int
    start: int
    rank: str


def superlatives(sentence: Sentence) -> Iterator[Superlative]:
    """In text order; none that counts ("most people", "at least") or stands without "the" or an owner."""
    for index, token in enumerate(sentence.tokens):
        if token.tag == "JJS" or (token.tag == "RBS" and token.dep == "advmod"):
            found = _ranked(sentence, index)
            if found is not None and not _counts(sentence, index):
                yield found


def _ranked(sentence: Sentence, index: int) -> Superlative | None:
    words = [token.text.lower() for token in sentence.tokens]
    start, rank = index, FIRST
    if start and (number := ordinal_word(words[start - 1])) is not None:
        start, rank = start - 1, str(number)
    if start and (words[start - 1] in _ARTICLES or sentence.tokens[start - 1].tag in _OWNERS):
        start -= 1
    else:
        return None
    if words[max(start - 2, 0) : start] == ["one", "of"]:
        return Superlative(index, start - 2, AMONG)
    if words[start - 1 : start] == ["among"]:
        return Superlative(index, start - 1, AMONG)
    return Superlative(index, start, rank)


_ARTICLES = frozenset({"the"})
_OWNERS = frozenset({"PRP$", "POS"})


def _counts(sentence: Sentence, index: int) -> bool:
    """Whether it is "most" or "least" before a noun: "the most votes", not "the most powerful"."""
    token = sentence.tokens[index]
    return token.lemma in {"most", "least", "many", "much", "little"} and token.dep != "advmod"
