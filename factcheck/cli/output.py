"""Write reports whole or not at all, and show progress where somebody looks."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from factcheck import atomic
from factcheck.cli.exits import drop_stdout
from factcheck.config import When
from factcheck.errors import OutputError
from factcheck.ports import Progress


def refuse_unwritable(path: Path) -> None:
    """Find out before the work that a report cannot be written.

    Raises:
        OutputError: the folder does not exist or the file cannot be written.
    """
    folder = path.parent
    if path.is_dir():
        raise OutputError(f"{path}: expected a file to write the report to, found a directory")
    if not folder.is_dir():
        raise OutputError(f"{path}: expected an existing folder, found none at {folder}")
    target = path if path.exists() else folder
    if not os.access(target, os.W_OK):
        raise OutputError(f"{path}: expected a writable place, found one without permission")


def write(path: Path, content: str | bytes) -> None:
    """Write it whole or not at all; a pipe or device is written to as it is, since it cannot be replaced.

    Raises:
        OutputError: the file cannot be written; what was there before is still there.
    """
    try:
        if _is_special(path):
            with path.open("ab") as stream:
                stream.write(_encoded(content))
        else:
            atomic.write(path, _encoded(content))
    except OSError as error:
        raise OutputError(f"{path}: cannot write the report: {error.strerror or error}") from None


def append(path: Path, content: str) -> None:
    """Add to a file that others write to as well.

    Raises:
        OutputError: the file cannot be written.
    """
    try:
        with path.open("ab") as stream:
            stream.write(_encoded(content))
    except OSError as error:
        raise OutputError(f"{path}: cannot write to it: {error.strerror or error}") from None


def say(content: str | bytes) -> None:
    """Write to standard output, always in UTF-8 and with the line ends of the report.

    Raises:
        OutputError: standard output takes no more, or a terminal would have to take a binary file.
        BrokenPipeError: whoever read it has seen enough.
    """
    if isinstance(content, bytes) and sys.stdout.isatty():
        raise OutputError("expected a file for a binary report, found a terminal (use --report)")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(_encoded(content))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        drop_stdout()
        raise OutputError(
            f"standard output: cannot write the report: {error.strerror or error}"
        ) from None


def use_color(when: When, environment: Mapping[str, str]) -> bool:
    """Whether standard output gets colours; NO_COLOR beats FORCE_COLOR."""
    if when is not When.AUTO:
        return when is When.ALWAYS
    if environment.get("NO_COLOR"):
        return False
    return bool(environment.get("FORCE_COLOR")) or sys.stdout.isatty()


def progress(when: When, environment: Mapping[str, str]) -> Progress | None:
    """A line on standard error that counts, on a terminal and not in CI unless asked for."""
    return _count if shows_progress(when, environment) else None


def shows_progress(when: When, environment: Mapping[str, str]) -> bool:
    """Whether somebody looks at standard error."""
    shown = sys.stderr.isatty() and not environment.get("CI")
    return when is When.ALWAYS or (when is When.AUTO and shown)


def _count(done: int, total: int) -> None:
    end = "\r\x1b[K" if done >= total else ""
    print(f"\rfactcheck: {done} of {total} comparisons{end}", end="", file=sys.stderr, flush=True)


def _encoded(content: str | bytes) -> bytes:
    """Half a character, as in a file name that is not UTF-8, is written as an escape."""
    return content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace")


def _is_special(path: Path) -> bool:
    """A pipe, a device, or a name for a file that somebody else has open (``/dev/stdout``)."""
    return path.exists() and (not path.is_file() or Path("/dev") in path.parents)
