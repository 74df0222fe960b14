"""Refuse what is not English: the rules and the model would read it and find nonsense."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import cast

from factcheck.errors import LanguageError
from factcheck.lexicon import table
from factcheck.model import Document

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_FEWEST_WORDS = 40  # fewer say nothing about a language
# Of 599 news texts of BASIL and ECB+ none has less than 21 % in English; other languages have 2 % at most.
_LEAST_ENGLISH = 0.10
_LEAST_FOREIGN = (
    0.10  # shopping lists and tables have few function words, but none of another language
)


def refuse_other_languages(documents: Sequence[Document]) -> None:
    """Raise for documents that are not in English; short ones and those full of names or numbers pass.

    Raises:
        LanguageError: one line for each document in another language.
    """
    problems = [line for document in documents for line in _problems(document)]
    if problems:
        raise LanguageError("\n".join(problems))


def _problems(document: Document) -> Iterator[str]:
    words = _running_words(document.text)
    if len(words) < _FEWEST_WORDS:
        return
    lists = _lists()
    english = sum(word in lists["english"] for word in words) / len(words)
    foreign = sum(word in lists["other"] or not word.isascii() for word in words) / len(words)
    if english < _LEAST_ENGLISH and foreign > max(english, _LEAST_FOREIGN):
        yield (
            f"{document.id}: expected English, found what reads like another language "
            f"({english:.0%} of its words are common English words)".replace("%", " %", 1)
        )


def _running_words(text: str) -> tuple[str, ...]:
    """Words that begin with a small letter, or with one of a script without capitals; not names and titles."""
    plain = text.replace("\u2019", "'")
    found = (match.group() for match in _WORD.finditer(plain))
    return tuple(word.lower() for word in found if not word[0].isupper() and not word[0].istitle())


@cache
def _lists() -> dict[str, frozenset[str]]:
    raw = cast("dict[str, str]", table("languages"))
    return {name: frozenset(words.split()) for name, words in raw.items()}
