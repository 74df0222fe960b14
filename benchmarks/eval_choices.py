"""Other ways to use the two models that ship, on the two sets that nothing was trained on and on reworded news.

python -m benchmarks.eval_choices [--data DIR] [--model DIR]

AUC of conflict against harmless rewording, and recall at 5 % false alarms, of each way's score: of the reader, of the
judge with and without marks, of one direction and of both, of the mean of both models, and of the judge asked
only where the reader's contradiction reaches a gate, with the share of all pairs that it is asked about. Reworded news
are the pairs of `eval_reworded` that are not near-identical.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.data import data_dir
from benchmarks.eval_nli import FALSE_ALARMS, UNSEEN
from benchmarks.eval_reworded import news_cases
from benchmarks.rows import read_rows
from benchmarks.statistics import auc
from factcheck.nli import JUDGE, checkpoint
from factcheck.nli.calibration import FILE
from factcheck.nli.transformers import TransformersBackend, load

Numbers = NDArray[np.float64]
_GATES = (0.05, 0.1, 0.15, 0.2, 0.3)


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
    sets = dict(_sets(asked.data / "dev"))
    tables = [dict(_ways(models, pairs)) for pairs, _ in sets.values()]
    print("| score | " + " | ".join(f"{name}: AUC, recall" for name in sets) + " |")
    print("|---|" + "---:|" * len(sets))
    for way in tables[0]:
        cells = [
            _cell(truth, *table[way])
            for (_, truth), table in zip(sets.values(), tables, strict=True)
        ]
        print(f"| {way} | " + " | ".join(cells) + " |", flush=True)


def _sets(dev: Path) -> Iterator[tuple[str, tuple[list[tuple[str, str]], NDArray[np.bool_]]]]:
    """The pairs of each set, and which of them are conflicts."""
    for name in UNSEEN:
        rows = read_rows(dev / f"versions_summedits_{name}.jsonl.gz")
        truth = np.array([row.label == "conflict" for row in rows])
        yield name, ([row.pair for row in rows], truth)
    far = [case for case in news_cases(dev) if not case.near]
    pairs = [pair for case in far for pair in (case.harmless, case.conflict)]
    yield "reworded news", (pairs, np.array([False, True] * len(far)))


def _ways(
    models: Mapping[str, TransformersBackend], pairs: Sequence[tuple[str, str]]
) -> Iterator[tuple[str, tuple[Numbers, float | None]]]:
    """The scores of each way, and the share of pairs that the judge is asked about, where it is not all."""
    conflict: dict[str, Numbers] = {}
    most = np.zeros(len(pairs))
    for name, model in models.items():
        ahead = model.score(pairs)
        back = model.score([pair[::-1] for pair in pairs])
        yield (
            f"{name}: 1 - entailment, forward",
            (np.array([1 - s.entailment for s in ahead]), None),
        )
        doubt = [2 - s.entailment - o.entailment for s, o in zip(ahead, back, strict=True)]
        yield f"{name}: 1 - entailment, both ways", (np.array(doubt), None)
        forward = np.array([s.contradiction for s in ahead])
        yield f"{name}: contradiction, forward", (forward, None)
        both = np.stack([forward, np.array([s.contradiction for s in back])])
        conflict[name] = both.mean(axis=0)
        yield f"{name}: contradiction, both ways", (conflict[name], None)
        if name == "reader":
            most = both.max(axis=0)
    mean = (conflict["reader"] + conflict["judge"]) / 2
    yield "mean of reader and judge, both ways", (mean, None)
    for gate in _GATES:
        asked = most >= gate
        joined = np.where(asked, conflict["judge"], conflict["reader"])
        yield f"judge where the reader has {gate} or more", (joined, float(asked.mean()))


def _cell(truth: NDArray[np.bool_], scores: Numbers, asked: float | None) -> str:
    measured = f"{100 * auc(truth, scores):.1f}, {100 * _recall(truth, scores):.1f}"
    return measured if asked is None else f"{measured} ({100 * asked:.0f} % asked)"


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
