"""Whether two names are one person's."""

from __future__ import annotations

import re

from rapidfuzz.distance import Levenshtein

from factcheck.facts.names.parts import is_initial, name_words
from factcheck.facts.names.spelling import sounds_alike
from factcheck.facts.names.tables import listed_apart, listed_together, same_given_name
from factcheck.facts.names.values import Name, Sameness

_LONG = 6
"""Letters from which one other letter is a spelling, where nothing else agrees letter by letter."""
_LONG_SURNAME = 5
"""The same for the surname beside one given name: Ida Brandt, Ida Brand."""
_FAR = 2
"""Letters by which a short form is shorter than the name, Joe than Joseph."""
_CLOSE = 0.8
_HALF = 0.5
"""Likeness below which two given names are two forms (Chuck, Charles), not two spellings."""


def compare_people(ours: Name, theirs: Name) -> Sameness:
    """How two names of people relate, titles set aside.

    A surname alone is part of a full name with it. Two full names are one only if both the surname
    and the given name agree; one surname with two given names is two people.
    """
    left, right = name_words(ours.canonical), name_words(theirs.canonical)
    if numbered_apart(ours, theirs):
        return Sameness.DIFFERENT
    if set(left) < set(right) or set(right) < set(left):
        return Sameness.PARTIAL
    surname = _word(left[-1], right[-1])
    if len(left) == 1 or len(right) == 1:
        return _one_word(left, right, surname)
    given = _given(left[:-1], right[:-1])
    if surname is Sameness.DIFFERENT and given is not Sameness.DIFFERENT:
        return _near_surname(left[-1], right[-1], given)
    order = (Sameness.DIFFERENT, Sameness.VARIANT, Sameness.SAME)
    return next(found for found in order if found in {surname, given})


def numbered_apart(ours: Name, theirs: Name) -> bool:
    """Whether they are the second and the third of one name, or father and son."""
    return bool(ours.suffix and theirs.suffix) and ours.suffix != theirs.suffix


def is_slip(ours: str, theirs: str, letters: int = _LONG) -> bool:
    """Whether two words of *letters* or more differ in one letter, not the first: Lindqvist, Lindquist."""
    long = min(len(ours), len(theirs)) >= letters
    return long and ours[0] == theirs[0] and Levenshtein.distance(ours, theirs) == 1


def _one_word(left: tuple[str, ...], right: tuple[str, ...], surname: Sameness) -> Sameness:
    if surname is Sameness.VARIANT:
        return Sameness.VARIANT
    if Levenshtein.normalized_similarity(left[-1], right[-1]) >= _CLOSE:
        return Sameness.UNKNOWN
    alike = any(sounds_alike(one, two) for one in left for two in right)
    return Sameness.UNKNOWN if alike else Sameness.DIFFERENT


def _word(ours: str, theirs: str) -> Sameness:
    if ours == theirs:
        return Sameness.SAME
    if listed_together(ours, theirs):
        return Sameness.VARIANT
    if sounds_alike(ours, theirs) and not listed_apart(ours, theirs):
        return Sameness.VARIANT
    return Sameness.DIFFERENT


def _given(ours: tuple[str, ...], theirs: tuple[str, ...]) -> Sameness:
    """First names decide; middle names and initials must not contradict each other."""
    first = _first(ours[0], theirs[0])
    if first is Sameness.DIFFERENT:
        return first
    middles = list(zip(ours[1:], theirs[1:], strict=False))
    found = [first, *(_first(one, two) for one, two in middles)]
    if Sameness.DIFFERENT in found:
        return Sameness.DIFFERENT
    return Sameness.VARIANT if Sameness.VARIANT in found else Sameness.SAME


def _first(ours: str, theirs: str) -> Sameness:
    if ours == theirs:
        return Sameness.SAME
    if is_initial(ours) or is_initial(theirs):
        alike = ours[0] == theirs[0] and not (is_initial(ours) and is_initial(theirs))
        return Sameness.SAME if alike else Sameness.DIFFERENT
    family = same_given_name(ours, theirs)
    if family:
        return Sameness.SAME if _is_short_form(ours, theirs) else Sameness.VARIANT
    if _undoubled(ours) == _undoubled(theirs):
        return Sameness.VARIANT
    alike = sounds_alike(ours, theirs) or is_slip(ours, theirs)
    if family is None and alike and not listed_apart(ours, theirs):
        return Sameness.VARIANT
    return Sameness.DIFFERENT


def _undoubled(name: str) -> str:
    """Ana for Anna: the tables list them as two names, beside one surname they are two spellings."""
    return _TWICE.sub(r"\1", name)


_TWICE = re.compile(r"(.)\1")


def _is_short_form(ours: str, theirs: str) -> bool:
    """Joe for Joseph is another form; Dmitri for Dmitry, Erik for Eric are other spellings."""
    if sounds_alike(ours, theirs):
        return False
    short, long = sorted((ours, theirs), key=len)
    pet = short.endswith("ie") != long.endswith("ie") or _DOUBLED.search(short) is not None
    far = len(long) - len(short) > _FAR or Levenshtein.normalized_similarity(short, long) < _HALF
    return pet or far or len(short) < _LONG - 1 or short[0] != long[0]


_DOUBLED = re.compile(r"([b-df-hj-np-tv-z])\1(?:y|ie)$")
"""Pet forms end so: Jerry, Tommy, Debbie."""


def _near_surname(ours: str, theirs: str, given: Sameness) -> Sameness:
    """Andersen and Anderson beside one given name.

    A spelling. Further apart: not to be told, or another person.
    """
    inflected = len(min(ours, theirs, key=len)) < _LONG and ours.rstrip("s") == theirs.rstrip("s")
    slip = is_slip(ours, theirs, _LONG_SURNAME) and not inflected  # "Lohan Checks Into", "Check"
    if slip and given is Sameness.SAME:
        return Sameness.VARIANT
    if Levenshtein.normalized_similarity(ours, theirs) >= _CLOSE:
        return Sameness.UNKNOWN
    return Sameness.DIFFERENT
