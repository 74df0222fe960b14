"""``factcheck check --set NAME`` and ``--all-sets``: the stories that the configuration names."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from factcheck.cli import checking, comparisons
from factcheck.cli.comparisons import Comparison
from factcheck.config import Config, Story, StorySet, for_set, match, merge, shown
from factcheck.errors import ConfigError, near
from factcheck.model import Document


def of_names(
    names: Sequence[str],
    loaded: tuple[Config, Mapping[str, str]],
    flags: Mapping[str, object],
    *,
    quiet: bool,
) -> tuple[Comparison, ...]:
    """The sets of these names (``set`` or ``set/story``), all sets for none.

    Raises:
        ConfigError: no such set or story, or no sets at all.
    """
    config, origins = loaded
    known = {one.name: one for one in config.sets}
    if not known:
        raise ConfigError("check: expected [[sets]] in the configuration file, found none")
    chosen: dict[str, Comparison] = {}
    for one in _sets(names, known):
        own = merge(for_set(config, origins, one), flags, Path.cwd())
        chosen |= {c.name: c for c in _comparisons(one, own, quiet=quiet) if _asked(c.name, names)}
    _refuse_unknown(names, known, chosen)
    return tuple(chosen.values())


def _sets(names: Sequence[str], known: Mapping[str, StorySet]) -> Iterator[StorySet]:
    wanted = {name.partition("/")[0] for name in names} or set(known)
    return (one for name, one in known.items() if name in wanted)


def _asked(name: str, names: Sequence[str]) -> bool:
    return not names or name in names or name.partition("/")[0] in names


def _refuse_unknown(
    names: Sequence[str], known: Mapping[str, StorySet], chosen: Mapping[str, Comparison]
) -> None:
    accepted = [*known, *chosen]
    for name in names:
        if name not in accepted:
            raise ConfigError(
                f"--set: expected one of {', '.join(known)}, found {name}{near(name, accepted)}"
            )


def _comparisons(one: StorySet, config: Config, *, quiet: bool) -> Iterator[Comparison]:
    """The set's stories, and what is wrong with it; stories that wait for a version are told."""
    matched = match(one)
    for name, line in matched.waiting:
        if not quiet:
            print(f"factcheck: {name}: not compared: {line}", file=sys.stderr)
    for name, line in matched.mistakes:
        yield comparisons.broken(name, line, config)
    for story in matched.stories:
        yield _comparison(story, config)


def _comparison(story: Story, config: Config) -> Comparison:
    paths = [shown(path, Path.cwd()) for path in story.versions]
    candidate = shown(story.candidate, Path.cwd()) if story.candidate else None
    own = replace(config, published=tuple(_days(story, config)))

    def read() -> Sequence[Document]:
        days = checking.refuse(paths, candidate, own)
        return checking.documents_of(paths, days, own.size_limits)

    return Comparison(story.name, tuple(paths), read, candidate, own)


def _days(story: Story, config: Config) -> Iterator[tuple[Path, date]]:
    """What is known of the story's files; a day that is given for the run beats that of the set."""
    days = dict(story.published)
    for path in story.versions:
        if day := config.published_on(path) or days.get(path):
            yield path, day
