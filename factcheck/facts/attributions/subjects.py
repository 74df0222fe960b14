"""Whose verb it is: the subject of a reporting verb, inherited where the sentence leaves it out."""

from __future__ import annotations

from factcheck.facts.attributions.reporting import verb_at
from factcheck.facts.attributions.speakers import HUMAN, kind_of
from factcheck.facts.attributions.values import SpeakerKind
from factcheck.model import Sentence

_SUBJECTS = {"nsubj", "csubj"}
_ISSUE = {"issue", "release", "publish", "post", "write", "send", "sign", "make", "put"}
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
            issuing = _issuing(sentence, verb)
            if issuing is None:
                return _described(sentence, verb)
            verb = issuing
        elif token.dep == "conj":
            verb = token.head
        elif token.dep == "pcomp" or (token.dep == "xcomp" and _steered(sentence, verb)):
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
    return _late_agent(sentence, verb)


def _late_agent(sentence: Sentence, verb: int) -> int | None:
    """The speaker whom the parser hung on what was said: "described as brutal by neighbours"."""
    for child in sentence.children[verb]:
        token = sentence.tokens[child]
        if child < verb or (token.dep != "oprd" and token.lemma != "as"):
            continue
        for index in sentence.subtree(child):
            by = sentence.tokens[sentence.tokens[index].head]
            if sentence.tokens[index].dep == "pobj" and by.lemma == "by":
                above = sentence.tokens[by.head]
                speaks = kind_of(sentence, index) is not SpeakerKind.UNKNOWN
                return index if speaks and above.pos not in {"VERB", "AUX"} else None
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
        return _antecedent(sentence, verb, nearest)
    return nearest


def _antecedent(sentence: Sentence, verb: int, pronoun: int) -> int:
    """The noun that "who" stands for: the one before it where the parser gives a verb.

    Of "listeners to the programme who said" it is the people.
    """
    above = sentence.tokens[verb].head
    if sentence.tokens[above].pos not in {"VERB", "AUX"}:
        if sentence.tokens[above].dep == "appos":
            return sentence.tokens[above].head  # "Rivera, a former mayor who has announced ..."
        return _people_above(sentence, above) if sentence.tokens[pronoun].tag == "WP" else above
    for index in range(pronoun - 1, -1, -1):
        if sentence.tokens[index].pos in {"NOUN", "PROPN"}:
            return index
    return above


def _described(sentence: Sentence, verb: int) -> int | None:
    """The noun that a clause describes; the subject where the parser hung the main verb on a noun.

    "The letter, signed by two doctors, called for ..." has no reduced clause "called".
    """
    token = sentence.tokens[verb]
    noun = token.head
    if token.dep == "relcl" or token.tag == "VBG":
        return noun
    while sentence.tokens[noun].dep in {"pobj", "prep"}:
        noun = sentence.tokens[noun].head
    return noun if token.tag == "VBD" and sentence.tokens[noun].head == noun else None


def _issuing(sentence: Sentence, verb: int) -> int | None:
    """The verb of "issued a statement saying ...", whose subject speaks, not the statement."""
    token = sentence.tokens[verb]
    noun = sentence.tokens[token.head]
    issues = noun.dep == "dobj" and sentence.tokens[noun.head].lemma in _ISSUE
    return noun.head if issues and token.dep == "acl" and token.tag == "VBG" else None


def _people_above(sentence: Sentence, index: int) -> int:
    at = index
    while sentence.tokens[at].dep in {"pobj", "prep"} and kind_of(sentence, at) not in HUMAN:
        at = sentence.tokens[at].head
        if sentence.tokens[at].pos in {"VERB", "AUX"}:
            return index
    return at if sentence.tokens[at].pos in {"NOUN", "PROPN"} else index


def _steered(sentence: Sentence, verb: int) -> bool:
    """Whether the infinitive's doer is the subject of the verb above.

    "went on to say", not "told him to say".
    """
    above = _governor(sentence, verb)
    return not any(
        child < verb
        and (
            sentence.tokens[child].dep in {"dobj", "dative"}
            or (sentence.tokens[child].dep in {"prep", "prt"} and child > above)
        )
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
