"""Thresholds fitted to a newsroom's own decisions: what they need, and that they are used."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck.errors import BackendError
from factcheck.nli import load
from factcheck.nli.fitting import Scored
from factcheck.nli.recalibration import FEWEST, read_refit, refit
from tests.nli.conftest import Build, Write

DIGEST = "a" * 64
KNOWN = tuple(
    Scored(score=step / 100, conflict=conflict)
    for conflict, steps in ((False, range(0, 80, 2)), (True, range(30, 100, 2)))
    for step in steps
)


def test_the_threshold_leaves_one_false_alarm_in_twenty(tmp_path: Path) -> None:
    """Of 40 harmless pairs at 0.00, 0.02 ... 0.78, two exceed 0.74."""
    record = refit(KNOWN, DIGEST)
    (tmp_path / "own.json").write_text(json.dumps(record), encoding="utf-8")
    found = read_refit(tmp_path / "own.json", DIGEST)
    assert found.conflict == pytest.approx(0.74)
    assert sum(one.score > found.conflict for one in KNOWN if not one.conflict) == 2
    assert found.confidence(0.2) < 0.5 < found.confidence(0.9)
    assert found.calibrated


def test_too_few_decisions_are_refused() -> None:
    """A threshold that hangs on a handful of cases is worse than the shipped one."""
    few = [one for one in KNOWN if one.conflict] + [Scored(0.1, conflict=False)] * (FEWEST - 1)
    with pytest.raises(ValueError, match=f"at least {FEWEST} .* found 35 and 29"):
        refit(few, DIGEST)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "expected JSON"),
        ("[1]", "expected a file of `factcheck calibrate`"),
        (json.dumps({"format": 1, "model": "b"}), "fitted for the model b"),
        (json.dumps({"format": 1, "model": DIGEST}), "thresholds: expected a value, got none"),
    ],
    ids=["no JSON", "another file", "another model", "half a file"],
)
def test_a_wrong_file_is_told_in_one_line(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "own.json").write_text(text, encoding="utf-8")
    with pytest.raises(BackendError, match=said):
        read_refit(tmp_path / "own.json", DIGEST)


def test_a_loaded_model_is_read_by_the_own_thresholds(
    build_model: Build, write_settings: Write, tmp_path: Path
) -> None:
    """The scores stay, what they mean changes."""
    place = build_model()
    write_settings(place)
    plain = load(place)
    record = refit(KNOWN, plain.identity.sha256)
    (tmp_path / "own.json").write_text(json.dumps(record), encoding="utf-8")
    own = load(place, calibration=tmp_path / "own.json")
    pair = [("the army did attack", "the navy did not attack")]
    assert own.score(pair) == plain.score(pair)
    assert (plain.calibration.conflict, own.calibration.conflict) == (0.8, pytest.approx(0.74))
