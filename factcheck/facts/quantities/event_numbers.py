"""One event against several: "a drone attack" and "drone attacks"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.facts.binding import values_of
from factcheck.facts.quantities.nouns import lemma, noun_set
from factcheck.facts.quantities.text import describe
from factcheck.facts.quantities.values import Form, Quantity
from factcheck.model import Claim, Fact, Pair, Sentence

_SAMPLE_OF_SPEECH = frozenset({"attr", "appos", "compound", "nmod", "oprd"})


@dataclass(frozen=True, slots=True)
class ChangedEvent:
    """The tokens to show on each side with their values in words; ``key`` is the noun."""

    ours: tuple[tuple[int, ...], str]
    theirs: tuple[tuple[int, ...], str]
    key: str


def changed_events(pair: Pair) -> Iterator[ChangedEvent]:
    """Events and things whose grammatical number alone differs.

    In a near pair any listed noun counts, in two reworded claims only events that both sides tell
    by an article or a bare plural and describe with a common word ("on the base").
    """
    if pair.near:
        yield from _in_edits(pair)
    else:
        yield from _in_claims(pair)


def _in_claims(pair: Pair) -> Iterator[ChangedEvent]:
    left = [
        fact
        for fact in values_of(pair.ours, Quantity)
        if fact.value.form in {Form.ARTICLE, Form.BARE_PLURAL}
    ]
    right = [
        fact
        for fact in values_of(pair.theirs, Quantity)
        if fact.value.form in {Form.ARTICLE, Form.BARE_PLURAL}
    ]
    for ours in left:
        answers = [fact for fact in right if fact.value.noun == ours.value.noun]
        twins = [fact for fact in left if fact.value.noun == ours.value.noun]
        if len(answers) == len(twins) == 1 and answers[0].value.form is not ours.value.form:
            theirs = answers[0]
            if _described_alike(pair, ours, theirs):
                yield ChangedEvent(_shown(ours), _shown(theirs), ours.value.noun)


def _described_alike(pair: Pair, ours: Fact[Quantity], theirs: Fact[Quantity]) -> bool:
    """Whether the two nouns have a modifier in common."""
    left, right = _modifiers(ours.sentence, ours.anchor), _modifiers(theirs.sentence, theirs.anchor)
    return any((a, b) in pair.links for a in left for b in right)


def _modifiers(sentence: Sentence, index: int) -> tuple[int, ...]:
    """Content words below a noun."""
    below = sentence.subtree(index)
    return tuple(
        i
        for i in below
        if i != index and sentence.tokens[i].pos in {"NOUN", "PROPN", "ADJ", "VERB"}
    )


def _shown(fact: Fact[Quantity]) -> tuple[tuple[int, ...], str]:
    return fact.tokens, describe(fact.value)


def _in_edits(pair: Pair) -> Iterator[ChangedEvent]:
    for edit in pair.edits:
        left = [i for i in range(*edit.ours) if _countable(pair.ours, i)]
        right = [i for i in range(*edit.theirs) if _countable(pair.theirs, i)]
        if len(left) != 1 or len(right) != 1:
            continue
        ours, theirs = _number(pair.ours.sentence, left[0]), _number(pair.theirs.sentence, right[0])
        noun = lemma(pair.ours.sentence, left[0])
        if noun == lemma(pair.theirs.sentence, right[0]) and {ours, theirs} == {1, 2}:
            yield ChangedEvent(
                _phrase(pair.ours, left[0], ours), _phrase(pair.theirs, right[0], theirs), noun
            )


def _countable(claim: Claim, index: int) -> bool:
    token = claim.sentence.tokens[index]
    if token.pos != "NOUN" or token.dep in _SAMPLE_OF_SPEECH:
        return False
    noun = lemma(claim.sentence, index)
    return noun in noun_set("events") or noun in noun_set("objects")


def _number(sentence: Sentence, index: int) -> int:
    """1 for "a raid", 2 for "raids", 0 where another word tells how many or "the" stands."""
    before = [sentence.tokens[i] for i in sentence.children[index] if i < index]
    if sentence.tokens[index].tag == "NN":
        return 1 if any(token.lemma in {"a", "an"} for token in before) else 0
    determined = any(
        token.dep in {"det", "poss", "nummod", "predet", "quantmod"} for token in before
    )
    return 2 if sentence.tokens[index].tag == "NNS" and not determined else 0


def _phrase(claim: Claim, index: int, number: int) -> tuple[tuple[int, ...], str]:
    below = [
        i
        for i in claim.sentence.children[index]
        if i < index and claim.sentence.tokens[i].dep in {"det", "compound", "amod"}
    ]
    return tuple(range(min([*below, index]), index + 1)), "1" if number == 1 else "2 or more"
