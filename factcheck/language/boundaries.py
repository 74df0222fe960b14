"""Where a sentence must begin and where none can: mends what the parser alone gets wrong.

The parser decides everything that is not said here, and parses within the boundaries that are. Each repair is
for a case that spaCy 3.8 splits or joins wrongly.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from factcheck.lexicon import table

_MARKS = frozenset({'"', "'", "''", ")", "]"})
_OPENING = frozenset({"(", "[", "``"})
_ENDS = frozenset({".", "!", "?", "...", "\u2026", "?!", "!?", "!!", "??"})
_ELLIPSES = ("...", "\u2026")
_INITIALS = re.compile(r"(?:[A-Za-z]\.){2,}")
_LAST = ("clock", "months", "companies")
_NAMES = frozenset({"NNP", "NNPS"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


@dataclass(frozen=True, slots=True)
class Word:
    """A token before parsing: its folded text, its Penn tag and whether a blank follows."""

    text: str
    tag: str
    spaced: bool


def boundaries(words: Sequence[Word]) -> Mapping[int, bool]:
    """For some words, whether a sentence begins there; the others are left to the parser."""
    found: dict[int, bool] = {}
    predicate = False  # since the last boundary that is sure: "At 3 a.m. Sirens wailed" goes on
    for index in range(1, len(words)):
        before = words[index - 1]
        predicate = (predicate or before.tag in _FINITE) and before.text not in _ENDS
        if _cannot_begin(words, index):
            found[index] = False
        elif predicate and _must_begin(words, index):
            found[index] = True
            predicate = False
    return found


def _cannot_begin(words: Sequence[Word], index: int) -> bool:
    before, word = words[index - 1], words[index]
    if before.text.lower() in _listed("clock") and word.text.lower() in _listed("zones"):
        return True
    if _closes(words, index) or (before.text in _OPENING | _MARKS and _opens(words, index - 1)):
        return True
    if before.text.lower() in _listed("never_last") or _is_split_abbreviation(words, index):
        return True
    if _in_titled_name(words, index) or (_after_quotation(words, index) and _is_cue(words, index)):
        return True
    return word.text.islower() and (before.text == "," or _after_quotation(words, index))


def _closes(words: Sequence[Word], index: int) -> bool:
    """A mark that touches the word before it, and not the one after: the quotation ends here."""
    if words[index].text not in _MARKS or words[index - 1].spaced:
        return False
    return words[index].spaced or index + 1 == len(words) or not words[index + 1].text[0].isalnum()


def _opens(words: Sequence[Word], index: int) -> bool:
    return not words[index].spaced and (index == 0 or words[index - 1].spaced)


def _is_split_abbreviation(words: Sequence[Word], index: int) -> bool:
    """As in "approx" and "." as two tokens; the dot itself and the word after it do not begin a sentence."""
    if words[index - 1].text != "." or index == 1 or words[index - 2].spaced:
        return False
    return f"{words[index - 2].text.lower()}." in _listed("never_last")


def _in_titled_name(words: Sequence[Word], index: int) -> bool:
    """As in "Lt. Cmdr. Erik Olsen": what follows the name behind a rank is its surname."""
    named = words[index].text.istitle() and words[index - 1].text.istitle()
    return (
        named
        and index > 1
        and (
            words[index - 2].text.lower() in _listed("never_last")
            or _is_split_abbreviation(words, index - 1)
        )
    )


def _after_quotation(words: Sequence[Word], index: int) -> bool:
    """As in "We ran!" she said, at Yahoo! in May: a small letter after an exclamation or a closed quotation."""
    last = _last_word(words, index)
    return words[last].text in _ENDS and (last < index - 1 or words[last].text in {"!", "?"})


def _is_cue(words: Sequence[Word], index: int) -> bool:
    """A speaker and a verb of saying that open nothing themselves: "Who paid?" Lind asked."""
    if words[index - 1].text not in _MARKS:
        return False
    for at in range(index, min(index + _SPEAKER, len(words) - 1)):
        if words[at].text in _listed("cues"):
            after = words[at + 1]
            goes_on = after.text in {".", ","} or (after.tag in _AFTER_CUE and after.text != "that")
            asks = words[at].text == "asked" and after.tag in _ASKED
            return at > index and (goes_on or asks)
        if words[at].tag not in _SPEAKER_TAGS:
            return False
    return False


_SPEAKER = 8
_SPEAKER_TAGS = frozenset({"NNP", "NNPS", "NN", "NNS", "DT", "PRP", "PRP$", "POS", "JJ", "CD", ","})
_ASKED = frozenset({"DT", "PRP", "PRP$", "NN", "NNS"})
_AFTER_CUE = frozenset({"IN", "NNP", "RB", "TO", "WRB"})


def _last_word(words: Sequence[Word], index: int) -> int:
    """The last token before *index* that is no quotation mark or bracket."""
    last = index - 1
    while last > 0 and words[last].text in _MARKS:
        last -= 1
    return last


def _must_begin(words: Sequence[Word], index: int) -> bool:
    before, word = words[index - 1], words[index]
    if not before.spaced or not word.text[:1].isupper():
        return False
    short, is_beginner = before.text.lower(), word.text.lower() in _listed("beginners")
    if before.text in _MARKS:  # "I don't know ..." She paused.
        return is_beginner and words[_last_word(words, index)].text.endswith(_ELLIPSES)
    if short in _listed("clock") and f"{word.text.lower().rstrip('.')}." in _listed("never_last"):
        return True  # at 6 p.m. Mr. Smith left
    if is_beginner:
        return any(short in _listed(name) for name in _LAST) or bool(_INITIALS.fullmatch(short))
    return short in _listed("clock") | _listed("months") and word.tag not in _NAMES


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(cast("dict[str, str]", table("sentence_ends"))[name].split())
