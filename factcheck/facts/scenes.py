"""What a short claim is known by: the sentence that it stands in ("injuring 17", "19 were hurt")."""

from __future__ import annotations

import re

from factcheck.facts.predicates import arguments
from factcheck.lexicon.words import happening
from factcheck.model import Claim

ANYBODY = frozenset({"people", "person", ""})
"""Nouns of people of whom nothing more is said; "" where the figure stands alone ("killing 12")."""


def shared_scene(ours: Claim, theirs: Claim) -> frozenset[str]:
    """Nouns and names in both sentences, beside the events of the claims: who or what, where, when.

    None where a doer or a year is named that is not in the other sentence: a quake, a flood, one of long ago.
    """
    left, right = _nouns(ours), _nouns(theirs)
    if _years(ours) != _years(theirs) or not (_doer(ours) <= right and _doer(theirs) <= left):
        return frozenset()
    return (left & right) - {event_of(ours), event_of(theirs)} - ANYBODY


def event_of(claim: Claim) -> str:
    """The event that a claim tells of: one word for "killed" and "died"."""
    return _happening(claim, claim.root)


def _years(claim: Claim) -> frozenset[str]:
    words = (token.text for token in claim.sentence.tokens)
    return frozenset(word for word in words if _YEAR.fullmatch(word))


_YEAR = re.compile("(19|20)[0-9]{2}")


def _nouns(claim: Claim) -> frozenset[str]:
    tokens = claim.sentence.tokens
    return frozenset(_happening(claim, i) for i, t in enumerate(tokens) if t.pos in _NOUNS)


_NOUNS = frozenset({"NOUN", "PROPN"})


def _doer(claim: Claim) -> frozenset[str]:
    """Who or what did it, in one word; nobody where the subject is what was counted ("19 were hurt", "no one was")."""
    tokens = claim.sentence.tokens
    agent = arguments(claim.sentence, claim.root).agent
    done = claim.subject if agent is None else claim.sentence.subtree(agent)
    if any(tokens[index].pos == "NUM" or tokens[index].lemma == "no" for index in done):
        return frozenset()
    heads = (i for i in done if tokens[i].head not in done)
    return frozenset(_happening(claim, i) for i in heads if tokens[i].pos in _NOUNS)


def _happening(claim: Claim, index: int) -> str:
    token = claim.sentence.tokens[index]
    return happening(token.lemma, token.pos)
