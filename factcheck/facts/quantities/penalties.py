"""Prison terms, fines and bans, in whatever words: "sentenced to six years", "sent to prison for seven years"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import cast

from factcheck.facts.binding import predicate, shares_party
from factcheck.facts.quantities.values import Quantity
from factcheck.lexicon import table
from factcheck.model import Fact, Pair, Sentence


def same_penalty(pair: Pair, ours: Fact[Quantity], theirs: Fact[Quantity]) -> bool:
    """Whether both figures are the measure of one sort of penalty, for one party."""
    sort = penalty(ours)
    return bool(sort) and sort == penalty(theirs) and shares_party(pair, ours.anchor, theirs.anchor)


def penalty(fact: Fact[Quantity]) -> str:
    """The sort of penalty that the figure measures, from the table of penalties; empty for none."""
    told = set(_words_around(fact))
    fitting = (
        sort
        for sort, row in _penalties().items()
        if row["measured"] == fact.value.dimension and told.intersection(row["words"])
    )
    return next(fitting, "")


def _words_around(fact: Fact[Quantity]) -> Iterator[str]:
    """The verb that the figure hangs on, or, where that only gives, the nouns between and beside them."""
    sentence = fact.sentence
    verb = predicate(sentence, fact.anchor)
    yield sentence.tokens[verb].lemma
    if sentence.tokens[verb].lemma in _given():
        for index in sentence.children[verb]:
            yield from _nouns(sentence, index)


def _nouns(sentence: Sentence, index: int) -> Iterator[str]:
    """The nouns of an object or of a phrase behind a preposition, subjects and clauses left out."""
    token = sentence.tokens[index]
    if token.dep in _OBJECTS:
        yield from (
            sentence.tokens[i].lemma
            for i in sentence.subtree(index)
            if sentence.tokens[i].pos == "NOUN"
        )


_OBJECTS = frozenset({"dobj", "prep", "dative", "nsubjpass"})


@cache
def _penalties() -> Mapping[str, Mapping[str, Sequence[str]]]:
    rows = cast("Mapping[str, Mapping[str, Sequence[str]]]", table("penalties"))
    return {sort: row for sort, row in rows.items() if sort != "given"}


@cache
def _given() -> frozenset[str]:
    return frozenset(cast("Mapping[str, Sequence[str]]", table("penalties"))["given"])
