"""Which word denies which: "not" the verb, "no" the noun or its verb, "failed to" a verb."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import cast

from factcheck.facts.predicates import LIGHT, predicate_of
from factcheck.lexicon import table
from factcheck.model import Sentence

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_LIMITS = frozenset({"until", "till"})
_CONTRAST = 8
"""Words after "not" within which "but" makes a contrast of it."""


def bindings(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """(cue, denied word) for every cue of the sentence."""
    for index, token in enumerate(sentence.tokens):
        bound = None
        if token.dep == "neg" or token.lemma in words("particles"):
            bound = _by_particle(sentence, index)
        elif token.lemma in words("determiners") and token.dep == "det":
            bound = _by_determiner(sentence, index)
        elif token.lemma == "yet" and sentence.tokens[index + 1 : index + 2]:
            bound = _by_yet(sentence, index)
        elif token.lemma in words("pronouns") and token.dep in (*_SUBJECTS, "dobj", "attr"):
            bound = _by_noun(sentence, index)
        elif token.lemma in words("prepositions") and token.dep in ("prep", "mark"):
            bound = _below(sentence, index, ("pobj", "pcomp")) or _of_clause(sentence, index)
        elif token.lemma in implicit_words():
            bound = _by_implicit(sentence, index)
        if bound is not None:
            yield index, bound


def is_limited(sentence: Sentence, cue: int) -> bool:
    """Whether the words around take the denial back: "not only", "whether or not"."""
    following = sentence.tokens[cue + 1 : cue + 2]
    if "mention" in (token.lemma for token in sentence.tokens[cue + 1 : cue + 3]):
        return True
    before = sentence.tokens[max(0, cue - 1) : cue]
    if following and following[0].pos in ("ADP", "NUM", "DET") and _but_follows(sentence, cue):
        return True
    return any(token.lemma in words("exempt_after") for token in following) or any(
        token.lemma in ("or", "if", "why") for token in before
    )


def limited_in_time(sentence: Sentence, verb: int) -> bool:
    """Whether the verb is denied only up to a time ("did not leave until Monday")."""
    return any(sentence.tokens[i].lemma in _LIMITS for i in sentence.subtree(verb))


@cache
def implicit_words() -> frozenset[str]:
    """Lemmas of the verbs, adjectives and nouns that deny by their meaning ("fail", "absence")."""
    return words("verbs") | words("adjectives") | words("nouns")


@cache
def words(name: str) -> frozenset[str]:
    """One list of the table of negations."""
    return frozenset(cast("dict[str, list[str]]", table("negations"))[name])


def _by_particle(sentence: Sentence, cue: int) -> int | None:
    if is_limited(sentence, cue):
        return None
    head = sentence.tokens[cue].head
    if sentence.tokens[cue].lemma == "no" and sentence.tokens[head].pos != "VERB":
        return _by_determiner(sentence, cue)
    if sentence.tokens[head].pos not in ("VERB", "AUX", "ADJ") or limited_in_time(sentence, head):
        return None
    return predicate_of(sentence, head)


def _by_determiner(sentence: Sentence, cue: int) -> int | None:
    if is_limited(sentence, cue):
        return None
    noun = sentence.tokens[cue].head
    adverbial = {sentence.tokens[noun].lemma, sentence.tokens[noun].text.lower()}
    if not adverbial.isdisjoint(words("adverbials")):  # the lemma of "longer" may be "long"
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
    if pos == "VERB" and lemma in words("verbs"):
        below = ("xcomp", "dobj") if lemma in words("takes_object") else ("xcomp",)
        return _below(sentence, cue, below) or _after_preposition(sentence, cue, ("from",))
    if pos == "ADJ" and lemma in words("adjectives"):
        return _below(sentence, cue, ("xcomp",)) or _after_preposition(sentence, cue, ("of",))
    if pos == "NOUN" and lemma in words("nouns"):
        return _below(sentence, cue, ("acl", "xcomp")) or _after_preposition(sentence, cue, ("of",))
    return None


def _after_preposition(sentence: Sentence, cue: int, prepositions: tuple[str, ...]) -> int | None:
    for child in sentence.children[cue]:
        if sentence.tokens[child].lemma in prepositions:
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


def _but_follows(sentence: Sentence, cue: int) -> bool:
    """Whether only one member of a contrast is denied ("not in Rome but in Oslo")."""
    return any(token.lemma == "but" for token in sentence.tokens[cue : cue + _CONTRAST])


def _below(sentence: Sentence, index: int, labels: tuple[str, ...]) -> int | None:
    return next((i for i in sentence.children[index] if sentence.tokens[i].dep in labels), None)
