"""How far the labels of the two unseen sets can be followed at all: a second reader beside the model.

python -m benchmarks.eval_reading [--data DIR] [--model M]

SummEdits was labelled with the source document in view: an edit is a conflict when the *document* does not bear it,
and a synonym that misses the document's sense is one too ("friends", "pals"). Two versions alone do not show that.
So a second reader, an assistant that saw the two texts and neither labels nor scores, sorted 220 rows of
each set, drawn at random (``second_reading.yaml``). The table has how well that reading meets the labels, and how well
the model meets the labels, the reading, and those labels that the reading bears out.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import cast

import numpy as np
import yaml
from numpy.typing import NDArray

from benchmarks.data import data_dir
from benchmarks.eval_nli import FALSE_ALARMS, UNSEEN, both_directions
from benchmarks.rows import read_rows
from benchmarks.statistics import Values, auc, balanced_accuracy, estimate, share
from factcheck.nli import load
from factcheck.ports import NliBackend

READING = Path(__file__).with_name("second_reading.yaml")
Truth = NDArray[np.bool_]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=data_dir())
    parser.add_argument("--model", help="directory or hub id; without it, the shipped model")
    options = parser.parse_args()
    backend = load(options.model)
    reading = cast(
        "Mapping[str, Mapping[str, Sequence[int]]]",
        yaml.safe_load(READING.read_text(encoding="utf-8")),
    )
    print("| data | who | against | figure | value | 95 % interval | n |")
    print("|---|---|---|---|---:|---|---:|")
    for name in UNSEEN:
        path = options.data / "dev" / f"versions_summedits_{name}.jsonl.gz"
        for line in _lines(backend, path, reading[name]):
            print(f"| {name} | {line} |", flush=True)


def _lines(backend: NliBackend, path: Path, reading: Mapping[str, Sequence[int]]) -> Iterator[str]:
    """Yield the lines of one set; *reading* has the numbers of the rows that were read as each label."""
    every = read_rows(path)
    numbers = sorted((*reading["conflict"], *reading["no_conflict"]))
    rows = [every[number] for number in numbers]
    label = np.array([row.label == "conflict" for row in rows])
    read = np.isin(numbers, reading["conflict"])
    forward, joined = both_directions(backend, rows)
    doubt = np.array([1 - one.entailment for one in forward])
    agreed = label == read
    yield from _calls("second reader", "labels", label, read)
    truths = {
        "labels": (label, np.ones_like(agreed)),
        "second reader": (read, np.ones_like(agreed)),
        "both, where they agree": (label, agreed),
    }
    for against, (truth, chosen) in truths.items():
        yield _line(
            "model", against, "AUC 1-P(entailment)", estimate(auc, truth[chosen], doubt[chosen])
        )
        called = joined >= backend.calibration.conflict
        yield from _calls("model", against, truth[chosen], called[chosen])
        bound = np.quantile(joined[chosen & ~truth], 1 - FALSE_ALARMS)
        at_five = estimate(share, truth[chosen], joined[chosen] > bound)
        yield _line("model", against, "recall at 5 % false alarms", at_five)


def _calls(who: str, against: str, truth: Truth, called: Values) -> Iterator[str]:
    yield _line(who, against, "balanced accuracy", estimate(balanced_accuracy, truth, called))
    yield _line(who, against, "conflicts found", estimate(share, truth, called))
    yield _line(who, against, "false alarms", estimate(share, ~truth, called))


def _line(who: str, against: str, figure: str, value: object) -> str:
    return f"{who} | {against} | {figure} | {value}"


if __name__ == "__main__":
    main()
