"""Small stories, and runs over them without the model."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from factcheck import Checker
from factcheck.batch import Order, Summary, engines, run, tables
from factcheck.batch.shards import Size
from factcheck.batch.stories import Intake
from factcheck.batch.terms import Terms

TWELVE = "Twelve people died in the fire in Orsk on Friday, police said."
FOURTEEN = "Fourteen people died in the fire in Orsk on Friday, police said."
MAYOR = "The mayor of Orsk opened the bridge on Monday."
DAY = date(2026, 11, 28)

Record = Mapping[str, object]
Files = dict[str, bytes]
Start = Callable[..., Summary]


def told(name: str, *texts: str, **more: object) -> Record:
    """A story whose versions are called a, b, c ..."""
    versions = [{"id": chr(97 + n), "text": text} for n, text in enumerate(texts)]
    return {"id": name, "versions": versions, **more}


STORIES = (
    told("fire", TWELVE, FOURTEEN),
    told("mayor", MAYOR, MAYOR),
    {"id": "empty", "versions": []},
    told("mill", TWELVE.replace("fire", "mill"), TWELVE.replace("fire", "mill"), FOURTEEN),
    told("alone", MAYOR),
)
"""With conflicts, without, bad, with conflicts, of one version."""


def write(path: Path, *records: object) -> Path:
    """A file of stories."""
    lines = [r if isinstance(r, str) else json.dumps(r) for r in records]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def files(folder: Path) -> Files:
    """All that lies in a folder, by path."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def rows(folder: Path, table: str = "stories") -> list[dict[str, object]]:
    """The rows of a table that was written as JSON Lines."""
    lines = (folder / f"{table}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture
def order(tmp_path: Path, rules_only: Checker) -> Callable[..., Order]:
    """An order for the stories of a file, two stories to a shard."""

    def make(stories: Path, results: str = "out", *, size: int = 2, **terms: object) -> Order:
        return Order(
            stories=stories,
            results=tmp_path / results,
            make=lambda: rules_only,
            terms=Terms(**{"day": DAY, **terms}),  # type: ignore[arg-type]
            intake=Intake(lambda _: None),
            table=tables.find("jsonl"),
            size=Size(stories=size),
        )

    return make


@pytest.fixture
def start() -> Start:
    """Run an order here."""

    def call(order: Order) -> Summary:
        return run(order, engines.find("local"))

    return call
