"""Which of the decisions in a file are on the story that is checked: one file holds those of many stories."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.decisions.entries import Entry
from factcheck.model import Document

_WORD = re.compile(r"\w+")
_Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """The words of all versions, paragraph by paragraph."""

    paragraphs: tuple[_Words, ...]
    vocabulary: frozenset[str]

    @classmethod
    def of(cls, documents: Sequence[Document]) -> Story:
        """The story that the *documents* tell."""
        spans = ((document.text, span) for document in documents for span in document.paragraphs)
        paragraphs = tuple(_words(span.of(text)) for text, span in spans)
        return cls(paragraphs, frozenset(word for words in paragraphs for word in words))

    def has(self, entry: Entry) -> bool:
        """Whether one of the passages that the decision was taken on still stands in a version.

        A check of one story says nothing of the others. A decision without passages may be on any story.
        """
        passages = [_words(excerpt) for excerpt in entry.excerpts]
        told = [p for p in passages if p and self.vocabulary.issuperset(p)]
        return not passages or any(_stands_in(p, words) for p in told for words in self.paragraphs)


def _words(text: str) -> _Words:
    return tuple(_WORD.findall(text.casefold()))


def _stands_in(passage: _Words, paragraph: _Words) -> bool:
    """Whether the words stand there in their order; a claim is often made of parts of a sentence."""
    rest = iter(paragraph)
    return all(word in rest for word in passage)
