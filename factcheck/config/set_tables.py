"""The tables ``[[sets]]`` of the configuration file: what they may hold, and all their mistakes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from factcheck.config import patterns, values
from factcheck.config.sets import DAY, STORY, StorySet
from factcheck.errors import unknown_key

OPTIONS = ("fail_on", "rules", "select", "ignore", "allow_incomplete")
"""Settings that a set may have a value of its own for."""

_NAME = re.compile(r"\w[\w .-]*")


def sets_of(tables: Sequence[Mapping[str, object]], base: Path) -> tuple[StorySet, ...]:
    """The sets; their patterns and paths start at *base*.

    Raises:
        Misfit: one line per mistake of all tables.
    """
    found, problems = [], []
    for number, table in enumerate(tables, start=1):
        given, wrong = _read(table, base)
        label = f'"{given["name"]}"' if "name" in given else f"{number}."
        wrong += _apart(given) if not wrong else ()
        problems += [f"{label}: {line}" for line in wrong]
        if not wrong:
            found.append(_set(given, base))
    counts = Counter(one.name for one in found)
    problems += [f'"{name}": {n} sets have that name' for name, n in counts.items() if n > 1]
    if problems:
        raise values.Misfit("\n".join(problems))
    return tuple(found)


def _read(table: Mapping[str, object], base: Path) -> tuple[dict[str, object], list[str]]:
    """The values of one table by key, and its mistakes."""
    given: dict[str, object] = {}
    problems: list[str] = []
    for key, value in table.items():
        name = key.replace("-", "_")
        if name not in KEYS:
            problems.append(unknown_key(key, KEYS))
            continue
        try:
            given[name] = KEYS[name](value, base)
        except values.Misfit as misfit:
            problems.append(f"{key}: {misfit}")
    problems += [f"{name}: missing" for name in ("name", "versions") if name not in table]
    return given, problems


def _set(given: Mapping[str, object], base: Path) -> StorySet:
    options = tuple((name, given[name]) for name in OPTIONS if name in given)
    fields = {"candidate": None, "published": ()} | {
        name: value for name, value in given.items() if name not in OPTIONS
    }
    return StorySet(**fields, options=options, base=base)  # type: ignore[arg-type]


def _apart(given: Mapping[str, object]) -> Iterator[str]:
    """With ``{story}`` in one pattern every file must say which story it belongs to."""
    every = [*given["versions"], *([given["candidate"]] if "candidate" in given else ())]  # type: ignore[misc]
    without = [pattern for pattern in every if f"{{{STORY}}}" not in pattern]
    if without and len(without) < len(every):
        yield f"expected {{{STORY}}} in all patterns or in none, not in: {', '.join(without)}"


def _name(value: object, _: Path) -> str:
    if not isinstance(value, str) or not _NAME.fullmatch(value):
        raise values.Misfit(f"expected letters, digits, blanks and . _ -, was: {value}")
    return value


def _pattern(value: object, _: Path) -> str:
    if not isinstance(value, str):
        raise values.Misfit(f"expected a pattern such as stories/*.md, was: {value}")
    if problem := patterns.mistake(value):
        raise values.Misfit(problem)
    return value


def _patterns(value: object, base: Path) -> tuple[str, ...]:
    if not isinstance(value, list) or not value:
        raise values.Misfit(f"expected a list of patterns such as stories/*.md, was: {value}")
    return tuple(_pattern(entry, base) for entry in value)


def _published(value: object, base: Path) -> tuple[tuple[str, date | None], ...]:
    if isinstance(value, str):
        if f"{{{DAY}}}" not in _pattern(value, base):
            raise values.Misfit(
                f"expected a pattern with {{{DAY}}} or a table of pattern = date, was: {value}"
            )
        return ((value, None),)
    if not isinstance(value, Mapping):
        raise values.Misfit(f"expected a date such as 2017-12-08 for each pattern, was: {value}")
    return tuple((_pattern(name, base), _day(name, day)) for name, day in value.items())


def _day(pattern: str, value: object) -> date:
    ((_, day),) = values.read("published", {pattern: value}, Path())  # type: ignore[misc]
    return day  # type: ignore[no-any-return,has-type]


KEYS: Mapping[str, Callable[[object, Path], object]] = {
    "name": _name,
    "versions": _patterns,
    "candidate": _pattern,
    "published": _published,
    **{option: partial(values.read, option) for option in OPTIONS},
}
"""How the keys of a set are read."""
