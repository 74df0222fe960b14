"""Who did it to whom was swapped: "police attacked the crowd", "the crowd attacked police"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from factcheck.facts.changed_words import place
from factcheck.facts.opposition import is_symmetric
from factcheck.facts.predicates import arguments, head_meaning
from factcheck.lexicon.words import synonyms
from factcheck.model import Claim, Clash, FindingType, Pair

_PREPOSITIONS = frozenset({"at", "to", "from", "against", "on", "for"})
_NAMED = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class Kind:
    """Clashes where subject and object of a verb changed places, active or passive; no options."""

    finding_type: ClassVar[FindingType] = FindingType.CONTRADICTION
    message_fields: ClassVar[tuple[str, ...]] = ("verb",)
    clash_tags: ClassVar[tuple[str, ...]] = ()

    def clashes(self, pair: Pair) -> Iterator[Clash]:
        """One clash per verb."""
        for ours in _verbs(pair.ours):
            for theirs in _verbs(pair.theirs):
                clash = _swapped(pair, ours, theirs)
                if clash is not None:
                    yield clash


def _verbs(claim: Claim) -> Iterator[int]:
    tokens = claim.sentence.tokens
    yield from (i for i in claim.tokens if tokens[i].pos == "VERB")


def _swapped(pair: Pair, ours: int, theirs: int) -> Clash | None:
    left, right = pair.ours.sentence, pair.theirs.sentence
    verb = left.tokens[ours].lemma
    if not synonyms(verb, right.tokens[theirs].lemma, "VERB") or is_symmetric(verb):
        return None
    for relation, doer, other in _roles(pair.ours, ours):
        for same, their_doer, their_other in _roles(pair.theirs, theirs):
            names = head_meaning(left, doer), head_meaning(left, other)
            others = head_meaning(right, their_doer), head_meaning(right, their_other)
            if relation == same and names[0] != names[1] and names == (others[1], others[0]):
                places = (
                    place(pair.ours, (ours, doer, other), f"{names[0]} {verb} {names[1]}"),
                    place(
                        pair.theirs,
                        (theirs, their_doer, their_other),
                        f"{others[0]} {verb} {others[1]}",
                    ),
                )
                return Clash(places, verb, fields=(("verb", verb),), pair=pair)
    return None


def _roles(claim: Claim, verb: int) -> Iterator[tuple[str, int, int]]:
    """(relation, doer, other) where both are named: the done-to, or the noun after "at", "to"."""
    found = arguments(claim.sentence, verb)
    if found.agent is None or not _is_named(claim, found.agent):
        return
    if found.patient is not None and _is_named(claim, found.patient):
        yield "", found.agent, found.patient
    objects = [verb] if found.patient is None else [verb, found.patient]
    for above in objects:
        for word, noun in _after_prepositions(claim, above):
            yield word, found.agent, noun


def _after_prepositions(claim: Claim, above: int) -> Iterator[tuple[str, int]]:
    sentence = claim.sentence
    for child in sentence.children[above]:
        if sentence.tokens[child].lemma not in _PREPOSITIONS:
            continue
        below = sentence.children[child]
        nouns = (i for i in below if sentence.tokens[i].dep == "pobj" and _is_named(claim, i))
        yield from ((sentence.tokens[child].lemma, noun) for noun in nouns)


def _is_named(claim: Claim, index: int) -> bool:
    return claim.sentence.tokens[index].pos in _NAMED
