"""Where shards are worked on: one module per engine, found by being there, each with ``run``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, cast

from factcheck import plugins
from factcheck.batch import inputs
from factcheck.batch.rows import Result, written
from factcheck.batch.shards import Shard, Size, plan
from factcheck.batch.stories import Intake
from factcheck.batch.terms import Terms, key
from factcheck.errors import ConfigError, near
from factcheck.pipeline import Checker


@dataclass(frozen=True, slots=True)
class Job:
    """All that an engine has to know; it can be sent to another machine.

    ``make`` makes the checker; its key must be ``key`` everywhere, else results of several kinds would be mixed.
    """

    path: Path
    intake: Intake
    make: Callable[[], Checker]
    terms: Terms
    key: str
    size: Size
    uses_model: bool = True

    def shards(self) -> Iterator[Shard]:
        """The shards of the input, read as they are asked for."""
        return plan(inputs.stories(self.path, self.intake), self.key, self.size)

    def checker(self) -> Checker:
        """A checker for this job.

        Raises:
            ConfigError: code, rules or model are others here than where the job was made.
        """
        made = self.make()
        if key(self.terms, made) != self.key:
            raise ConfigError("batch: expected the same package, rules and model on every machine")
        return made


@dataclass(frozen=True, slots=True)
class Done:
    """A shard that is done: its checkpoint, None where there was one before."""

    name: str
    stories: int
    checkpoint: str | None


class Engine(Protocol):
    """An engine's ``run``."""

    def __call__(self, job: Job, there: AbstractSet[str], address: str | None) -> Iterator[Done]:
        """Every shard of the job, in any order; those that are *there* are not worked on again."""


def checkpoint(results: tuple[Result, ...]) -> str:
    """The results of a shard as they are kept."""
    return "".join(map(written, results))


def find(name: str) -> Engine:
    """The engine of that name.

    Raises:
        ConfigError: there is none.
    """
    names = plugins.names(__name__)
    if name not in names:
        raise ConfigError(
            f"--engine: expected one of {', '.join(names)}, found {name}{near(name, names)}"
        )
    return cast("Engine", plugins.load(__name__, name).run)
