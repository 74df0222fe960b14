"""Quoted words that stand beside a reporting verb: direct speech, not a few words of a report."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.facts.attributions.contents import trimmed
from factcheck.facts.attributions.values import Speaker
from factcheck.facts.quotations import Stretch
from factcheck.model import Sentence

_AROUND = {"aux", "advmod", "npadvmod", "neg", "dobj", "dative", "prep", "prt", "auxpass", "mark"}


def frame_words(sentence: Sentence, index: int, speaker: Speaker) -> tuple[int, ...]:
    """Speaker, cue and the small words around it: "Peskov told reporters on Monday"."""
    found = {index, *speaker.tokens}
    low = min([index, *speaker.tokens]) if speaker.tokens else index
    for child in sentence.children[index]:
        token = sentence.tokens[child]
        stands_off = token.dep == "prep" or _mark_between(sentence, child, low)
        if token.dep in _AROUND and not (child < low - 1 and stands_off):
            found.update(sentence.subtree(child))
    return _block(sentence, index, found)


def speech_beside(
    sentence: Sentence,
    cue: int,
    frame: Sequence[int],
    clause: Sequence[int],
    quoted: Sequence[Stretch],
) -> tuple[int, ...]:
    """Quoted stretches that stand beside the frame, with only commas between.

    All of them are content.
    """
    spoken: list[int] = []
    low, high = min(frame), max(frame)
    onward = _looks_onward(sentence, cue, high, clause)
    for stretch in quoted:
        first, last = stretch.tokens[0], stretch.tokens[-1]
        before = last < low and _only_marks(sentence, last + 1, low) and _ends(sentence, last, low)
        if (before and not onward) or (first > high and _only_marks(sentence, high + 1, first)):
            spoken.extend(stretch.tokens)
    if not spoken or not _is_speech(sentence, clause, spoken):
        return ()
    return trimmed(sentence, sorted(spoken))


def _block(sentence: Sentence, index: int, found: set[int]) -> tuple[int, ...]:
    """The unbroken run of frame words around the cue; a bare comma inside it is passed over."""
    low = high = index
    while low - 1 in found or (low - 2 in found and sentence.tokens[low - 1].text == ","):
        low -= 1
    while high + 1 in found:
        high += 1
    return tuple(range(low, high + 1))


def _mark_between(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a speech ends before the frame: in "“Is it over?” asked Lund" "is" helps no asking."""
    return any(sentence.tokens[i].text in {'"', "'"} for i in range(first, last))


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
    roots = [
        i for i in clause if sentence.tokens[i].head not in clause or sentence.tokens[i].head == i
    ]
    return not before and any(root in inside for root in roots)


def _looks_onward(sentence: Sentence, cue: int, high: int, clause: Sequence[int]) -> bool:
    """Whether the cue can only introduce what follows.

    As in "..., adding that ..." and "..., though she noted she had ...".
    """
    subject = any(sentence.tokens[i].dep == "nsubj" for i in sentence.children[cue])
    goes_on = bool(clause) and min(clause) in {high + 1, high + 2}
    comma = high + 1 < len(sentence.tokens) and sentence.tokens[high + 1].pos == "PUNCT"
    return (sentence.tokens[cue].tag == "VBG" and not subject) or (goes_on and not comma)


def _ends(sentence: Sentence, last: int, low: int) -> bool:
    """Whether a comma or the like closes the speech before its cue.

    Not so in "was “absolutely right” when he said ...".
    """
    return any(
        sentence.tokens[i].pos == "PUNCT" and sentence.tokens[i].text not in {'"', "'"}
        for i in range(last, low)
    )


def _only_marks(sentence: Sentence, first: int, last: int) -> bool:
    return all(
        sentence.tokens[i].pos == "PUNCT" or sentence.tokens[i].lemma == "that"
        for i in range(first, last)
    )
