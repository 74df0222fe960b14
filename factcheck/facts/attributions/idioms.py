"""Verbs of saying in set phrases that report nothing: "all told", "needless to say"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.facts.attributions.reporting import reporting_words
from factcheck.model import Sentence


def idiom_words(sentence: Sentence) -> frozenset[int]:
    """The words of the set phrases that stand between marks or at an edge of the sentence."""
    return frozenset(i for phrase in _phrases(sentence) for i in phrase)


def _phrases(sentence: Sentence) -> Iterator[range]:
    lower = tuple(token.text.lower() for token in sentence.tokens)
    there = set(lower)
    for idiom in reporting_words().idioms:
        if not there.issuperset(idiom):
            continue
        for first in range(len(lower) - len(idiom) + 1):
            phrase = range(first, first + len(idiom))
            if lower[phrase.start : phrase.stop] == idiom and _is_set_off(sentence, phrase):
                yield phrase


def _is_set_off(sentence: Sentence, phrase: range) -> bool:
    tokens = sentence.tokens
    opens = phrase.start == 0 or tokens[phrase.start - 1].pos in {"PUNCT", "CCONJ"}
    return opens and (phrase.stop == len(tokens) or tokens[phrase.stop].pos == "PUNCT")
