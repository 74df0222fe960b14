"""The command line keeps what it was told, shows it, removes it, and prints the same bytes either way."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from factcheck import Checker
from factcheck.cache import Cache
from factcheck.cli.app import app
from factcheck.readers import read
from factcheck.reporters import json as json_report
from tests.conftest import FIXTURES

Run = Callable[..., tuple[int, str, str]]

RULES_ONLY = ("check", "a.txt", "b.txt", "--no-nli", "-f", "json")
WARM = """
import sys
from factcheck.cli import main
try:
    main()
finally:
    loaded = {"torch", "transformers", "spacy"} & set(sys.modules)
    print(f"loaded: {sorted(loaded)}", file=sys.stderr)
"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command in a folder with two versions; its cache is that of the user XDG names."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("FACTCHECK_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    Path("a.txt").write_text("Twelve people died in the fire in Orsk.\n")
    Path("b.txt").write_text("Fourteen people died in the fire in Orsk.\n")

    def call(*arguments: str) -> tuple[int, str, str]:
        result = CliRunner().invoke(app, list(arguments))
        return result.exit_code, result.stdout, result.stderr

    return call


@pytest.mark.parametrize(
    ("case", "names"),
    [
        pytest.param("syria-bases", ("a.txt", "b.txt"), id="the seed pair"),
        pytest.param("vote-moved", ("rewrite.txt", "wire.txt"), id="vote-moved"),
    ],
)
def test_the_same_bytes_and_nothing_loaded(
    with_model: Checker,
    case: str,
    names: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    """Without a cache, with an empty one, and in a new process with a full one."""
    monkeypatch.chdir(FIXTURES / case)
    documents = [read(name) for name in names]
    expected = json_report.render(with_model.check(documents))
    cold = Checker(cache=Cache(tmp_path)).check(documents)
    done = subprocess.run(
        [sys.executable, "-c", WARM, "check", *names, "-f", "json", "--cache-dir", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert json_report.render(cold) == expected
    assert done.stdout == expected
    assert done.stderr == "loaded: []\n"


class TestWhere:
    def test_in_the_directory_of_the_user(self, run: Run, tmp_path: Path) -> None:
        run(*RULES_ONLY)
        assert list((tmp_path / "xdg" / "factcheck").rglob("*.sqlite3"))

    @pytest.mark.parametrize(
        "arguments",
        [
            pytest.param(("--no-cache",), id="--no-cache"),
            pytest.param(("--no-cache", "--cache-dir", "c"), id="beats --cache-dir"),
        ],
    )
    def test_nowhere(self, run: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
        before = sorted(tmp_path.iterdir())
        run(*RULES_ONLY, *arguments)
        assert sorted(tmp_path.iterdir()) == before

    def test_where_the_option_says(self, run: Run, tmp_path: Path) -> None:
        run(*RULES_ONLY, "--cache-dir", "c")
        assert list((tmp_path / "c").rglob("*.sqlite3"))
        assert not (tmp_path / "xdg").exists()

    def test_where_the_variable_says(
        self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("FACTCHECK_CACHE_DIR", "v")
        run(*RULES_ONLY)
        assert list((tmp_path / "v").rglob("*.sqlite3"))


def test_a_cache_that_cannot_be_used_is_one_line_on_stderr(run: Run) -> None:
    expected = run(*RULES_ONLY, "--no-cache")
    Path("c").write_text("a file")
    code, out, err = run(*RULES_ONLY, "--cache-dir", "c")
    assert (code, out) == expected[:2]
    assert err.startswith("factcheck: warning: cache: ")
    assert len(err.splitlines()) == 1


def test_info_and_clear(run: Run, tmp_path: Path) -> None:
    run(*RULES_ONLY)
    code, out, _ = run("cache", "info")
    assert code == 0
    rows = [line.split(maxsplit=1) for line in out.splitlines()]
    assert [name for name, _ in rows] == ["path", "in", "size", "parses", "scores"]
    assert rows[3][1] == "2 paragraphs that were parsed"
    assert rows[4][1] == "0 answers of the model"
    assert run("cache", "clear")[0] == 0
    assert list((tmp_path / "xdg" / "factcheck").iterdir()) == []
    assert "0 paragraphs" in run("cache", "info")[1]


def test_clear_removes_a_file_that_is_damaged(run: Run, tmp_path: Path) -> None:
    run(*RULES_ONLY)
    (file,) = (tmp_path / "xdg").rglob("*.sqlite3")
    file.write_bytes(b"x" * 5000)
    assert run("cache", "clear")[0] == 0
    assert not file.exists()


def test_doctor_shows_it(run: Run) -> None:
    run(*RULES_ONLY)
    (row,) = (line for line in run("doctor", "--no-nli")[1].splitlines() if " cache " in line)
    assert row.startswith("ok      cache          2 entries, ")
