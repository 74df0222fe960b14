"""Whole runs: what is broken off goes on, and ends in the same bytes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from factcheck import Checker, atomic
from factcheck.batch import Order, engines, index, inputs, run, tables
from factcheck.batch.engines import Done, Job
from factcheck.batch.index import Index
from factcheck.batch.rows import Outcome, Row
from factcheck.batch.store import Store
from factcheck.decisions.locking import locked
from factcheck.errors import ConfigError, OutputError, ReadError
from factcheck.model import Severity
from tests.batch.conftest import (
    FOURTEEN,
    STORIES,
    TWELVE,
    Start,
    files,
    rows,
    told,
    write,
)

MakeOrder = Callable[..., Order]


@pytest.fixture
def night(tmp_path: Path) -> Path:
    """A file of five stories: three shards."""
    return write(tmp_path / "night.jsonl", *STORIES)


class Killed(BaseException):
    """Ends a run as ``kill -9`` would, without a word to anybody."""


def stopping(after: int) -> engines.Engine:
    """The local engine, killed when so many shards are done."""

    def stop(job: Job, there: AbstractSet[str], address: str | None) -> Iterator[Done]:
        for number, done in enumerate(engines.find("local")(job, there, address)):
            if number == after:
                raise Killed
            yield done

    return stop


def test_results(night: Path, order: MakeOrder, start: Start, tmp_path: Path) -> None:
    summary = start(order(night, pages=True))
    out = tmp_path / "out"

    assert [(row["story"], row["number"], row["outcome"], row["errors"]) for row in rows(out)] == [
        ("fire", 1, "checked", 1),
        ("mayor", 2, "checked", 0),
        ("empty", 3, "not checked", 0),
        ("mill", 4, "checked", 1),
        ("alone", 5, "checked", 0),
    ]
    assert {row["story"] for row in rows(out, "findings")} == {"fire", "mill"}
    assert sorted(files(out)) == [
        "findings.jsonl",
        "index.html",
        "pages/1.html",
        "pages/4.html",
        "stories.jsonl",
        "summary.json",
    ]
    content = json.loads((out / "summary.json").read_text())
    assert content["stories"] == {
        "total": 5,
        "checked": 4,
        "in_part": 0,
        "not_checked": 1,
        "by_gravest": {"error": 2, "warning": 0, "info": 0},
    }
    assert content["not_checked"]["unreadable"] == 1
    assert (content["conflicts"], content["by_type"]["number"]) == (
        summary.conflicts,
        summary.types["number"],
    )
    assert summary.fails(Severity.ERROR)
    assert not summary.fails(None)


@pytest.mark.parametrize("after", [0, 1, 2])
def test_a_run_that_was_killed_goes_on(
    night: Path, order: MakeOrder, start: Start, tmp_path: Path, after: int
) -> None:
    start(order(night, "whole", pages=True))
    with pytest.raises(Killed):
        run(order(night, pages=True), stopping(after))
    assert not (tmp_path / "out" / "summary.json").exists()
    worked = []
    run(
        order(night, pages=True),
        engines.find("local"),
        lambda stories, were_there, total: worked.append((stories, were_there, total)),
    )

    assert [were_there for _, were_there, _ in worked] == [n < after for n in range(3)]
    assert files(tmp_path / "out") == files(tmp_path / "whole")


def test_what_was_half_written_is_written_anew(
    night: Path, order: MakeOrder, start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is not whole never has the name of one that is."""
    start(order(night, "whole"))
    out = tmp_path / "out"
    real = os.fsync

    def dying(_: int) -> None:
        monkeypatch.setattr(os, "fsync", real)
        leftover = next((out / "unfinished").glob(f"{atomic.PREFIX}*"))
        leftover.with_name(f"{atomic.PREFIX}left").write_bytes(leftover.read_bytes()[:10])
        raise Killed

    with pytest.raises(Killed):
        run(order(night), stopping(1))
    (out / "unfinished" / "results").mkdir()
    (out / "unfinished" / "results" / "findings.jsonl").write_text("half", encoding="utf-8")
    monkeypatch.setattr(os, "fsync", dying)
    with pytest.raises(Killed):
        start(order(night))
    assert len(list((out / "unfinished").glob("0*.jsonl"))) == 1
    start(order(night))

    assert files(out) == files(tmp_path / "whole")
    assert [path.name for path in out.iterdir() if path.name.startswith(".")] == []


def test_killed_while_the_results_are_joined(
    night: Path, order: MakeOrder, start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start(order(night, "whole"))
    with monkeypatch.context() as patch:
        patch.setattr(Index, "written", lambda *_: (_ for _ in ()).throw(Killed))
        with pytest.raises(Killed):
            start(order(night))
    assert not list((tmp_path / "out").glob("*.*l*"))
    start(order(night))

    assert files(tmp_path / "out") == files(tmp_path / "whole")


def test_a_run_goes_on_with_the_day_on_which_it_was_begun(
    night: Path, order: MakeOrder, start: Start, tmp_path: Path
) -> None:
    with pytest.raises(Killed):
        run(order(night), stopping(2))
    there = Store(tmp_path / "out").there()
    with pytest.raises(Killed):
        run(order(night, day=date(2026, 11, 29)), stopping(2))

    assert Store(tmp_path / "out").there() == there
    start(order(night))
    assert not (tmp_path / "out" / "unfinished").exists()


def test_a_run_that_did_nothing_leaves_nothing(
    night: Path, order: MakeOrder, tmp_path: Path
) -> None:
    with pytest.raises(ConfigError, match="expected --engine ray"):
        run(replace(order(night), address="auto"), engines.find("local"))

    assert list((tmp_path / "out").iterdir()) == []


def test_other_rules_or_stories_are_checked_anew(
    night: Path, order: MakeOrder, start: Start, tmp_path: Path
) -> None:
    with pytest.raises(Killed):
        run(order(night), stopping(2))
    write(night, *STORIES[:2], told("mill", FOURTEEN, TWELVE), *STORIES[3:])
    chosen = Checker(nli=False, select=["FC2"])
    start(order(night))
    start(replace(order(night, "whole"), make=lambda: chosen))

    assert [row["errors"] for row in rows(tmp_path / "out")] == [1, 0, 1, 1, 0]
    assert [row["errors"] for row in rows(tmp_path / "whole")] == [0] * 5


def test_a_damaged_checkpoint_is_no_result(
    night: Path, order: MakeOrder, start: Start, tmp_path: Path
) -> None:
    with pytest.raises(Killed):
        run(order(night), stopping(2))
    (first, *_) = sorted((tmp_path / "out" / "unfinished").glob("*.jsonl"))
    first.write_text("{}\n", encoding="utf-8")
    with pytest.raises(OutputError, match="damaged, removed; run it again"):
        start(order(night))
    start(order(night))
    start(order(night, "whole"))

    assert files(tmp_path / "out") == files(tmp_path / "whole")


def test_the_size_of_shards_and_the_order_of_stories_change_nothing(
    night: Path, order: MakeOrder, start: Start, tmp_path: Path
) -> None:
    start(order(night))
    start(order(night, "one", size=1))
    shuffled = write(tmp_path / "shuffled.jsonl", *reversed(STORIES))
    start(order(shuffled, "shuffled"))
    plain, one, other = (files(tmp_path / name) for name in ("out", "one", "shuffled"))

    assert one == plain
    assert other["summary.json"] == plain["summary.json"]
    assert other["index.html"] == plain["index.html"]
    assert sorted(other["findings.jsonl"].splitlines()) == sorted(
        plain["findings.jsonl"].splitlines()
    )


def test_two_runs_do_not_share_a_folder(
    night: Path, order: MakeOrder, start: Start, tmp_path: Path
) -> None:
    (tmp_path / "out" / "unfinished").mkdir(parents=True)
    with (
        locked(tmp_path / "out" / "unfinished" / "run"),
        pytest.raises(OutputError, match="another run is at work here"),
    ):
        start(order(night))


def test_results_of_other_settings_do_not_stay(
    night: Path, order: MakeOrder, start: Start, tmp_path: Path
) -> None:
    start(order(night, pages=True))
    (tmp_path / "out" / "findings.parquet").write_bytes(b"of an earlier run")
    (tmp_path / "out" / "notes.txt").write_text("mine", encoding="utf-8")
    start(order(night))

    assert sorted(files(tmp_path / "out")) == [
        "findings.jsonl",
        "index.html",
        "notes.txt",
        "stories.jsonl",
        "summary.json",
    ]


def test_stories_are_worked_on_while_the_rest_is_not_even_read(
    night: Path, order: MakeOrder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many there are, a shard is all that is in the memory."""
    real, read = inputs.stories, []

    def counted(*arguments: object) -> Iterator[object]:
        for story in real(*arguments):  # type: ignore[arg-type]
            read.append(story.id)
            yield story

    monkeypatch.setattr(inputs, "stories", counted)
    seen = []
    run(order(night, size=1), engines.find("local"), lambda *_: seen.append(len(read)))

    assert seen == [2, 3, 4, 5, 5]


def test_the_index_keeps_the_worst(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "MOST", 3)
    page = Index()
    for number, errors in enumerate([0, 1, 5, 2, 7, 1, 0, 3]):
        outcome = Outcome.CHECKED if number else Outcome.IN_PART
        page.add(Row(f"s{number}", number, outcome, errors=errors))

    assert [row.errors for row in index._in_order(page.worst)] == [7, 5, 3]
    assert page.left == 3
    assert [row.story for row in index._in_order(page.unchecked)] == ["s0"]


def test_what_stories_say_cannot_become_markup(
    order: MakeOrder, start: Start, tmp_path: Path
) -> None:
    name = "<script>alert(1)</script>"
    start(order(write(tmp_path / "night.jsonl", told(name, TWELVE, FOURTEEN)), pages=True))
    page = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "default-src &#39;none&#39;" in page


class TestRefusals:
    """What is known to be wrong before anything is done."""

    def test_results_among_the_stories(
        self, order: MakeOrder, start: Start, tmp_path: Path
    ) -> None:
        with pytest.raises(ConfigError, match="outside that of the stories"):
            start(order(tmp_path))

    def test_no_stories(self, order: MakeOrder, start: Start, tmp_path: Path) -> None:
        with pytest.raises(ReadError, match="expected stories, found none"):
            start(order(write(tmp_path / "night.jsonl")))

    def test_results_that_cannot_be_written(
        self, night: Path, order: MakeOrder, start: Start, tmp_path: Path
    ) -> None:
        (tmp_path / "out").write_text("a file", encoding="utf-8")
        with pytest.raises(OutputError, match="cannot be written"):
            start(order(night))

    def test_engines_and_formats_that_do_not_exist(self) -> None:
        with pytest.raises(
            ConfigError, match='expected one of local, ray, found rai, did you mean "ray"'
        ):
            engines.find("rai")
        with pytest.raises(ConfigError, match="expected one of jsonl, parquet, found csv"):
            tables.find("csv")

    def test_other_rules_on_another_machine(self, night: Path, order: MakeOrder) -> None:
        made = order(night)
        job = Job(night, made.intake, made.make, made.terms, "another key", made.size)
        with pytest.raises(ConfigError, match="same package, rules and model on every machine"):
            job.checker()


def test_parquet_holds_what_json_lines_hold(
    night: Path, order: MakeOrder, start: Start, tmp_path: Path
) -> None:
    pytest.importorskip("pyarrow")
    from pyarrow import parquet

    from factcheck.batch.tables.parquet import columns

    start(order(night, "lines"))
    start(replace(order(night), table=tables.find("parquet")))
    start(replace(order(night, "again", size=1), table=tables.find("parquet")))

    assert files(tmp_path / "again") == files(tmp_path / "out")
    for table in tables.Table:
        held = parquet.read_table(tmp_path / "out" / f"{table}.parquet").to_pylist()
        assert held == rows(tmp_path / "lines", table)
        assert all(tuple(row) == columns(table) for row in rows(tmp_path / "lines", table))


def test_kill_9(tmp_path: Path) -> None:
    """A real process, ended at some moment; what it left is enough for the same bytes."""
    stories = [told(f"fire {n}", TWELVE.replace("Orsk", f"Orsk {n}"), FOURTEEN) for n in range(40)]
    night = write(tmp_path / "night.jsonl", *stories)
    command = [sys.executable, "-m", "factcheck", "batch", str(night), "--no-nli", "-q"]
    command += ["--shard-size", "1", "--pages", "--output"]
    process = subprocess.Popen([*command, str(tmp_path / "out")], cwd=tmp_path)
    unfinished = tmp_path / "out" / "unfinished"
    while process.poll() is None and len(list(unfinished.glob("0*.jsonl"))) < 3:
        time.sleep(0.002)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert 3 <= len(list(unfinished.glob("0*.jsonl"))) < 40

    for folder in ("out", "whole"):
        done = subprocess.run([*command, str(tmp_path / folder)], cwd=tmp_path, check=False)
        assert done.returncode == 1
    assert files(tmp_path / "out") == files(tmp_path / "whole")
    assert [row["number"] for row in rows(tmp_path / "out")] == list(range(1, 41))
