"""``factcheck check``: settings and paths in, reports and exit code out."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.cli import deciding, output, reporting
from factcheck.cli.exits import of_report
from factcheck.config import Config
from factcheck.decisions import apply
from factcheck.errors import ConfigError, FactcheckError, ReadError
from factcheck.limits import within
from factcheck.model import Document
from factcheck.readers import STDIN, SizeLimits, read

if TYPE_CHECKING:
    from factcheck.pipeline import Checker
    from factcheck.ports import NliBackend


def check(
    paths: Sequence[str],
    candidate: str | None,
    config: Config,
    *,
    quiet: bool,
) -> int:
    """Read and compare the versions, print the report and write the others; the exit code."""
    days = refuse(paths, candidate, config)
    return compare(documents_of(paths, days, config.size_limits), candidate, config, quiet=quiet)


def compare(
    documents: Sequence[Document],
    candidate: str | None,
    config: Config,
    *,
    quiet: bool,
    checker: Checker | None = None,
    heading: str = "",
    comparison: str = "",
    in_part: bool = False,
) -> int:
    """Compare versions that were read; *checker* is one that was made for these settings before.

    *in_part* says that the story has other versions too: a decision that fits nothing here is not unused.
    """
    progress = output.progress(config.progress, os.environ)
    made = checker or checker_of(config)
    decisions = deciding.gathered(documents, candidate, config, made.rulebook)
    if in_part:
        decisions = replace(decisions, silent=frozenset(rule.id for rule in made.rulebook.known))
    report = within(
        config.max_seconds * len(documents),
        partial(made.check, documents, candidate=candidate, progress=progress),
    )
    report = apply(report, decisions, deciding.today())
    reporting.deliver(report, config, quiet=quiet, heading=heading, comparison=comparison)
    return of_report(report, config.fail_on, allow_incomplete=config.allow_incomplete)


def refuse(paths: Sequence[str], candidate: str | None, config: Config) -> dict[str, date]:
    """All that can be known to be wrong before anything is read; the days given per path."""
    reporting.refuse_format(config.format)
    if not paths:
        raise FactcheckError("check: expected versions of a story, --set or --all-sets, found none")
    seen: dict[Path | str, str] = {}
    for path in paths:
        place = path if path == STDIN else Path(path).resolve()
        if place in seen:
            raise FactcheckError(
                f"{path}: expected each version once, found it also as {seen[place]}"
            )
        seen[place] = path
    if candidate is not None and candidate not in paths:
        raise FactcheckError(f"--candidate: expected one of {', '.join(paths)}, found {candidate}")
    refuse_reports(config, paths)
    return _days(seen, config)


def refuse_reports(config: Config, paths: Sequence[str]) -> None:
    """Raises FactcheckError for a report that cannot be written, or would be written over a version."""
    seen = {Path(path).resolve() for path in paths if path != STDIN}
    for name, target in config.report:
        reporting.refuse_format(name, "--report")
        if target.resolve() in seen:
            raise FactcheckError(
                f"--report: {target} is one of the versions, it would be overwritten"
            )
        output.refuse_unwritable(target)


def _days(seen: Mapping[Path | str, str], config: Config) -> dict[str, date]:
    days = {}
    for path, day in config.published:
        key = STDIN if path.name == STDIN else path.resolve()
        if key not in seen and path.is_file():
            continue  # the settings may give the day of every story; this one is not checked now
        if key not in seen:
            known = ", ".join(seen.values())
            raise ConfigError(f"--published: expected one of {known}, found {path.name}")
        days[seen[key]] = day
    return days


def documents_of(
    paths: Sequence[str], days: Mapping[str, date], limits: SizeLimits
) -> list[Document]:
    """Read all files; the mistakes of all of them in one error."""
    found, problems = [], []
    stdin = sys.stdin.buffer.read(limits.bytes + 1) if STDIN in paths else None
    for path in paths:
        try:
            found.append(read(path, published=days.get(path), stdin=stdin, limits=limits))
        except ReadError as error:
            problems.append(str(error))
    if problems:
        raise ReadError("\n".join(problems))
    return found


def checker_of(config: Config, backend: NliBackend | None = None) -> Checker:
    """The checker that the settings ask for; *backend* is a model that was loaded before."""
    from factcheck.cli.caching import cache_of
    from factcheck.pipeline import Checker

    return Checker(
        rules=config.rules,
        select=config.select,
        ignore=config.ignore,
        nli=config.nli,
        model=config.model,
        calibration=config.calibration,
        jobs=config.jobs,
        backend=backend,
        cache=cache_of(config),
    )
