"""Where a sentence must begin and where none can: mends what the parser alone gets wrong.

The parser decides everything that is not said here, and parses within the boundaries that are. Each repair is
for a case that spaCy 3.8 splits or joins wrongly.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_MARKS = frozenset({'"', "'", "''", ")", "]"})
_OPENING = frozenset({"(", "[", "``"})
_ENDS = frozenset({".", "!", "?", "...", "\u2026", "?!", "!?", "!!", "??"})
_CLOCK = frozenset({"a.m.", "p.m."})
# "a.k.a. the Bull", "approx. 5 km", "the Rev. Jones": never the end of a sentence.
_NEVER_LAST = frozenset(
    "a.k.a. approx. rev. e.g. i.e. vs. cf. mr. mrs. ms. dr. prof. gen. col. lt. maj. capt. sgt. cpl. cmdr. "
    "sen. rep. gov. messrs. supt. insp. det.".split()
)
_MONTHS = frozenset("jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec.".split())
_COMPANIES = frozenset("inc. corp. co. ltd. llc. jr. sr. bros. plc.".split())
_SHORT = _CLOCK | _MONTHS | _COMPANIES
_ELLIPSES = ("...", "\u2026")
_INITIALS = re.compile(r"(?:[A-Za-z]\.){2,}")
# A capitalised word of these after "U.S." or "p.m." cannot continue a name, so it begins a sentence.
_BEGINNERS = frozenset(
    "he she it they we i you his her its their our my this that these those there here the a an but and so then "
    "in on at by for from with after before when while if as although though because since during under until "
    "who what when where why how no not now nobody nothing however meanwhile both some many most several all "
    "another other others".split()
)
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
    if _closes(words, index) or (before.text in _OPENING | _MARKS and _opens(words, index - 1)):
        return True
    if before.text.lower() in _NEVER_LAST or _is_split_abbreviation(words, index):
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
    """"approx" and "." as two tokens; the dot itself and the word after it do not begin a sentence."""
    if words[index - 1].text != "." or index == 1 or words[index - 2].spaced:
        return False
    return f"{words[index - 2].text.lower()}." in _NEVER_LAST


def _after_quotation(words: Sequence[Word], index: int) -> bool:
    """"We ran!" she said, at Yahoo! in May: a small letter after an exclamation or a closed quotation."""
    last = _last_word(words, index)
    return words[last].text in _ENDS and (last < index - 1 or words[last].text in {"!", "?"})


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
    if before.text in _MARKS:  # "I don't know ..." She paused.
        last = words[_last_word(words, index)].text
        return last.endswith(_ELLIPSES) and word.text.lower() in _BEGINNERS
    short = before.text.lower()
    if word.text.lower() in _BEGINNERS:
        return short in _SHORT or bool(_INITIALS.fullmatch(before.text))
    if short in _CLOCK and f"{word.text.lower().rstrip('.')}." in _NEVER_LAST:
        return True
    return short in _CLOCK | _MONTHS and word.tag not in _NAMES
