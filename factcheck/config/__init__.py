"""Settings: defaults, one configuration file, the environment, flags; the later beats the earlier.

The file is the closest one going up from the working directory; files are not merged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from factcheck.config import values
from factcheck.config.files import closest_file, shown, table
from factcheck.config.listing import show
from factcheck.config.settings import Config, When
from factcheck.errors import ConfigError, closest, unknown_key

__all__ = ["PREFIX", "Config", "When", "load", "merge", "show"]

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
    named = explicit or (Path(given) if (given := variables.get(f"{PREFIX}CONFIG")) else None)
    path = cwd / named if named else closest_file(cwd)
    rows = [*(_of_file(path, cwd) if path else ()), *_of_variables(variables, cwd)]
    found, origins = _read(rows)
    config = replace(Config(), **found)  # type: ignore[arg-type]
    return config, {name: origins.get(name, DEFAULT) for name in values.NAMES}


def merge(config: Config, flags: Mapping[str, object], cwd: Path = Path()) -> Config:
    """*config* with the flags that were given; None and empty lists are flags that were not.

    Raises:
        ConfigError: one line per flag whose value cannot be used.
    """
    given = ((name, value) for name, value in flags.items() if value not in (None, (), []))
    rows = [_Given(name, f"--{name.replace('_', '-')}", "", value, cwd) for name, value in given]
    return replace(config, **_read(rows)[0])  # type: ignore[arg-type]


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
            found[row.name] = values.read(row.name, row.value, row.base)
        except values.Misfit as misfit:
            problems.append(f"{row.label}: {misfit}")
        origins[row.name] = row.origin
    if problems:
        raise ConfigError("\n".join(problems))
    return found, origins


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
