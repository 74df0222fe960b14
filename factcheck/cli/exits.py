"""Exit codes: a crash never looks like a contradiction, nor half a check like a pass."""

from __future__ import annotations

import errno
import functools
import os
import sys
from collections.abc import Callable
from enum import IntEnum
from typing import ParamSpec

import typer

from factcheck.errors import FactcheckError
from factcheck.model import Report, Severity
from factcheck.presentation.gravity import fails

P = ParamSpec("P")
DEBUG = "FACTCHECK_DEBUG"


class ExitCode(IntEnum):
    """What the process says when it ends."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    INTERNAL = 3
    INCOMPLETE = 4
    INTERRUPTED = 130
    CLOSED_PIPE = 141


def of_report(report: Report, fail_on: Severity | None, *, allow_incomplete: bool) -> ExitCode:
    """Findings beat an incomplete check; review items never fail a run; *fail_on* None is never."""
    if any(fails(finding, fail_on) for finding in report.findings):
        return ExitCode.FINDINGS
    if report.not_checked and not allow_incomplete:
        return ExitCode.INCOMPLETE
    return ExitCode.CLEAN


def guarded(command: Callable[P, int]) -> Callable[P, None]:
    """Turn a command's result into the exit code, and what it raises into one clear line."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        raise typer.Exit(_code(lambda: command(*args, **kwargs)))

    return run


def drop_stdout() -> None:
    """Send what is left for standard output nowhere: Python would complain of it while it shuts down."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _code(command: Callable[[], int]) -> int:
    try:
        code = command()
        sys.stdout.flush()
    except FactcheckError as error:
        for line in str(error).splitlines():
            print(f"factcheck: error: {line}", file=sys.stderr)
        return ExitCode.USAGE
    except KeyboardInterrupt:
        print("factcheck: interrupted", file=sys.stderr)
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        drop_stdout()  # the reader has seen enough
        return ExitCode.CLOSED_PIPE
    except (typer.Exit, typer.Abort):
        raise
    except Exception as error:
        if isinstance(error, OSError) and error.errno == errno.ENOSPC:
            drop_stdout()
            print("factcheck: error: standard output: no space left to write to", file=sys.stderr)
            return ExitCode.USAGE
        if os.environ.get(DEBUG):
            raise
        print(
            f"factcheck: internal error: {type(error).__name__}: {error} "
            f"(a bug; {DEBUG}=1 shows where)",
            file=sys.stderr,
        )
        return ExitCode.INTERNAL
    return code
