"""The posts that a speaker's title names, and whether one person can hold both of two."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import cast

from factcheck.lexicon import table

_RESERVES, _VAGUE = "reserves", "vague"
Post = tuple[str, int]
"""A group of the table ``posts`` and the place of the post in it."""


def posts_of(title: str) -> frozenset[Post]:
    """The posts in a title as written ("chief executive of the brewery"); empty where it makes a reserve."""
    words = re.findall(r"[a-z-]+", title.lower())
    if not words or _reserves().intersection(words):
        return frozenset()
    held = re.split(r"\b(?:of|for|at|to|in|with|from)\b", " ".join(words))[0]
    found: set[Post] = set()
    for name, post in _names():  # the longest first: a "defence attorney" is no "attorney"
        padded = f" {held} "
        if f" {name} " in padded:
            found.add(post)
            held = padded.replace(f" {name} ", " | ").strip()
    return frozenset(found)


def exclude(ours: frozenset[Post], theirs: frozenset[Post]) -> bool:
    """Whether the two cannot be posts of one person: none in common, and two of one group."""
    groups = {group for group, _ in ours} & {group for group, _ in theirs}
    return bool(groups) and not ours & theirs


@cache
def vague_posts() -> frozenset[str]:
    """Words for somebody in charge, which may mean whoever has another post: "the boss"."""
    return frozenset(cast("Mapping[str, Sequence[str]]", table("posts"))[_VAGUE])


@cache
def _names() -> Sequence[tuple[str, Post]]:
    raw = {
        **cast("Mapping[str, Sequence[Sequence[str]]]", table("offices")),
        **cast("Mapping[str, Sequence[Sequence[str]]]", table("posts")),
    }
    names = [
        (name, (group, number))
        for group, posts in raw.items()
        for number, post in enumerate(posts)
        if not isinstance(post, str)  # else a plain list of words, no group
        for name in post
    ]
    return sorted(names, key=lambda row: (-len(row[0]), row))


@cache
def _reserves() -> frozenset[str]:
    return frozenset(cast("Mapping[str, Sequence[str]]", table("posts"))[_RESERVES])
