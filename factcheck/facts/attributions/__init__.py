"""Who is said to have said what: speaker, cue and content of every attribution."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from factcheck.facts.attributions.carried_speech import carried
from factcheck.facts.attributions.frame_values import Frame
from factcheck.facts.attributions.frames import frames
from factcheck.facts.attributions.speaker_memory import Mention, resolved, subjects
from factcheck.facts.attributions.values import Attribution, Mode, Speaker
from factcheck.facts.quotations import Stretch, quotations, stretches
from factcheck.model import Document, Fact, Sentence


def extract(document: Document, sentences: Sequence[Sentence]) -> tuple[Fact[Attribution], ...]:
    """Attributions in text order.

    A fact's tokens are the frame (speaker and cue, "He indicated"), its anchor is the cue. Where a
    speech goes on in the next sentence there is no frame: tokens are then the words spoken and
    ``cue`` is None.
    """
    return _read(document, tuple(sentences))


@lru_cache(maxsize=8)
def _read(document: Document, sentences: tuple[Sentence, ...]) -> tuple[Fact[Attribution], ...]:
    marks = quotations(document, sentences)
    quoted = tuple(stretches(sentence, marks) for sentence in sentences)
    known: list[Mention] = []
    found: list[tuple[Fact[Attribution], ...]] = []
    for sentence, speech in zip(sentences, quoted, strict=True):
        facts: list[Fact[Attribution]] = []
        known.extend(subjects(sentence))
        for frame in frames(sentence, speech):
            speaker = resolved(frame.speaker, sentence, frame.content, known)
            if speaker.text and speaker.head is not None:
                known.append(
                    Mention(sentence.paragraph, sentence.index, speaker.head, speaker, spoke=True)
                )
            facts.append(_fact(sentence, frame, speaker, speech))
        found.append(tuple(facts))
    return carried(sentences, quoted, tuple(found))


def _fact(
    sentence: Sentence, frame: Frame, speaker: Speaker, speech: Sequence[Stretch]
) -> Fact[Attribution]:
    value = Attribution(
        speaker=speaker.text,
        speaker_tokens=tuple(i for i in speaker.tokens if i not in frame.content),
        speaker_kind=speaker.kind,
        title=speaker.title,
        cue=frame.cue,
        cue_lemma=frame.verb.lemma,
        cls=frame.verb.cls,
        strength=frame.verb.strength,
        negated=frame.negated,
        mode=_mode(sentence, frame, speech),
        content=frame.content,
        anonymity=speaker.anonymity,
        nominal=frame.nominal,
    )
    return Fact(sentence, tuple(sorted({frame.cue, *value.speaker_tokens})), frame.cue, value)


def _mode(sentence: Sentence, frame: Frame, speech: Sequence[Stretch]) -> Mode:
    if not frame.content:
        return Mode.NONE
    spoken = {index for stretch in speech for index in stretch.tokens}
    words = [i for i in frame.content if sentence.tokens[i].pos != "PUNCT"]
    inside = [i for i in words if i in spoken]
    if not inside:
        return Mode.INDIRECT
    return Mode.DIRECT if frame.quotes and len(inside) == len(words) else Mode.MIXED
