"""One record of a file of stories -> the story; what is wrong with a record is said in the story itself."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

from factcheck.batch.stories import Intake, Story, Version
from factcheck.errors import ReadError, closest
from factcheck.presentation.words import cut

_T = TypeVar("_T")
_STORY = ("id", "versions", "candidate")
_VERSION = ("id", "text", "path", "published")
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?", re.DOTALL)
_ALIKE = 0.8
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Desk:
    """Where the files that a record names lie, and how they are taken in."""

    folder: Path
    intake: Intake


def broken(place: str, problem: str) -> Story:
    """A story of which nothing is known but its place ("line 17") and what is wrong there."""
    return Story(place, (), problems=(problem,))


def story_of(record: object, place: str, desk: Desk) -> Story:
    """The story that *record* tells; it is called *place* where it has no id of its own."""
    if not isinstance(record, Mapping):
        return broken(place, f"expected a story, found {_shown(record)}")
    read = _Record(record, "")
    read.refuse_slips(_STORY)
    name = read.word("id") or place
    candidate = read.word("candidate", needed=False)
    versions = []
    for number, row in enumerate(read.rows("versions"), 1):
        one = _Record(row, f"version {number}: ", read.problems)
        version = _version(one, desk)
        if version is not None:
            versions.append(version)
    return Story(name, tuple(versions), candidate, tuple(read.problems))


def _version(read: _Record, desk: Desk) -> Version | None:
    read.refuse_slips(_VERSION)
    text, path = read.text("text"), read.word("path", needed=False)
    name, day = read.word("id", needed=path is None), read.day("published")
    if (text is None) == (path is None):
        read.refuse("expected one of text, path, found " + ("none" if text is None else "both"))
    elif text is not None and name is not None:
        return _of_text(name, text, day, read)
    elif path is not None:
        return _of_file(name or path, path, day, desk, read)
    return None


def _of_text(name: str, text: str, day: date | None, read: _Record) -> Version | None:
    try:
        return Version(name, f"{name}.txt", text.encode(), day)
    except UnicodeEncodeError as error:
        read.refuse(f"text: half a character at {error.start}")
        return None


def _of_file(name: str, path: str, day: date | None, desk: Desk, read: _Record) -> Version | None:
    """A record may come from elsewhere: it names no file outside the folder that it lies in."""
    place = desk.folder / path
    if not _is_below(place, desk.folder):
        read.refuse(f"{path}: expected a path below the folder of the stories")
        return None
    try:
        return desk.intake.version(place, path, name, day)
    except ReadError as error:
        read.refuse(str(error).removeprefix(f"{place}: "))
        return None


@dataclass(frozen=True, slots=True)
class _Record:
    """The values of a record, and all that was found wrong with them."""

    values: object
    label: str
    problems: list[str] = field(default_factory=list)

    def refuse(self, problem: str) -> None:
        self.problems.append(self.label + problem)

    def refuse_slips(self, known: Sequence[str]) -> None:
        """Other keys are the business of whoever wrote them; one that is nearly ours is a slip."""
        if not isinstance(self.values, Mapping):
            self.refuse(f"expected a version, found {_shown(self.values)}")
            return
        for key in map(str, self.values):
            meant = closest(key, known, _ALIKE)
            if key not in known and meant is not None and self._get(meant) is None:
                self.refuse(f'{key}: unknown key, did you mean "{meant}"?')

    def text(self, key: str) -> str | None:
        return self._of_type(key, str, "a text")

    def word(self, key: str, *, needed: bool = True) -> str | None:
        """A text that is not empty; whole numbers are good ids too."""
        value = self._get(key)
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        word = self._of_type(key, str, "a text")
        if (value is None and needed) or (word is not None and not word.strip()):
            self.refuse(
                f"{key}: expected a text, found {'none' if value is None else 'an empty one'}"
            )
            return None
        return word

    def rows(self, key: str) -> Sequence[object]:
        rows = self._of_type(key, list, "a list") or []
        if not rows and self._get(key) in (None, []):
            self.refuse(f"{key}: expected at least one version, found none")
        return rows

    def day(self, key: str) -> date | None:
        """A day, or the day of a moment as it is written there."""
        value = self._get(key)
        if isinstance(value, datetime):
            return value.date()
        if value is None or isinstance(value, date):
            return value
        found = _DAY.fullmatch(value) if isinstance(value, str) else None
        try:
            if found is not None:
                return date.fromisoformat(found[1])
        except ValueError:
            pass
        self.refuse(f"{key}: expected a day like 2026-05-03, found {_shown(value)}")
        return None

    def _of_type(self, key: str, kind: type[_T], words: str) -> _T | None:
        value = self._get(key)
        if value is None or isinstance(value, kind):
            return value
        self.refuse(f"{key}: expected {words}, found {_shown(value)}")
        return None

    def _get(self, key: str) -> object:
        return self.values.get(key) if isinstance(self.values, Mapping) else None


def _is_below(place: Path, folder: Path) -> bool:
    try:
        return place.resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError):  # no name that a file can have
        return False


def _shown(value: object) -> str:
    kinds = {type(None): "null", bool: "true or false", list: "a list", dict: "an object"}
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return cut(repr(value), _LONGEST)
    return kinds.get(type(value), "something else")
