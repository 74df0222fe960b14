"""What is measured about a model and stored beside its weights: `factcheck.json`."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from factcheck.errors import BackendError
from factcheck.nli.marking import MarkStyle

FILE = "factcheck.json"
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Calibration:
    """How a model's scores are to be read.

    `temperature` (> 0) divides the logits. `conflict` and `review` (0..1) are thresholds on the
    contradiction probability of a pair (see `pair_score`). `points` are (score, probability)
    corners of the confidence curve, rising. The defaults are safe for a model nobody has measured.
    """

    temperature: float = 1.0
    conflict: float = 0.9
    review: float = 0.7
    points: tuple[tuple[float, float], ...] = ()
    calibrated: bool = False

    def confidence(self, score: float) -> float:
        """Return the probability (0..1) that a pair of this score is a true conflict."""
        if not self.points:
            return score
        place = bisect_right(self.points, (score, 1.0))
        if place == 0:
            return self.points[0][1]
        if place == len(self.points):
            return self.points[-1][1]
        (left, low), (right, high) = self.points[place - 1], self.points[place]
        return round(low + (high - low) * (score - left) / (right - left), 4)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a model directory says of itself; None where it says nothing.

    `bfloat16` says that the model was measured to give the same verdicts in that precision. `gate` (0..1) is
    the contradiction from which a model with a judge beside it asks that judge. `sha256` is the digest of the
    weights that were measured.
    """

    name: str | None = None
    version: str | None = None
    sha256: str | None = None
    marks: MarkStyle | None = None
    max_length: int | None = None
    bfloat16: bool = False
    gate: float = 0.0
    calibration: Calibration = Calibration()


def pair_score(forward: float, backward: float) -> float:
    """Join the contradiction probabilities of both directions: their mean.

    A changed fact contradicts in both directions; the mean tells it from a rewording better than
    either direction and better than the larger of the two (docs/calibration.md).
    """
    return round((forward + backward) / 2, 4)


def read_settings(directory: Path) -> Settings:
    """Read `factcheck.json` of a model directory; without one, safe defaults.

    Raises:
        BackendError: when the file is not valid, naming the field.
    """
    path = directory / FILE
    if not path.is_file():
        return Settings()
    with _told(str(path)):
        return _settings(json.loads(path.read_text(encoding="utf-8")))


def parse_calibration(raw: Mapping[str, object], place: str) -> Calibration:
    """The calibration in a record that has the fields of ``factcheck.json``.

    Raises:
        BackendError: naming *place* and the field, when one is missing or wrong.
    """
    with _told(place):
        return _calibration(raw)


@contextmanager
def _told(place: str) -> Iterator[None]:
    try:
        yield
    except (ValueError, TypeError) as error:
        raise BackendError(f"{place}: expected a model's settings, got: {error}") from None
    except KeyError as error:
        raise BackendError(f"{place}: {error.args[0]}: expected a value, got none") from None


def _settings(raw: Mapping[str, object]) -> Settings:
    if raw["format"] != _FORMAT:
        raise ValueError(f"format {raw['format']}, this version reads format {_FORMAT}")
    return Settings(
        name=str(raw["name"]),
        version=str(raw["version"]),
        sha256=None if raw.get("sha256") is None else str(raw["sha256"]),
        marks=_marks(_record(raw["marks"])),
        max_length=int(_number(raw["max_length"])),
        bfloat16=bool(raw.get("bfloat16", False)),
        gate=_number(raw.get("gate", 0.0)),
        calibration=_calibration(raw),
    )


def _calibration(raw: Mapping[str, object]) -> Calibration:
    thresholds = _record(raw["thresholds"])
    return Calibration(
        temperature=_number(raw.get("temperature", 1.0)),
        conflict=_number(thresholds["conflict"]),
        review=_number(thresholds["review"]),
        points=_points(raw["confidence"]),
        calibrated=_number(_record(raw["calibration"])["pairs"]) > 0,
    )


def _marks(raw: Mapping[str, object]) -> MarkStyle | None:
    if not raw["enabled"]:
        return None
    return MarkStyle(str(raw["open"]), str(raw["close"]), _number(raw["min_ratio"]))


def _points(raw: object) -> tuple[tuple[float, float], ...]:
    if not isinstance(raw, list):
        raise TypeError(f"confidence must be a list of points, was: {raw}")
    return tuple((_number(score), _number(probability)) for score, probability in raw)


def _record(raw: object) -> Mapping[str, object]:
    if not isinstance(raw, dict):
        raise TypeError(f"expected a record, was: {raw}")
    return raw


def _number(raw: object) -> float:
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        raise TypeError(f"expected a number, was: {raw}")
    return float(raw)
