"""Pairs that say nothing about one another: unrelated, of one name, of one text."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from random import Random

from training.data import Pair

_END = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][\"”’']))\s+(?=[A-Z\"“])")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}")


def unrelated_pairs(sentences: Sequence[str], count: int, random: Random) -> list[Pair]:
    """Return pairs of two sentences drawn at random."""
    drawn = [random.sample(sentences, 2) for _ in range(count)]
    return [Pair(first, second, "neutral", "made_unrelated") for first, second in drawn]


def same_name_pairs(sentences: Sequence[str], count: int, random: Random) -> list[Pair]:
    """Return pairs of sentences that share a capitalised word and are otherwise different.

    Sentences that share more than half of their words are left out: they may be one fact.
    """
    by_name: defaultdict[str, list[str]] = defaultdict(list)
    for sentence in sentences:
        for name in set(_NAME.findall(sentence)):
            by_name[name].append(sentence)
    groups = [group for _, group in sorted(by_name.items()) if 2 <= len(group) <= 40]
    pairs: list[Pair] = []
    while groups and len(pairs) < count:
        first, second = random.sample(random.choice(groups), 2)
        if _shared(first, second) < 0.5:
            pairs.append(Pair(first, second, "neutral", "made_same_name"))
    return pairs


def same_text_pairs(texts: Iterable[str], count: int, random: Random) -> list[Pair]:
    """Return pairs of two sentences of one text."""
    pairs: list[Pair] = []
    for text in texts:
        parts = [part for part in split_sentences(text) if len(part.split()) >= 6]
        if len(parts) >= 2:
            first, second = random.sample(parts, 2)
            if _shared(first, second) < 0.5:
                pairs.append(Pair(first, second, "neutral", "made_same_text"))
        if len(pairs) == count:
            break
    return pairs


def itself_pairs(sentences: Sequence[str], count: int, random: Random) -> list[Pair]:
    """Return pairs of a sentence and itself."""
    return [Pair(one, one, "entailment", "made_itself") for one in random.sample(sentences, count)]


def split_sentences(text: str) -> list[str]:
    """Split at end marks before a capital; rough, for training pairs only."""
    return [part.strip() for part in _END.split(text) if part.strip()]


def _shared(first: str, second: str) -> float:
    left, right = set(first.lower().split()), set(second.lower().split())
    return len(left & right) / min(len(left), len(right))
