"""The command line: the only part that prints and that ends the process."""

from __future__ import annotations

from factcheck.cli.app import main

__all__ = ["main"]
