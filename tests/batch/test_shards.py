"""Shards: the same stories make the same ones, and nothing is read before it is needed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import count, islice

import pytest

from factcheck.batch.packing import packed, unpacked
from factcheck.batch.shards import Shard, Size, plan
from factcheck.batch.stories import Story, Version

VERSION = Version("a", "a.txt", b"Text.", date(2026, 5, 3), "night/a.txt")
STORY = Story("fire", (VERSION,), "a", ("bad",), ("photo.jpg",))


def story(number: int, size: int = 1) -> Story:
    return Story(f"s{number}", (Version("a", "a.txt", b"x" * size),))


def names(*stories: Story, key: str = "k", size: int = 2) -> list[str]:
    return [shard.name for shard in plan(stories, key, Size(size))]


def test_the_same_stories_make_the_same_shards() -> None:
    stories = [story(n) for n in range(5)]

    assert names(*stories) == names(*stories)
    assert [s.first for s in plan(stories, "k", Size(2))] == [1, 3, 5]


def test_a_changed_story_changes_its_shard_alone() -> None:
    before = names(*map(story, range(6)))
    after = names(*map(story, (0, 1, 2, 99, 4, 5)))

    assert [b == a for b, a in zip(before, after, strict=True)] == [True, False, True]


def test_other_terms_are_other_shards() -> None:
    assert names(story(1), key="k") != names(story(1), key="l")


@pytest.mark.parametrize(
    "other",
    [
        replace(STORY, id="mill"),
        replace(STORY, candidate=None),
        replace(STORY, problems=()),
        replace(STORY, unread=()),
        replace(STORY, versions=()),
        *(
            replace(STORY, versions=(replace(VERSION, **change),))
            for change in (
                {"id": "b"},
                {"name": "a.md"},
                {"content": b"Texts"},
                {"published": None},
                {"path": None},
            )
        ),
    ],
)
def test_all_of_a_story_counts(other: Story) -> None:
    assert other.digest != STORY.digest


def test_large_stories_make_small_shards() -> None:
    stories = [story(1, 60), story(2, 60), story(3, 200), story(4, 1), story(5, 1)]
    shards = list(plan(stories, "k", Size(stories=10, content=100)))

    assert [len(shard.stories) for shard in shards] == [1, 1, 1, 2]


def test_no_more_is_read_than_a_shard_and_the_story_after_it() -> None:
    read = []

    def endless() -> object:
        for number in count():
            read.append(number)
            yield story(number)

    shards = list(islice(plan(endless(), "k", Size(stories=3)), 2))  # type: ignore[arg-type]

    assert len(shards) == 2
    assert len(read) == 7


def test_a_shard_survives_the_way_to_another_machine() -> None:
    odd = Story("half \ud800", (Version("ä", "x", b"\x00\xff\r\n"),), unread=("half \udcff.jpg",))
    shard = Shard("00000001-x", 3, (STORY, odd))

    assert packed(shard).isascii()
    assert unpacked(packed(shard)) == shard
