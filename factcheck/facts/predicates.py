"""Who does what to whom: the predicate of a clause and its arguments, active and passive alike."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from factcheck.lexicon.words import meaning, synonyms
from factcheck.model import Pair, Sentence

LIGHT = frozenset({"be", "have", "do", "make", "take", "give", "get", "hold"})
"""Verbs that say little of their own: what "made no comment" denies is the comment."""

_SUBJECTS = ("nsubj", "csubj")
_PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
_COMPLEMENTS = ("acomp", "attr", "oprd")
_RELATIVE = frozenset({"who", "which", "that", "whom"})


@dataclass(frozen=True, slots=True)
class Arguments:
    """Token indices of the doer and of what is done to; None where the clause does not say."""

    agent: int | None
    patient: int | None


def predicate_of(sentence: Sentence, verb: int) -> int:
    """The token that carries the meaning: the complement of "be", the noun of "make a comment"."""
    below = sentence.children[verb]
    complements = [i for i in below if sentence.tokens[i].dep in _COMPLEMENTS]
    if complements:
        return complements[0]
    token = sentence.tokens[verb]
    if token.dep in ("aux", "auxpass"):
        return predicate_of(sentence, token.head)
    objects = [i for i in below if sentence.tokens[i].dep == "dobj"]
    return objects[0] if objects and token.lemma in LIGHT else verb


def topic(sentence: Sentence, index: int) -> str:
    """The lemma that tells a reader what is spoken of: "patient", where a figure hangs on "have been patient"."""
    if sentence.tokens[index].lemma in LIGHT:
        index = predicate_of(sentence, index)
    return sentence.tokens[index].lemma


@lru_cache(maxsize=1 << 14)
def arguments(sentence: Sentence, verb: int) -> Arguments:
    """The doer and the done-to of a verb, of "was attacked by" as of "attacked"."""
    subject, passive = _first(sentence, verb, _SUBJECTS), _first(sentence, verb, _PASSIVE_SUBJECTS)
    token = sentence.tokens[verb]
    if subject is None and passive is None and token.dep in ("conj", "xcomp"):
        subject = _shared_subject(sentence, verb)
    patient = passive if passive is not None else _first(sentence, verb, ("dobj",))
    if token.dep == "acl" and token.tag == "VBN" and patient is None:
        patient = token.head
    by = _first(sentence, verb, ("agent",))
    agent = subject if by is None else _first(sentence, by, ("pobj",))
    return Arguments(_named(sentence, verb, agent), _named(sentence, verb, patient))


def _shared_subject(sentence: Sentence, verb: int) -> int | None:
    """The subject that a verb takes over from what governs it: "is due to open", "was expected to open"."""
    token = sentence.tokens[verb]
    above = token.head
    if above == verb:
        return None
    if token.dep == "conj":
        return arguments(sentence, above).agent
    if sentence.tokens[above].dep == "acomp":
        above = sentence.tokens[above].head
    found = arguments(sentence, above)
    if _first(sentence, above, _PASSIVE_SUBJECTS) is not None:
        return found.patient
    return found.agent if found.patient is None else None


def governor(sentence: Sentence, index: int) -> int:
    """The content word that the token hangs on, past prepositions and members of a list."""
    token = sentence.tokens[index]
    above = token.head
    while above != index and (token.dep == "conj" or sentence.tokens[above].pos == "ADP"):
        index, token = above, sentence.tokens[above]
        above = token.head
    return above


def is_pronoun(sentence: Sentence, index: int) -> bool:
    """Whether the token stands for something that this sentence does not name."""
    return sentence.tokens[index].pos in ("PRON", "DET")


def same_arguments(pair: Pair, ours: int, theirs: int) -> bool:
    """Whether two verbs share a doer or a done-to, and neither names another one."""
    left = arguments(pair.ours.sentence, ours)
    right = arguments(pair.theirs.sentence, theirs)
    agents = _agree(pair, left.agent, right.agent)
    patients = _agree(pair, left.patient, right.patient)
    return False not in (agents, patients) and True in (agents, patients)


def may_share_arguments(pair: Pair, ours: int, theirs: int) -> bool:
    """Whether neither the doers nor the done-to of two verbs are named as two."""
    left = arguments(pair.ours.sentence, ours)
    right = arguments(pair.theirs.sentence, theirs)
    slots = ((left.agent, right.agent), (left.patient, right.patient))
    return all(_agree(pair, a, b) is not False for a, b in slots)


def same_thing(pair: Pair, ours: int, theirs: int) -> bool:
    """Whether the two tokens, or the names set beside them, are linked or mean the same."""
    left, right = pair.ours.sentence.tokens[ours], pair.theirs.sentence.tokens[theirs]
    if (ours, theirs) in pair.links or synonyms(left.lemma, right.lemma, left.pos):
        return True
    mine, others = _beside(pair.ours.sentence, ours), _beside(pair.theirs.sentence, theirs)
    return any((a, b) in pair.links for a in mine for b in others)


def _beside(sentence: Sentence, index: int) -> tuple[int, ...]:
    """The token and what stands in apposition to it: "the composer Lena Orth"."""
    return index, *(i for i in sentence.children[index] if sentence.tokens[i].dep == "appos")


def head_meaning(sentence: Sentence, index: int) -> str:
    """The word that stands for the token's class of synonyms."""
    return meaning(sentence.tokens[index].lemma, sentence.tokens[index].pos)


def _agree(pair: Pair, ours: int | None, theirs: int | None) -> bool | None:
    """True, False, or None where one side does not name the argument."""
    if ours is None or theirs is None:
        return None
    if is_pronoun(pair.ours.sentence, ours) or is_pronoun(pair.theirs.sentence, theirs):
        return None
    return same_thing(pair, ours, theirs)


def _named(sentence: Sentence, verb: int, index: int | None) -> int | None:
    """The noun that a relative pronoun stands for ("the man who fled")."""
    if index is not None and sentence.tokens[index].lemma in _RELATIVE:
        token = sentence.tokens[verb]
        return token.head if token.dep == "relcl" else None
    return index


def _first(sentence: Sentence, verb: int, labels: tuple[str, ...]) -> int | None:
    below = (i for i in sentence.children[verb] if sentence.tokens[i].dep in labels)
    return next(below, None)
