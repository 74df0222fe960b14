"""The command ``factcheck batch``: exit codes, what it prints, which settings reach it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest
from typer.testing import CliRunner

from factcheck import Checker, Document
from factcheck.cli import checking, metering
from factcheck.cli.app import app
from factcheck.config import When
from tests import doc_commands
from tests.batch.conftest import FOURTEEN, MAYOR, TWELVE, files, rows, told, write

ROOT = Path(__file__).resolve().parents[2]
RULES_ONLY = {"FACTCHECK_NLI": "false"}
CONFLICT, CLEAN, BAD = told("fire", TWELVE, FOURTEEN), told("mayor", MAYOR, MAYOR), "nonsense"
NO_CLAIMS = told("list", MAYOR, "...")

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rules_only: Checker) -> Run:
    """The command in a folder of its own, with a checker that is there already."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(checking, "checker_of", lambda _: rules_only)

    def call(stories: object, *options: str) -> tuple[int, str, str]:
        given = str(stories) if isinstance(stories, Path) else "night.jsonl"
        if not isinstance(stories, Path):
            write(tmp_path / given, *stories)  # type: ignore[misc]
        result = CliRunner().invoke(app, ["batch", given, "-o", "out", *options])
        return result.exit_code, result.stdout, result.stderr

    return call


@pytest.mark.parametrize(
    ("stories", "options", "code"),
    [
        ([CLEAN], (), 0),
        ([CLEAN, CONFLICT], (), 1),
        ([CONFLICT], ("--fail-on", "never"), 0),
        ([CLEAN, BAD], (), 4),
        ([CLEAN, BAD], ("--allow-incomplete",), 0),
        ([CONFLICT, BAD], (), 1),
        ([NO_CLAIMS], (), 4),
        ([BAD], (), 2),
        ([BAD], ("--allow-incomplete",), 2),
        ([], (), 2),
        ([CLEAN], ("--engine", "spark"), 2),
        ([CLEAN], ("--format", "csv"), 2),
        ([CLEAN], ("--ray-address", "auto"), 2),
        ([CLEAN], ("--shard-size", "0"), 2),
        ([CLEAN], ("--decisions", "gone.yaml"), 2),
    ],
    ids=str,
)
def test_exit_codes(run: Run, stories: list[object], options: tuple[str, ...], code: int) -> None:
    found, _, stderr = run(stories, *options)

    assert found == code
    assert "Traceback" not in stderr
    assert bool(stderr) == (code == 2 and stories != [BAD])


def test_an_error_of_ours_is_3(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stumbling(Checker):
        def report(self, *_: object) -> object:  # type: ignore[override]
            raise ZeroDivisionError

    monkeypatch.setattr(checking, "checker_of", lambda _: Stumbling(nli=False))

    assert run([CONFLICT, CLEAN])[0] == 3


def test_what_is_printed(run: Run) -> None:
    code, stdout, stderr = run([CONFLICT, CLEAN, BAD, NO_CLAIMS])

    assert (code, stderr) == (1, "")
    assert stdout == (
        "4 stories: 1 with conflicts (1 error), 1 checked in part, 1 not checked.\n"
        "See out/index.html\n"
    )
    assert run([CLEAN], "-q") == (0, "", "")


def test_progress(run: Run) -> None:
    _, _, stderr = run([CONFLICT, CLEAN], "--progress", "always", "--shard-size", "1")

    assert re.search(r"1 of 2 stories, [\d.]+ a second, \d+ s left", stderr)


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((32, 0, 2000, 4.0), "32 of 2000 stories"),
        ((96, 64, 2000, 8.0), "96 of 2000 stories, 8.0 a second, 4 min left"),
        ((1, 1, 20_000, 2.0), "1 of 20000 stories, 0.5 a second, 11.1 h left"),
        ((2, 2, 3, 1.0), "2 of 3 stories, 2.0 a second, 0 s left"),
    ],
)
def test_rate_and_time_are_those_of_this_run(
    numbers: tuple[int, int, int, float], words: str
) -> None:
    assert metering.said(*numbers) == words


def test_progress_is_for_terminals() -> None:
    assert metering.meter(When.AUTO, {}) is None
    assert metering.meter(When.NEVER, {}) is None
    assert metering.meter(When.ALWAYS, {"CI": "true"}) is not None


def test_a_folder_says_what_a_check_in_it_says(
    run: Run, tmp_path: Path, rules_only: Checker
) -> None:
    desk = tmp_path / "desk" / "fire"
    desk.mkdir(parents=True)
    (desk / "web.txt").write_text(FOURTEEN, encoding="utf-8")
    (desk / "wire.txt").write_text(TWELVE, encoding="utf-8")
    (tmp_path / "factcheck.toml").write_text(
        'fail_on = "never"\n[published]\n"desk/fire/wire.txt" = 2026-05-03\n', encoding="utf-8"
    )
    code, _, _ = run(tmp_path / "desk")
    (row,) = rows(tmp_path / "out")
    (found,) = rows(tmp_path / "out", "findings")
    texts = {"web.txt": FOURTEEN, "wire.txt": TWELVE}
    report = rules_only.check([Document(id=name, text=text) for name, text in texts.items()])

    assert code == 0
    assert [d["published"] for d in row["documents"]] == [None, "2026-05-03"]  # type: ignore[index, union-attr]
    assert [found["fingerprint"]] == [finding.fingerprint for finding in report.findings]


def _page(name: str) -> list[doc_commands.Block]:
    return list(doc_commands.blocks((ROOT / "docs" / name).read_text(encoding="utf-8")))


def _lay_out(folder: Path) -> None:
    text = (ROOT / "docs" / "batch.md").read_text(encoding="utf-8")
    for name, content in doc_commands.titled(text, "json").items():
        (folder / name).write_text(content, encoding="utf-8")


def test_every_command_of_the_page(tmp_path: Path) -> None:
    _lay_out(tmp_path)
    blocks = _page("batch.md")
    if find_spec("pyarrow") is None:
        blocks = [replace(b, code=2, output="") if "parquet" in b.script else b for b in blocks]
    doc_commands.run_all(blocks, tmp_path, **RULES_ONLY)

    assert {"index.html", "summary.json"} <= set(files(tmp_path / "results"))


@pytest.mark.ray
def test_every_command_of_the_page_on_scale(tmp_path: Path) -> None:
    pytest.importorskip("ray")
    _lay_out(tmp_path)
    doc_commands.run_all(_page("scale.md"), tmp_path, **RULES_ONLY)


def test_the_page_names_every_option_of_its_own() -> None:
    text = (ROOT / "docs" / "batch.md").read_text(encoding="utf-8")
    text += (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")
    listed = CliRunner().invoke(app, ["batch", "--help"]).stdout
    checked = CliRunner().invoke(app, ["check", "--help"]).stdout
    own = set(re.findall(r"--[a-z-]+", listed)) - set(re.findall(r"--[a-z-]+", checked))

    assert {o for o in own if o not in text} <= {"--output", "--shard-size"}
