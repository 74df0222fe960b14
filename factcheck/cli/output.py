"""Write reports whole or not at all, and show progress where somebody looks."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

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


def write(path: Path, content: str) -> None:
    """Write through a temporary file in the same folder, so that no half report is ever seen.

    Raises:
        OutputError: the file cannot be written.
    """
    temporary = None
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(content)
        Path(temporary).chmod(_mode(path))
        Path(temporary).replace(path)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise OutputError(f"{path}: cannot write the report: {error.strerror or error}") from None


def use_color(when: When, environment: Mapping[str, str]) -> bool:
    """Whether standard output gets colours; NO_COLOR beats FORCE_COLOR."""
    if when is not When.AUTO:
        return when is When.ALWAYS
    if environment.get("NO_COLOR"):
        return False
    return bool(environment.get("FORCE_COLOR")) or sys.stdout.isatty()


def progress(when: When, environment: Mapping[str, str]) -> Progress | None:
    """A line on standard error that counts, on a terminal and not in CI unless asked for."""
    shown = sys.stderr.isatty() and not environment.get("CI")
    return _count if when is When.ALWAYS or (when is When.AUTO and shown) else None


def _count(done: int, total: int) -> None:
    end = "\r\x1b[K" if done >= total else ""
    print(f"\rfactcheck: {done} of {total} comparisons{end}", end="", file=sys.stderr, flush=True)


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced, else what a new file would get."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
