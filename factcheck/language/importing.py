"""Import a library without the parts of it, and of others, that are not used here."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType


@contextmanager
def without(name: str) -> Iterator[None]:
    """Make ``import name`` fail in the block, unless it was imported before.

    spaCy's thinc imports torch where it finds it, which takes longer than everything else that the parser does,
    and needs it for nothing here. Python documents None in ``sys.modules`` as "not to be found".
    """
    if name in sys.modules:
        yield
        return
    sys.modules[name] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[name]


@contextmanager
def command_line_left_out() -> Iterator[None]:
    """Let ``import spacy`` skip ``spacy.cli``, unless it was imported before.

    The package takes one function from its command line, which brings typer, jinja2 and an HTTP client with it:
    more than half of the whole import. Afterwards ``import spacy.cli`` works as ever.
    """
    if "spacy" in sys.modules:
        yield
        return
    package, module = ModuleType("spacy.cli"), ModuleType("spacy.cli.info")
    package.__path__ = []
    module.info = None  # type: ignore[attr-defined]
    stand_ins = {found.__name__: found for found in (package, module)}
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name in stand_ins:
            del sys.modules[name]
