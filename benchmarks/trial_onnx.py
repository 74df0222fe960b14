"""Whether the judge in ONNX Runtime would be faster and say the same: it is not part of the product.

pip install onnx onnxruntime; python -m benchmarks.trial_onnx [--data DIR] [--every N]

Every Nth row of the two sets that nothing was trained on, one thread, processor time. ``int8`` is dynamic
quantisation, by matrix or by channel, each pair by itself, as its scale depends on all that is in a batch.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from benchmarks.data import data_dir
from benchmarks.eval_nli import UNSEEN
from benchmarks.rows import read_rows
from benchmarks.statistics import auc
from factcheck.nli import JUDGE, checkpoint
from factcheck.nli.calibration import read_settings
from factcheck.nli.labels import find_columns
from factcheck.nli.loading import load_parts
from factcheck.nli.marking import mark_changes
from factcheck.nli.transformers import load

Scored = list[tuple[float, float]]
"""Entailment and contradiction of each pair."""


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=data_dir())
    parser.add_argument("--every", type=int, default=4)
    asked = parser.parse_args()
    judge = checkpoint.find(None).directory / JUDGE
    rows = [
        row
        for name in UNSEEN
        for row in read_rows(asked.data / "dev" / f"versions_summedits_{name}.jsonl.gz")[
            :: asked.every
        ]
    ]
    pairs = [row.pair for row in rows]
    truth = np.array([row.label == "conflict" for row in rows])
    backend = load(judge, "judge", threads=1)
    backend.score(pairs[:8])
    print(f"{len(rows)} pairs\n")
    print(
        "| judge in | pairs a second | AUC 1-P(entailment) | mean difference | other side of the threshold |"
    )
    print("|---|---:|---:|---:|---:|")
    begin = time.process_time()
    known = [(one.entailment, one.contradiction) for one in backend.score(pairs)]
    threshold = backend.calibration.conflict
    _print("torch, as it ships", known, known, truth, threshold, time.process_time() - begin)
    with tempfile.TemporaryDirectory() as folder:
        for name, path in _exported(judge, Path(folder)):
            score = _session(path, judge)
            score(pairs[:2])
            begin = time.process_time()
            found = score(pairs)
            _print(
                f"ONNX Runtime, {name}", found, known, truth, threshold, time.process_time() - begin
            )


def _print(  # noqa: PLR0917 -- a row of the table
    name: str,
    found: Scored,
    known: Scored,
    truth: NDArray[np.bool_],
    threshold: float,
    seconds: float,
) -> None:
    mine, theirs = np.array(found), np.array(known)
    sides = int(((mine[:, 1] >= threshold) != (theirs[:, 1] >= threshold)).sum())
    difference = float(np.abs(mine[:, 1] - theirs[:, 1]).mean())
    area = 100 * auc(truth, 1 - mine[:, 0])
    print(
        f"| {name} | {len(found) / seconds:.0f} | {area:.1f} | {difference:.4f} | {sides} |",
        flush=True,
    )


class _Logits(torch.nn.Module):
    """The judge with the two inputs that it has, and logits as its only output."""

    def __init__(self, network: torch.nn.Module) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        logits: torch.Tensor = self.network(input_ids=ids, attention_mask=mask).logits
        return logits


def _exported(judge: Path, folder: Path) -> list[tuple[str, Path]]:
    from onnxruntime.quantization import QuantType, quantize_dynamic

    network, _ = load_parts(judge, half=False)

    axes = {0: "pairs", 1: "tokens"}
    ids = torch.randint(1000, 20000, (2, 48))
    plain, matrix, channel = (folder / f"{name}.onnx" for name in ("plain", "matrix", "channel"))
    torch.onnx.export(
        _Logits(network),
        (ids, torch.ones_like(ids)),
        plain,
        input_names=["ids", "mask"],
        output_names=["logits"],
        dynamic_axes={"ids": axes, "mask": axes},
        dynamo=False,
        opset_version=17,
    )
    quantize_dynamic(plain, matrix, weight_type=QuantType.QInt8)
    quantize_dynamic(plain, channel, weight_type=QuantType.QInt8, per_channel=True)
    return [("float32", plain), ("int8 by matrix", matrix), ("int8 by channel", channel)]


def _session(path: Path, judge: Path) -> Callable[[Sequence[tuple[str, str]]], Scored]:
    import onnxruntime
    from transformers import AutoConfig, AutoTokenizer

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.log_severity_level = 1, 3
    session: Any = onnxruntime.InferenceSession(path, options)
    tokenizer: Any = AutoTokenizer.from_pretrained(judge, local_files_only=True)
    settings = read_settings(judge)
    columns = find_columns(AutoConfig.from_pretrained(judge).id2label, "judge")

    def score(pairs: Sequence[tuple[str, str]]) -> Scored:
        found = []
        for pair in pairs:
            sides = pair if settings.marks is None else mark_changes(*pair, settings.marks)
            read = tokenizer(*sides, truncation="longest_first", max_length=settings.max_length)
            given = {"ids": [read["input_ids"]], "mask": [read["attention_mask"]]}
            logits = session.run(None, given)[0][0] / settings.calibration.temperature
            shares = np.exp(logits - logits.max()) / np.exp(logits - logits.max()).sum()
            found.append((float(shares[columns.entailment]), float(shares[columns.contradiction])))
        return found

    return score


if __name__ == "__main__":
    main()
