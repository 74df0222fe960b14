"""Word tables: reviewed YAML files beside this module, read once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def table(name: str) -> object:
    """The content of ``<name>.yaml``; callers turn it into their own typed lookup, once.

    Raises:
        FileNotFoundError: there is no such table (a bug, not a user's mistake).
    """
    text = files(__name__).joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=_Loader)  # noqa: S506 -- both loaders are safe loaders
