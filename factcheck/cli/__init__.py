"""The command line: the only part that prints and that ends the process."""

from __future__ import annotations

import gc
import io
import os
import sys

__all__ = ["main"]

_USAGE, _INTERRUPTED = 2, 130
_NEW_OBJECTS = 50_000


def main() -> None:
    """Run the command line; ends the process. Ctrl-C while the commands are still loading is no traceback either."""
    _prepare_streams()
    collect_seldom()
    try:
        _refuse_nowhere()
        from factcheck.cli.app import app

        app()
    except KeyboardInterrupt:
        print("factcheck: interrupted", file=sys.stderr)
        sys.exit(_INTERRUPTED)


def collect_seldom() -> None:
    """Look for garbage in cycles after 50,000 new objects, not 700.

    Torch and the parser make 400,000 objects that stay; to look through them takes 0.1 to 0.2 s each time. A check
    of the seed pair from the start takes a tenth less processor time so (``make bench``).
    """
    gc.set_threshold(_NEW_OBJECTS)


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
