"""``factcheck calibrate`` as a newsroom runs it, with the shipped model."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from factcheck.cli.app import app

TOWNS = ("Arden", "Bexley", "Corwen", "Dunmore", "Elsby", "Fairlie", "Garway")
SORTS = (
    ("The council of {} approved the plan.", "The council of {} rejected the plan."),
    ("Prices in {} rose in May.", "Prices in {} fell in May."),
    ("The strike in {} has ended.", "The strike in {} has not ended."),
    ("The mayor of {} won the vote.", "The mayor of {} lost the vote."),
    ("The bridge in {} is open.", "The bridge in {} is closed."),
)


def _decisions(count: int) -> str:
    rows = []
    for number in range(count):
        town = TOWNS[number % len(TOWNS)]
        ours, theirs = (text.format(town) for text in SORTS[number // len(TOWNS)])
        rows.append((f"{number:016x}", "will-fix", ours, theirs))
        rows.append((f"{number + 500:016x}", "false-positive", ours, f"{ours[:-1]} on Monday."))
    entries = "".join(
        f"  - fingerprint: {mark}\n    rule: FC601\n    values: [one, other]\n"
        f"    excerpts: [{json.dumps(ours)}, {json.dumps(theirs)}]\n"
        f"    decision: {decision}\n    reason: looked at\n"
        for mark, decision, ours, theirs in rows
    )
    return f"schema: factcheck.decisions/v1\ndecisions:\n{entries}"


@pytest.fixture(autouse=True)
def _there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def test_thresholds_are_fitted_written_and_used(tmp_path: Path) -> None:
    """Harmless additions and real conflicts are told apart; the configuration takes the file."""
    (tmp_path / "d.yaml").write_text(_decisions(35), encoding="utf-8")
    done = _run("calibrate", "d.yaml")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "70 decided findings with two passages" in done.stdout
    record = json.loads((tmp_path / "factcheck-calibration.json").read_text("utf-8"))
    assert 0 < record["thresholds"]["review"] <= record["thresholds"]["conflict"] < 0.9
    (tmp_path / "factcheck.toml").write_text('calibration = "factcheck-calibration.json"\n')
    (tmp_path / "a.txt").write_text("The festival in Arden was a success.\n")
    (tmp_path / "b.txt").write_text("The festival in Arden was a failure.\n")
    assert _run("check", "a.txt", "b.txt").exit_code in {0, 1}


def test_too_few_decisions_write_nothing(tmp_path: Path) -> None:
    """One line says what is missing."""
    (tmp_path / "d.yaml").write_text(_decisions(3), encoding="utf-8")
    done = _run("calibrate", "d.yaml")
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1
    assert "found 3 and 3" in done.stderr
    assert not (tmp_path / "factcheck-calibration.json").exists()
