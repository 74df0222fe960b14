"""Figures of merit, with intervals by bootstrap."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_ROUNDS = 500
Values = NDArray[np.float64] | NDArray[np.bool_]
Metric = Callable[[NDArray[np.bool_], Values], float]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A share or an area in percent, with its 95 % interval and the rows it rests on."""

    value: float
    low: float
    high: float
    rows: int

    def __str__(self) -> str:
        return f"{self.value:.1f} | {self.low:.1f}-{self.high:.1f} | {self.rows}"


def estimate(metric: Metric, truth: NDArray[np.bool_], scores: Values) -> Estimate:
    """Return a metric in percent with an interval over resampled rows, always the same ones."""
    random = np.random.default_rng(0)
    values = []
    for _ in range(_ROUNDS):
        drawn = random.integers(0, len(truth), len(truth))
        values.append(metric(truth[drawn], scores[drawn]))
    low, high = np.nanpercentile(values, [2.5, 97.5])
    rows = int(truth.sum()) if metric is share else len(truth)
    return Estimate(100 * metric(truth, scores), 100 * float(low), 100 * float(high), rows)


def mean(estimates: Sequence[Estimate]) -> Estimate:
    """Return the mean of estimates over separate rows; their errors are independent."""
    value = sum(one.value for one in estimates) / len(estimates)
    spread = sum(((one.high - one.low) / 2) ** 2 for one in estimates) ** 0.5 / len(estimates)
    return Estimate(value, value - spread, value + spread, sum(one.rows for one in estimates))


def auc(truth: NDArray[np.bool_], scores: Values) -> float:
    """Return the chance that a true row scores over a false one, ties counting half."""
    _, place, counts = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[place]
    positives = int(truth.sum())
    negatives = len(truth) - positives
    if positives == 0 or negatives == 0:
        return float("nan")
    return float((ranks[truth].sum() - positives * (positives + 1) / 2) / (positives * negatives))


def balanced_accuracy(truth: NDArray[np.bool_], called: Values) -> float:
    """Return the mean of the share of true rows called and of false rows not called."""
    return (share(truth, called) + 1 - share(~truth, called)) / 2


def share(chosen: NDArray[np.bool_], called: Values) -> float:
    """Return the share of the chosen rows that are called."""
    return float(called[chosen].mean()) if chosen.any() else float("nan")
