"""The command line: the only part that prints and that ends the process."""

from __future__ import annotations

import sys

__all__ = ["main"]

_INTERRUPTED = 130


def main() -> None:
    """Run the command line; ends the process. Ctrl-C while the commands are still loading is no traceback either."""
    try:
        from factcheck.cli.app import app

        app()
    except KeyboardInterrupt:
        print("factcheck: interrupted", file=sys.stderr)
        sys.exit(_INTERRUPTED)
