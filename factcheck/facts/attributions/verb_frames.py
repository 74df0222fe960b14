"""Frames whose cue is a verb: who speaks, and which words are put down to them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from factcheck.facts.attributions.contents import clause_of, complement_of, is_set_in, said_around
from factcheck.facts.attributions.direct_speech import frame_words, speech_beside
from factcheck.facts.attributions.frame_values import Frame
from factcheck.facts.attributions.inversions import points_back, speaker_after
from factcheck.facts.attributions.namings import named_before
from factcheck.facts.attributions.negations import is_modal, is_negated, is_neither
from factcheck.facts.attributions.passive_contents import passive_content
from factcheck.facts.attributions.reporting import ReportingVerb, reporting_words
from factcheck.facts.attributions.silences import refused_words
from factcheck.facts.attributions.speakers import speaker_at, without
from factcheck.facts.attributions.subjects import agent_of, is_passive, subject_of
from factcheck.facts.attributions.values import Speaker, SpeakerKind, VerbClass
from factcheck.facts.quotations import Stretch
from factcheck.model import Sentence

_REFUSALS = {"refuse", "decline"}
_POINTERS = {"that", "this", "there", "what"}
_GROUPS = {"those", "these"}
_ANYBODY = {"anybody", "anyone", "whoever"}
_SUBJECTS = {"nsubj", "nsubjpass", "expl"}


def verb_frame(
    sentence: Sentence,
    index: int,
    verb: ReportingVerb,
    quoted: Sequence[Stretch],
    inside: Collection[int],
) -> Frame | None:
    """The frame of *verb*, the token at *index*; None where it reports nobody's words.

    *inside* are tokens within direct speech, which cannot be the speaker.
    """
    head = _speaker_head(sentence, index, verb)
    if head is None or head in inside or _points(sentence, head) or _is_idle(sentence, index, verb):
        return None
    speaker = _without_clause(sentence, speaker_at(sentence, head), index)
    if not _may_use(verb, speaker):
        return None
    content, direct = _content(sentence, index, verb, speaker, quoted)
    verb = _as_used(sentence, verb, speaker, content)
    ends = sentence.tokens[-1].text == ":" or points_back(sentence, index)
    opens = not content and "quote" in verb.takes and ends
    if not content and not opens:
        return None
    if not direct and not _plausible(sentence, verb, speaker, content):
        return None
    negated = is_negated(sentence, index, content)
    return Frame(index, verb, speaker, content, negated, quotes=direct, open=opens)


def _speaker_head(sentence: Sentence, index: int, verb: ReportingVerb) -> int | None:
    """Head of the speaker's phrase: the subject, of a passive the "by" phrase.

    In "state media quoted the minister as saying ..." it is the minister, in "“Why?” asked a clerk"
    the clerk.
    """
    after = speaker_after(sentence, index) if "quote" in verb.takes else None
    if after is not None:
        return after
    quoting = _quoting(sentence, index)
    if quoting is not None:
        for child in sentence.children[quoting]:
            if sentence.tokens[child].dep in {"nsubjpass", "dobj"}:
                return child
    return (agent_of if is_passive(sentence, index) else subject_of)(sentence, index)


def _quoting(sentence: Sentence, index: int) -> int | None:
    """The verb above in "quoted as saying"."""
    token = sentence.tokens[index]
    if token.dep != "pcomp" or sentence.tokens[token.head].lemma != "as":
        return None
    above = sentence.tokens[token.head].head
    return above if sentence.tokens[above].lemma in {"quote", "cite"} else None


def _is_idle(sentence: Sentence, index: int, verb: ReportingVerb) -> bool:
    """Whether the verb reports nothing of its own.

    What could be announced is not said yet; "neither confirmed nor denied" is one silence, "refused
    to say whether" another.
    """
    token = sentence.tokens[index]
    if is_modal(sentence, index):
        return True
    if verb.cls is VerbClass.DENY and is_neither(sentence, token.head):
        return True
    return token.dep == "xcomp" and sentence.tokens[token.head].lemma in _REFUSALS


def _points(sentence: Sentence, head: int) -> bool:
    """Whether the subject is nobody in particular.

    A "that" or "this", or whoever does it: "those who question it", "anybody who complains". "Those
    close to him" are people.
    """
    lemma = sentence.tokens[head].lemma
    if lemma in _POINTERS:
        return True
    if lemma not in _GROUPS and lemma not in _ANYBODY:
        return False
    below = {sentence.tokens[child].dep for child in sentence.children[head]}
    return not below or "relcl" in below


def _without_clause(sentence: Sentence, speaker: Speaker, index: int) -> Speaker:
    """A speaker whose own clause reports, as in "a letter that says ...", ends before the clause."""
    if index not in speaker.tokens or speaker.head is None:
        return speaker
    if speaker.head > index:  # "“A disgrace!” fumed Lund", where the cue is taken for an adjective
        return without(sentence, speaker, range(index + 1))
    at = index
    while sentence.tokens[at].head not in {speaker.head, at} and not _is_clause(sentence, at):
        at = sentence.tokens[at].head
    return without(sentence, speaker, sentence.subtree(at))


def _is_clause(sentence: Sentence, index: int) -> bool:
    return sentence.tokens[index].dep in {"relcl", "acl"}


def _may_use(verb: ReportingVerb, speaker: Speaker) -> bool:
    """Some verbs report only with some speakers: letters read, people read aloud."""
    kinds = reporting_words().only_by.get(verb.lemma)
    if kinds is None:
        return True
    return speaker.kind in kinds or (speaker.document and SpeakerKind.DOCUMENT in kinds)


def _as_used(
    sentence: Sentence, verb: ReportingVerb, speaker: Speaker, content: Sequence[int]
) -> ReportingVerb:
    """A person who indicates speaks, a report that does is evidence; "told him to go" is an order."""
    if speaker.document and verb.lemma in {"suggest", "indicate", "reveal"}:
        return replace(verb, cls=VerbClass.EVIDENCE)
    if not speaker.document and verb.lemma == "indicate":
        return replace(verb, cls=VerbClass.NEUTRAL)
    if verb.lemma in {"ask", "tell"} and content and sentence.tokens[content[0] - 1].tag == "TO":
        return replace(verb, cls=VerbClass.URGE)
    return verb


def _content(
    sentence: Sentence,
    index: int,
    verb: ReportingVerb,
    speaker: Speaker,
    quoted: Sequence[Stretch],
) -> tuple[tuple[int, ...], bool]:
    """What was said, and whether it stands as direct speech."""
    if verb.cls is VerbClass.REFUSE:
        return refused_words(sentence, index, verb, quoted), False
    before = named_before(sentence, index) if "named" in verb.takes else ()
    content = before or complement_of(sentence, index, verb, quoted)
    if speaker.head in content:
        content = _before_agent(sentence, index, speaker, content)
    if content:
        return content, False
    found = _clause_or_speech(sentence, index, verb, speaker, quoted)
    quoting = _quoting(sentence, index)
    if not found[0] and quoting is not None:
        # "The bridge will open, the mayor was quoted as saying"
        return _clause_or_speech(sentence, quoting, verb, speaker, quoted)
    return found if found[0] else (passive_content(sentence, index, verb), False)


def _before_agent(
    sentence: Sentence, index: int, speaker: Speaker, content: Sequence[int]
) -> tuple[int, ...]:
    """The words before the speaker of a passive: "described as brutal by neighbours"."""
    if not is_passive(sentence, index):
        return ()
    return tuple(i for i in content if i < min(speaker.tokens) - 1)


def _clause_or_speech(
    sentence: Sentence,
    index: int,
    verb: ReportingVerb,
    speaker: Speaker,
    quoted: Sequence[Stretch],
) -> tuple[tuple[int, ...], bool]:
    """The clause or the direct speech that hangs on the token at *index*."""
    if verb.takes & {"clause", "quote"}:
        clause = clause_of(sentence, index)
        frame = frame_words(sentence, index, speaker)
        if _does_something(sentence, index, verb, speaker, quoted):
            return clause, False
        speech = speech_beside(sentence, index, frame, clause, quoted)
        if speech and "quote" in verb.takes:
            return speech, True
        if "clause" in verb.takes and (not clause or is_set_in(sentence, frame, clause)):
            clause = said_around(sentence, frame)
        if verb.takes & {"clause", "aside"}:
            return tuple(i for i in clause if i not in speaker.tokens), False
    return (), False


def _does_something(
    sentence: Sentence,
    index: int,
    verb: ReportingVerb,
    speaker: Speaker,
    quoted: Sequence[Stretch],
) -> bool:
    """Whether the verb has a thing for its object: "added the words", "found little unity".

    Those who are told something are no such object.
    """
    spoken = {i for stretch in quoted for i in stretch.tokens}
    return verb.lemma not in reporting_words().to_somebody and any(
        sentence.tokens[child].dep == "dobj"
        and sentence.tokens[child].pos in {"NOUN", "PROPN"}
        and child > index
        and child not in {speaker.head, *spoken}
        for child in sentence.children[index]
    )


def _plausible(
    sentence: Sentence, verb: ReportingVerb, speaker: Speaker, content: Sequence[int]
) -> bool:
    """Things do not speak: a road that shows signs of wear, a clock that says noon."""
    told = any(
        sentence.tokens[i].dep in _SUBJECTS and sentence.tokens[i].head in content for i in content
    )
    acts = any(sentence.tokens[i].pos in {"VERB", "AUX"} for i in content)
    if verb.cls is VerbClass.EVIDENCE and told and not acts:
        return False  # a jury that finds him guilty
    if verb.lemma == "show" and not told and not speaker.document:
        return False  # a leader who shows good judgment
    if speaker.kind is not SpeakerKind.UNKNOWN:
        return True
    if speaker.head is not None and sentence.tokens[speaker.head].tag.startswith("PRP"):
        return sentence.tokens[speaker.head].text.lower() not in {"you", "i"}
    if verb.lemma in reporting_words().only_people:
        return True
    return told and verb.cls is not VerbClass.EVIDENCE
