"""Reports to where they shall go: all of them, also when one cannot be written."""

from __future__ import annotations

import inspect
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from factcheck import plugins
from factcheck.cli import output
from factcheck.cli.exits import ExitCode
from factcheck.config import Config
from factcheck.errors import ConfigError, FactcheckError, OutputError, ReadError, near
from factcheck.model import Report
from factcheck.readers import STDIN
from factcheck.saved import read

REPORTERS = "factcheck.reporters"
STEP_SUMMARY = "GITHUB_STEP_SUMMARY"
"""The variable in which GitHub Actions names the file that becomes the summary of a step."""

_ANNOTATIONS, _SUMMARY = "github", "markdown"
_MOST = 1_000_000
"""Bytes: GitHub drops the summary of a step altogether beyond a mebibyte."""


def deliver(
    report: Report, config: Config, *, quiet: bool = False, heading: str = "", comparison: str = ""
) -> None:
    """Write the reports to their files and print the one for standard output, as many as can be.

    Files come first: whoever reads standard output may stop reading. *comparison* is the name of this one where the
    run has several.

    Raises:
        OutputError: one line for each report that could not be written.
    """
    problems = list(_write_all(report, config, comparison))
    if config.format != "text" or not quiet or report.open_findings:
        content = render(report, config.format, config, quiet=quiet)
        output.say(heading + content if isinstance(content, str) else content)
    if problems:
        raise OutputError("\n".join(problems))


def render(
    report: Report,
    name: str,
    config: Config,
    *,
    quiet: bool = False,
    plain: bool = False,
    comparison: str = "",
) -> str | bytes:
    """The report in the format *name*; *plain* is for files: no colours, a fixed width.

    A reporter says by its parameters which of the settings it wants to know.
    """
    reporter = plugins.load(REPORTERS, name).render
    wanted = inspect.signature(reporter).parameters
    settings = {**_settings(config, quiet=quiet, plain=plain), "comparison": comparison}
    content = reporter(report, **{key: settings[key] for key in settings if key in wanted})
    return content if isinstance(content, bytes) else str(content)


def again(saved: str, name: str, target: Path | None, config: Config) -> ExitCode:
    """Render a saved JSON report in the format *name*, to a file or to standard output.

    Raises:
        FactcheckError: no such format, no report to read, or no place to write to.
    """
    refuse_format(name, "--to")
    if target is not None:
        output.refuse_unwritable(target)
        if saved != STDIN and target.resolve() == Path(saved).resolve():
            raise OutputError(f"--output: {target} is the report to read, it would be overwritten")
    report = read(_bytes(saved), saved)
    if target is None:
        output.say(render(report, name, config))
    else:
        output.write(target, render(report, name, config, plain=True))
    return ExitCode.CLEAN


def refuse_format(name: str, origin: str = "--format") -> None:
    """Raises ConfigError for a format that does not exist."""
    names = plugins.names(REPORTERS)
    if name not in names:
        raise ConfigError(
            f"{origin}: expected one of {', '.join(names)}, found {name}{near(name, names)}"
        )


def _write_all(report: Report, config: Config, comparison: str) -> Iterator[str]:
    """Write each report; the lines about those that could not be written."""
    for name, path in config.report:
        try:
            output.write(path, render(report, name, config, plain=True, comparison=comparison))
        except FactcheckError as error:
            yield str(error)
    if _ANNOTATIONS in {config.format, *(name for name, _ in config.report)}:
        try:
            _summarise(report, config)
        except OutputError as error:
            yield str(error)


def _summarise(report: Report, config: Config) -> None:
    """Add the full list to the summary of the step, as long as GitHub takes it."""
    named = os.environ.get(STEP_SUMMARY)
    if not named:
        return
    path, content = Path(named), str(render(report, _SUMMARY, config, plain=True))
    written = path.stat().st_size if path.is_file() else 0
    if written + len(content.encode("utf-8", "backslashreplace")) <= _MOST:
        output.append(path, content)
    else:
        print("factcheck: the summary of the step is full", file=sys.stderr)


def _settings(config: Config, *, quiet: bool, plain: bool) -> Mapping[str, object]:
    """What a reporter may ask for."""
    width = 80 if plain or not sys.stdout.isatty() else shutil.get_terminal_size().columns
    return {
        "color": not plain and output.use_color(config.color, os.environ),
        "width": min(width, 120),
        "min_severity": config.min_severity,
        "fail_on": config.fail_on,
        "quiet": quiet,
    }


def _bytes(saved: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if saved == STDIN else Path(saved).read_bytes()
    except FileNotFoundError:
        raise ReadError(f"{saved}: expected a JSON report, found nothing there") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ReadError(f"{saved}: expected a readable file, found: {reason}") from None
