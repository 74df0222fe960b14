"""Stories -> shards, what is done in one go and kept as one checkpoint: the same stories make the same shards."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from factcheck.batch.stories import Story

_DIGITS = 32


@dataclass(frozen=True, slots=True)
class Size:
    """A shard is full with so many stories or so many bytes of them, whichever is first."""

    stories: int = 32
    content: int = 400_000


@dataclass(frozen=True, slots=True)
class Shard:
    """Stories that follow on each other; ``first`` is the number of the first one in the input, from 1.

    ``name`` begins with the shard's own number and ends with a digest of what is in it and of all that its results
    depend on: a checkpoint of that name holds just these results.
    """

    name: str
    first: int
    stories: tuple[Story, ...]


def plan(stories: Iterable[Story], key: str, size: Size) -> Iterator[Shard]:
    """The shards in order; *key* stands for all that the results depend on besides the stories."""
    first = 1
    for number, group in enumerate(_groups(stories, size)):
        yield Shard(f"{number:08d}-{_digest(group, first, key)}", first, group)
        first += len(group)


def _groups(stories: Iterable[Story], size: Size) -> Iterator[tuple[Story, ...]]:
    group: list[Story] = []
    for story in stories:
        if group and (
            len(group) == size.stories or sum(s.size for s in group) + story.size > size.content
        ):
            yield tuple(group)
            group = []
        group.append(story)
    if group:
        yield tuple(group)


def _digest(group: tuple[Story, ...], first: int, key: str) -> str:
    found = hashlib.sha256(f"{key} {first}".encode())
    for story in group:
        found.update(story.digest)
    return found.hexdigest()[:_DIGITS]
