"""``factcheck check``: settings and paths in, reports and exit code out."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from factcheck import plugins
from factcheck.cli import output
from factcheck.cli.exits import of_report
from factcheck.config import Config
from factcheck.errors import ConfigError, FactcheckError, ReadError, near
from factcheck.model import Document, Report
from factcheck.readers import STDIN, read

REPORTERS = "factcheck.reporters"


def check(paths: Sequence[str], candidate: str | None, config: Config, *, quiet: bool) -> int:
    """Compare the versions, print the report and write the others; the exit code."""
    days = _refuse(paths, candidate, config)
    documents = documents_of(paths, days)
    report = _report(documents, candidate, config)
    if config.format != "text" or not quiet or report.findings:
        sys.stdout.write(render(report, config.format, config, quiet=quiet))
    for name, path in config.report:
        output.write(path, render(report, name, config, plain=True))
    return of_report(report, config.fail_on, allow_incomplete=config.allow_incomplete)


def render(
    report: Report, name: str, config: Config, *, quiet: bool = False, plain: bool = False
) -> str:
    """The report in the format *name*; only the text format knows colours and widths."""
    module = plugins.load(REPORTERS, name)
    if name != "text":
        return str(module.render(report))
    color = not plain and output.use_color(config.color, os.environ)
    width = 80 if plain or not sys.stdout.isatty() else shutil.get_terminal_size().columns
    return str(
        module.render(
            report,
            color=color,
            width=min(width, 120),
            min_severity=config.min_severity,
            quiet=quiet,
        )
    )


def refuse_format(name: str, origin: str = "--format") -> None:
    """Raises ConfigError for a format that does not exist."""
    names = plugins.names(REPORTERS)
    if name not in names:
        raise ConfigError(
            f"{origin}: expected one of {', '.join(names)}, found {name}{near(name, names)}"
        )


def _refuse(paths: Sequence[str], candidate: str | None, config: Config) -> dict[str, date]:
    """All that can be known to be wrong before anything is read; the days given per path."""
    refuse_format(config.format)
    if len(paths) < 2:  # noqa: PLR2004 -- a comparison needs two
        raise FactcheckError(f"check: expected at least two versions, found {len(paths)}")
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
    for name, target in config.report:
        refuse_format(name, "--report")
        if target.resolve() in seen:
            raise FactcheckError(
                f"--report: {target} is one of the versions, it would be overwritten"
            )
        output.refuse_unwritable(target)
    return _days(seen, config)


def _days(seen: Mapping[Path | str, str], config: Config) -> dict[str, date]:
    days = {}
    for path, day in config.published:
        key = STDIN if path.name == STDIN else path.resolve()
        if key not in seen:
            known = ", ".join(seen.values())
            raise ConfigError(f"--published: expected one of {known}, found {path.name}")
        days[seen[key]] = day
    return days


def documents_of(paths: Sequence[str], days: Mapping[str, date]) -> list[Document]:
    """Read all files; the mistakes of all of them in one error."""
    found, problems = [], []
    stdin = sys.stdin.buffer.read() if STDIN in paths else None
    for path in paths:
        try:
            found.append(read(path, published=days.get(path), stdin=stdin))
        except ReadError as error:
            problems.append(str(error))
    if problems:
        raise ReadError("\n".join(problems))
    return found


def _report(documents: Sequence[Document], candidate: str | None, config: Config) -> Report:
    from factcheck.pipeline import Checker

    checker = Checker(
        rules=config.rules,
        select=config.select,
        ignore=config.ignore,
        nli=config.nli,
        model=config.model,
        jobs=config.jobs,
    )
    progress = output.progress(config.progress, os.environ)
    return checker.check(documents, candidate=candidate, progress=progress)
