"""Pairs of two versions of a news sentence, made by rule from parsed sentences and templates."""

from collections.abc import Sequence
from random import Random

from training.data import Pair
from training.generate.assemble import sentence_pairs
from training.generate.parse import Parsed, parsed_sentences
from training.generate.stories import story_pairs

_STORIES = 0.3

__all__ = ["parsed_sentences", "version_pairs"]


def version_pairs(
    sentences: Sequence[Parsed], count: int, random: Random, kinds: frozenset[str] | None = None
) -> list[Pair]:
    """Return about `count` pairs of two versions, in random order.

    `kinds` keeps only some kinds of edit. A rare kind gives fewer pairs than its share when the
    sentences run out.
    """
    told = story_pairs(round(count * _STORIES), random, kinds)
    made = sentence_pairs(sentences, count - len(told), random, kinds)
    return random.sample([*told, *made], len(told) + len(made))
