"""``factcheck check`` with sets or against git: what is to be compared, and what does not go together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from factcheck.cli import against, comparisons, sets
from factcheck.cli.comparisons import Comparison
from factcheck.config import Config, merge
from factcheck.errors import ConfigError, FactcheckError


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line names; ``ref`` is a commit, branch or tag of git."""

    paths: tuple[str, ...]
    candidate: str | None
    sets: tuple[str, ...]
    all_sets: bool
    ref: str | None

    @property
    def is_several(self) -> bool:
        """Whether it asks for more than one comparison of the files that are named."""
        return bool(self.sets or self.all_sets or self.ref is not None)


def check(
    wanted: Wanted,
    loaded: tuple[Config, Mapping[str, str]],
    flags: Mapping[str, object],
    *,
    quiet: bool,
) -> int:
    """Make all comparisons; the gravest exit code.

    Raises:
        FactcheckError: arguments that do not go together, or nothing to compare.
    """
    _refuse(wanted)
    if wanted.ref is not None:
        config = merge(loaded[0], flags, Path.cwd())
        found = against.of_files(wanted.paths, wanted.ref, config, quiet=quiet)
    else:
        found = sets.of_names(wanted.sets, loaded, flags, quiet=quiet)
    _refuse_strangers(flags.get("published"), found)
    return comparisons.run(found, quiet=quiet)


def _refuse(wanted: Wanted) -> None:
    given = {
        "--set": bool(wanted.sets),
        "--all-sets": wanted.all_sets,
        "--against": wanted.ref is not None,
    }
    names = [name for name, is_given in given.items() if is_given]
    if len(names) > 1:
        raise FactcheckError(f"check: expected one of {', '.join(given)}, found {', '.join(names)}")
    if wanted.candidate is not None:
        why = "the working file is it" if wanted.ref is not None else "a set names its own"
        raise FactcheckError(f"--candidate: not with {names[0]}: {why}")
    if wanted.paths and wanted.ref is None:
        raise FactcheckError(
            f"{names[0]}: expected no files, a set names its own, found {' '.join(wanted.paths)}"
        )


def _refuse_strangers(days: object, found: Sequence[Comparison]) -> None:
    """A ``--published FILE=DATE`` whose file is in none of the comparisons is a slip of the pen."""
    known = {Path(path).resolve() for one in found for path in one.paths}
    for path, _ in merge(Config(), {"published": days}, Path.cwd()).published:
        if path.resolve() not in known:
            raise ConfigError(f"--published: expected a file that is checked, found {path.name}")
