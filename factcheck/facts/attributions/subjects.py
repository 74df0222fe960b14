"""Whose verb it is: the subject of a reporting verb, inherited where the sentence leaves it out."""

from __future__ import annotations

from factcheck.facts.attributions.reporting import verb_at
from factcheck.model import Sentence

_SUBJECTS = {"nsubj", "csubj"}
_RELATIVE = {"WP", "WDT"}


def subject_of(sentence: Sentence, verb: int) -> int | None:
    """Head of the noun phrase that does the reporting, or None.

    A participle ("..., asserting he never meant to") takes the subject of the nearest reporting
    verb above it: the parser hangs it on the nearest verb, which is often inside what was said.
    """
    for _ in range(len(sentence.tokens)):
        own = _own_subject(sentence, verb)
        if own is not None:
            return own
        token = sentence.tokens[verb]
        if token.head == verb:
            return None
        if token.dep in {"relcl", "acl"}:
            return token.head if token.dep == "relcl" or token.tag == "VBG" else None
        if token.dep == "conj":
            verb = token.head
        elif token.dep in {"xcomp", "pcomp"} and _steered(sentence, verb):
            verb = _governor(sentence, verb)
        elif token.tag == "VBG" and token.dep in {"advcl", "ccomp", "dep", "prep", "pcomp"}:
            verb = _reporting_above(sentence, verb)
        else:
            return None
    return None


def agent_of(sentence: Sentence, verb: int) -> int | None:
    """Head of the "by" phrase of a passive, or None."""
    for child in sentence.children[verb]:
        if sentence.tokens[child].dep == "agent":
            for grandchild in sentence.children[child]:
                if sentence.tokens[grandchild].dep == "pobj":
                    return grandchild
    return None


def is_passive(sentence: Sentence, verb: int) -> bool:
    """Whether the verb is a passive with "be" or a bare participle ("a plan described as ...")."""
    token = sentence.tokens[verb]
    if any(sentence.tokens[child].dep == "auxpass" for child in sentence.children[verb]):
        return True
    has_aux = any(sentence.tokens[child].dep == "aux" for child in sentence.children[verb])
    return token.tag == "VBN" and not has_aux and token.dep in {"acl", "advcl", "amod"}


def _own_subject(sentence: Sentence, verb: int) -> int | None:
    """The nearest subject: a verb after a quotation is often given the quotation's subject too."""
    found = [
        child
        for child in sentence.children[verb]
        if sentence.tokens[child].dep in _SUBJECTS
        and not sentence.tokens[child].tag.startswith("VB")
    ]
    if not found:
        return None
    nearest = min(found, key=lambda child: abs(child - verb))
    if sentence.tokens[nearest].tag in _RELATIVE and sentence.tokens[verb].dep == "relcl":
        return sentence.tokens[verb].head
    return nearest


def _steered(sentence: Sentence, verb: int) -> bool:
    """Whether the infinitive's doer is the subject of the verb above.

    "went on to say", not "told him to say".
    """
    above = _governor(sentence, verb)
    return not any(
        sentence.tokens[child].dep in {"dobj", "dative"} and child < verb
        for child in sentence.children[above]
    )


def _governor(sentence: Sentence, verb: int) -> int:
    above = sentence.tokens[verb].head
    while sentence.tokens[above].dep in {"prep", "pcomp"} and sentence.tokens[above].head != above:
        above = sentence.tokens[above].head
    return above


def _reporting_above(sentence: Sentence, verb: int) -> int:
    """The nearest verb above that reports and has a subject, else the verb right above."""
    nearest = at = sentence.tokens[verb].head
    while True:
        if verb_at(sentence, at) is not None and _own_subject(sentence, at) is not None:
            return at
        above = sentence.tokens[at].head
        if above == at:
            return nearest
        at = above
