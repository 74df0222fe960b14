"""Configuration files: which one holds, and its table as TOML has it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from factcheck.errors import ConfigError

OWN = "factcheck.toml"
SHARED = "pyproject.toml"

_WHERE = re.compile(r" \(at line (\d+), column (\d+)\)$")


def closest_file(cwd: Path) -> Path | None:
    """The first ``factcheck.toml`` or ``pyproject.toml`` with our table, going up from *cwd*.

    Raises:
        ConfigError: a ``pyproject.toml`` on the way up speaks of us and is not TOML.
    """
    for folder in (cwd, *cwd.parents):
        if (folder / OWN).is_file():
            return folder / OWN
        shared = folder / SHARED
        # another project's file need not even be TOML
        if (
            shared.is_file()
            and "factcheck" in _text(shared, cwd)
            and _tool(shared, cwd) is not None
        ):
            return shared
    return None


def table(path: Path, cwd: Path) -> Mapping[str, object]:
    """The settings that *path* gives, as TOML has them.

    Raises:
        ConfigError: the file cannot be read, is not TOML or has no settings of ours.
    """
    if path.name != SHARED:
        return _content(path, cwd)
    ours = _tool(path, cwd)
    if ours is None:
        raise ConfigError(f"{shown(path, cwd)}: no [tool.factcheck] in it")
    return ours


def shown(path: Path, cwd: Path) -> str:
    """The path as messages show it: short where it lies below the working directory."""
    return (path.relative_to(cwd) if path.is_relative_to(cwd) else path).as_posix()


def _tool(path: Path, cwd: Path) -> Mapping[str, object] | None:
    tools = _content(path, cwd).get("tool")
    ours = tools.get("factcheck") if isinstance(tools, dict) else None
    if ours is not None and not isinstance(ours, dict):
        raise ConfigError(f"{shown(path, cwd)}: tool.factcheck: expected a table, was: {ours}")
    return ours


def _content(path: Path, cwd: Path) -> Mapping[str, object]:
    try:
        return tomllib.loads(_text(path, cwd))
    except tomllib.TOMLDecodeError as error:
        where = _WHERE.search(str(error))
        position = f":{where[1]}:{where[2]}" if where else ""
        problem = _WHERE.sub("", str(error))
        raise ConfigError(f"{shown(path, cwd)}{position}: not TOML: {problem}") from None


def _text(path: Path, cwd: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError(f"{shown(path, cwd)}: not UTF-8 (byte {error.start})") from None
    except FileNotFoundError:
        raise ConfigError(f"{shown(path, cwd)}: no such file") from None
    except OSError as error:
        raise ConfigError(f"{shown(path, cwd)}: cannot be read: {error.strerror}") from None
