"""Dead, hurt and arrested people, told by a noun or by a verb: "twelve deaths", "killed four people", "no one hurt"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from factcheck.facts.binding import is_light, predicate
from factcheck.facts.predicates import arguments
from factcheck.facts.quantities.values import Form, Quantity
from factcheck.facts.scenes import ANYBODY, shared_scene
from factcheck.lexicon.words import same_event, synonyms
from factcheck.model import Fact, Pair, Sentence

_BY_NOUN = {"death": "kill", "fatality": "kill", "injury": "injure", "arrest": "arrest"}
_VERBS = tuple(dict.fromkeys(_BY_NOUN.values()))
_CAUSE = frozenset({"bring", "cause", "confirm", "lead", "make", "result"})


def same_toll(pair: Pair, ours: Fact[Quantity], theirs: Fact[Quantity]) -> bool:
    """Whether both count whom one event harmed, in sentences on one thing.

    A group ("two firefighters") may be some of all who were harmed, so it is compared with nobody, and with all where
    it is the larger figure.
    """
    none = is_none(ours) or is_none(theirs)
    by_group = none or _exceeds(ours, theirs) or _exceeds(theirs, ours)
    what = _toll(ours, by_group=by_group)
    same = bool(what) and what == _toll(theirs, by_group=by_group)
    return same and bool(shared_scene(pair.ours, pair.theirs))


def _exceeds(group: Fact[Quantity], everybody: Fact[Quantity]) -> bool:
    """Whether more of a group are counted than of all people."""
    least, most = group.value.lo, everybody.value.hi
    larger = least is not None and most is not None and least > most
    return larger and everybody.value.noun in ANYBODY


def is_none(fact: Fact[Quantity]) -> bool:
    """Whether the figure is none: "no injuries", "nobody"."""
    return fact.value.lo == fact.value.hi == 0


def gravity(fact: Fact[Quantity]) -> frozenset[str]:
    """How badly: of 22 who were hurt, four were "seriously hurt"."""
    sentence = fact.sentence
    verb = predicate(sentence, fact.anchor)
    if not synonyms(sentence.tokens[verb].lemma, "injure", "verb"):
        return frozenset()
    return _GRAVE.intersection(sentence.tokens[i].lemma for i in sentence.children[verb])


_GRAVE = frozenset(
    {
        "seriously",
        "severely",
        "gravely",
        "badly",
        "critically",
        "fatally",
        "mortally",
        "slightly",
        "lightly",
        "mildly",
    }
)


def nobody(sentence: Sentence) -> Iterator[Fact[Quantity]]:
    """Such as "no one was hurt" is a toll of none; "no one else" and "seriously hurt" say less."""
    tokens = sentence.tokens
    for index, token in enumerate(tokens):
        no_one = token.lemma == "one" and index > 0 and tokens[index - 1].lemma == "no"
        if not (no_one or token.lemma in {"nobody", "noone"}):
            continue
        more = any(after.lemma == "else" for after in tokens[index + 1 : index + 2])
        fact = Fact(sentence, (index - 1, index) if no_one else (index,), index, _NOBODY)
        if not more and not gravity(fact) and _toll(fact, by_group=False):
            yield fact


_NOBODY = Quantity(Decimal(0), Decimal(0), noun="people", form=Form.WORD)


def _toll(fact: Fact[Quantity], *, by_group: bool) -> str:
    """The verb for what was done to the people that are counted; "" where the figure is no toll."""
    sentence = fact.sentence
    verb = predicate(sentence, fact.anchor)
    lemma = sentence.tokens[verb].lemma
    if fact.value.noun in _BY_NOUN:
        told = lemma in _CAUSE or is_light(sentence, verb)
        return _BY_NOUN[fact.value.noun] if told else ""
    harmed = arguments(sentence, verb).patient
    if harmed not in {None, fact.anchor} or not (by_group or fact.value.noun in ANYBODY):
        return ""
    return next((what for what in _VERBS if same_event(lemma, what)), "")
