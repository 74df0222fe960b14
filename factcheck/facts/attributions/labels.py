"""A name beside the words, and no verb: "Peskov: “No decision has been made.”", "― Ana Rivera"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factcheck.facts.attributions.contents import trimmed
from factcheck.facts.attributions.frame_values import Frame
from factcheck.facts.attributions.reporting import ReportingVerb
from factcheck.facts.attributions.speakers import kind_of, speaker_at
from factcheck.facts.attributions.values import SpeakerKind, VerbClass
from factcheck.facts.quotations import Stretch
from factcheck.model import Sentence

_COLON_CUE = ReportingVerb(":", VerbClass.NEUTRAL, 1, frozenset({"quote"}))
_FIRST = 6
"""Words among which the colon after a name must stand."""
_SPEAKERS = {SpeakerKind.PERSON, SpeakerKind.OFFICE, SpeakerKind.ROLE, SpeakerKind.ANONYMOUS}
_PAPERS = {"report", "study", "poll", "survey"}


def colon_frame(sentence: Sentence, quoted: Sequence[Stretch]) -> Frame | None:
    """A speaker, a colon, and the words.

    As in "Peskov: “No decision has been made.”" and in the headline "Police: Driver was asleep".
    """
    for index, token in enumerate(sentence.tokens[:_FIRST]):
        if token.text == ":" and index > 0:
            return _quoted_after(sentence, index, quoted) or _stated_after(sentence, index)
    return None


def _quoted_after(sentence: Sentence, colon: int, quoted: Sequence[Stretch]) -> Frame | None:
    head = next((i for i in range(colon - 1, -1, -1) if _is_name(sentence, i)), None)
    if head is None or not quoted or quoted[0].tokens[0] != colon + 2:
        return None
    speaker = replace(speaker_at(sentence, head), tokens=tuple(range(colon)))
    return Frame(colon, _COLON_CUE, speaker, trimmed(sentence, quoted[0].tokens), quotes=True)


def _stated_after(sentence: Sentence, colon: int) -> Frame | None:
    """A statement with a subject and a verb after people who speak, not after a topic ("Brexit: ...")."""
    tokens, rest = sentence.tokens, range(colon + 1, len(sentence.tokens))
    asks = colon + 1 < len(tokens) and tokens[colon + 1].tag.startswith("W")
    states = any(tokens[i].tag in _FINITE and _has_subject(sentence, i, colon) for i in rest)
    if asks or not states or not _speaks(sentence, colon):
        return None
    head = colon - 1
    speaker = replace(speaker_at(sentence, head), tokens=tuple(range(colon)))
    return Frame(colon, _COLON_CUE, speaker, trimmed(sentence, rest))


def _speaks(sentence: Sentence, colon: int) -> bool:
    """Whether all before the colon is one speaker: "Brexit" and "Note to readers" are none."""
    label, head = sentence.tokens[:colon], colon - 1
    if any(token.pos not in {"NOUN", "PROPN", "ADJ", "DET"} for token in label):
        return False
    if label[head].lemma in _PAPERS or label[head].lemma == "police":
        return True
    kind = kind_of(sentence, head)
    return kind in _SPEAKERS and (kind is not SpeakerKind.PERSON or colon > 1)


def _has_subject(sentence: Sentence, verb: int, colon: int) -> bool:
    verbs = {verb, sentence.tokens[verb].head}  # the auxiliary is finite, the verb has the subject
    return any(
        sentence.tokens[child].dep in {"nsubj", "nsubjpass"} and child > colon
        for one in verbs
        for child in sentence.children[one]
    )


_FINITE = {"VBD", "VBZ", "VBP", "MD"}


def _is_name(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    return token.pos == "PROPN" or token.entity in {"PERSON", "ORG"}
