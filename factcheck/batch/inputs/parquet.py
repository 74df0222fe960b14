"""Parquet: a story per row, its versions a list of structures; needs pyarrow, the extra ``[parquet]``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.batch import arrow
from factcheck.batch.records import Desk, story_of
from factcheck.batch.stories import Intake, Story
from factcheck.errors import ReadError

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

WHAT = ".parquet"

_COLUMNS = ("id", "versions", "candidate")
_AT_ONCE = 16
"""Rows that are taken out at a time."""


def takes(path: Path) -> bool:
    """Whether its suffix says so."""
    return path.suffix.lower() == WHAT


def count(path: Path) -> int:
    """The rows that the file says it has."""
    with _opened(path) as file:
        return int(file.metadata.num_rows)


def stories(path: Path, intake: Intake) -> Iterator[Story]:
    """Row after row."""
    desk = Desk(path.parent, intake)
    with _opened(path) as file:
        number = 0
        columns = [name for name in file.schema_arrow.names if name in _COLUMNS]
        for batch in file.iter_batches(batch_size=_AT_ONCE, columns=columns):
            for record in batch.to_pylist():
                number += 1
                yield story_of(record, f"row {number}", desk)


@contextmanager
def _opened(path: Path) -> Iterator[ParquetFile]:
    pyarrow = arrow.loaded()
    from pyarrow.parquet import ParquetFile

    try:
        with ParquetFile(path, pre_buffer=False) as file:
            yield file
    except (pyarrow.ArrowException, OSError) as error:
        reason = str(error).splitlines()[0]
        raise ReadError(f"{path}: expected a Parquet file, found: {reason}") from None
