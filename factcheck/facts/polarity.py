"""What a sentence denies: "not", "no", "without", "failed to", each bound to the denied word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import cast

from factcheck.facts.predicates import LIGHT, predicate_of
from factcheck.lexicon import table
from factcheck.model import Document, Fact, Sentence

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CONTRAST = 8
"""Words after "not" within which "but" makes a contrast of it."""
_BOUND_NEITHER = frozenset({"det", "nsubj", "nsubjpass"})
"""Elsewhere "neither" pairs with "nor", and what that denies is not modelled."""
_LIMITS = frozenset({"until", "till"})


@dataclass(frozen=True, slots=True)
class Negation:
    """A cue ("not", "fail") and the lemma of the word that it denies."""

    cue: str
    denied: str


def extract(
    document: Document,  # noqa: ARG001 -- all extractors are called alike
    sentences: Sequence[Sentence],
) -> tuple[Fact[Negation], ...]:
    """All negations, in text order; the anchor is the denied word."""
    return tuple(fact for sentence in sentences for fact in negations(sentence))


@lru_cache(maxsize=1 << 10)
def negations(sentence: Sentence) -> tuple[Fact[Negation], ...]:
    """The negations of one sentence; limited ones ("not only", "no fewer than") are left out."""
    return tuple(
        Fact(sentence, (cue,), denied, _value(sentence, cue, denied))
        for cue, denied in _bindings(sentence)
        if cue != denied
    )


def denied(sentence: Sentence, index: int) -> bool:
    """Whether the word is turned round an odd number of times; two denials cancel out."""
    return _odd(sentence, index, frozenset())


def is_unknown(sentence: Sentence, indices: Sequence[int]) -> bool:
    """Whether one of the words may turn a statement round in a way that is not modelled here."""
    tokens = [sentence.tokens[i] for i in indices]
    listed = any(token.lemma in _words("unknown") for token in tokens)
    return listed or any(t.lemma == "neither" and t.dep not in _BOUND_NEITHER for t in tokens)


def bare_particle(sentence: Sentence, indices: Sequence[int]) -> int | None:
    """The one "not" or "never" among the words, unless it is limited ("not only", "not until")."""
    cues = [i for i in indices if sentence.tokens[i].lemma in _words("particles")]
    if len(cues) != 1 or _is_limited(sentence, cues[0]):
        return None
    return None if _until(sentence, sentence.tokens[cues[0]].head) else cues[0]


def hints(sentence: Sentence, indices: Sequence[int]) -> bool:
    """Whether one of the words has a denial in its meaning ("declined comment")."""
    return any(sentence.tokens[i].lemma in _implicit() for i in indices)


def _odd(sentence: Sentence, index: int, seen: frozenset[int]) -> bool:
    if index in seen:
        return False
    cues = [fact.tokens[0] for fact in negations(sentence) if fact.anchor == index]
    turned = len(cues) % 2 == 1
    implicit = (cue for cue in cues if sentence.tokens[cue].lemma in _implicit())
    for cue in implicit:
        turned ^= _odd(sentence, cue, seen | {index})
    return turned


def _value(sentence: Sentence, cue: int, denied_index: int) -> Negation:
    return Negation(sentence.tokens[cue].lemma, sentence.tokens[denied_index].lemma)


def _bindings(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """(cue, denied word) for every cue of the sentence."""
    for index, token in enumerate(sentence.tokens):
        bound = None
        if token.dep == "neg" or token.lemma in _words("particles"):
            bound = _by_particle(sentence, index)
        elif token.lemma in _words("determiners") and token.dep == "det":
            bound = _by_determiner(sentence, index)
        elif token.lemma == "yet" and sentence.tokens[index + 1 : index + 2]:
            bound = _by_yet(sentence, index)
        elif token.lemma in _words("pronouns") and token.dep in (*_SUBJECTS, "dobj", "attr"):
            bound = _by_noun(sentence, index)
        elif token.lemma in _words("prepositions") and token.dep in ("prep", "mark"):
            bound = _below(sentence, index, ("pobj", "pcomp")) or _of_clause(sentence, index)
        elif token.lemma in _implicit():
            bound = _by_implicit(sentence, index)
        if bound is not None:
            yield index, bound


def _by_particle(sentence: Sentence, cue: int) -> int | None:
    if _is_limited(sentence, cue):
        return None
    if sentence.tokens[cue].lemma == "no":
        return _by_determiner(sentence, cue)
    head = sentence.tokens[cue].head
    if sentence.tokens[head].pos not in ("VERB", "AUX", "ADJ") or _until(sentence, head):
        return None
    return predicate_of(sentence, head)


def _by_determiner(sentence: Sentence, cue: int) -> int | None:
    if _is_limited(sentence, cue):
        return None
    noun = sentence.tokens[cue].head
    if sentence.tokens[noun].lemma in _words("adverbials"):
        return _governing_predicate(sentence, noun)
    return _by_noun(sentence, noun)


def _by_yet(sentence: Sentence, cue: int) -> int | None:
    """The verb of "have yet to sign"."""
    following = sentence.tokens[cue + 1]
    return following.head if following.tag == "TO" else None


def _by_noun(sentence: Sentence, noun: int) -> int | None:
    """The verb that a denied noun is subject or object of; the noun itself beside a light verb."""
    token = sentence.tokens[noun]
    if token.dep == "conj":
        return _by_noun(sentence, token.head) if token.head != noun else noun
    if token.dep not in (*_SUBJECTS, "dobj"):
        return noun
    verb = sentence.tokens[token.head]
    if verb.lemma in LIGHT and token.dep not in _SUBJECTS:
        return noun
    if verb.lemma == "be" and verb.dep not in ("aux", "auxpass"):
        complement = predicate_of(sentence, token.head)
        return noun if complement == token.head else complement
    return token.head


def _by_implicit(sentence: Sentence, cue: int) -> int | None:
    """What "fail", "unable", "absence" deny: the verb below, or the noun after "of", "from"."""
    lemma, pos = sentence.tokens[cue].lemma, sentence.tokens[cue].pos
    if pos == "VERB" and lemma in _words("verbs"):
        below = ("xcomp", "dobj") if lemma in _words("takes_object") else ("xcomp",)
        return _below(sentence, cue, below) or _after_preposition(sentence, cue, ("from",))
    if pos == "ADJ" and lemma in _words("adjectives"):
        return _below(sentence, cue, ("xcomp",)) or _after_preposition(sentence, cue, ("of",))
    if pos == "NOUN" and lemma in _words("nouns"):
        return _below(sentence, cue, ("acl", "xcomp")) or _after_preposition(sentence, cue, ("of",))
    return None


def _after_preposition(sentence: Sentence, cue: int, words: tuple[str, ...]) -> int | None:
    for child in sentence.children[cue]:
        if sentence.tokens[child].lemma in words:
            return _below(sentence, child, ("pobj", "pcomp"))
    return None


def _governing_predicate(sentence: Sentence, index: int) -> int | None:
    """The predicate above "no longer", "in no way"."""
    for _ in range(3):
        index = sentence.tokens[index].head
        if sentence.tokens[index].pos in ("VERB", "AUX"):
            return predicate_of(sentence, index)
    return None


def _of_clause(sentence: Sentence, cue: int) -> int | None:
    """The verb that "without" introduces as a mark ("without informing him")."""
    token = sentence.tokens[cue]
    return token.head if token.dep == "mark" else None


def _is_limited(sentence: Sentence, cue: int) -> bool:
    """Whether the words around take the denial back: "not only", "whether or not"."""
    following = sentence.tokens[cue + 1 : cue + 2]
    if "mention" in (token.lemma for token in sentence.tokens[cue + 1 : cue + 3]):
        return True
    before = sentence.tokens[max(0, cue - 1) : cue]
    if following and following[0].pos in ("ADP", "NUM", "DET") and _but_follows(sentence, cue):
        return True
    return any(token.lemma in _words("exempt_after") for token in following) or any(
        token.lemma in ("or", "if", "why") for token in before
    )


def _but_follows(sentence: Sentence, cue: int) -> bool:
    """Whether only one member of a contrast is denied ("not in Rome but in Oslo")."""
    return any(token.lemma == "but" for token in sentence.tokens[cue : cue + _CONTRAST])


def _until(sentence: Sentence, verb: int) -> bool:
    """Whether the verb is denied only up to a time ("did not leave until Monday")."""
    return any(sentence.tokens[i].lemma in _LIMITS for i in sentence.subtree(verb))


def _below(sentence: Sentence, index: int, labels: tuple[str, ...]) -> int | None:
    return next((i for i in sentence.children[index] if sentence.tokens[i].dep in labels), None)


@cache
def _implicit() -> frozenset[str]:
    return _words("verbs") | _words("adjectives") | _words("nouns")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(cast("dict[str, list[str]]", table("negations"))[name])
