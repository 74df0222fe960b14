"""The settings and their defaults, all in one place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from factcheck.config.sets import StorySet
from factcheck.model import Severity
from factcheck.readers import USUAL_LIMITS, SizeLimits


class When(StrEnum):
    """When colour or progress is shown; ``auto`` is: on a terminal."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Config:
    """What a run is told. Paths are absolute or relative to the working directory.

    Attributes:
        format: report on standard output.
        report: further reports, (format, path).
        fail_on: gravity from which a finding makes the exit code 1; None is never.
        min_severity: gravity from which a finding is shown; the exit code does not depend on it.
        rules: rule files and folders laid over the default rules, in order.
        select: ids, names, tags or beginnings of ids of the rules that run; empty is all.
        ignore: the same for rules that do not run.
        nli: whether the model is heard.
        model: directory or id of another NLI checkpoint; None is the one that ships.
        calibration: a file of ``factcheck calibrate``; None is what the model says of itself.
        published: (document, its date) for documents that do not carry theirs.
        jobs: processor threads, 1 or more; None is one per core.
        cache: whether the answers of model and parser are kept for the next run.
        cache_dir: where they are kept; None is the user's cache directory.
        cache_limit: megabytes that they may take, 1 or more; what was not used for longest goes first.
        max_megabytes: megabytes that the file of a version may have, 1 or more.
        max_characters: characters of text that may be in it, 1 or more.
        max_seconds: how long its check may take, 1 or more; that of several may take the sum.
        color: when the text report is coloured.
        progress: when progress is shown.
        allow_incomplete: whether a document that could not be checked leaves the exit code alone.
        decisions: the decisions file; None is the one with the usual name, where there is one.
        use_decisions: whether findings that were decided stop to count.
        sets: files that belong together; of the configuration file only.
    """

    format: str = "text"
    report: tuple[tuple[str, Path], ...] = ()
    fail_on: Severity | None = Severity.ERROR
    min_severity: Severity = Severity.INFO
    rules: tuple[Path, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    nli: bool = True
    model: str | None = None
    calibration: Path | None = None
    published: tuple[tuple[Path, date], ...] = ()
    jobs: int | None = None
    cache: bool = True
    cache_dir: Path | None = None
    cache_limit: int = 512
    max_megabytes: int = USUAL_LIMITS.megabytes
    max_characters: int = USUAL_LIMITS.characters
    max_seconds: int = 300
    color: When = When.AUTO
    progress: When = When.AUTO
    allow_incomplete: bool = False
    decisions: Path | None = None
    use_decisions: bool = True
    sets: tuple[StorySet, ...] = ()

    @property
    def size_limits(self) -> SizeLimits:
        """What the readers need to know of it."""
        return SizeLimits(self.max_megabytes, self.max_characters)

    def published_on(self, path: Path) -> date | None:
        """The day given for the document at *path*, in whichever way the two paths are written."""
        there = path.resolve()
        return next((day for name, day in self.published if name.resolve() == there), None)
