"""Who speaks where the speaker follows the cue, as in "“Who signed it?” asked a clerk".

After a question or an exclamation the parser often takes such a speaker for the verb's object.
"""

from __future__ import annotations

from factcheck.model import Sentence

_ENDS = {"?", "!", ",", "."}
_MARKS = {'"', "'"}
_FINITE = {"VBD", "VBZ", "VBP", "VBN"}
_NOUNS = {"NOUN", "PROPN", "PRON", "NUM"}
_WHOLE = {"nsubj", "dobj"}


def speaker_after(sentence: Sentence, verb: int) -> int | None:
    """Head of the noun phrase right after a cue that follows the closing mark, or None."""
    last = verb + 1 == len(sentence.tokens)
    if last or sentence.tokens[verb].tag not in _FINITE:
        return None
    if not _closes_speech(sentence, verb - 1) and not points_back(sentence, verb):
        return None
    head = _head_of_phrase(sentence, verb)
    token = sentence.tokens[head]
    hangs = token.head in {verb, head} or sentence.tokens[verb].head == head
    return head if hangs and token.pos in _NOUNS else None


def points_back(sentence: Sentence, verb: int) -> bool:
    """Whether the cue is for the sentence before: "“Nobody came.” So said Lund"."""
    return verb == 1 and sentence.tokens[0].text.lower() in {"so", "thus"}


def _closes_speech(sentence: Sentence, mark: int) -> bool:
    """Whether a speech that opened the sentence ends at *mark*, its own end before it."""
    tokens = sentence.tokens
    if mark < 1 or tokens[mark].text not in _MARKS or tokens[mark - 1].text not in _ENDS:
        return False
    opening = [i for i in range(mark) if tokens[i].text == tokens[mark].text]
    return not opening or opening[-1] == 0


def _head_of_phrase(sentence: Sentence, verb: int) -> int:
    at = verb + 1
    while sentence.tokens[at].head > at and sentence.tokens[at].dep not in _WHOLE:
        at = sentence.tokens[at].head
    return at
