"""Who did it to whom was swapped: "police attacked the crowd", "the crowd attacked police"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from factcheck.facts.changed_words import place
from factcheck.facts.opposition import is_symmetric
from factcheck.facts.predicates import arguments, head_meaning
from factcheck.lexicon.words import synonyms
from factcheck.model import Claim, Clash, FindingType, Pair, Place, Sentence

_PREPOSITIONS = frozenset(
    {"at", "to", "from", "against", "on", "for", "with", "over", "by", "into"}
)
_OF_PATIENT = frozenset({"to", "from", "for", "with", "on", "into"})
"""What the done-to stands in a relation to: "blamed the tax for the deficit", "replaced steel with wood"."""
_AT = frozenset({"at", "on", "against", "over", "to", "with"})
_ONE_WAY = frozenset({"because", "after", "before", "until"})
"""Marks of clauses that may not change places with what they explain."""
_NAMED = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class _Relation:
    """What ties two words of a claim, by label ("to", "because") and the lemma of the word that says so."""

    label: str
    what: str
    pos: str
    words: tuple[int, ...]
    sides: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Kind:
    """Clashes where the two sides of a verb, a noun or a reason changed places, active or passive; no options."""

    finding_type: ClassVar[FindingType] = FindingType.CONTRADICTION
    message_fields: ClassVar[tuple[str, ...]] = ("verb",)
    clash_tags: ClassVar[tuple[str, ...]] = ()

    def clashes(self, pair: Pair) -> Iterator[Clash]:
        """One clash per verb, noun of action or reason."""
        theirs = list(_relations(pair.theirs))
        told: set[tuple[str, int]] = set()
        for one in _relations(pair.ours):
            other = next((two for two in theirs if _turned(one, two)), None)
            if other is not None and (one.what, one.words[0]) not in told:
                told.add((one.what, one.words[0]))
                places = _place(pair.ours, one), _place(pair.theirs, other)
                yield Clash(places, one.what, fields=(("verb", one.what),), pair=pair)


def _turned(one: _Relation, two: _Relation) -> bool:
    if one.label != two.label or one.pos != two.pos or one.sides[0] == one.sides[1]:
        return False
    return one.sides == (two.sides[1], two.sides[0]) and synonyms(one.what, two.what, one.pos)


def _place(claim: Claim, relation: _Relation) -> Place:
    return place(claim, relation.words, f"{relation.sides[0]} {relation.what} {relation.sides[1]}")


def _relations(claim: Claim) -> Iterator[_Relation]:
    """Who did it to whom, at whom, more than who, and what happened because of what."""
    sentence = claim.sentence
    for index in claim.tokens:
        token = sentence.tokens[index]
        if token.pos not in ("VERB", "AUX", "NOUN"):
            continue
        is_noun = token.pos == "NOUN"
        for label, one, other in (_of_noun if is_noun else _of_verb)(sentence, index):
            if label.endswith("than") or not is_symmetric(token.lemma):
                sides = head_meaning(sentence, one), head_meaning(sentence, other)
                yield _Relation(label, token.lemma, token.pos, (index, one, other), sides)
    for index in range(len(sentence.tokens)):  # a claim ends where the reason begins
        for mark, reason in _reasons(sentence, index):
            sides = head_meaning(sentence, index), head_meaning(sentence, reason)
            yield _Relation(mark, mark, "", (index, reason), sides)


def _reasons(sentence: Sentence, verb: int) -> Iterator[tuple[str, int]]:
    """What happened and why or when: "it burned down because the heater was on"."""
    for below in sentence.children[verb]:
        if sentence.tokens[below].dep == "advcl" and sentence.tokens[below].pos == "VERB":
            marks = (sentence.tokens[i].lemma for i in sentence.children[below])
            yield from ((mark, below) for mark in marks if mark in _ONE_WAY)


def _of_verb(sentence: Sentence, verb: int) -> Iterator[tuple[str, int, int]]:
    """Doer and done-to; either and the noun after "at", "to", or a receiver: "gave her a book"."""
    found = arguments(sentence, verb)
    agent, patient = _named(sentence, found.agent), _named(sentence, found.patient)
    if agent is not None and patient is not None and sentence.tokens[verb].lemma != "be":
        yield "", agent, patient
    above = [verb] if found.patient is None else [verb, found.patient]
    for head in above:
        for word, noun in _after_prepositions(sentence, head):
            if agent is not None:
                yield word, agent, noun
            if patient is not None and patient != noun and word in _OF_PATIENT:
                yield f"its {word}", patient, noun
    if agent is not None:
        yield from ((word, agent, noun) for word, noun in _than(sentence, verb))


def _of_noun(sentence: Sentence, noun: int) -> Iterator[tuple[str, int, int]]:
    """Whose and at whom: "Iran's attack on Israel", "the attack on Israel by Iran"."""
    below = sentence.children[noun]
    owners = [i for i in below if sentence.tokens[i].dep == "poss"]
    after = list(_after_prepositions(sentence, noun))
    owners += [other for word, other in after if word == "by"]
    for owner in owners:
        if _named(sentence, owner) is not None:
            yield from ((word, owner, other) for word, other in after if word in _AT)


def _than(sentence: Sentence, verb: int) -> Iterator[tuple[str, int]]:
    """The noun behind "than", with what is compared: "is older than the mill"."""
    for child in sentence.children[verb]:
        if sentence.tokens[child].tag not in ("JJR", "RBR"):
            continue
        for word in sentence.children[child]:
            if sentence.tokens[word].lemma == "than":
                nouns = (i for i in sentence.children[word] if sentence.tokens[i].dep == "pobj")
                named = (i for i in nouns if _named(sentence, i) is not None)
                yield from ((f"{sentence.tokens[child].lemma} than", i) for i in named)


def _after_prepositions(sentence: Sentence, above: int) -> Iterator[tuple[str, int]]:
    for child in sentence.children[above]:
        token = sentence.tokens[child]
        if token.dep == "dative" and token.pos in _NAMED:
            yield "to", child
        if token.lemma not in _PREPOSITIONS:
            continue
        below = sentence.children[child]
        nouns = (i for i in below if sentence.tokens[i].dep == "pobj")
        yield from ((token.lemma, noun) for noun in nouns if _named(sentence, noun) is not None)


def _named(sentence: Sentence, index: int | None) -> int | None:
    """The token if it is a noun; a pronoun names nobody."""
    return index if index is not None and sentence.tokens[index].pos in _NAMED else None
