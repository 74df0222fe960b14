"""Fit thresholds and confidence of a model on pairs whose truth is known."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

FALSE_ALARMS = {"conflict": 0.05, "review": 0.12}
"""Most of the harmless pairs that may exceed each threshold (0..1)."""

_CORNERS = tuple(step / 20 for step in range(21))
_ROUNDS = 4000
_RATE = 0.3


@dataclass(frozen=True, slots=True)
class Scored:
    """A changed text: the joined score of both directions (0..1), and whether it is a conflict."""

    score: float
    conflict: bool


def thresholds(
    scored: Sequence[Scored], false_alarms: Mapping[str, float] = FALSE_ALARMS
) -> dict[str, float]:
    """The lowest score that at most a share of the harmless pairs exceed, for each threshold."""
    harmless = sorted(one.score for one in scored if not one.conflict)
    return {
        name: round(harmless[math.ceil(len(harmless) * (1 - share)) - 1], 3)
        for name, share in false_alarms.items()
    }


def confidence_curve(scored: Sequence[Scored]) -> list[tuple[float, float]]:
    """Corners of P(conflict | score): logistic regression on the score's log odds, classes balanced."""
    weight = {kind: 0.5 / sum(one.conflict is kind for one in scored) for kind in (True, False)}
    slope, offset = 1.0, 0.0
    for _ in range(_ROUNDS):
        step_slope = step_offset = 0.0
        for one in scored:
            x = _log_odds(one.score)
            error = weight[one.conflict] * (one.conflict - _sigmoid(slope * x + offset))
            step_slope += error * x
            step_offset += error
        slope, offset = slope + _RATE * step_slope, offset + _RATE * step_offset
    return [(corner, round(_sigmoid(slope * _log_odds(corner) + offset), 3)) for corner in _CORNERS]


def _log_odds(score: float) -> float:
    kept = min(max(score, 0.005), 0.995)
    return math.log(kept / (1 - kept))


def _sigmoid(x: float) -> float:
    return 1 / (1 + math.exp(-x))
