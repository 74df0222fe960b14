"""Tokens back to text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from factcheck.model import Sentence


def words(sentence: Sentence, indices: Sequence[int]) -> str:
    """The tokens as the sentence spells them, joined as they stand."""
    if not indices:
        return ""
    base = sentence.span.start
    parts = [sentence.tokens[indices[0]].text]
    for before, after in pairwise(indices):
        gap = sentence.text[
            sentence.tokens[before].span.end - base : sentence.tokens[after].span.start - base
        ]
        parts.append((" " if gap else "") + sentence.tokens[after].text)
    return "".join(parts)
