"""Reporting without a reporting verb.

"calls for ... by", "according to", "reportedly", "is said to".
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.facts.attributions.contents import trimmed
from factcheck.facts.attributions.frame_values import Frame
from factcheck.facts.attributions.reporting import ReportingVerb, reporting_words, verb_at
from factcheck.facts.attributions.speakers import kind_of, speaker_at, without
from factcheck.facts.attributions.subjects import agent_of, subject_of
from factcheck.facts.attributions.values import Speaker, SpeakerKind, VerbClass
from factcheck.model import Sentence

_ACCORDING = ReportingVerb("according to", VerbClass.NEUTRAL, 1, frozenset())
_SPEAKER_PREPOSITIONS = {"by", "from"}
_CONTENT_PREPOSITIONS = {"for", "of", "about", "against", "to"}
_LIGHT_VERBS = {
    "make",
    "issue",
    "release",
    "give",
    "repeat",
    "renew",
    "sound",
    "launch",
    "level",
    "voice",
}


def according_frame(sentence: Sentence, index: int) -> Frame | None:
    """The clause that "according to the Pentagon" stands in."""
    token = sentence.tokens[index]
    if token.lemma != "according" and token.text.lower() != "according":
        return None
    speaker = _object_of_to(sentence, index)
    if speaker is None:
        return None
    inner = set(sentence.subtree(index))
    content = [i for i in sentence.subtree(_clause_above(sentence, token.head)) if i not in inner]
    return Frame(index, _ACCORDING, speaker_at(sentence, speaker), trimmed(sentence, content))


def phrase_frame(sentence: Sentence, index: int) -> Frame | None:
    """The clause that "in the ministry's view" or "by his own account" stands in."""
    token = sentence.tokens[index]
    preposition = sentence.tokens[token.head]
    how = reporting_words().phrases.get((preposition.lemma, token.lemma))
    if how is None or token.dep != "pobj":
        return None
    speaker = _noun_speaker(sentence, index)
    if speaker is None:
        return None
    inner = set(sentence.subtree(token.head))
    above = _clause_above(sentence, preposition.head)
    content = trimmed(sentence, [i for i in sentence.subtree(above) if i not in inner])
    return Frame(index, how, speaker_at(sentence, speaker), content, nominal=True)


def adverb_frame(sentence: Sentence, index: int) -> Frame | None:
    """The clause of an adverb that reports: "the suspect allegedly fled"."""
    how = reporting_words().adverbs.get(sentence.tokens[index].lemma)
    if how is None:
        return None
    head = sentence.tokens[index].head
    content = [i for i in sentence.subtree(head) if i != index]
    return Frame(index, how, Speaker(), trimmed(sentence, content))


def passive_frame(sentence: Sentence, index: int) -> Frame | None:
    """A report told of its subject, mostly without a speaker.

    "he is said to have fled", "it was reported by the Times that he fled", "he is accused of fleeing".
    """
    token = sentence.tokens[index]
    words = reporting_words()
    if token.lemma not in words.passives or token.tag != "VBN":
        return None
    children = sentence.children[index]
    if not any(sentence.tokens[c].dep == "auxpass" for c in children):
        return None
    subject = [
        i for c in children if sentence.tokens[c].dep == "nsubjpass" for i in sentence.subtree(c)
    ]
    how = verb_at(sentence, index) or words.verbs[token.lemma]
    agent = agent_of(sentence, index)
    said = _said_of(sentence, index, how, subject, agent)
    if not said:
        return None
    agent = agent if agent is not None else _late_agent(sentence, said)
    if agent is None:
        return Frame(index, how, Speaker(), said)
    deed = _deed_below(sentence, agent, how)
    by = {*sentence.subtree(sentence.tokens[agent].head)} - deed
    speaker = without(sentence, speaker_at(sentence, agent), deed)
    return Frame(index, how, speaker, tuple(i for i in said if i not in by))


def _deed_below(sentence: Sentence, agent: int, how: ReportingVerb) -> set[int]:
    """The words that tell the deed where they hang on the speaker: "accused by the regulator of hiding losses"."""
    below = (i for i in sentence.children[agent] if sentence.tokens[i].lemma in how.takes)
    return {i for child in below for i in sentence.subtree(child)}


def _late_agent(sentence: Sentence, said: Sequence[int]) -> int | None:
    """The speaker whom the parser hung on the deed: "was accused of hiding losses by the regulator"."""
    last = said[-1]
    preposition = sentence.tokens[last].head
    by = sentence.tokens[preposition].lemma == "by" and preposition in said
    speaks = kind_of(sentence, last) is not SpeakerKind.UNKNOWN
    return last if by and speaks and sentence.tokens[last].dep == "pobj" else None


def _said_of(
    sentence: Sentence,
    index: int,
    how: ReportingVerb,
    subject: Sequence[int],
    agent: int | None,
) -> tuple[int, ...]:
    """The subject and what it is said to have done; the clause alone after an empty "it".

    The deed may hang on the speaker: "was accused by the regulator of hiding losses".
    """
    below = (*sentence.children[index], *(sentence.children[agent] if agent is not None else ()))
    for child in below:
        inner = sentence.tokens[child]
        if inner.dep == "xcomp" and inner.pos in {"VERB", "AUX"}:
            return (*subject, *trimmed(sentence, sentence.subtree(child)))
        if inner.dep == "ccomp" and all(sentence.tokens[i].lemma == "it" for i in subject):
            return trimmed(sentence, sentence.subtree(child))
        if inner.dep == "prep" and inner.lemma in how.takes and child > index:
            return (
                *subject,
                *trimmed(sentence, [i for i in sentence.subtree(child) if i != child]),
            )
    return ()


def noun_frame(sentence: Sentence, index: int) -> Frame | None:
    """A noun that reports: "calls for a review by the council", "the council's warning that"."""
    token = sentence.tokens[index]
    how = reporting_words().nouns.get(token.lemma)
    if how is None or token.pos != "NOUN":
        return None
    content = _noun_content(sentence, index, how)
    if not content:
        return None
    head = _noun_speaker(sentence, index)
    if head is None and how.cls is not VerbClass.URGE and not _has_clause(sentence, index):
        return None
    speaker = speaker_at(sentence, head) if head is not None else Speaker()
    spoken = set(speaker.tokens)
    by = sentence.tokens[head].head if head is not None else None
    kept = [i for i in content if i not in spoken and i != by]
    return Frame(index, how, speaker, trimmed(sentence, kept), nominal=True)


def _object_of_to(sentence: Sentence, index: int) -> int | None:
    for child in sentence.children[index]:
        if sentence.tokens[child].lemma == "to":
            for grandchild in sentence.children[child]:
                if sentence.tokens[grandchild].dep == "pobj":
                    return grandchild
    return None


def _clause_above(sentence: Sentence, index: int) -> int:
    """The verb of the clause that a phrase belongs to, where the parser hung it on a noun in it."""
    at = index
    while sentence.tokens[at].pos not in {"VERB", "AUX"} and sentence.tokens[at].head != at:
        at = sentence.tokens[at].head
    return at


def _noun_content(sentence: Sentence, index: int, how: ReportingVerb) -> tuple[int, ...]:
    for child in sentence.children[index]:
        if child > index and _is_that_clause(sentence, child):
            return trimmed(sentence, sentence.subtree(child))
    for child in sentence.children[index]:
        token = sentence.tokens[child]
        if child < index:
            continue
        if "for" in how.takes and _is_for_clause(sentence, child):
            return trimmed(sentence, [i for i in sentence.subtree(child) if i >= child])
        if (
            token.dep == "prep"
            and token.lemma in _CONTENT_PREPOSITIONS
            and (token.lemma in how.takes)
        ):
            return trimmed(sentence, [i for i in sentence.subtree(child) if i != child])
        if token.dep in {"acl", "relcl"} and "inf" in how.takes and token.tag == "VB":
            subtree = sentence.subtree(child)
            return trimmed(sentence, [i for i in subtree if sentence.tokens[i].tag != "TO"])
    return ()


def _is_for_clause(sentence: Sentence, child: int) -> bool:
    """What is asked in "calls for the council to reconsider the closure"."""
    return sentence.tokens[child].dep in {"advcl", "acl", "relcl"} and any(
        sentence.tokens[i].lemma == "for" and sentence.tokens[i].dep == "mark"
        for i in sentence.children[child]
    )


def _has_clause(sentence: Sentence, index: int) -> bool:
    return any(_is_that_clause(sentence, child) for child in sentence.children[index])


def _is_that_clause(sentence: Sentence, child: int) -> bool:
    return sentence.tokens[child].dep in {"acl", "ccomp", "relcl"} and any(
        sentence.tokens[i].dep == "mark" and sentence.tokens[i].lemma == "that"
        for i in sentence.children[child]
    )


def _noun_speaker(sentence: Sentence, index: int) -> int | None:
    for child in sentence.children[index]:
        if sentence.tokens[child].dep == "poss":
            return child
    governor = sentence.tokens[index].head
    if sentence.tokens[index].dep == "dobj" and sentence.tokens[governor].lemma in _LIGHT_VERBS:
        return subject_of(sentence, governor)
    for inner in sentence.subtree(index):
        token = sentence.tokens[inner]
        if inner < index or token.lemma not in _SPEAKER_PREPOSITIONS:
            continue
        above = sentence.tokens[token.head]
        direct = token.head == index or sentence.tokens[token.head].head == index
        if token.dep in {"prep", "agent"} and (direct or above.pos == "NOUN"):
            for grandchild in sentence.children[inner]:
                if sentence.tokens[grandchild].dep == "pobj":
                    return grandchild
    return None
