"""Fit temperature, thresholds and confidence on the texts held out of training."""

import argparse
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from factcheck.nli import load
from factcheck.nli.calibration import pair_score
from factcheck.ports import NliBackend
from training.data import ALLOWED, Pair, read_pairs
from training.versions import sentence_pairs, whole_pairs

_FALSE_ALARMS = {"conflict": 0.05, "review": 0.12}
_OPEN_PAIRS = 1500
_CORNERS = tuple(step / 20 for step in range(21))


@dataclass(frozen=True, slots=True)
class Scored:
    """A changed text: the joined score of both directions, and whether it is a conflict."""

    score: float
    conflict: bool


def fit(model: Path, held: Sequence[dict[str, str]], data: Path, date: str) -> dict[str, object]:
    """Return the part of `factcheck.json` that is measured."""
    backend = load(model)
    versions = [pair for row in held for pair in (*whole_pairs(row), *sentence_pairs(row))]
    general = read_pairs(data / "train" / "mix_open_dev.jsonl.gz", _OPEN_PAIRS, Random(1))
    temperature = fit_temperature(backend, [*versions, *general])
    scored = score_versions(backend, versions, temperature)
    return {
        "temperature": temperature,
        "thresholds": thresholds(scored),
        "confidence": confidence_curve(scored),
        "calibration": {
            "data": "held-out texts of five SummEdits domains, whole and by sentence;"
            " temperature also on held-out pairs of the general mix",
            "date": date,
            "pairs": len(scored),
            "conflicts": sum(one.conflict for one in scored),
        },
    }


def fit_temperature(backend: NliBackend, pairs: Sequence[Pair]) -> float:
    """Return the temperature (0.5 to 3) with the least negative log likelihood of the labels."""
    logs = _log_probabilities(backend, pairs)
    allowed = [ALLOWED[pair.label] for pair in pairs]

    def loss(temperature: float) -> float:
        return sum(
            -math.log(sum(p * a for p, a in zip(softmax(row, temperature), mask, strict=True)))
            for row, mask in zip(logs, allowed, strict=True)
        )

    return min((step / 50 for step in range(25, 151)), key=loss)


def score_versions(backend: NliBackend, pairs: Sequence[Pair], temperature: float) -> list[Scored]:
    """Return one value for every text scored in both directions (see versions.whole_pairs)."""
    two_way = [pair for pair in pairs if pair.label in ("entailment", "contradiction")]
    logs = _log_probabilities(backend, two_way)
    contradiction = [softmax(row, temperature)[2] for row in logs]
    return [
        Scored(pair_score(forward, backward), pair.label == "contradiction")
        for forward, backward, pair in zip(
            contradiction[::2], contradiction[1::2], two_way[::2], strict=True
        )
    ]


def thresholds(scored: Sequence[Scored]) -> dict[str, float]:
    """Return the lowest score that at most a share of the harmless pairs exceed, for each kind."""
    harmless = sorted(one.score for one in scored if not one.conflict)
    return {
        name: round(harmless[math.ceil(len(harmless) * (1 - share)) - 1], 3)
        for name, share in _FALSE_ALARMS.items()
    }


def confidence_curve(scored: Sequence[Scored]) -> list[tuple[float, float]]:
    """Fit P(conflict | score) by logistic regression on the score's log odds, classes balanced."""
    weight = {kind: 0.5 / sum(one.conflict is kind for one in scored) for kind in (True, False)}
    slope, offset = 1.0, 0.0
    for _ in range(4000):
        step_slope = step_offset = 0.0
        for one in scored:
            x = _log_odds(one.score)
            error = weight[one.conflict] * (one.conflict - _sigmoid(slope * x + offset))
            step_slope += error * x
            step_offset += error
        slope, offset = slope + 0.3 * step_slope, offset + 0.3 * step_offset
    return [(corner, round(_sigmoid(slope * _log_odds(corner) + offset), 3)) for corner in _CORNERS]


def softmax(logs: Sequence[float], temperature: float) -> list[float]:
    """Return probabilities of log probabilities divided by a temperature."""
    powers = [math.exp(log / temperature) for log in logs]
    return [power / sum(powers) for power in powers]


def _log_probabilities(
    backend: NliBackend, pairs: Sequence[Pair]
) -> list[tuple[float, float, float]]:
    """Return the logs of the scores; 1e-4 is their rounding, so nothing below it is known."""
    scores = backend.score([(pair.premise, pair.hypothesis) for pair in pairs])
    return [
        (
            math.log(max(one.entailment, 1e-4)),
            math.log(max(one.neutral, 1e-4)),
            math.log(max(one.contradiction, 1e-4)),
        )
        for one in scores
    ]


def _log_odds(score: float) -> float:
    kept = min(max(score, 0.005), 0.995)
    return math.log(kept / (1 - kept))


def _sigmoid(x: float) -> float:
    return 1 / (1 + math.exp(-x))


def main() -> None:
    """Read the command line, fit, and write the JSON that training.export takes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path, help="exported without --fitted (temperature 1)")
    parser.add_argument("--held", type=Path, required=True, help="held.json of the training run")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--date", required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    held = json.loads(options.held.read_text("utf-8"))
    fitted = fit(options.model, held, options.data, options.date)
    options.out.write_text(json.dumps(fitted, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
