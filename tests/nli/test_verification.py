"""A model that is not the measured one, or no longer judges, is found out."""

from __future__ import annotations

import json
from pathlib import Path

from factcheck.nli.verification import CONTROLS, verify
from tests.nli.conftest import Build, Write


def test_the_shipped_model_passes() -> None:
    """Its weights have the recorded digest, and all control pairs come out right."""
    checks = list(verify())
    assert [check.name for check in checks if not check.passed] == []
    assert checks[0].detail.endswith("as recorded")
    assert checks[-1].detail == f"{len(CONTROLS)} of {len(CONTROLS)} judged rightly"


def test_other_weights_than_recorded_are_found(build_model: Build, write_settings: Write) -> None:
    """A model file that was exchanged or damaged has another digest."""
    place: Path = build_model()
    write_settings(place, sha256="0" * 64)
    digest = next(verify(place))
    assert not digest.passed
    assert digest.detail.startswith(f"expected sha256 {'0' * 64}, found ")


def test_a_model_that_knows_nothing_fails_the_controls(build_model: Build) -> None:
    """Random weights cannot tell the control pairs apart; the failures are listed with scores."""
    place = build_model()
    (place / "factcheck.json").unlink(missing_ok=True)
    *_, controls = verify(place)
    assert not controls.passed
    assert json.dumps(controls.detail).count(" / ") >= 1
