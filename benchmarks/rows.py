"""Read labelled pairs of the data kept for measuring."""

import gzip
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Row:
    """A premise and a hypothesis, the label as the file has it, and the kinds of edit."""

    pair: tuple[str, str]
    label: str
    kinds: tuple[str, ...]


def read_rows(path: Path) -> list[Row]:
    """Read a gzipped JSON lines file of pairs."""
    return [
        Row((raw["premise"], raw["hypothesis"]), raw["label"], _kinds(raw.get("type")))
        for raw in read_raw(path)
    ]


def read_raw(path: Path) -> list[dict[str, Any]]:
    """Read any gzipped JSON lines file, one record a line."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _kinds(raw: str | None) -> tuple[str, ...]:
    return tuple(raw.split(",")) if raw else ()
