"""The settings as ``factcheck config show`` prints them, each with where it came from."""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.config.sets import StorySet
from factcheck.config.settings import Config
from factcheck.config.values import NAMES, NEVER

_UNSET = {
    "fail_on": NEVER,
    "model": "the one that ships",
    "calibration": "the model's own",
    "jobs": "one per core",
    "cache_dir": "the user's own",
    "decisions": "found by name",
}


def show(config: Config, origins: Mapping[str, str]) -> str:
    """One line per setting, ``fail_on = warning   (factcheck.toml)``; ends with a line end."""
    rows = [(f"{name} = {_shown(name, getattr(config, name))}", origins[name]) for name in NAMES]
    width = max(len(left) for left, _ in rows)
    return "".join(f"{left:{width}}   ({origin})\n" for left, origin in rows)


def _shown(name: str, value: object) -> str:
    if value is None:
        return _UNSET[name]
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return f"[{', '.join(map(_part, value))}]"
    return str(value)


def _part(value: object) -> str:
    if isinstance(value, StorySet):
        return value.name
    return f"{value[0]}={value[1]}" if isinstance(value, tuple) else str(value)
