"""One setting's value: from TOML, a variable or a flag to the type that ``Config`` has."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

from factcheck.config.settings import Config, When
from factcheck.errors import unknown_word
from factcheck.model import Severity

NAMES = tuple(field.name for field in fields(Config))
NEVER = "never"

_Read: TypeAlias = Callable[[object, Path], object]
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


class Misfit(Exception):  # noqa: N818 -- becomes a line of a ConfigError
    """A value that a setting cannot have; says what was expected."""


@dataclass(frozen=True, slots=True)
class _Setting:
    """How a setting is read; ``split`` takes a variable's text to what TOML would have given."""

    read: _Read
    split: Callable[[str], object] = str


def read(name: str, value: object, base: Path) -> object:
    """The value of the setting *name*; relative paths start at *base*.

    Raises:
        Misfit: the value is of another type or not an accepted one.
    """
    return _SETTINGS[name].read(value, base)


def split(name: str, text: str) -> object:
    """A variable's text (``true``, ``4``, ``FC1,number``) as TOML would have given it."""
    return _SETTINGS[name].split(text)


def _word(value: object, _: Path) -> str:
    if not isinstance(value, str) or not value:
        raise Misfit(f"expected a text, was: {_toml(value)}")
    return value


def _switch(value: object, _: Path) -> bool:
    if not isinstance(value, bool):
        raise Misfit(f"expected true or false, was: {_toml(value)}")
    return value


def _count(value: object, _: Path) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise Misfit(f"expected a whole number from 1, was: {_toml(value)}")
    return value


def _one_of(choices: type[StrEnum], *further: str) -> _Read:
    accepted = (*(member.value for member in choices), *further)

    def choose(value: object, _: Path) -> object:
        if not isinstance(value, str):
            raise Misfit(f"expected one of {', '.join(accepted)}, was: {_toml(value)}")
        if value not in accepted:
            raise Misfit(unknown_word("value", value, accepted))
        return None if value in further else choices(value)

    return choose


def _words(value: object, _: Path) -> tuple[str, ...]:
    given = _list(value, "a list of words", str)
    parts = (part.strip() for entry in given for part in str(entry).split(","))
    return tuple(part for part in parts if part)


def _paths(value: object, base: Path) -> tuple[Path, ...]:
    return tuple(base / str(entry) for entry in _list(value, "a list of paths", str | Path))


def _path(value: object, base: Path) -> Path:
    return base / (value if isinstance(value, Path) else _word(value, base))


def _model(value: object, base: Path) -> str:
    """An id, or a directory: that of the file that names it where there is one."""
    name = str(value) if isinstance(value, Path) else _word(value, base)
    return str(base / name) if (base / name).is_dir() else name


def _published(value: object, base: Path) -> tuple[tuple[Path, date], ...]:
    expected = "a date such as 2017-12-08 for each file"
    return tuple((base / name, _date(day, expected)) for name, day in _named(value, expected, -1))


def _reports(value: object, base: Path) -> tuple[tuple[str, Path], ...]:
    expected = "a path for each format"
    found = []
    for name, path in _named(value, expected, 0):
        if not isinstance(path, str | Path) or not str(path):
            raise Misfit(f"{name}: expected {expected}, was: {_toml(path)}")
        found.append((name, base / path))
    return tuple(found)


def _named(value: object, expected: str, split_at: int) -> Iterator[tuple[str, object]]:
    """The rows of a table, or of ``NAME=VALUE`` words split at the first (0) or last (-1) sign."""
    if isinstance(value, Mapping):
        yield from value.items()
        return
    for entry in _list(value, expected, str):
        parts = str(entry).partition("=") if split_at == 0 else str(entry).rpartition("=")
        if not (parts[0] and parts[2]):
            raise Misfit(f"expected {expected}, was: {entry}")
        yield parts[0], parts[2]


def _tables(value: object, _: Path) -> tuple[Mapping[str, object], ...]:
    """What ``factcheck.config.set_tables`` reads further."""
    if not isinstance(value, list) or not all(isinstance(entry, Mapping) for entry in value):
        raise Misfit(f"expected [[sets]] in the configuration file, was: {_toml(value)}")
    return tuple(value)


def _list(value: object, expected: str, of: object) -> Sequence[object]:
    if not isinstance(value, list | tuple):
        raise Misfit(f"expected {expected}, was: {_toml(value)}")
    for entry in value:
        if not isinstance(entry, of):  # type: ignore[arg-type]
            raise Misfit(f"expected {expected}, was: {_toml(entry)} in it")
    return value


def _date(value: object, expected: str) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        if isinstance(value, str) and _DATE.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise Misfit(f"expected {expected}, was: {_toml(value)}")


def _toml(value: object) -> str:
    """A wrong value as the file has it."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            return f'"{value}"'
        case list():
            return "a list"
        case dict():
            return "a table"
    return str(value)


def _split_switch(text: str) -> object:
    return {"true": True, "1": True, "false": False, "0": False}.get(text.lower(), text)


def _split_count(text: str) -> object:
    return int(text) if text.isdecimal() else text


def _split_list(text: str) -> object:
    return [part.strip() for part in text.split(",") if part.strip()]


_ONE_SWITCH = _Setting(_switch, _split_switch)

_SETTINGS: Mapping[str, _Setting] = {
    "format": _Setting(_word),
    "report": _Setting(_reports, _split_list),
    "fail_on": _Setting(_one_of(Severity, NEVER)),
    "min_severity": _Setting(_one_of(Severity)),
    "rules": _Setting(_paths, _split_list),
    "select": _Setting(_words, _split_list),
    "ignore": _Setting(_words, _split_list),
    "nli": _ONE_SWITCH,
    "model": _Setting(_model),
    "calibration": _Setting(_path),
    "published": _Setting(_published, _split_list),
    "jobs": _Setting(_count, _split_count),
    "cache": _ONE_SWITCH,
    "cache_dir": _Setting(_path),
    "cache_limit": _Setting(_count, _split_count),
    "max_megabytes": _Setting(_count, _split_count),
    "max_characters": _Setting(_count, _split_count),
    "max_seconds": _Setting(_count, _split_count),
    "color": _Setting(_one_of(When)),
    "progress": _Setting(_one_of(When)),
    "allow_incomplete": _ONE_SWITCH,
    "decisions": _Setting(_path),
    "use_decisions": _ONE_SWITCH,
    "sets": _Setting(_tables),
}
