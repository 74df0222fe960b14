"""Listed modifiers by their words alone, where the parse shows none: "would-be assassin", "a lease free of charge"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from factcheck.facts.lexemes import Phrases, read_line
from factcheck.facts.qualifiers.values import classes_of, listed_phrases
from factcheck.model import Sentence

PREFIXES = frozenset({"ex", "co", "vice", "quasi", "pseudo"})
"""What a hyphen may tie to the noun that it modifies: "ex-wife"."""
_SUFFIXES = frozenset({"elect", "designate"})
"""What a hyphen may tie to the noun before it: "president-elect", not "risk-free"."""
_NOUNS = frozenset({"NOUN", "PROPN"})
_INSIDE = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET"})
_PARTICIPLES = frozenset({"VBN", "VBG"})
_OF_VERBS = frozenset({"aux", "auxpass", "nsubj", "nsubjpass"})
_MODIFIERS = frozenset({"ADJ", "ADV", "NOUN", "PROPN", "ADP"})
_LONGEST = 5
"""Words between a modifier and its noun: "would-be", "young", "assassin"."""


def listed(sentence: Sentence) -> Iterator[tuple[str, tuple[int, ...], int]]:
    """(phrase, its tokens, its head) for every entry of the tables; nothing where no head is near."""
    line = read_line(sentence)
    at = 0
    while at < len(line):
        found = _phrases().at(line, at)
        if found is None:
            at += 1
            continue
        phrase, end = found
        tokens = line.tokens(at, end)
        head = _head(sentence, phrase, tokens)
        if head is not None:
            yield phrase, tokens, head
        at = end


def _head(sentence: Sentence, phrase: str, tokens: tuple[int, ...]) -> int | None:
    """The noun behind it, else the noun before it, else what the parse has."""
    first, last = tokens[0], tokens[-1]
    if first > 1 and sentence.tokens[first - 1].text == "-":
        return _noun_before(sentence, first - 1) if phrase in _SUFFIXES else None
    if phrase in PREFIXES and _goes_on(sentence, last):
        return _noun_after(sentence, last + 1)
    if not _may_modify(sentence, phrase, tokens):
        return None
    before = _noun_before(sentence, first)
    if " " in phrase and not phrase.endswith(" of"):
        return before if before is not None else _governor(sentence, tokens)
    after = _noun_after(sentence, last)
    if (
        after is not None
        and sentence.tokens[last].pos == "PROPN"
        and not classes_of(phrase, "person")
    ):
        titled = sentence.tokens[after].entity == "PERSON"
        return None if titled else after  # "Foreign Minister Anna Berg" has an office, no modifier
    return before if after is None else after


def _may_modify(sentence: Sentence, phrase: str, tokens: tuple[int, ...]) -> bool:
    first, last = tokens[0], tokens[-1]
    token = sentence.tokens[last]
    named = token.pos == "PROPN" and token.entity  # "Peter North"
    if _goes_on(sentence, last) or named or has_subject(sentence, last):
        return False
    if phrase.endswith(" of") and first and sentence.tokens[first - 1].pos in ("ADJ", "DET"):
        return False  # "the northern part of"
    return not phrase.isalpha() or token.pos in _MODIFIERS or _is_participle(sentence, last)


def has_subject(sentence: Sentence, index: int) -> bool:
    """Whether a modifier is a verb after all: "Norden confirmed sales fell"."""
    return any(sentence.tokens[i].dep == "nsubj" for i in sentence.children[index])


def _goes_on(sentence: Sentence, index: int) -> bool:
    """Whether it is the first part of a compound or limits a number: "top-of-the-line", "nearly twice"."""
    after = sentence.tokens[index + 1 : index + 2]
    return any(t.text == "-" or t.pos == "NUM" or t.lemma in _FACTORS for t in after)


_FACTORS = frozenset({"twice", "half", "double", "thrice", "triple"})


def _is_participle(sentence: Sentence, index: int) -> bool:
    """Whether it may modify the noun behind it: "drank contaminated water", not "has accused Syria"."""
    token = sentence.tokens[index]
    below = {sentence.tokens[i].dep for i in sentence.children[index]}
    return token.tag in _PARTICIPLES and token.head != index and below.isdisjoint(_OF_VERBS)


def _noun_after(sentence: Sentence, index: int) -> int | None:
    """The last of the nouns that follow, past adjectives and articles; not the name of who has the office."""
    found = None
    for at in range(index + 1, min(index + 1 + _LONGEST, len(sentence.tokens))):
        token = sentence.tokens[at]
        if found is not None and token.entity == "PERSON" and token.pos == "PROPN":
            break
        if token.pos in _NOUNS:
            found = at
        elif found is not None or not (token.pos in _INSIDE or token.tag in _PARTICIPLES):
            break
    return found


def _noun_before(sentence: Sentence, index: int) -> int | None:
    return index - 1 if index and sentence.tokens[index - 1].pos in _NOUNS else None


def _governor(sentence: Sentence, tokens: tuple[int, ...]) -> int | None:
    """What the words hang on; the subject where they are said of it ("the lease is free of charge")."""
    inside = set(tokens)
    above = next(
        (sentence.tokens[i].head for i in tokens if sentence.tokens[i].head not in inside), None
    )
    if above is None or sentence.tokens[above].lemma != "be":
        return above
    return next((i for i in sentence.children[above] if sentence.tokens[i].dep == "nsubj"), above)


@cache
def _phrases() -> Phrases[str]:
    return Phrases((phrase, phrase) for phrase in listed_phrases())
