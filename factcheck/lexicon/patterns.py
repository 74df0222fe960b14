"""What users search for: patterns and word lists, as data that can neither run code nor hang a check.

Patterns are compiled by RE2, whose time grows with the text and never with the way the pattern is nested; what it
cannot do in that time (looking around, referring back) it refuses. Lists are looked up word by word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import ClassVar

import re2

from factcheck.lexicon.folding import Reading, reading

LONGEST_PATTERN = 1_000
"""Characters of a pattern."""

LARGEST_FILE = 1_000_000
"""Bytes of a word list in a file: some hundred thousand words."""

MOST_WORDS = 50_000
LONGEST_PHRASE = 12
"""Words of one entry of a list."""

_MEMORY = 8 << 20  # bytes of a compiled pattern, RE2's own default
_PIECE = re.compile(r"\w+|[^\w\s]")
_TYPOGRAPHIC_DASH = re.compile("[\u2010-\u2015\u2212]")


@dataclass(frozen=True, slots=True)
class Match:
    """A stretch of the original text; ``value`` is what the pattern's first group took, or all of it."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression in the syntax of RE2."""

    source: str

    expected: ClassVar[str] = "a regular expression (RE2)"

    @classmethod
    def from_rule(cls, text: str, folder: Path) -> Pattern:  # noqa: ARG003 -- all such values are read alike
        """The pattern that a rule has.

        Raises:
            ValueError: it is too long, cannot be compiled, or matches where nothing stands.
        """
        if len(text) > LONGEST_PATTERN:
            raise ValueError(
                f"expected at most {LONGEST_PATTERN:,} characters, found {len(text):,}"
            )
        if _compiled(text, case=True).fullmatch(""):
            raise ValueError(
                "expected a pattern of at least one character, found one that fits nothing"
            )
        return cls(text)

    def __str__(self) -> str:
        return self.source

    def matches(self, text: str, *, case: bool) -> Iterator[Match]:
        """Every match in *text*, none of which overlap."""
        read = read_text(text)
        for found in _compiled(self.source, case=case).finditer(read.text):
            if found.start() < found.end():
                yield Match(*read.original(*found.span()), _taken(found))


@dataclass(frozen=True, slots=True)
class WordList:
    """Words and phrases, found as whole words."""

    words: tuple[str, ...]

    def matches(self, text: str, *, case: bool) -> Iterator[Match]:
        """Every word of the list in *text*, the longest phrase where several begin; none overlap."""
        read = read_text(text)
        entries = _entries(self.words, case=case)
        if _vocabulary(text, case=case).isdisjoint(entries):
            return
        spans = pieces(text)
        spoken = _spoken(text, case=case)
        index = 0
        while index < len(spans):
            size = _longest(entries.get(spoken[index], ()), spoken, index)
            if size:
                start, end = spans[index][0], spans[index + size - 1][1]
                yield Match(*read.original(start, end), " ".join(read.text[start:end].split()))
            index += size or 1


@dataclass(frozen=True, slots=True)
class WordFile:
    """A word list in a file beside the rule, one entry a line; ``#`` begins a comment."""

    name: str
    words: tuple[str, ...]

    expected: ClassVar[str] = "the path of a word list, one entry a line"

    @classmethod
    def from_rule(cls, text: str, folder: Path) -> WordFile:
        """Read the list; the path starts at *folder*.

        Raises:
            ValueError: it cannot be read, is too large, or an entry is too long; says in which line.
        """
        rows = tuple(lines(text, folder))
        for number, row in rows:
            refuse_phrase(row, f"{text}:{number}: ")
        return cls(text, tuple(dict.fromkeys(row for _, row in rows)))

    def __str__(self) -> str:
        return f"{self.name} ({len(self.words)} entries)"


def lines(name: str, folder: Path) -> Iterator[tuple[int, str]]:
    """Line numbers and lines of a file of a user's, without comments and blank lines.

    Raises:
        ValueError: the file cannot be read or is too large.
    """
    path = folder / name
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
        if len(data) > LARGEST_FILE:
            raise ValueError(f"{name}: expected at most {LARGEST_FILE:,} bytes, found more")
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise ValueError(f"{name}: expected a word list, found: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise ValueError(
            f"{name}: expected UTF-8, found another encoding at byte {error.start}"
        ) from None
    rows = text.splitlines()
    if len(rows) > MOST_WORDS:
        raise ValueError(f"{name}: expected at most {MOST_WORDS:,} lines, found {len(rows):,}")
    for number, line in enumerate(rows, start=1):
        content = line.partition("#")[0].strip()
        if content:
            yield number, content


def refuse_phrase(phrase: str, place: str = "") -> None:
    """Raises ValueError for an entry that no text can have: no letter in it, or far too many words."""
    size = len(_PIECE.findall(phrase))
    if not any(map(str.isalnum, phrase)):
        raise ValueError(f"{place}expected a word, found {phrase!r}")
    if size > LONGEST_PHRASE:
        raise ValueError(f"{place}expected at most {LONGEST_PHRASE} words, found {size}")


@lru_cache(maxsize=64)
def read_text(text: str) -> Reading:
    """The text as it is searched; kept, because every rule searches the same documents."""
    return reading(text)


@lru_cache(maxsize=64)
def pieces(text: str) -> tuple[tuple[int, int], ...]:
    """Where the words and signs of the reading of *text* stand, in order."""
    return tuple(found.span() for found in _PIECE.finditer(read_text(text).text))


@lru_cache(maxsize=128)
def _spoken(text: str, *, case: bool) -> tuple[str, ...]:
    read = read_text(text).text
    words = (read[start:end] for start, end in pieces(text))
    return tuple(words) if case else tuple(word.casefold() for word in words)


@lru_cache(maxsize=128)
def _vocabulary(text: str, *, case: bool) -> frozenset[str]:
    return frozenset(_spoken(text, case=case))


@lru_cache(maxsize=1024)
def _entries(words: tuple[str, ...], *, case: bool) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The phrases by their first word, the longest first."""
    rows: dict[str, list[tuple[str, ...]]] = {}
    for phrase in dict.fromkeys(words):
        spoken = _spoken(phrase, case=case)
        if spoken:
            rows.setdefault(spoken[0], []).append(spoken)
    return {first: tuple(sorted(row, key=len, reverse=True)) for first, row in rows.items()}


def _longest(phrases: Sequence[tuple[str, ...]], words: Sequence[str], index: int) -> int:
    for phrase in phrases:
        if tuple(words[index : index + len(phrase)]) == phrase:
            return len(phrase)
    return 0


@lru_cache(maxsize=2048)
def _compiled(source: str, *, case: bool) -> re2._Regexp:
    """Compile a pattern; typographic quotes and dashes in it are those of the folded text.

    Raises:
        ValueError: RE2 refuses it; the message says why and where.
    """
    options = re2.Options()
    options.case_sensitive = case
    options.log_errors = False
    options.max_mem = _MEMORY
    plain = reading(_TYPOGRAPHIC_DASH.sub(r"\\-", source)).text
    try:
        return re2.compile(plain, options)
    except re2.error as error:
        reason = error.args[0]
        shown = reason.decode("utf-8", "replace") if isinstance(reason, bytes) else str(reason)
        raise ValueError(f"{_explained(shown)}{_column(shown, plain)}") from None


def _explained(reason: str) -> str:
    """RE2's words, with what they mean where a user of another engine would wonder."""
    if reason.startswith("invalid perl operator"):
        return f"{reason}: looking ahead or behind is not possible here"
    if reason.startswith("invalid escape sequence") and re.search(r"\\[1-9k]$", reason):
        return f"{reason}: referring back to a group is not possible here"
    return reason


def _column(reason: str, source: str) -> str:
    """Where in the pattern the piece stands that RE2 quotes, from 1."""
    piece = reason.partition(": ")[2]
    at = source.find(piece) if piece else -1
    return f" (character {at + 1} of the pattern)" if at >= 0 else ""


def _taken(found: re2._Match) -> str:
    groups = (group for group in found.groups() if group)
    return str(next(groups, found.group()))
