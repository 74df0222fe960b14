"""The command line: the only part that prints and that ends the process."""

from __future__ import annotations

import io
import os
import sys

__all__ = ["main"]

_USAGE, _INTERRUPTED = 2, 130


def main() -> None:
    """Run the command line; ends the process. Ctrl-C while the commands are still loading is no traceback either."""
    _prepare_streams()
    try:
        _refuse_nowhere()
        from factcheck.cli.app import app

        app()
    except KeyboardInterrupt:
        print("factcheck: interrupted", file=sys.stderr)
        sys.exit(_INTERRUPTED)


def _prepare_streams() -> None:
    """What is printed is UTF-8 wherever it is run, as the reports are; a name that is no text is shown with escapes.

    A stream that was closed before the start gives and takes nothing; left closed, the next file that is opened
    would get its number, and what is printed.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 -- stays open
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")


def _refuse_nowhere() -> None:
    try:
        os.getcwd()  # noqa: PTH109 -- is quicker than to load a module for it
    except OSError:
        print("factcheck: error: the working directory is not there any more", file=sys.stderr)
        sys.exit(_USAGE)
