"""A figure that a tally stands at counts what the tally counts: "the death toll rose to 14" is 14 dead."""

from __future__ import annotations

from dataclasses import replace

from factcheck.facts.quantities.values import Quantity
from factcheck.model import Sentence

_TOLLS = frozenset({"toll"})
_TALLIES = frozenset({"number", "total", "tally", "count"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_STANDS_AT = frozenset({"", "to", "at", "of"})


def tallied(sentence: Sentence, anchor: int, quantity: Quantity) -> Quantity:
    """The quantity with the noun of its tally; unchanged where a noun is known or no tally is near.

    *anchor* is the verb that the figure hangs on ("rose") or the tally itself ("a toll of 14"). "Rose by
    two" is a difference and no tally.
    """
    if quantity.dimension != "count" or quantity.noun or quantity.role not in _STANDS_AT:
        return quantity
    noun = next(filter(None, (_counted(sentence, i) for i in _near(sentence, anchor))), "")
    if not noun:
        return quantity
    return replace(quantity, noun=noun, role="", modifier="", tallied=True)


def _near(sentence: Sentence, anchor: int) -> tuple[int, ...]:
    """The anchor and the subject of the verb that it is."""
    subjects = (i for i in sentence.children[anchor] if sentence.tokens[i].dep in _SUBJECTS)
    return anchor, *subjects


def _counted(sentence: Sentence, index: int) -> str:
    lemma = sentence.tokens[index].lemma
    if lemma in _TOLLS:
        return "dead"
    if lemma in _TALLIES:
        return next(
            (
                sentence.tokens[thing].lemma
                for of in sentence.children[index]
                if sentence.tokens[of].lemma == "of"
                for thing in sentence.children[of]
                if sentence.tokens[thing].pos == "NOUN"
            ),
            "",
        )
    return ""
