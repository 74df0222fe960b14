"""README.md and its neighbours: what they show is what the program does.

``FACTCHECK_REWRITE=1`` writes the demonstration of the README anew from the golden report.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from factcheck.cli.app import app
from factcheck.cli.exits import ExitCode
from factcheck.rulebook import load
from tests.conftest import FIXTURES

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), ROOT / "benchmarks" / "README.md"]
)
SHOWN = ("FC105", "FC402", "FC501")
"""Rules of the findings that the README shows."""


def readme() -> str:
    return (ROOT / "README.md").read_text(encoding="utf-8")


def _column(heading: str) -> list[str]:
    """The first column of the README's table that begins with *heading*."""
    rows = readme().split(f"| {heading} |", 1)[1].split("\n\n", 1)[0].splitlines()[2:]
    return [row.split("|")[1].strip() for row in rows]


def _abridged(report: str) -> str:
    """The chosen findings of a text report, dots for the others, and the summary."""
    *findings, summary = report.rstrip("\n").split("\n\n")
    chosen = [f for f in findings if any(f"[{rule} " in f for rule in SHOWN)]
    return "\n\n".join([*chosen, "...", summary])


def test_readme_shows_what_the_demo_prints() -> None:
    report = (FIXTURES / "syria-bases" / "expected.report").read_text(encoding="utf-8")
    stretch = f"<!-- demo -->\n```text\n{_abridged(report)}\n```\n<!-- /demo -->"
    if os.environ.get("FACTCHECK_REWRITE"):
        page = re.sub("<!-- demo -->.*<!-- /demo -->", lambda _: stretch, readme(), flags=re.DOTALL)
        (ROOT / "README.md").write_text(page, encoding="utf-8", newline="\n")

    assert stretch in readme()


def test_readme_example_prints_what_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    code, expected = re.findall(r"```python\n(.*?)```\n\n```text\n(.*?)```", readme(), re.DOTALL)[0]
    exec(compile(code, "README.md", "exec"), {})  # noqa: S102 -- our own example

    assert capsys.readouterr().out == expected


def test_readme_names_every_command() -> None:
    listed = CliRunner().invoke(app, ["--help"]).stdout.split("Commands:\n")[1]
    commands = {line.split()[0] for line in listed.splitlines() if re.match(r"  \w", line)}

    assert {row.strip("`").split()[1] for row in _column("command")} == commands


def test_readme_names_only_options_that_exist() -> None:
    listed = CliRunner().invoke(app, ["check", "--help"]).stdout
    options = {
        word for row in _column("option") for word in re.findall(r"(?<![\w-])--?[a-z-]+", row)
    }

    assert options
    assert {option for option in options if option not in listed} == set()


def test_readme_names_every_family_of_rules() -> None:
    assert _column("rules") == sorted({rule.id[:3] for rule in load().known})


def test_readme_names_every_exit_code() -> None:
    listed = {int(code) for row in _column("code") for code in row.split(",")}

    assert listed == set(ExitCode)


def test_the_first_two_commands_are_what_ci_runs() -> None:
    commands = re.findall(r"^    (make \w+) ", readme(), re.MULTILINE)[:2]
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")

    assert commands == ["make demo", "make test"]
    assert all(f"\n{command}\n" in ci for command in commands)


def test_model_card_states_what_ships() -> None:
    """What is fitted anew with every model and easily stays behind in the text."""
    card = (ROOT / "docs" / "model.md").read_text(encoding="utf-8")
    folder = ROOT / "factcheck" / "nli" / "model"
    settings = json.loads((folder / "factcheck.json").read_text(encoding="utf-8"))

    assert f"factcheck-nli, version {settings['version']}" in card
    assert f"is asked about other pairs: {settings['gate']} |" in card
    assert f'for "conflict" ({settings["thresholds"]["conflict"]})' in card


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)[^)]*\)", page.read_text(encoding="utf-8"))

    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_benchmarks_page_names_every_script() -> None:
    page = (ROOT / "benchmarks" / "README.md").read_text(encoding="utf-8")

    assert set(re.findall(r"^\| `(eval_\w+)`", page, re.MULTILINE)) == {
        path.stem for path in (ROOT / "benchmarks").glob("eval_*.py")
    }
