"""Entries come back as they were written; the oldest used go first; a bad file is no reason to stop."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.cache import Cache, clear
from factcheck.cache.keys import key

Break = Callable[[Path], object]


@pytest.fixture
def warnings() -> list[str]:
    return []


@pytest.fixture
def cache(tmp_path: Path, warnings: list[str]) -> Cache:
    return Cache(tmp_path / "c", warn=warnings.append)


def _rows(count: int, size: int = 10, start: int = 0) -> dict[bytes, str]:
    return {key(str(n)): str(n).zfill(size) for n in range(start, start + count)}


def test_what_was_written_is_read(cache: Cache) -> None:
    rows = _rows(1500) | {key("\ud800"): "[]"}
    cache.write("scores", rows)
    assert cache.read([*rows, key("other")]) == rows


def test_another_process_reads_it_too(cache: Cache, tmp_path: Path) -> None:
    cache.write("scores", _rows(3))
    assert Cache(tmp_path / "c").read(list(_rows(3))) == _rows(3)


def test_nothing_is_made_before_the_first_use(cache: Cache, tmp_path: Path) -> None:
    assert cache.info().entries == ()
    assert not (tmp_path / "c").exists()


def test_only_the_owner_can_read_it(cache: Cache) -> None:
    cache.write("scores", _rows(3))
    modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in cache.path.parent.glob("*.sqlite3*")}
    assert set(modes.values()) == {0o600}
    assert stat.S_IMODE(cache.path.parent.stat().st_mode) == 0o700


def test_info_counts_by_kind(cache: Cache) -> None:
    cache.write("scores", _rows(3))
    cache.write("parses", _rows(2, start=10))
    assert cache.info().entries == (("parses", 2), ("scores", 3))
    assert cache.info().size > 0


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param((("ab", "c"), ("a", "bc")), id="where a text ends"),
        pytest.param((("a", "b"), ("b", "a")), id="which is the premise"),
        pytest.param((("a",), ("a", "")), id="an empty text"),
    ],
)
def test_keys_tell_apart(parts: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    assert key(*parts[0]) != key(*parts[1])


class TestEviction:
    def test_the_limit_holds_and_the_newest_stay(self, tmp_path: Path) -> None:
        cache = Cache(tmp_path, limit=1)
        for start in range(0, 400, 20):
            cache.write("scores", _rows(20, size=10_000, start=start))
        assert len(cache.read(list(_rows(20, size=10_000, start=380)))) == 20
        assert cache.read(list(_rows(20))) == {}
        cache.close()
        assert cache.path.stat().st_size <= 1 << 20

    def test_what_is_read_counts_as_used(self, tmp_path: Path) -> None:
        cache = Cache(tmp_path, limit=1)
        first = _rows(1, size=10_000)
        cache.write("scores", first)
        for start in range(20, 400, 20):
            cache.write("scores", _rows(20, size=10_000, start=start))
            assert cache.read(list(first)) == first

    def test_a_value_larger_than_the_limit_does_no_harm(
        self, tmp_path: Path, warnings: list[str]
    ) -> None:
        cache = Cache(tmp_path, limit=1, warn=warnings.append)
        cache.write("scores", _rows(1, size=2_000_000))
        cache.write("scores", _rows(1))
        assert cache.read(list(_rows(1))) == _rows(1)
        assert warnings == []


def _truncate(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def _foreign(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE letters (text)")


def _later(path: Path) -> None:
    with sqlite3.connect(path) as later:
        later.execute("PRAGMA user_version = 99")


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda path: path.write_bytes(b"not a database" * 500), id="other content"),
        pytest.param(lambda path: path.write_bytes(path.read_bytes()[:3000]), id="cut in a page"),
        pytest.param(_truncate, id="cut in half"),
        pytest.param(_foreign, id="a database of another program"),
        pytest.param(_later, id="a version nobody knows"),
    ],
)
def test_a_damaged_file_is_kept_aside_and_a_new_one_begun(
    cache: Cache, warnings: list[str], damage: Break
) -> None:
    rows = _rows(2000, size=200)
    cache.write("scores", rows)
    cache.close()
    damage(cache.path)
    cache.read(list(rows))
    cache.write("scores", rows)
    assert cache.read(list(rows)) == rows
    (line,) = warnings
    assert line.startswith(f"cache: {cache.path}: ")
    assert line.endswith(", a new one is begun")
    assert (
        cache.path.parent.with_name(f"{cache.path.parent.name}-damaged") / cache.path.name
    ).exists()


def test_damage_in_use_is_survived(cache: Cache, warnings: list[str]) -> None:
    """The file is overwritten while this process has it open."""
    rows = _rows(3000, size=200)
    cache.write("scores", rows)
    other = Cache(cache.path.parents[1])
    other.read(list(rows)[:1])
    other.close()
    cache.path.write_bytes(b"x" * cache.path.stat().st_size)
    for _ in range(3):
        cache.read(list(rows))
        cache.write("scores", _rows(3000, size=200, start=9000))
    assert len(warnings) <= 1


def test_an_empty_file_is_a_new_one(cache: Cache, warnings: list[str]) -> None:
    cache.path.parent.mkdir(parents=True)
    cache.path.touch()
    cache.write("scores", _rows(1))
    assert cache.read(list(_rows(1))) == _rows(1)
    assert warnings == []


def test_a_changed_value_is_not_believed(cache: Cache) -> None:
    """SQLite itself does not notice it."""
    cache.write("scores", {key("a"): "[0.1,0.2,0.7]", key("b"): "[]"})
    cache.close()
    with sqlite3.connect(cache.path) as file:
        file.execute("UPDATE entries SET value = '[0.7,0.2,0.1]' WHERE key = ?", [key("a")])
    assert cache.read([key("a"), key("b")]) == {key("b"): "[]"}


@pytest.mark.parametrize(
    "obstacle",
    [
        pytest.param(lambda path: path.parents[1].write_text(""), id="a file in its place"),
        pytest.param(lambda path: path.mkdir(parents=True), id="a folder in place of the file"),
        pytest.param(
            lambda path: path.parents[1].symlink_to("/proc/nowhere"), id="nothing can be made"
        ),
    ],
)
def test_where_it_cannot_be_the_run_goes_on(
    cache: Cache, warnings: list[str], obstacle: Break
) -> None:
    obstacle(cache.path)
    for _ in range(2):
        cache.write("scores", _rows(1))
        assert cache.read(list(_rows(1))) == {}
    (line,) = warnings
    assert line.endswith("; going on without it")


def _in_a_process(code: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def test_a_full_disk_is_survived(tmp_path: Path) -> None:
    pytest.importorskip("resource")
    done = _in_a_process(
        """
        import resource, sys
        from pathlib import Path
        from factcheck.cache import Cache
        from factcheck.cache.keys import key
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
        cache = Cache(Path(sys.argv[1]), warn=lambda line: print(line))
        for n in range(10):
            cache.write("scores", {key(str(n)): "x" * 100_000})
            cache.read([key(str(n))])
        print("done")
        """,
        str(tmp_path),
    )
    lines = done.communicate(timeout=60)[0].splitlines()
    assert len(lines) == 2
    assert lines[0].endswith("; going on without it")
    assert lines[1] == "done"


def test_eight_processes_at_once(tmp_path: Path) -> None:
    """All begin with no file; every value that is read is right, and none warns."""
    code = """
        import sys
        from pathlib import Path
        from factcheck.cache import Cache
        from factcheck.cache.keys import key
        cache = Cache(Path(sys.argv[1]), limit=1, warn=lambda line: print(line))
        seen = 0
        for turn in range(20):
            rows = {key(str(n)): str(n) * 500 for n in range(turn * 15, turn * 15 + 40)}
            cache.write("scores", rows)
            found = cache.read(list(rows))
            seen += len(found)
            if any(rows[place] != value for place, value in found.items()):
                print("wrong value")
        print("done" if seen else "nothing was kept")
        """
    running = [_in_a_process(code, str(tmp_path)) for _ in range(8)]
    assert [one.communicate(timeout=120)[0] for one in running] == ["done\n"] * 8
    (integrity,) = (
        sqlite3.connect(Cache(tmp_path).path).execute("PRAGMA integrity_check").fetchone()
    )
    assert integrity == "ok"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
def test_a_child_does_not_use_what_its_parent_opened(cache: Cache) -> None:
    cache.write("scores", _rows(2))
    if (child := os.fork()) == 0:
        good = cache.read(list(_rows(2))) == _rows(2)
        cache.write("scores", _rows(2, start=50))
        os._exit(0 if good else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert len(cache.read(list(_rows(2) | _rows(2, start=50)))) == 4


class TestClear:
    def test_it_removes_ours(self, cache: Cache, tmp_path: Path) -> None:
        cache.write("scores", _rows(2))
        assert clear(tmp_path / "c") > 0
        assert list((tmp_path / "c").iterdir()) == []

    def test_it_leaves_what_is_not_ours(self, cache: Cache, tmp_path: Path) -> None:
        cache.write("scores", _rows(2))
        for folder in (tmp_path / "c", cache.path.parent):
            (folder / "story.txt").touch()
        clear(tmp_path / "c")
        left = sorted(path.name for path in (tmp_path / "c").rglob("*") if path.is_file())
        assert left == ["story.txt", "story.txt"]

    def test_nothing_there_is_no_mistake(self, tmp_path: Path) -> None:
        assert clear(tmp_path / "nowhere") == 0

    def test_a_run_that_has_it_open_goes_on(self, cache: Cache, tmp_path: Path) -> None:
        cache.write("scores", _rows(2))
        clear(tmp_path / "c")
        cache.write("scores", _rows(2))
        assert cache.read(list(_rows(2))) == _rows(2)
