"""Frames of reporting in one sentence.

The cue, who speaks, and which words are put down to them.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.facts.attributions.frame_values import Frame
from factcheck.facts.attributions.idioms import idiom_words
from factcheck.facts.attributions.labels import colon_frame
from factcheck.facts.attributions.nominal_cues import (
    according_frame,
    adverb_frame,
    noun_frame,
    passive_frame,
    phrase_frame,
)
from factcheck.facts.attributions.reporting import cue_lemmas, reporting_words, verb_at
from factcheck.facts.attributions.silences import unanswered_frame
from factcheck.facts.attributions.values import VerbClass
from factcheck.facts.attributions.verb_frames import verb_frame
from factcheck.facts.quotations import Stretch
from factcheck.model import Sentence

_EXPRESSES = {"express", "voice", "repeat", "reiterate"}
_ANSWERS = {VerbClass.DENY, VerbClass.CONFIRM}
_NO_CUE = {"PUNCT", "DET", "PRON", "NUM", "SYM"}


def frames(sentence: Sentence, quoted: Sequence[Stretch]) -> tuple[Frame, ...]:
    """All frames of the sentence in text order.

    Those inside somebody's direct speech are left out.
    """
    inside = {index for stretch in quoted for index in stretch.tokens} | _unclosed(sentence)
    inside |= idiom_words(sentence)
    found: list[Frame] = []
    for index in range(len(sentence.tokens)):
        frame = _frame_at(sentence, index, quoted, inside)
        if frame is not None:
            found.append(frame)
    colon = colon_frame(sentence, quoted)
    if colon is not None and not found:
        found.append(colon)
    return tuple(one for one in found if not _is_echo(sentence, one, found))


def _is_echo(sentence: Sentence, frame: Frame, found: Sequence[Frame]) -> bool:
    """Whether the frame only repeats the one around it.

    "said she thinks it is", "expressed fears", "rejected claims that".
    """
    around = [one for one in found if one is not frame and frame.cue in one.content]
    if not around:
        return False
    if frame.nominal:
        return not frame.speaker.tokens and any(
            one.verb.lemma in _EXPRESSES
            or (one.verb.cls in _ANSWERS and sentence.tokens[frame.cue].head == one.cue)
            for one in around
        )
    head = frame.speaker.head
    mind = frame.verb.lemma in reporting_words().minds
    return mind and head is not None and sentence.tokens[head].pos == "PRON"


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
    unanswered = unanswered_frame(sentence, index)
    verb = verb_at(sentence, index)
    if unanswered is not None or verb is None:
        return (
            unanswered
            or according_frame(sentence, index)
            or phrase_frame(sentence, index)
            or adverb_frame(sentence, index)
            or noun_frame(sentence, index)
        )
    return passive_frame(sentence, index) or verb_frame(sentence, index, verb, quoted, inside)
