"""A run from beginning to end: what is done is kept, what is kept is not done again, and at last all is joined."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path

from factcheck.batch import inputs, tables
from factcheck.batch.engines import Engine, Job
from factcheck.batch.index import Index
from factcheck.batch.shards import Size
from factcheck.batch.store import Store
from factcheck.batch.stories import Intake
from factcheck.batch.summary import Summary
from factcheck.batch.tables import Format, Table
from factcheck.batch.terms import Terms, key
from factcheck.errors import ConfigError, ReadError
from factcheck.pipeline import Checker

SUMMARY, INDEX, PAGES = "summary.json", "index.html", "pages"

Advance = Callable[[int, bool, int], None]
"""Told of each shard: how many stories it has, whether they were done before, how many stories there are in all."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be checked, on which terms, and where the results go. ``make`` makes the checker."""

    stories: Path
    results: Path
    make: Callable[[], Checker]
    terms: Terms
    intake: Intake
    table: Format
    size: Size
    address: str | None = None


def run(order: Order, engine: Engine, advance: Advance | None = None) -> Summary:
    """Check all stories, or those that an interrupted run left, and write the results.

    Raises:
        FactcheckError: the stories or the settings cannot be used, or the results not be written.
    """
    if order.results.resolve().is_relative_to(order.stories.resolve()):
        raise ConfigError("--output: expected a folder outside that of the stories")
    total = inputs.count(order.stories)
    if not total:
        raise ReadError(f"{order.stories}: expected stories, found none")
    checker = order.make()
    store = Store(order.results)
    with store.claimed():
        names = []
        for done in engine(_job(order, store, checker), store.there(), order.address):
            if done.checkpoint is not None:
                store.keep(done.name, done.checkpoint)
            names.append(done.name)
            if advance is not None:
                advance(done.stories, done.checkpoint is None, total)
        summary = _join(order, store, sorted(names), checker)
        store.clear()
    return summary


def _job(order: Order, store: Store, checker: Checker) -> Job:
    terms = replace(order.terms, day=store.day(order.terms.day))
    return Job(
        path=order.stories,
        intake=order.intake,
        make=order.make,
        terms=terms,
        key=key(terms, checker),
        size=order.size,
        uses_model=checker.has_model,
    )


def _join(order: Order, store: Store, names: Sequence[str], checker: Checker) -> Summary:
    """Write the results out of the checkpoints, one story at a time."""
    model = checker.describe_model()
    summary = Summary(model.identity if model else None, checker.rulebook.identities)
    index = Index()
    suffix = order.table.SUFFIX
    with store.joined() as place:
        (place / PAGES).mkdir()
        with ExitStack() as stack:
            files = {t: stack.enter_context((place / f"{t}{suffix}").open("wb")) for t in Table}
            writers = {t: stack.enter_context(order.table.writer(f, t)) for t, f in files.items()}
            for result in store.results(names):
                summary.add(result)
                index.add(result.row)
                writers[Table.STORIES](result.row.record())
                for finding in result.findings:
                    writers[Table.FINDINGS](finding)
                if result.page is not None:
                    (place / PAGES / f"{result.row.number}.html").write_bytes(result.page.encode())
        for name, content in ((INDEX, index.written(summary)), (SUMMARY, summary.written())):
            (place / name).write_bytes(content.encode("utf-8", "backslashreplace"))
    _sweep(order)
    return summary


def _sweep(order: Order) -> None:
    """What an earlier run of other settings left here would be taken for a result of this one."""
    for table, suffix in product(Table, tables.suffixes() - {order.table.SUFFIX}):
        (order.results / f"{table}{suffix}").unlink(missing_ok=True)
    if not order.terms.pages:
        (order.results / PAGES).rmdir()
