"""Other ways to use the two models that ship, on the two sets that nothing was trained on.

python -m benchmarks.eval_choices [--data DIR] [--model DIR]

AUC of conflict against harmless rewording, and recall at 5 % false alarms, of each way's score: of the reader, of the
judge with and without marks, of one direction and of both, of the mean of both models, and of the judge asked
only where the reader's contradiction reaches a gate.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.data import data_dir
from benchmarks.eval_nli import FALSE_ALARMS, UNSEEN
from benchmarks.rows import Row, read_rows
from benchmarks.statistics import auc
from factcheck.nli import JUDGE, checkpoint
from factcheck.nli.calibration import FILE
from factcheck.nli.transformers import TransformersBackend, load

Numbers = NDArray[np.float64]
_GATES = (0.03, 0.05, 0.1, 0.2)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=data_dir())
    parser.add_argument(
        "--model", help="directory of a model with a judge; without it, the shipped one"
    )
    asked = parser.parse_args()
    directory = checkpoint.find(asked.model).directory
    models = {"reader": load(directory, "reader"), "judge": load(directory / JUDGE, "judge")}
    with tempfile.TemporaryDirectory() as folder:
        models["judge without marks"] = _unmarked(directory / JUDGE, Path(folder))
    sets = [
        read_rows(asked.data / "dev" / f"versions_summedits_{name}.jsonl.gz") for name in UNSEEN
    ]
    tables = [dict(_ways(models, rows)) for rows in sets]
    truths = [np.array([row.label == "conflict" for row in rows]) for rows in sets]
    print("| score | " + " | ".join(f"{name}: AUC, recall" for name in UNSEEN) + " |")
    print("|---|" + "---:|" * len(UNSEEN))
    for way in tables[0]:
        cells = [
            f"{100 * auc(truth, scores[way]):.1f}, {100 * _recall(truth, scores[way]):.1f}"
            for truth, scores in zip(truths, tables, strict=True)
        ]
        print(f"| {way} | " + " | ".join(cells) + " |", flush=True)


def _ways(
    models: Mapping[str, TransformersBackend], rows: list[Row]
) -> Iterator[tuple[str, Numbers]]:
    conflict: dict[str, Numbers] = {}
    for name, model in models.items():
        ahead = model.score([row.pair for row in rows])
        back = model.score([row.pair[::-1] for row in rows])
        yield f"{name}: 1 - entailment, forward", np.array([1 - s.entailment for s in ahead])
        doubt = [2 - s.entailment - o.entailment for s, o in zip(ahead, back, strict=True)]
        yield f"{name}: 1 - entailment, both ways", np.array(doubt)
        yield f"{name}: contradiction, forward", np.array([s.contradiction for s in ahead])
        both = np.array(
            [[s.contradiction, o.contradiction] for s, o in zip(ahead, back, strict=True)]
        )
        conflict[name] = both.mean(axis=1)
        yield f"{name}: contradiction, both ways", conflict[name]
        if name == "reader":
            most = both.max(axis=1)
    yield "mean of reader and judge, both ways", (conflict["reader"] + conflict["judge"]) / 2
    for gate in _GATES:
        yield (
            f"judge where the reader has {gate} or more",
            np.where(most >= gate, conflict["judge"], conflict["reader"] / 100),
        )


def _recall(truth: NDArray[np.bool_], scores: Numbers) -> float:
    return float((scores[truth] > np.quantile(scores[~truth], 1 - FALSE_ALARMS)).mean())


def _unmarked(judge: Path, folder: Path) -> TransformersBackend:
    """The judge as it would be without marks in its texts."""
    for path in judge.iterdir():
        if path.name != FILE:
            (folder / path.name).symlink_to(path.resolve())
    settings = json.loads((judge / FILE).read_text(encoding="utf-8"))
    settings["marks"]["enabled"] = False
    (folder / FILE).write_text(json.dumps(settings), encoding="utf-8")
    return load(folder, "judge")


if __name__ == "__main__":
    main()
