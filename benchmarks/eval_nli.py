"""Measure the NLI model alone: `python -m benchmarks.eval_nli --data DIR [--model M]`."""

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray

from benchmarks.rows import Row, read_rows
from benchmarks.statistics import Estimate, auc, balanced_accuracy, estimate, mean, share
from factcheck.model import Scores
from factcheck.nli import load
from factcheck.nli.calibration import pair_score
from factcheck.ports import NliBackend

UNSEEN = ("samsum", "ectsum")
_TRAINED_ON = ("podcast", "sales_call", "sales_email", "qmsumm", "scitldr")
_SEED = 7
FALSE_ALARMS = 0.05
_HEADLINES = (
    "AUC 1-P(entailment), forward",
    "balanced accuracy, conflict",
    "recall at 5 % false alarms",
)
_GENERAL = (
    ("mnli_dev", 3000),
    ("lingnli_val", 2000),
    ("breaking_nli", 3000),
    ("conjnli_dev", 1000),
    ("fracas", 1000),
    ("equate_rte_quant", 1000),
    ("dnc_fw_comparatives", 600),
    ("dnc_fw_negation", 600),
    ("dnc_fw_prepositions", 600),
    ("dnc_fw_quantification", 600),
    ("dnc_fw_spatial", 600),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table."""

    data: str
    figure: str
    value: Estimate


def evaluate(backend: NliBackend, data: Path) -> Iterator[Line]:
    """Yield every figure, as soon as it is known."""
    dev = data / "dev"
    seen: list[list[Line]] = []
    for domain in UNSEEN:
        seen.append(list(_versions(backend, dev, domain)))
        yield from seen[-1]
    yield from _means(seen)
    for domain in _TRAINED_ON:
        yield from _trained_on(backend, dev, domain)
    yield from _swaps(backend, dev)
    yield from _paraphrases(backend, dev)
    for name, count in _GENERAL:
        yield from _general(backend, dev, name, count)
    yield _hypothesis_only(backend, dev)
    yield from _fever(backend, dev)


def _versions(backend: NliBackend, dev: Path, domain: str) -> Iterator[Line]:
    rows = read_rows(dev / f"versions_summedits_{domain}.jsonl.gz")
    forward, joined = both_directions(backend, rows)
    truth = np.array([row.label == "conflict" for row in rows])
    name = f"summedits_{domain}"
    doubt = np.array([1 - one.entailment for one in forward])
    alarm = joined >= backend.calibration.conflict
    review = joined >= backend.calibration.review
    yield Line(name, "AUC 1-P(entailment), forward", estimate(auc, truth, doubt))
    yield Line(name, "AUC contradiction, both ways", estimate(auc, truth, joined))
    yield Line(name, "balanced accuracy, conflict", estimate(balanced_accuracy, truth, alarm))
    yield Line(name, "balanced accuracy, review", estimate(balanced_accuracy, truth, review))
    yield Line(name, "false alarms, conflict", estimate(share, ~truth, alarm))
    yield Line(name, "recall, conflict", estimate(share, truth, alarm))
    at_five = joined > np.quantile(joined[~truth], 1 - FALSE_ALARMS)
    yield Line(name, "recall at 5 % false alarms", estimate(share, truth, at_five))
    yield Line(name, "recall, review", estimate(share, truth, review))
    yield Line(name, "false alarms, review", estimate(share, ~truth, review))
    for kind in sorted({part for row in rows for part in row.kinds}):
        chosen = np.array([row.kinds == (kind,) for row in rows])
        if chosen.sum() >= 20:
            yield Line(name, f"recall, only {kind}", estimate(share, chosen, alarm))


def _means(domains: Sequence[Sequence[Line]]) -> Iterator[Line]:
    """Yield the means over the domains that nothing was trained on, of the figures that matter most."""
    name = "mean of " + " and ".join(UNSEEN)
    for figure in _HEADLINES:
        yield Line(
            name,
            figure,
            mean([line.value for lines in domains for line in lines if line.figure == figure]),
        )


def _hypothesis_only(backend: NliBackend, dev: Path) -> Line:
    """Return how well the label is told without a premise: near a third, the model reads both."""
    rows = _sample(read_rows(dev / "mnli_dev.jsonl.gz"), 1000)
    scores = backend.score([("", row.pair[1]) for row in rows])
    right = np.array([label_of(one) == row.label for one, row in zip(scores, rows, strict=True)])
    return Line(
        "mnli_dev without premise", "accuracy", estimate(share, np.ones(len(rows), bool), right)
    )


def _trained_on(backend: NliBackend, dev: Path, domain: str) -> Iterator[Line]:
    """Yield two figures on a few rows: they show how much was learnt by heart, nothing else."""
    rows = _sample(read_rows(dev / f"versions_summedits_{domain}.jsonl.gz"), 200)
    _, joined = both_directions(backend, rows)
    truth = np.array([row.label == "conflict" for row in rows])
    alarm = joined >= backend.calibration.conflict
    name = f"summedits_{domain} (trained on)"
    yield Line(name, "AUC contradiction, both ways", estimate(auc, truth, joined))
    yield Line(name, "balanced accuracy, conflict", estimate(balanced_accuracy, truth, alarm))


def _swaps(backend: NliBackend, dev: Path) -> Iterator[Line]:
    rows = read_rows(dev / "versions_fib_swaps.jsonl.gz")
    _, joined = both_directions(backend, rows)
    alarm = joined >= backend.calibration.conflict
    for kind in sorted({part for row in rows for part in row.kinds}):
        chosen = np.array([kind in row.kinds for row in rows])
        yield Line("fib_swaps", f"recall, {kind}", estimate(share, chosen, alarm))


def _paraphrases(backend: NliBackend, dev: Path) -> Iterator[Line]:
    rows = [row for row in read_rows(dev / "msrp.jsonl.gz") if row.label == "paraphrase"]
    rows = _sample(rows, 1500)
    _, joined = both_directions(backend, rows)
    every = np.ones(len(rows), dtype=bool)
    conflict = joined >= backend.calibration.conflict
    review = joined >= backend.calibration.review
    yield Line("msrp paraphrases", "called conflict", estimate(share, every, conflict))
    yield Line("msrp paraphrases", "called review", estimate(share, every, review))


def _general(backend: NliBackend, dev: Path, name: str, count: int) -> Iterator[Line]:
    rows = _sample(read_rows(dev / f"{name}.jsonl.gz"), count)
    scores = backend.score([row.pair for row in rows])
    right = np.array([label_of(one) == row.label for one, row in zip(scores, rows, strict=True)])
    every = np.ones(len(rows), dtype=bool)
    yield Line(name, "accuracy", estimate(share, every, right))
    for label in ("entailment", "neutral"):
        chosen = np.array([row.label == label for row in rows])
        called = np.array([one.contradiction >= backend.calibration.conflict for one in scores])
        yield Line(name, f"{label} called conflict", estimate(share, chosen, called))


def _fever(backend: NliBackend, dev: Path) -> Iterator[Line]:
    rows = _sample(read_rows(dev / "fever_official_dev_SR.jsonl.gz"), 2000)
    scores = backend.score([row.pair for row in rows])
    truth = np.array([row.label == "contradiction" for row in rows])
    contradiction = np.array([one.contradiction for one in scores])
    doubt = np.array([1 - one.entailment for one in scores])
    yield Line("fever dev", "AUC contradiction", estimate(auc, truth, contradiction))
    yield Line("fever dev", "AUC 1-P(entailment)", estimate(auc, truth, doubt))


def both_directions(
    backend: NliBackend, rows: Sequence[Row]
) -> tuple[tuple[Scores, ...], NDArray[np.float64]]:
    """Return the forward scores and the joined contradiction of both directions."""
    forward = backend.score([row.pair for row in rows])
    backward = backend.score([row.pair[::-1] for row in rows])
    joined = [
        pair_score(one.contradiction, other.contradiction)
        for one, other in zip(forward, backward, strict=True)
    ]
    return forward, np.array(joined)


def label_of(scores: Scores) -> str:
    """The likeliest of the three labels."""
    named: dict[str, float] = {
        "entailment": scores.entailment,
        "neutral": scores.neutral,
        "contradiction": scores.contradiction,
    }
    best: Callable[[str], float] = named.__getitem__
    return max(named, key=best)


def _sample(rows: Sequence[Row], count: int) -> list[Row]:
    return Random(_SEED).sample(rows, min(count, len(rows)))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = os.environ.get("FACTCHECK_DATA", "../shared/data")
    parser.add_argument("--data", type=Path, default=Path(default))
    parser.add_argument("--model", help="directory or hub id; without it, the shipped model")
    options = parser.parse_args()
    began = time.monotonic()
    backend = load(options.model)
    sys.stdout.write(f"model {backend.identity.id} sha256 {backend.identity.sha256}\n")
    sys.stdout.write("| data | figure | value | 95 % interval | n |\n|---|---|---:|---|---:|\n")
    for line in evaluate(backend, options.data):
        sys.stdout.write(f"| {line.data} | {line.figure} | {line.value} |\n")
        sys.stdout.flush()
    sys.stderr.write(f"{time.monotonic() - began:.0f} s\n")


if __name__ == "__main__":
    main()
