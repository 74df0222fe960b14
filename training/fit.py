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
from factcheck.nli.fitting import Scored, confidence_curve, thresholds
from factcheck.ports import NliBackend
from training.data import ALLOWED, Pair, read_pairs
from training.versions import sentence_pairs, whole_pairs

_OPEN_PAIRS = 1500


@dataclass(frozen=True, slots=True)
class Judge:
    """The model that is asked where the fitted one finds a contradiction of at least `gate`."""

    backend: NliBackend
    gate: float


def fit(
    model: Path, held: Sequence[dict[str, str]], data: Path, date: str, judge: Judge | None = None
) -> dict[str, object]:
    """Return the part of `factcheck.json` that is measured; with a judge, of both together."""
    backend = load(model)
    versions = [pair for row in held for pair in (*whole_pairs(row), *sentence_pairs(row))]
    general = read_pairs(data / "train" / "mix_open_dev.jsonl.gz", _OPEN_PAIRS, Random(1))
    temperature = fit_temperature(backend, [*versions, *general])
    scored = score_versions(backend, versions, temperature, judge)
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


def score_versions(
    backend: NliBackend, pairs: Sequence[Pair], temperature: float, judge: Judge | None = None
) -> list[Scored]:
    """Return one value for every text scored in both directions (see versions.whole_pairs)."""
    two_way = [pair for pair in pairs if pair.label in ("entailment", "contradiction")]
    logs = _log_probabilities(backend, two_way)
    read = [softmax(row, temperature)[2] for row in logs]
    if judge is not None:
        read = _judged(read, two_way, judge)
    return [
        Scored(pair_score(forward, backward), pair.label == "contradiction")
        for forward, backward, pair in zip(read[::2], read[1::2], two_way[::2], strict=True)
    ]


def _judged(read: Sequence[float], pairs: Sequence[Pair], judge: Judge) -> list[float]:
    """Return the contradictions, those of doubtful pairs as the judge sees them, both directions."""
    said = judge.backend.score([(pair.premise, pair.hypothesis) for pair in pairs])
    found = list(read)
    for first in range(0, len(pairs), 2):
        if max(read[first : first + 2]) >= judge.gate:
            found[first : first + 2] = [row.contradiction for row in said[first : first + 2]]
    return found


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


def main() -> None:
    """Read the command line, fit, and write the JSON that training.export takes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path, help="exported without --fitted (temperature 1)")
    parser.add_argument("--judge", type=Path, help="exported and fitted")
    parser.add_argument("--gate", type=float, default=0.05, help="as in the recipe")
    parser.add_argument("--held", type=Path, required=True, help="held.json of the training run")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--date", required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    held = json.loads(options.held.read_text("utf-8"))
    judge = Judge(load(options.judge), options.gate) if options.judge else None
    fitted = fit(options.model, held, options.data, options.date, judge)
    options.out.write_text(json.dumps(fitted, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
