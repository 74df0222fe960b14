"""A folder tree: every folder in it that holds files to read is a story, its files are the versions."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from factcheck import readers
from factcheck.batch.stories import Intake, Story
from factcheck.errors import ReadError

WHAT = "a folder"


def takes(path: Path) -> bool:
    """Whether it is a folder."""
    return path.is_dir()


def count(path: Path) -> int:
    """Folders that hold at least one file to read."""
    return sum(1 for _ in _places(path))


def stories(path: Path, intake: Intake) -> Iterator[Story]:
    """Folder after folder by name, each before those inside it; a story's id is its path from *path* on."""
    for place, names, others in _places(path):
        yield _story(path, place, names, others, intake)


def _story(root: Path, place: Path, names: list[str], others: list[str], intake: Intake) -> Story:
    versions, problems = [], []
    for name in names:
        try:
            versions.append(intake.version(place / name, name, name))
        except ReadError as error:
            problems.append(str(error).removeprefix(f"{place}{os.sep}"))
    return Story(
        place.relative_to(root).as_posix(),
        tuple(versions),
        problems=tuple(problems),
        unread=tuple(others),
    )


def _places(root: Path) -> Iterator[tuple[Path, list[str], list[str]]]:
    """Each story's folder, the names of its versions and those of other files; what is hidden is left out."""
    known = set(readers.suffixes())
    for place, folders, files in os.walk(root, onerror=_refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        seen = sorted(name for name in files if not name.startswith("."))
        names = [name for name in seen if Path(name).suffix.lower() in known]
        if names:
            yield Path(place), names, [name for name in seen if name not in names]


def _refuse(error: OSError) -> None:
    """A folder that cannot be looked into may hide any number of stories: that is no matter of one story."""
    raise ReadError(f"{error.filename}: expected a readable folder, found: {error.strerror}")
