"""The tables of findings and of stories as files: one module per format, found by being there.

Each has ``SUFFIX``, ``ready()``, which refuses a format that cannot be written here, and ``writer(file, table)``.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from enum import StrEnum
from typing import BinaryIO, Protocol, cast

from factcheck import plugins
from factcheck.batch.rows import Record
from factcheck.errors import ConfigError, near

Write = Callable[[Record], None]
"""Takes a row."""


class Table(StrEnum):
    """The two tables of a run."""

    FINDINGS = "findings"
    STORIES = "stories"


class Format(Protocol):
    """What a module of this folder has."""

    SUFFIX: str

    def ready(self) -> None:
        """Raises ConfigError where a library is missing."""

    def writer(self, file: BinaryIO, table: Table) -> AbstractContextManager[Write]:
        """Takes rows of *table* until it is closed; the same rows give the same bytes."""


def suffixes() -> frozenset[str]:
    """Those of all formats."""
    return frozenset(plugins.load(__name__, name).SUFFIX for name in plugins.names(__name__))


def find(name: str) -> Format:
    """The format of that name, ready to be used.

    Raises:
        ConfigError: there is none, or it cannot be written here.
    """
    names = plugins.names(__name__)
    if name not in names:
        raise ConfigError(
            f"--format: expected one of {', '.join(names)}, found {name}{near(name, names)}"
        )
    found = cast("Format", plugins.load(__name__, name))
    found.ready()
    return found
