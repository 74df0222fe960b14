"""From the patterns of a set to its files: one story, or one for each value of ``{story}``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeAlias

from factcheck.config import patterns
from factcheck.config.sets import DAY, STORY, StorySet

Lines: TypeAlias = tuple[tuple[str, str], ...]
"""(name of the set or ``set/story``, what is to be said of it)."""

_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Story:
    """Files that are compared with each other.

    ``name`` is that of the set, with ``{story}`` ``set/story``. ``versions`` are in the order of the patterns, those
    of one pattern in natural order; the candidate is among them.
    """

    name: str
    versions: tuple[Path, ...]
    candidate: Path | None
    published: tuple[tuple[Path, date], ...]


@dataclass(frozen=True, slots=True)
class Matched:
    """What lies on disk for a set.

    ``waiting`` are stories that cannot be compared yet (no second version, no candidate), ``mistakes`` is what
    must be mended. A lone version is the normal case with ``{story}`` and a mistake without.
    """

    stories: tuple[Story, ...]
    waiting: Lines
    mistakes: Lines


def match(story_set: StorySet) -> Matched:
    """The files of the set as they lie on disk now, all stories by name."""
    versions = _by_story(story_set, story_set.versions)
    candidates = _by_story(story_set, [story_set.candidate] if story_set.candidate else [])
    days, wrong = _days(story_set)
    stories: list[Story] = []
    waiting: list[tuple[str, str]] = []
    mistakes = [(story_set.name, line) for line in wrong]
    for key in sorted({*versions, *candidates}) or [""]:
        name = f"{story_set.name}/{key}" if key else story_set.name
        chosen = candidates.get(key, [])
        files = tuple(dict.fromkeys([*versions.get(key, ()), *chosen]))
        if len(chosen) > 1:
            found = _list(story_set, chosen)
            mistakes.append((name, f"candidate: expected one file, found {found}"))
        elif lack := _lack(story_set, files, chosen):
            (waiting if key else mistakes).append((name, lack))
        else:
            published = tuple((file, days[file]) for file in files if file in days)
            stories.append(Story(name, files, chosen[0] if chosen else None, published))
    if not (stories or mistakes):
        line = f"expected a story with two versions, found none among {len(waiting)}"
        mistakes.append((story_set.name, line))
    if not (waiting or mistakes):
        mistakes += [(story_set.name, line) for line in _idle(story_set, stories)]
    return Matched(tuple(stories), tuple(waiting), tuple(mistakes))


def _by_story(story_set: StorySet, texts: Sequence[str]) -> dict[str, list[Path]]:
    found: dict[str, dict[Path, None]] = {}
    for text in texts:
        for file, parts in patterns.files(text, story_set.base):
            found.setdefault(parts.get(STORY, ""), {})[file] = None
    return {name: list(files) for name, files in found.items()}


def _lack(story_set: StorySet, files: Sequence[Path], chosen: Sequence[Path]) -> str | None:
    """What is missing for a comparison, None for nothing."""
    if story_set.candidate and not chosen:
        return f"candidate: expected one file, found none for {story_set.candidate}"
    if len(files) >= _FEWEST:
        return None
    sought = ", ".join(story_set.versions)
    return f"versions: expected two files or more, found {_list(story_set, files)} for {sought}"


def _days(story_set: StorySet) -> tuple[dict[Path, date], list[str]]:
    """The day of each file that has one, and the mistakes; the first pattern that matches holds."""
    found: dict[Path, date] = {}
    mistakes: list[str] = []
    for text, day in story_set.published:
        for file, parts in patterns.files(text, story_set.base):
            try:
                found.setdefault(file, day or date.fromisoformat(parts[DAY]))
            except ValueError:
                name = file.relative_to(story_set.base).as_posix()
                mistakes.append(f"published: expected a date in the path, found {name}")
    return found, mistakes


def _idle(story_set: StorySet, stories: Sequence[Story]) -> Iterator[str]:
    """Patterns of days that fit none of the set's files: a slip of the pen."""
    known = {file for story in stories for file in story.versions}
    for text, _ in story_set.published:
        if not known & {file for file, _ in patterns.files(text, story_set.base)}:
            yield f"published: expected a pattern of its versions, found none for {text}"


def _list(story_set: StorySet, files: Sequence[Path]) -> str:
    names = ", ".join(file.relative_to(story_set.base).as_posix() for file in files)
    return f"{len(files)} ({names})" if files else "none"
