"""Settings are read from the model's directory, or are safe defaults."""

from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.errors import BackendError
from factcheck.nli.calibration import Calibration, Settings, pair_score, read_settings
from factcheck.nli.marking import MarkStyle

Write = Callable[..., None]

POINTS = ((0.0, 0.1), (0.5, 0.5), (1.0, 0.9))


def test_a_directory_without_settings_is_uncalibrated(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == Settings(calibration=Calibration(calibrated=False))


def test_settings_are_read_whole(tmp_path: Path, write_settings: Write) -> None:
    marks = {"enabled": True, "open": "<<", "close": ">>", "min_ratio": 0.7}
    write_settings(tmp_path, marks=marks, temperature=1.5)
    assert read_settings(tmp_path) == Settings(
        name="tiny",
        version="1",
        marks=MarkStyle("<<", ">>", 0.7),
        max_length=40,
        calibration=Calibration(1.5, 0.8, 0.6, POINTS, calibrated=True),
    )


def test_a_model_calibrated_on_nothing_is_uncalibrated(
    tmp_path: Path, write_settings: Write
) -> None:
    write_settings(tmp_path, calibration={"data": "none", "date": "", "pairs": 0})
    assert not read_settings(tmp_path).calibration.calibrated


@pytest.mark.parametrize(
    "changes",
    [{"format": 2}, {"temperature": "hot"}, {"thresholds": {}}, {"thresholds": 3}, {"marks": None}],
)
def test_wrong_settings_are_one_clear_line(
    tmp_path: Path, write_settings: Write, changes: dict[str, object]
) -> None:
    write_settings(tmp_path, **changes)
    with pytest.raises(BackendError, match=r"factcheck\.json: .*expected") as caught:
        read_settings(tmp_path)
    assert "\n" not in str(caught.value)


def test_settings_that_are_no_json(tmp_path: Path) -> None:
    (tmp_path / "factcheck.json").write_text("{", encoding="utf-8")
    with pytest.raises(BackendError, match=r"factcheck\.json: expected"):
        read_settings(tmp_path)


@pytest.mark.parametrize(
    ("score", "probability"), [(0.0, 0.1), (0.25, 0.3), (0.5, 0.5), (0.75, 0.7), (1.0, 0.9)]
)
def test_confidence_lies_on_the_curve(score: float, probability: float) -> None:
    assert Calibration(points=POINTS).confidence(score) == probability


def test_confidence_without_a_curve_is_the_score() -> None:
    assert Calibration().confidence(0.7) == 0.7


def test_both_directions_count_alike() -> None:
    assert pair_score(0.9, 0.4) == pair_score(0.4, 0.9) == 0.65
