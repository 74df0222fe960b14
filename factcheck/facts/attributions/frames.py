"""Frames of reporting in one sentence.

The cue, who speaks, and which words are put down to them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factcheck.facts.attributions.contents import clause_of, complement_of, said_around, trimmed
from factcheck.facts.attributions.frame_values import Frame
from factcheck.facts.attributions.nominal_cues import (
    according_frame,
    adverb_frame,
    noun_frame,
    passive_frame,
)
from factcheck.facts.attributions.reporting import (
    ReportingVerb,
    cue_lemmas,
    reporting_words,
    verb_at,
)
from factcheck.facts.attributions.speakers import speaker_at
from factcheck.facts.attributions.subjects import agent_of, is_passive, subject_of
from factcheck.facts.attributions.values import Speaker, SpeakerKind, VerbClass
from factcheck.facts.quotations import Stretch
from factcheck.model import Sentence

_NOT_YET = {"may", "might", "could", "should", "must", "would"}
_NEGATIONS = {"not", "never", "neither", "no", "n't", "nor"}
_AROUND = {"aux", "advmod", "npadvmod", "neg", "dobj", "dative", "prep", "prt", "auxpass"}
_NO_CUE = {"PUNCT", "DET", "PRON", "NUM", "SYM"}
_DEMONSTRATIVE = {"that", "this", "these", "those", "there", "what"}
_COLON_CUE = ReportingVerb(":", VerbClass.NEUTRAL, 1, frozenset({"quote"}))


def frames(sentence: Sentence, quoted: Sequence[Stretch]) -> tuple[Frame, ...]:
    """All frames of the sentence in text order.

    Those inside somebody's direct speech are left out.
    """
    inside = {index for stretch in quoted for index in stretch.tokens} | _unclosed(sentence)
    found: list[Frame] = []
    for index in range(len(sentence.tokens)):
        frame = _frame_at(sentence, index, quoted, inside)
        if frame is not None:
            found.append(frame)
    colon = _colon_frame(sentence, quoted)
    if colon is not None and not found:
        found.append(colon)
    return tuple(found)


def _unclosed(sentence: Sentence) -> set[int]:
    """The words after a mark without a partner in the sentence: speech that goes on, or a slip."""
    marks = [index for index, token in enumerate(sentence.tokens) if token.text == '"']
    if len(marks) % 2 == 0 or marks[-1] == len(sentence.tokens) - 1:
        return set()
    opens = marks[-1] == 0 or sentence.tokens[marks[-1]].span.start > (
        sentence.tokens[marks[-1] - 1].span.end
    )
    return set(range(marks[-1], len(sentence.tokens))) if opens else set()


def _frame_at(
    sentence: Sentence, index: int, quoted: Sequence[Stretch], inside: set[int]
) -> Frame | None:
    token = sentence.tokens[index]
    if token.lemma not in cue_lemmas() or index in inside or token.pos in _NO_CUE:
        return None
    unanswered = _unanswered(sentence, index)
    verb = verb_at(sentence, index)
    if unanswered is not None or verb is None:
        return (
            unanswered
            or according_frame(sentence, index)
            or adverb_frame(sentence, index)
            or noun_frame(sentence, index)
        )
    return passive_frame(sentence, index) or _verb_frame(sentence, index, verb, quoted, inside)


def _verb_frame(
    sentence: Sentence, index: int, verb: ReportingVerb, quoted: Sequence[Stretch], inside: set[int]
) -> Frame | None:
    head = None if _modal(sentence, index) else _speaker_head(sentence, index)
    if head is None or head in inside or sentence.tokens[head].lemma in _DEMONSTRATIVE:
        return None
    if verb.cls is VerbClass.DENY and _neither(sentence, sentence.tokens[index].head):
        return None  # "neither confirmed nor denied" is one silence
    speaker = speaker_at(sentence, head)
    verb = _as_used(verb, speaker)
    content, direct = _content(sentence, index, verb, speaker, quoted)
    opens = not content and "quote" in verb.takes and sentence.tokens[-1].text == ":"
    if not content and not opens:
        return None
    if verb.lemma in reporting_words().documents_only and not speaker.document:
        return None
    if not direct and not _plausible(sentence, verb, speaker, content):
        return None
    negated = _negated(sentence, index)
    return Frame(index, verb, speaker, content, negated, quotes=direct, open=opens)


def _speaker_head(sentence: Sentence, index: int) -> int | None:
    """Head of the speaker's phrase: the subject, of a passive the "by" phrase."""
    quoted_by = _quoted_as_saying(sentence, index)
    if quoted_by is not None:
        return quoted_by
    return (agent_of if is_passive(sentence, index) else subject_of)(sentence, index)


def _quoted_as_saying(sentence: Sentence, index: int) -> int | None:
    """The minister in "state media quoted the minister as saying ...", who is the speaker."""
    token = sentence.tokens[index]
    if token.dep != "pcomp" or sentence.tokens[token.head].lemma != "as":
        return None
    above = sentence.tokens[token.head].head
    if sentence.tokens[above].lemma not in {"quote", "cite"}:
        return None
    for child in sentence.children[above]:
        if sentence.tokens[child].dep in {"nsubjpass", "dobj"}:
            return child
    return None


def _as_used(verb: ReportingVerb, speaker: Speaker) -> ReportingVerb:
    """A person who indicates or suggests speaks; a report that does so is evidence."""
    if speaker.document and verb.lemma in {"suggest", "indicate", "reveal"}:
        return replace(verb, cls=VerbClass.EVIDENCE)
    if not speaker.document and verb.lemma == "indicate":
        return replace(verb, cls=VerbClass.NEUTRAL)
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
        return _refused(sentence, index, verb, quoted), False
    content = complement_of(sentence, index, verb, quoted)
    if content:
        return content, False
    if "clause" in verb.takes or "quote" in verb.takes:
        clause = clause_of(sentence, index)
        frame = _frame_words(sentence, index, speaker)
        speech = _speech(sentence, frame, clause, quoted) if "quote" in verb.takes else ()
        if speech:
            return speech, True
        if "clause" in verb.takes:
            clause = clause or said_around(sentence, frame)
            return tuple(i for i in clause if i not in speaker.tokens), False
    return (), False


def _refused(
    sentence: Sentence, index: int, verb: ReportingVerb, quoted: Sequence[Stretch]
) -> tuple[int, ...]:
    content = complement_of(sentence, index, verb, quoted)
    words = reporting_words()
    wanted = words.refusable | words.unanswered_about
    heads = {sentence.tokens[i].lemma for i in content[:3]}
    return content if heads & wanted else ()


def _frame_words(sentence: Sentence, index: int, speaker: Speaker) -> tuple[int, ...]:
    """Speaker, cue and the small words around it: "Peskov told reporters on Monday"."""
    found = {index, *speaker.tokens}
    low = min([index, *speaker.tokens]) if speaker.tokens else index
    for child in sentence.children[index]:
        token = sentence.tokens[child]
        if token.dep in _AROUND and not (token.dep == "prep" and child < low - 1):
            found.update(sentence.subtree(child))
    return _block(sentence, index, found)


def _block(sentence: Sentence, index: int, found: set[int]) -> tuple[int, ...]:
    """The unbroken run of frame words around the cue; a bare comma inside it is passed over."""
    low = high = index
    while low - 1 in found or (low - 2 in found and sentence.tokens[low - 1].text == ","):
        low -= 1
    while high + 1 in found:
        high += 1
    return tuple(range(low, high + 1))


def _speech(
    sentence: Sentence, frame: Sequence[int], clause: Sequence[int], quoted: Sequence[Stretch]
) -> tuple[int, ...]:
    """Quoted stretches that stand beside the frame, with only commas between.

    All of them are content.
    """
    spoken: list[int] = []
    low, high = min(frame), max(frame)
    for stretch in quoted:
        first, last = stretch.tokens[0], stretch.tokens[-1]
        before = last < low and _only_marks(sentence, last + 1, low)
        if before or (first > high and _only_marks(sentence, high + 1, first)):
            spoken.extend(stretch.tokens)
    if not spoken or not _is_speech(sentence, clause, spoken):
        return ()
    return trimmed(sentence, sorted(spoken))


def _is_speech(sentence: Sentence, clause: Sequence[int], spoken: Sequence[int]) -> bool:
    """Whether the marks hold all that was said, not a few words of it ("said the “plan” was dead").

    The parser may hang what follows the closing mark on the quoted verb; the mark decides.
    """
    inside = set(spoken)
    if not inside.intersection(clause):
        return True
    before = [
        i for i in clause if i < min(spoken) and sentence.tokens[i].pos not in {"PUNCT", "SCONJ"}
    ]
    roots = [i for i in clause if sentence.tokens[i].head not in clause]
    return not before and any(root in inside for root in roots)


def _only_marks(sentence: Sentence, first: int, last: int) -> bool:
    return all(
        sentence.tokens[i].pos == "PUNCT" or sentence.tokens[i].lemma == "that"
        for i in range(first, last)
    )


def _plausible(
    sentence: Sentence, verb: ReportingVerb, speaker: Speaker, content: Sequence[int]
) -> bool:
    """Things do not speak: a road that shows signs of wear, a clock that says noon."""
    if speaker.kind is not SpeakerKind.UNKNOWN:
        return True
    if speaker.head is not None and sentence.tokens[speaker.head].tag.startswith("PRP"):
        return sentence.tokens[speaker.head].text.lower() not in {"you", "i"}
    finite = any(sentence.tokens[i].dep in {"nsubj", "nsubjpass", "expl"} for i in content)
    return finite and verb.cls is not VerbClass.EVIDENCE


def _negated(sentence: Sentence, index: int) -> bool:
    return any(
        sentence.tokens[child].dep in {"neg", "preconj"}
        and sentence.tokens[child].lemma in _NEGATIONS
        for child in sentence.children[index]
    )


def _neither(sentence: Sentence, index: int) -> bool:
    return any(sentence.tokens[child].dep == "preconj" for child in sentence.children[index])


def _modal(sentence: Sentence, index: int) -> bool:
    """Said only perhaps: "could announce". A negated one reports a silence: "would not confirm"."""
    return not _negated(sentence, index) and any(
        sentence.tokens[child].dep == "aux" and sentence.tokens[child].lemma in _NOT_YET
        for child in sentence.children[index]
    )


def _unanswered(sentence: Sentence, index: int) -> Frame | None:
    """A silence that is reported: "did not respond to requests for comment"."""
    words = reporting_words()
    token = sentence.tokens[index]
    if token.lemma not in words.unanswered or not _negated(sentence, index):
        return None
    head = subject_of(sentence, index)
    inner = {sentence.tokens[i].lemma for i in sentence.subtree(index)}
    would = any(sentence.tokens[i].lemma in {"will", "would"} for i in sentence.children[index])
    if token.lemma == "comment" and not would:
        return None  # "has not commented" is a state of the news, "would not comment" a refusal
    if head is None or not (inner & words.unanswered_about):
        return None
    verb = ReportingVerb(token.lemma, VerbClass.REFUSE, 1, frozenset())
    subject = set(sentence.subtree(head))
    content = [i for i in sentence.subtree(index) if i >= index and i not in subject]
    return Frame(index, verb, speaker_at(sentence, head), trimmed(sentence, content), negated=True)


def _colon_frame(sentence: Sentence, quoted: Sequence[Stretch]) -> Frame | None:
    """A name, a colon, and the words: "Peskov: “No decision has been made.”"."""
    for index, token in enumerate(sentence.tokens[:6]):
        if token.text == ":" and index > 0:
            head = next((i for i in range(index - 1, -1, -1) if _is_name(sentence, i)), None)
            if head is None or not quoted or quoted[0].tokens[0] != index + 2:
                return None
            speaker = replace(speaker_at(sentence, head), tokens=tuple(range(index)))
            content = trimmed(sentence, quoted[0].tokens)
            return Frame(index, _COLON_CUE, speaker, content, quotes=True)
    return None


def _is_name(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    return token.pos == "PROPN" or token.entity in {"PERSON", "ORG"}
