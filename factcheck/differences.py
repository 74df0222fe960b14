"""What differs between two sentences that differ in a few words: the edits that change a meaning.

A word that moved, a synonym, "300" for "three hundred" and a comma are no difference; where nothing else was
changed there is nothing that could contradict, whatever a language model says.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.facts.agreement import Agreement
from factcheck.facts.dates.values import DateValue
from factcheck.facts.dates.values import compare as compare_dates
from factcheck.facts.quantities.values import Quantity
from factcheck.facts.quantities.values import compare as compare_quantities
from factcheck.model import Edit, Fact, Pair, Sentence

_SILENT = frozenset({"PUNCT", "SPACE", "DET", "SYM"})
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
_LIGHT = frozenset({"be", "have", "do", "say", "tell", "get", "make", "go"})


def differences(pair: Pair) -> tuple[Edit, ...]:
    """The edits of a near pair in which a word has no like on the other side, the longest first."""
    ours, theirs = _answered(pair)
    found = [
        edit
        for edit in pair.edits
        if _has_new_word(pair.ours.sentence, edit.ours, ours)
        or _has_new_word(pair.theirs.sentence, edit.theirs, theirs)
    ]
    return tuple(sorted(found, key=_length, reverse=True))


def _length(edit: Edit) -> int:
    return edit.ours[1] - edit.ours[0] + edit.theirs[1] - edit.theirs[0]


def _has_new_word(sentence: Sentence, words: tuple[int, int], answered: set[int]) -> bool:
    return any(
        index not in answered and sentence.tokens[index].pos not in _SILENT
        for index in range(*words)
    )


def _answered(pair: Pair) -> tuple[set[int], set[int]]:
    """Tokens that have a like on the other side: linked words, words of equal values, and small words that moved."""
    ours, theirs = {a for a, _ in pair.links}, {b for _, b in pair.links}
    ours |= _small(pair.ours.sentence, pair.theirs.sentence)
    theirs |= _small(pair.theirs.sentence, pair.ours.sentence)
    for left, right in _equal_values(pair):
        ours.update(left.tokens)
        theirs.update(right.tokens)
    return ours, theirs


def _small(sentence: Sentence, other: Sentence) -> set[int]:
    """Words like "said" and "of" that the other sentence has as well, wherever it has them; "not" is no small word."""
    known = {token.lemma for token in other.tokens}
    return {
        index
        for index, token in enumerate(sentence.tokens)
        if token.lemma in known and token.dep != "neg" and token.pos not in _CONTENT
    } | {i for i, t in enumerate(sentence.tokens) if t.lemma in known & _LIGHT}


def _equal_values(pair: Pair) -> Iterator[tuple[Fact[object], Fact[object]]]:
    for left in pair.ours.facts:
        for right in pair.theirs.facts:
            if _agree(left.value, right.value) is Agreement.EQUAL:
                yield left, right


def _agree(left: object, right: object) -> Agreement:
    if isinstance(left, Quantity) and isinstance(right, Quantity):
        return compare_quantities(left, right)
    if isinstance(left, DateValue) and isinstance(right, DateValue):
        return compare_dates(left, right)
    return Agreement.UNKNOWN
