"""Import a library as if another one were not installed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager


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
