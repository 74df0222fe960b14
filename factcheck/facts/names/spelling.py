"""How names are written: folded to plain letters, and whether two spellings have one sound."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

_ARTICLES = frozenset(
    {"al", "el", "ul", "ad", "ar", "as", "ash", "at", "az", "ez", "es", "er", "ed", "en"}
)
_CONSONANTS = (
    ("tch", "2"),
    ("sch", "1"),
    ("sh", "1"),
    ("ch", "2"),
    ("zh", "3"),
    ("kh", "h"),
    ("gh", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("ph", "f"),
    ("dj", "j"),
    ("ck", "k"),
    ("cc", "k"),
    ("x", "ks"),
    ("q", "k"),
    ("w", "v"),
)
_VOWELS = {"a": "A", "e": "E", "i": "I", "y": "I", "o": "U", "u": "U"}
_CLOSE = (frozenset("AE"), frozenset("EI"))
_LETTER_C = re.compile(r"c(?=[aou]|[^aeiouyh]|$)")
_SLOTS = re.compile(r"[aeiouy]+|[^aeiouy]")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower-case ASCII letters, digits and single blanks.

    No marks, accents, apostrophes, leading "the".
    """
    plain = anyascii(text).lower()
    plain = re.sub(r"['`.]s\b(?!\.)", "", plain) if plain.endswith(("'s", "`s")) else plain
    plain = re.sub(r"['`.\u02bc]", "", plain)
    words = re.sub(r"[^a-z0-9]+", " ", plain).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(words)


def without_articles(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a folded name without Arabic articles; at least one word stays, and the "Ed" that opens it."""
    kept = tuple(
        word
        for index, word in enumerate(words)
        if word not in _ARTICLES or (word == "ed" and not index)
    )
    return kept or words


@lru_cache(maxsize=65536)
def sounds_alike(ours: str, theirs: str) -> bool:
    """Whether two folded words are spellings of one foreign sound.

    Consonants must agree after the usual transliterations (kh/h, q/k, doubled letters); vowels must
    agree slot by slot, where a and e, e and i, o and u stand for each other. So Muhammad is
    Mohammed and Tartus is Tartous, but Hassan is not Hussein and Gaza is not Giza.
    """
    if ours == theirs:
        return True
    if min(len(ours), len(theirs)) < _SHORTEST or ours[0] in "0123456789":
        return False
    left, right = _slots(ours), _slots(theirs)
    return len(left) == len(right) and _agree(left, right)


@lru_cache(maxsize=65536)
def consonants(word: str) -> str:
    """The consonants of a folded word as they sound: words that sound alike share them."""
    return "".join(slot for slot in _slots(word) if slot and not slot.isupper())


_SHORTEST = 4
"""Shorter words have too few sounds to tell apart: Mali, Male; Lee, Lea."""


@lru_cache(maxsize=65536)
def _slots(word: str) -> tuple[str, ...]:
    """Vowel groups (capitals) and consonants by turns, empty groups where two consonants meet."""
    word = re.sub(r"(?<=[aei])h$", "", re.sub(r"eh$", "ah", word))
    for written, sound in _CONSONANTS:
        word = word.replace(written, sound)
    word = _LETTER_C.sub("k", word)
    word = re.sub(r"([^aeiouy])\1+", r"\1", word)
    found: list[str] = []
    for piece in _SLOTS.findall(word):
        vowel = piece[0] in _VOWELS
        if not vowel and (not found or not found[-1].isupper()):
            found.append("")
        found.append("".join(sorted({_VOWELS[letter] for letter in piece})) if vowel else piece)
    return tuple(found)


def _agree(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Slot by slot; at the end of a word a and e are told apart (Anna, Anne)."""
    last = len(ours) - 1
    return all(
        _slot_agrees(left, right, final=at == last)
        for at, (left, right) in enumerate(zip(ours, theirs, strict=True))
    )


def _slot_agrees(ours: str, theirs: str, *, final: bool) -> bool:
    if ours == theirs:
        return True
    if not ours.isupper() or not theirs.isupper():
        return False
    left, right = set(ours), set(theirs)
    if left < right or right < left:
        return True
    return not final and any(
        (left - pair) == (right - pair) and left & pair and right & pair for pair in _CLOSE
    )
