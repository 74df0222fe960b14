"""The first day: ``init``, ``doctor`` and completion."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from factcheck.cli import doctor
from factcheck.cli.app import app
from factcheck.cli.starting import Service, contents
from factcheck.config import load
from factcheck.decisions import read_file
from factcheck.errors import LanguageError
from factcheck.rulebook import load as load_rules

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("FACTCHECK_")]:
        monkeypatch.delenv(name)

    def call(*arguments: str) -> tuple[int, str, str]:
        result = CliRunner().invoke(app, list(arguments))
        return result.exit_code, result.stdout, result.stderr

    return call


def written() -> set[str]:
    return {path.as_posix() for path in Path().rglob("*") if path.is_file()}


class TestInit:
    """Files to start with."""

    def test_all_of_them_hold(self, run: Run) -> None:
        code, out, _ = run("init")
        assert code == 0
        assert [line.removeprefix("wrote ") for line in out.splitlines()[:4]] == [
            "factcheck.toml",
            "factcheck-decisions.yaml",
            "house.yaml",
            ".github/workflows/factcheck.yml",
        ]
        config, _ = load(Path.cwd())
        assert config.rules == (Path.cwd() / "house.yaml",)
        assert load_rules(config.rules).find("house-spelling").enabled
        assert config.decisions is not None
        assert read_file(config.decisions)[0] == ()
        assert run("rules", "test", "--rules", "house.yaml", "--select", "HOUSE001")[0] == 0

    def test_what_it_writes_works_at_once(self, run: Run) -> None:
        run("init")
        Path("a.txt").write_text("The train from Orsk to Kiev was late on Monday.\n")
        Path("b.txt").write_text("The train from Orsk to Kyiv was late on Monday.\n")
        _, out, err = run("check", "--no-nli", "a.txt", "b.txt")
        assert "“Kiev” is written “Kyiv”" in out
        assert err == ""

    def test_the_sets_that_are_commented_out_hold(self, run: Run) -> None:
        """Somebody will take the signs away."""
        run("init")
        text = Path("factcheck.toml").read_text().replace("# [[", "[[")
        for key in ("name", "versions", "candidate"):
            text = text.replace(f"# {key} =", f"{key} =")
        Path("factcheck.toml").write_text(text)
        assert [one.name for one in load(Path.cwd())[0].sets] == ["desk", "fire"]

    @pytest.mark.parametrize(
        ("service", "file"),
        [
            pytest.param("github", ".github/workflows/factcheck.yml", id="github"),
            pytest.param("gitlab", "factcheck.gitlab-ci.yml", id="gitlab"),
            pytest.param("pre-commit", ".pre-commit-config.yaml", id="pre-commit"),
            pytest.param("none", None, id="none"),
        ],
    )
    def test_the_job_of_each_service(self, run: Run, service: str, file: str | None) -> None:
        run("init", "--ci", service)
        assert written() == {"factcheck.toml", "factcheck-decisions.yaml", "house.yaml"} | (
            {file} if file else set()
        )
        if file:
            assert isinstance(yaml.safe_load(Path(file).read_text()), dict)

    def test_a_dry_run_shows_all_and_writes_nothing(self, run: Run) -> None:
        code, out, _ = run("init", "--dry-run")
        assert code == 0
        assert [line[4:] for line in out.splitlines() if line.startswith("--- ")] == list(
            contents(Service.GITHUB)
        )
        assert written() == set()

    @pytest.mark.parametrize("arguments", [[], ["--dry-run"]], ids=["for real", "dry"])
    def test_nothing_that_exists_is_touched(self, run: Run, arguments: list[str]) -> None:
        Path("house.yaml").write_text("mine")
        Path("factcheck.toml").symlink_to("elsewhere.toml")
        code, out, err = run("init", *arguments)
        assert (code, out) == (2, "")
        assert err == (
            "factcheck: error: init: expected none of its files here, found factcheck.toml, "
            "house.yaml; nothing was written\n"
        )
        assert Path("house.yaml").read_text() == "mine"
        assert written() == {"house.yaml"}


class TestDoctor:
    """Says what is broken, and all of it."""

    def test_all_in_order(self, run: Run) -> None:
        run("init")
        code, out, _ = run("doctor", "--no-nli")
        assert code == 0
        assert "ok      self-check     twelve and fourteen are a conflict" in out
        assert "ok      configuration  factcheck.toml" in out
        assert out.endswith("\nall in order\n")

    def test_with_the_model(self, run: Run) -> None:
        code, out, _ = run("doctor")
        assert code == 0
        assert "as recorded" in out
        assert "7 of 7 judged rightly" in out

    @pytest.mark.parametrize(
        ("files", "row"),
        [
            pytest.param(
                {"factcheck.toml": "jobs = 0"},
                "FAILED  configuration  factcheck.toml: jobs: expected a whole number from 1, was: 0",
                id="configuration",
            ),
            pytest.param(
                {"factcheck.toml": 'rules = ["r.yaml"]', "r.yaml": "schema: x"},
                "FAILED  rules          r.yaml:1:9: schema: expected factcheck.rules/v1",
                id="rules",
            ),
            pytest.param(
                {"factcheck.toml": '[[sets]]\nname = "a"\nversions = ["*.md"]'},
                "FAILED  sets           a: versions: expected two files or more, found none",
                id="sets",
            ),
            pytest.param(
                {"factcheck-decisions.yaml": "schema: x"},
                "FAILED  decisions      factcheck-decisions.yaml:1:1: decisions",
                id="decisions",
            ),
        ],
    )
    def test_what_is_broken(self, run: Run, files: dict[str, str], row: str) -> None:
        for name, text in files.items():
            Path(name).write_text(text)
        code, out, err = run("doctor", "--no-nli")
        assert (code, err) == (2, "")
        assert row in out
        assert "ok      self-check" in out

    def test_one_broken_part_does_not_end_the_rest(
        self, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def none(*_: object, **__: object) -> None:
            raise LanguageError("language: expected an English pipeline, found none")

        monkeypatch.setattr("factcheck.language.load_parser", none)
        code, out, _ = run("doctor", "--no-nli")
        assert code == 2
        assert "FAILED  language       language: expected an English pipeline, found none" in out
        assert "ok      rules" in out

    def test_a_model_that_is_none(self, run: Run) -> None:
        Path("model").mkdir()
        Path("factcheck.toml").write_text('model = "model"')
        code, out, _ = run("doctor")
        assert code == 2
        assert "FAILED  model" in out
        assert "ok      configuration" in out

    def test_a_missing_extra_is_a_note(self) -> None:
        row = doctor._extra("moon", ("no-such-distribution",))
        assert (row.state, row.detail) == (
            doctor.State.NOTE,
            "no-such-distribution is not installed (pip install factcheck-news[moon])",
        )


def test_extras_are_those_of_the_package() -> None:
    """What the note says to install can be installed."""
    text = (Path(__file__).resolve().parents[1] / "pyproject.toml").read_text(encoding="utf-8")
    extras = tomllib.loads(text)["project"]["optional-dependencies"]
    for extra, names in doctor._EXTRAS.items():
        assert sorted(names) == sorted(re.split(r"[>=<]", entry)[0] for entry in extras[extra])


class TestCompletion:
    """With the tab key."""

    @pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
    def test_a_script_for_each_shell(self, run: Run, shell: str) -> None:
        code, out, _ = run("completion", shell)
        assert code == 0
        assert "_FACTCHECK_COMPLETE" in out

    def test_an_unknown_shell(self, run: Run) -> None:
        assert run("completion", "tcsh")[0] == 2

    @pytest.mark.parametrize(
        ("words", "expected"),
        [
            pytest.param("factcheck ch", "check", id="a-command"),
            pytest.param("factcheck check --agai", "--against", id="an-option"),
            pytest.param("factcheck rules te", "test", id="a-command-below"),
        ],
    )
    def test_bash_completes(self, run: Run, tmp_path: Path, words: str, expected: str) -> None:
        """The script, sourced by a real bash, asks the command as the tab key would."""
        (tmp_path / "complete").write_text(run("completion", "bash")[1])
        script = (
            f"source complete; COMP_WORDS=({words}); COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 ));"
            "_factcheck_completion factcheck; printf '%s\\n' \"${COMPREPLY[@]}\""
        )
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        done = subprocess.run(
            ["bash", "-c", script],  # noqa: S607
            cwd=tmp_path,
            env={**os.environ, "PATH": path},
            capture_output=True,
            text=True,
            check=True,
        )
        assert expected in done.stdout.split()
