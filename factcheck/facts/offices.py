"""Who holds which office: "Chief Executive Anna Berg", "Anna Berg, the chairwoman of Rivet"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from factcheck.facts.lexemes import Line, Phrases, Sort, read_line
from factcheck.facts.names.spelling import fold
from factcheck.facts.names.values import Name, NameType
from factcheck.lexicon import table
from factcheck.model import Fact

_ARTICLES = frozenset({"the", "a", "an", "its", "their", "his", "her"})
_LONGEST = 6
"""Words between a name and the office behind it: "Anna Berg, the Oslo city council's deputy mayor"."""


@dataclass(frozen=True, slots=True)
class Office:
    """A holder and the office: its group, the row of words that mean it, and where it is held, folded."""

    holder: Name
    group: str
    row: int
    body: str


def offices(names: Sequence[Fact[Name]]) -> Iterator[Fact[Office]]:
    """The offices told of the people; the fact's tokens are the words of the office."""
    for fact in names:
        if fact.value.type is NameType.PERSON:
            line = read_line(fact.sentence)
            first, last = _bounds(line, fact)
            yield from _before(line, fact, first, last)
            yield from _behind(line, fact, last)


def _bounds(line: Line, fact: Fact[Name]) -> tuple[int, int]:
    """The lexemes of the name, its titles left out."""
    inside = [i for i in range(len(line)) if fact.tokens[0] <= line[i].first <= fact.tokens[-1]]
    start = fold(fact.value.canonical).split()[0]
    first = next((i for i in inside if fold(line[i].text) == start), inside[0])
    return first, inside[-1] + 1


def _before(line: Line, fact: Fact[Name], first: int, last: int) -> Iterator[Fact[Office]]:
    """An office right before the name, or set off by two commas: "Rivet's chief executive, Anna Berg, said"."""
    end = first
    if line.low(end - 1) == "." and line[end - 1].glued:
        end -= 1  # "Capt. Anna Berg"
    if line.low(end - 1) == "," and line.low(last) == ",":
        end -= 1
    found = _phrases().before(line, end)
    if found is not None:
        (group, row), start = found
        yield from _fact(line, fact, (group, row), (start, end), _owner(line, start))


def _behind(line: Line, fact: Fact[Name], last: int) -> Iterator[Fact[Office]]:
    """An office behind a comma: "Anna Berg, the chairwoman of Rivet,"; two joined by "and" are both meant."""
    if line.low(last) != ",":
        return
    for at in range(last + 1, min(last + 1 + _LONGEST, len(line))):
        if line[at].sort is not Sort.WORD and line.low(at) not in ("'", "-", "'s"):
            return
        found = _phrases().at(line, at)
        if found is not None:
            (group, row), end = found
            if line.low(end) in ("and", ",", ".", "of", "at", "for", ";"):
                body = _owner(line, at) or _after(line, end)
                yield from _fact(line, fact, (group, row), (at, end), body)
            return


def _fact(
    line: Line, fact: Fact[Name], office: tuple[str, int], words: tuple[int, int], body: str
) -> Iterator[Fact[Office]]:
    """Nothing where a word before makes it another office ("former"), or a second one is joined to it."""
    before = [line.low(i) for i in range(max(0, words[0] - 2), words[0])]
    if not _no_more().isdisjoint(before) or "and" in (line.low(words[1]), line.low(words[0] - 1)):
        return
    value = Office(fact.value, *office, body)
    yield Fact(line.sentence, line.tokens(*words), fact.anchor, value)


def _owner(line: Line, start: int) -> str:
    """The name before the office: "Rivet" of "Rivet's chief executive", "Rivet chairwoman"."""
    at = start - 1
    while at >= 0 and line.low(at) in ("'s", "'", "s"):
        at -= 1
    word = line[at].text.removesuffix("'s")
    return fold(word) if at >= 0 and word[:1].isupper() and line.low(at) not in _ARTICLES else ""


def _after(line: Line, end: int) -> str:
    """The name behind "of", "at" or "for"."""
    if line.low(end) not in ("of", "at", "for"):
        return ""
    at = end + 1 if line.low(end + 1) not in _ARTICLES else end + 2
    return fold(line[at].text) if line[at].text[:1].isupper() else ""


@cache
def _phrases() -> Phrases[tuple[str, int]]:
    content = cast("dict[str, list[list[str]]]", table("offices"))
    groups = {name: rows for name, rows in content.items() if name != "not_after"}
    return Phrases(
        (words, (group, number))
        for group, rows in groups.items()
        for number, row in enumerate(rows)
        for words in row
    )


@cache
def _no_more() -> frozenset[str]:
    return frozenset(cast("dict[str, list[str]]", table("offices"))["not_after"])
