"""Who did it to whom was swapped: "police attacked the crowd", "the crowd attacked police"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from factcheck.facts.changed_words import place
from factcheck.facts.opposition import is_symmetric
from factcheck.facts.predicates import arguments, head_meaning
from factcheck.lexicon.words import synonyms
from factcheck.model import Claim, Clash, FindingType, Pair, Sentence

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
class Kind:
    """Clashes where the two sides of a verb, a noun or a reason changed places, active or passive; no options."""

    finding_type: ClassVar[FindingType] = FindingType.CONTRADICTION
    message_fields: ClassVar[tuple[str, ...]] = ("verb",)
    clash_tags: ClassVar[tuple[str, ...]] = ()

    def clashes(self, pair: Pair) -> Iterator[Clash]:
        """One clash per verb or noun of action."""
        for ours in _doings(pair.ours):
            for theirs in _doings(pair.theirs):
                clash = _swapped(pair, ours, theirs)
                if clash is not None:
                    yield clash
        yield from _turned_reasons(pair)


def _turned_reasons(pair: Pair) -> Iterator[Clash]:
    """Two clauses that changed places around "because" or "after"."""
    for ours in _doings(pair.ours):
        for mark, verb, reason in _of_clauses(pair.ours.sentence, ours):
            for theirs in _doings(pair.theirs):
                for same, their_verb, their_reason in _of_clauses(pair.theirs.sentence, theirs):
                    left = (
                        head_meaning(pair.ours.sentence, verb),
                        head_meaning(pair.ours.sentence, reason),
                    )
                    right = (
                        head_meaning(pair.theirs.sentence, their_verb),
                        head_meaning(pair.theirs.sentence, their_reason),
                    )
                    if mark == same and left == (right[1], right[0]) and left[0] != left[1]:
                        places = (
                            place(pair.ours, (verb, reason), f"{left[0]} {mark} {left[1]}"),
                            place(
                                pair.theirs,
                                (their_verb, their_reason),
                                f"{right[0]} {mark} {right[1]}",
                            ),
                        )
                        yield Clash(places, mark, fields=(("verb", mark),), pair=pair)


def _doings(claim: Claim) -> Iterator[int]:
    tokens = claim.sentence.tokens
    yield from (i for i in claim.tokens if tokens[i].pos in ("VERB", "AUX", "NOUN"))


def _swapped(pair: Pair, ours: int, theirs: int) -> Clash | None:
    left, right = pair.ours.sentence, pair.theirs.sentence
    what, pos = left.tokens[ours].lemma, left.tokens[ours].pos
    if pos != right.tokens[theirs].pos or not synonyms(what, right.tokens[theirs].lemma, pos):
        return None
    if is_symmetric(what):
        return None
    for relation, doer, other in _roles(pair.ours, ours):
        for same, their_doer, their_other in _roles(pair.theirs, theirs):
            names = head_meaning(left, doer), head_meaning(left, other)
            others = head_meaning(right, their_doer), head_meaning(right, their_other)
            if relation == same and names[0] != names[1] and names == (others[1], others[0]):
                places = (
                    place(pair.ours, (ours, doer, other), f"{names[0]} {what} {names[1]}"),
                    place(
                        pair.theirs,
                        (theirs, their_doer, their_other),
                        f"{others[0]} {what} {others[1]}",
                    ),
                )
                return Clash(places, what, fields=(("verb", what),), pair=pair)
    return None


def _roles(claim: Claim, index: int) -> Iterator[tuple[str, int, int]]:
    """(relation, one, other) where both are named: who did it to whom, at whom, more than who."""
    sentence = claim.sentence
    is_noun = sentence.tokens[index].pos == "NOUN"
    yield from (_of_noun if is_noun else _of_verb)(sentence, index)


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


def _of_clauses(sentence: Sentence, verb: int) -> Iterator[tuple[str, int, int]]:
    """What happened and why or when: "it burned down because the heater was on"."""
    for below in sentence.children[verb]:
        if sentence.tokens[below].dep != "advcl" or sentence.tokens[below].pos != "VERB":
            continue
        marks = (sentence.tokens[i].lemma for i in sentence.children[below])
        yield from ((mark, verb, below) for mark in marks if mark in _ONE_WAY)


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
