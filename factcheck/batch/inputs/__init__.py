"""Where stories come from: one module per form, found by being there.

Each has ``WHAT``, how it is called in messages, ``takes(path)``, ``count(path)``, which is quick, and
``stories(path, intake)``, which holds one story at a time, in an order that is always the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from factcheck import plugins
from factcheck.batch.stories import Intake, Story
from factcheck.errors import ReadError


def count(path: Path) -> int:
    """How many stories there are, the bad ones too.

    Raises:
        ReadError: no form of stories, or it cannot be opened.
    """
    return int(_module(path).count(path))


def stories(path: Path, intake: Intake) -> Iterator[Story]:
    """All stories, one after the other; a bad one says what is wrong with it.

    Raises:
        ReadError: as above.
    """
    found: Iterator[Story] = _module(path).stories(path, intake)
    return found


def _module(path: Path) -> ModuleType:
    modules = [plugins.load(__name__, name) for name in plugins.names(__name__)]
    if not path.exists():
        raise ReadError(f"{path}: expected stories, found nothing there")
    found = next((module for module in modules if module.takes(path)), None)
    if found is None:
        accepted = ", ".join(str(module.WHAT) for module in modules)
        raise ReadError(f"{path}: expected one of {accepted}, found {path.suffix or 'no suffix'}")
    return found
