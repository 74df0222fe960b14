"""Parquet, for tools that read tables; needs pyarrow, the extra ``[parquet]``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

from factcheck.batch import arrow
from factcheck.batch.rows import Record
from factcheck.batch.tables import Table, Write

if TYPE_CHECKING:
    from pyarrow import DataType, Schema

SUFFIX = ".parquet"

_ROWS = 2_000
"""Rows of a row group: what is held in memory."""

_Shape = object
"""A type: "text", "whole", "share", a list with one shape, or the fields of a structure by name."""

_SCORES = {"entailment": "share", "neutral": "share", "contradiction": "share"}
_SHAPES: Mapping[Table, Mapping[str, _Shape]] = {
    Table.FINDINGS: {
        "story": "text",
        "fingerprint": "text",
        "rule_id": "text",
        "rule_name": "text",
        "type": "text",
        "severity": "text",
        "kind": "text",
        "confidence": "share",
        "message": "text",
        "advice": "text",
        "scope": "text",
        "locations": [
            {
                "document": "text",
                "start": "whole",
                "end": "whole",
                "line": "whole",
                "column": "whole",
                "text": "text",
                "value": "text",
                "claim": "text",
            }
        ],
        "groups": [{"value": "text", "documents": ["text"]}],
        "outliers": ["text"],
        "evidence": {
            "similarity": "share",
            "nli": {"forward": _SCORES, "backward": _SCORES},
        },
        "decision": {
            "kind": "text",
            "reason": "text",
            "by": "text",
            "date": "text",
            "until": "text",
            "origin": "text",
            "place": "text",
        },
    },
    Table.STORIES: {
        "story": "text",
        "number": "whole",
        "outcome": "text",
        "why": "text",
        "reason": "text",
        "gravest": "text",
        "errors": "whole",
        "warnings": "whole",
        "infos": "whole",
        "reviews": "whole",
        "remarks": "whole",
        "decided": "whole",
        "messages": ["text"],
        "documents": [
            {
                "id": "text",
                "path": "text",
                "sha256": "text",
                "published": "text",
                "claims": "whole",
                "sentences": "whole",
                "warnings": ["text"],
            }
        ],
        "not_checked": [{"document": "text", "reason": "text", "start": "whole", "end": "whole"}],
        "unread": ["text"],
        "pairs_compared": "whole",
        "claims_without_counterpart": "whole",
        "page": "text",
    },
}


def ready() -> None:
    """Raises ConfigError where pyarrow is not installed."""
    arrow.loaded()


def columns(table: Table) -> tuple[str, ...]:
    """The columns of a table, in order."""
    return tuple(_SHAPES[table])


@contextmanager
def writer(file: BinaryIO, table: Table) -> Iterator[Write]:
    """Write rows in groups of a fixed number."""
    pa = arrow.loaded()
    from pyarrow.parquet import ParquetWriter

    schema = _schema(_SHAPES[table])
    rows: list[object] = []
    with ParquetWriter(file, schema, compression="zstd") as parquet:

        def flush() -> None:
            parquet.write_table(pa.Table.from_pylist(rows, schema))
            rows.clear()

        def write(row: Record) -> None:
            # Arrow takes neither enums nor half a character, as in a file name that is no UTF-8.
            words = json.dumps(row, ensure_ascii=False).encode("utf-8", "replace")
            rows.append(json.loads(words))
            if len(rows) == _ROWS:
                flush()

        yield write
        if rows:
            flush()


def _schema(shapes: Mapping[str, _Shape]) -> Schema:
    import pyarrow as pa

    return pa.schema([(name, _type(shape)) for name, shape in shapes.items()])


def _type(shape: _Shape) -> DataType:
    import pyarrow as pa

    match shape:
        case [inner]:
            return pa.list_(_type(inner))
        case {**members}:
            return pa.struct([(str(name), _type(inner)) for name, inner in members.items()])
    plain = {"text": pa.string(), "whole": pa.int64(), "share": pa.float64()}
    return plain[str(shape)]
