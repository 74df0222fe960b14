"""Settings: defaults, one configuration file, the environment, flags; the later beats the earlier.

The file is the closest one going up from the working directory; files are not merged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from factcheck.config import set_tables, values
from factcheck.config.files import closest_file, shown, table
from factcheck.config.listing import show
from factcheck.config.matching import Matched, Story, match
from factcheck.config.sets import StorySet
from factcheck.config.settings import Config, When
from factcheck.decisions import NAME
from factcheck.errors import ConfigError, closest, unknown_key

__all__ = [
    "PREFIX",
    "Config",
    "Matched",
    "Story",
    "StorySet",
    "When",
    "file_in_force",
    "for_set",
    "load",
    "match",
    "merge",
    "show",
    "shown",
]

PREFIX = "FACTCHECK_"
"""``FACTCHECK_FAIL_ON=warning`` is ``fail_on``; ``FACTCHECK_CONFIG`` is the file itself."""

DEFAULT = "default"


def load(
    cwd: Path, explicit: Path | None = None, environment: Mapping[str, str] | None = None
) -> tuple[Config, dict[str, str]]:
    """The settings of file and environment, and for each setting where it came from.

    An origin is ``default``, the path of the file or the name of the variable. *explicit* is the
    file of ``--config``; without it and ``FACTCHECK_CONFIG`` the closest one above *cwd* holds.

    Raises:
        ConfigError: one line per mistake in the file and the environment.
    """
    variables = environment or {}
    path = file_in_force(cwd, explicit, variables)
    rows = [*(_of_file(path, cwd) if path else ()), *_of_variables(variables, cwd)]
    found, origins = _read(rows)
    folders = (path.parent if path else cwd, cwd)
    found.setdefault("decisions", _usual_decisions(folders))
    config = replace(Config(), **found)  # type: ignore[arg-type]
    return config, {name: origins.get(name, DEFAULT) for name in values.NAMES}


def file_in_force(
    cwd: Path, explicit: Path | None = None, environment: Mapping[str, str] | None = None
) -> Path | None:
    """The configuration file that holds, None where there is none.

    Raises:
        ConfigError: a ``pyproject.toml`` on the way up speaks of us and is not TOML.
    """
    variables = environment or {}
    named = explicit or (Path(given) if (given := variables.get(f"{PREFIX}CONFIG")) else None)
    return cwd / named if named else closest_file(cwd)


def merge(config: Config, flags: Mapping[str, object], cwd: Path = Path()) -> Config:
    """*config* with the flags that were given; None and empty lists are flags that were not.

    Raises:
        ConfigError: one line per flag whose value cannot be used.
    """
    given = ((name, value) for name, value in flags.items() if value not in (None, (), []))
    rows = [_Given(name, f"--{name.replace('_', '-')}", "", value, cwd) for name, value in given]
    return replace(config, **_read(rows)[0])  # type: ignore[arg-type]


def for_set(config: Config, origins: Mapping[str, str], story_set: StorySet) -> Config:
    """*config* with what the set has of its own, where no variable of the environment says otherwise."""
    own = {name: value for name, value in story_set.options if not origins[name].startswith(PREFIX)}
    return replace(config, **own)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class _Given:
    """A value as it was given; ``label`` begins the message where it cannot be used."""

    name: str
    label: str
    origin: str
    value: object
    base: Path


def _read(rows: Iterable[_Given]) -> tuple[dict[str, object], dict[str, str]]:
    """Values and origins of the settings that were given; the last row of a setting holds."""
    found: dict[str, object] = {}
    origins: dict[str, str] = {}
    problems: list[str] = []
    for row in rows:
        if row.name not in values.NAMES:
            problems.append(f"{row.label}: {unknown_key(row.name, values.NAMES)}")
            continue
        if origins.get(row.name) == row.origin:
            problems.append(f"{row.label}: given twice, with - and with _")
        try:
            found[row.name] = _value(row)
        except values.Misfit as misfit:
            problems += [f"{row.label}: {line}" for line in str(misfit).splitlines()]
        origins[row.name] = row.origin
    if problems:
        raise ConfigError("\n".join(problems))
    return found, origins


def _value(row: _Given) -> object:
    value = values.read(row.name, row.value, row.base)
    if row.name == "sets":
        return set_tables.sets_of(value, row.base)  # type: ignore[arg-type]
    return value


def _usual_decisions(folders: Iterable[Path]) -> Path | None:
    """The decisions file where it is looked for when nothing is said."""
    return next((folder / NAME for folder in folders if (folder / NAME).is_file()), None)


def _of_file(path: Path, cwd: Path) -> Iterator[_Given]:
    origin = shown(path, cwd)
    for key, value in table(path, cwd).items():
        yield _Given(key.replace("-", "_"), f"{origin}: {key}", origin, value, path.parent)


def _of_variables(variables: Mapping[str, str], cwd: Path) -> Iterator[_Given]:
    """The variables that are settings; one that merely looks like a setting is a mistake."""
    for variable, text in sorted(variables.items()):
        name = variable.removeprefix(PREFIX).lower()
        if not text or not variable.startswith(PREFIX):
            continue
        if name in values.NAMES:
            yield _Given(name, variable, variable, values.split(name, text), cwd)
        elif closest(name, values.NAMES, cutoff=0.8):
            yield _Given(name, variable, variable, text, cwd)
