"""Sets: which files are versions of one story, as the configuration names them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

STORY = "story"
"""The named part of a pattern that tells many stories apart: ``wire/{story}.txt``."""

DAY = "date"
"""The named part of a pattern that is the day of publication: ``wire/{date}-fire.txt``."""


@dataclass(frozen=True, slots=True)
class StorySet:
    """Patterns of the files that are compared with each other.

    Attributes:
        name: what ``--set`` calls it.
        versions: patterns of the versions, in the order in which they are compared.
        candidate: pattern of the one version that is to be published; None compares all with all.
        published: (pattern, the day its files are from); the day is None where the pattern has it.
        options: (setting, value) pairs that differ from those of the run.
        base: folder that the patterns start at.
    """

    name: str
    versions: tuple[str, ...]
    candidate: str | None
    published: tuple[tuple[str, date | None], ...]
    options: tuple[tuple[str, object], ...]
    base: Path
