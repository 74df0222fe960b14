"""Find the modules of a folder: kinds, readers and reporters are files, and no list names them."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from types import ModuleType


@cache
def names(package: str) -> tuple[str, ...]:
    """Names of the public modules in *package*, sorted; imports none of them."""
    path = import_module(package).__path__
    return tuple(
        sorted(info.name for info in pkgutil.iter_modules(path) if not info.name.startswith("_"))
    )


def load(package: str, name: str) -> ModuleType:
    """Import one module that :func:`names` lists.

    Raises:
        KeyError: *name* is not a module of *package*.
    """
    if name not in names(package):
        raise KeyError(name)
    return import_module(f"{package}.{name}")
