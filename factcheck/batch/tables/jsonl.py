"""JSON Lines: a row per line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from factcheck.batch.rows import Record
from factcheck.batch.tables import Table, Write
from factcheck.presentation.records import dumped

SUFFIX = ".jsonl"


def ready() -> None:
    """It always is."""


@contextmanager
def writer(file: BinaryIO, table: Table) -> Iterator[Write]:  # noqa: ARG001 -- both are written alike
    """Write rows as they come."""

    def write(row: Record) -> None:
        file.write(f"{dumped(row)}\n".encode())

    yield write
