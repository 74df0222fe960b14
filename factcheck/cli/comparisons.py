"""Several comparisons in one run: one model, a heading each, and a bad one does not hide the others."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck import plugins
from factcheck.cli import checking, reporting
from factcheck.cli.exits import DEBUG, ExitCode
from factcheck.config import Config, shown
from factcheck.errors import BackendError, ConfigError, FactcheckError
from factcheck.model import Document

if TYPE_CHECKING:
    from factcheck.pipeline import Checker

PLACEHOLDER = "{set}"
"""Stands for the comparison's name in the path of a report."""

_OUTCOMES = {  # the gravest first
    ExitCode.INTERNAL: "broke off",
    ExitCode.USAGE: "with mistakes",
    ExitCode.FINDINGS: "with findings",
    ExitCode.INCOMPLETE: "checked in part",
    ExitCode.CLEAN: "clean",
}
_UNSAFE = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class Comparison:
    """Versions to be compared with each other; ``read`` gives them when their turn comes.

    ``paths`` are the files on disk among them; ``in_part`` says that the story may have other versions too.
    """

    name: str
    paths: tuple[str, ...]
    read: Callable[[], Sequence[Document]]
    candidate: str | None
    config: Config
    in_part: bool = False


def run(comparisons: Sequence[Comparison], *, quiet: bool) -> ExitCode:
    """Compare, print and write one after the other; the gravest exit code.

    Raises:
        ConfigError: a report does not exist, or that of one would overwrite that of another.
        BackendError: the model cannot be used, which is nobody's fault but the model's.
    """
    several = len(comparisons) > 1
    _refuse(comparisons, several=several)
    checkers = _Checkers()
    outcomes: list[ExitCode] = []
    gap = ""
    for one in comparisons:
        heading = f"{gap}== {one.name}\n\n" if several and one.config.format == "text" else ""
        work = partial(_compare, _with_paths(one), checkers, heading, several=several, quiet=quiet)
        outcomes.append(_outcome(one.name, work))
        gap = "\n" if one.config.format == "text" else ""
    if several and not quiet:
        is_text = all(one.config.format == "text" for one in comparisons)
        print(f"{gap}{_tally(outcomes)}", file=sys.stdout if is_text else sys.stderr)
    return gravest(outcomes)


def gravest(codes: Iterable[ExitCode]) -> ExitCode:
    """The first of 3, 2, 1, 4, 0 that is among *codes*; 0 for none."""
    return min(codes, key=list(_OUTCOMES).index, default=ExitCode.CLEAN)


def broken(name: str, line: str, config: Config) -> Comparison:
    """One that only says what is wrong with it."""

    def read() -> Sequence[Document]:
        raise ConfigError(line)

    return Comparison(name, (), read, None, config)


class _Checkers:
    """One checker for all comparisons with the same rules, and one model for all checkers."""

    def __init__(self) -> None:
        self._made: dict[object, Checker] = {}

    def of(self, config: Config) -> Checker:
        key = (config.rules, config.select, config.ignore)
        if key not in self._made:
            first = next(iter(self._made.values()), None)
            backend = first.backend if first is not None and config.nli else None
            self._made[key] = checking.checker_of(config, backend)
        return self._made[key]


def _compare(
    one: Comparison, checkers: _Checkers, heading: str, *, several: bool, quiet: bool
) -> int:
    documents, checker = one.read(), checkers.of(one.config)
    return checking.compare(
        documents,
        one.candidate,
        one.config,
        quiet=quiet,
        checker=checker,
        heading=heading,
        comparison=one.name if several else "",
        in_part=one.in_part,
    )


def _outcome(name: str, work: Callable[[], int]) -> ExitCode:
    """The exit code of the work; what it raises is said, and does not end the others."""
    try:
        return ExitCode(work())
    except (BackendError, BrokenPipeError):
        raise
    except FactcheckError as error:
        for line in str(error).splitlines():
            print(f"factcheck: error: {name}: {line}", file=sys.stderr)
        return ExitCode.USAGE
    except Exception as error:
        if os.environ.get(DEBUG):
            raise
        words = f"internal error: {type(error).__name__}: {error} (a bug; {DEBUG}=1 shows where)"
        print(f"factcheck: {name}: {words}", file=sys.stderr)
        return ExitCode.INTERNAL


def _tally(outcomes: Sequence[ExitCode]) -> str:
    """In words: ``3 comparisons: 1 with findings, 2 clean.``."""
    counts = [
        f"{outcomes.count(code)} {words}" for code, words in _OUTCOMES.items() if code in outcomes
    ]
    return f"{len(outcomes)} comparisons: {', '.join(counts)}."


def _with_paths(one: Comparison) -> Comparison:
    """Its own paths in the place of ``{set}``."""
    name = _UNSAFE.sub("-", one.name).strip("-")
    reports = tuple(
        (form, Path(str(path).replace(PLACEHOLDER, name))) for form, path in one.config.report
    )
    return replace(one, config=replace(one.config, report=reports))


def _refuse(comparisons: Sequence[Comparison], *, several: bool) -> None:
    """All that can be known to be wrong with the reports before anything is read."""
    owners: dict[Path, str] = {}
    for one in map(_with_paths, comparisons):
        _refuse_shape(one.config, several=several)
        checking.refuse_reports(one.config, one.paths)
        for form, path in one.config.report:
            if path.resolve() in owners:
                raise ConfigError(
                    f"--report: expected a file for each comparison (put {PLACEHOLDER} into the "
                    f"path), found {form}={shown(path, Path.cwd())} for "
                    f"{owners[path.resolve()]} and {one.name}"
                )
            owners[path.resolve()] = one.name


def _refuse_shape(config: Config, *, several: bool) -> None:
    reporting.refuse_format(config.format)
    if not several or config.format == "text":
        return
    if not getattr(plugins.load(reporting.REPORTERS, config.format), "FOLLOWS_ON", False):
        raise ConfigError(
            f"--format: expected text or lines for several comparisons, found {config.format} "
            f"(--report {config.format}={PLACEHOLDER}.{config.format} writes a file for each)"
        )
