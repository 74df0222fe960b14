"""Who did it to whom was swapped: "police attacked the crowd", "the crowd attacked police"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from factcheck.facts.changed_words import place
from factcheck.facts.opposition import is_symmetric
from factcheck.facts.predicates import arguments, head_meaning, is_pronoun
from factcheck.lexicon.words import synonyms
from factcheck.model import Claim, Clash, FindingType, Pair

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
    doers = _pair_of(pair.ours, ours), _pair_of(pair.theirs, theirs)
    if doers[0] is None or doers[1] is None:
        return None
    (agent, patient), (other_agent, other_patient) = doers[0], doers[1]
    names = head_meaning(left, agent), head_meaning(left, patient)
    others = head_meaning(right, other_agent), head_meaning(right, other_patient)
    if names[0] == names[1] or names != (others[1], others[0]):
        return None
    places = (
        place(pair.ours, (ours, agent, patient), " ".join((names[0], verb, names[1]))),
        place(
            pair.theirs,
            (theirs, other_agent, other_patient),
            " ".join((others[0], verb, others[1])),
        ),
    )
    return Clash(places, verb, fields=(("verb", verb),), pair=pair)


def _pair_of(claim: Claim, verb: int) -> tuple[int, int] | None:
    """Doer and done-to, where both are named."""
    found = arguments(claim.sentence, verb)
    if found.agent is None or found.patient is None:
        return None
    both = found.agent, found.patient
    named = all(claim.sentence.tokens[i].pos in _NAMED for i in both)
    return both if named and not any(is_pronoun(claim.sentence, i) for i in both) else None
