"""Whether the judge in ONNX Runtime would be faster and say the same: it is not part of the product.

pip install onnx onnxruntime; python -m benchmarks.trial_onnx [--data DIR] [--every N]

Every Nth row of the two sets that nothing was trained on, one thread, processor time. ``int8`` is dynamic
quantisation, by matrix or by channel, each pair by itself, as its scale depends on all that is in a batch.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from transformers import AutoConfig

from benchmarks.data import data_dir
from benchmarks.eval_nli import UNSEEN
from benchmarks.rows import Row, read_rows
from benchmarks.statistics import auc
from factcheck.nli import JUDGE, checkpoint
from factcheck.nli.calibration import read_settings
from factcheck.nli.labels import find_columns
from factcheck.nli.loading import load_parts
from factcheck.nli.transformers import TransformersBackend, load

Numbers = NDArray[np.float64]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=data_dir())
    parser.add_argument("--every", type=int, default=4)
    asked = parser.parse_args()
    judge = checkpoint.find(None).directory / JUDGE
    folder = asked.data / "dev"
    rows = [
        row
        for name in UNSEEN
        for row in read_rows(folder / f"versions_summedits_{name}.jsonl.gz")[:: asked.every]
    ]
    print(f"{len(rows)} pairs\n")
    print("| judge in | pairs a second | AUC 1-P(entailment) | mean difference | other side |")
    print("|---|---:|---:|---:|---:|")
    shipped = load(judge, "judge", threads=1)
    known = _print("torch, as it ships", shipped, rows)
    with tempfile.TemporaryDirectory() as made:
        for name, path in _exported(judge, Path(made)):
            _print(f"ONNX Runtime, {name}", _backend(path, judge, shipped), rows, known)


def _print(
    name: str, backend: TransformersBackend, rows: Sequence[Row], known: Numbers | None = None
) -> Numbers:
    """Print a row, the contradiction compared with the *known* one, and return it."""
    pairs = [row.pair for row in rows]
    backend.score(pairs[:8])
    begin = time.process_time()
    scores = backend.score(pairs)
    seconds = time.process_time() - begin
    conflict = np.array([row.label == "conflict" for row in rows])
    area = 100 * auc(conflict, np.array([1 - one.entailment for one in scores]))
    found = np.array([one.contradiction for one in scores])
    known = found if known is None else known
    threshold = backend.calibration.conflict
    sides = int(((found >= threshold) != (known >= threshold)).sum())
    difference = float(np.abs(found - known).mean())
    speed = len(rows) / seconds
    print(f"| {name} | {speed:.0f} | {area:.1f} | {difference:.4f} | {sides} |", flush=True)
    return found


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


class _Session:
    """An exported network in the place of the one that torch computes, each row of a batch by itself."""

    device = "cpu"

    def __init__(self, path: Path) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.log_severity_level = 1, 3
        self._session: Any = onnxruntime.InferenceSession(path, options)

    def __call__(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> SimpleNamespace:
        rows = zip(input_ids, attention_mask.bool(), strict=True)
        logits = [self._logits(ids[mask].unsqueeze(0)) for ids, mask in rows]
        return SimpleNamespace(logits=torch.tensor(np.concatenate(logits)))

    def _logits(self, ids: torch.Tensor) -> NDArray[np.float32]:
        given = {"ids": ids.numpy(), "mask": torch.ones_like(ids).numpy()}
        found: NDArray[np.float32] = self._session.run(None, given)[0]
        return found


def _backend(path: Path, judge: Path, like: TransformersBackend) -> TransformersBackend:
    """The judge as it ships, but for what computes the logits."""
    _, tokenizer = load_parts(judge, half=False)
    settings = read_settings(judge)
    columns = find_columns(AutoConfig.from_pretrained(judge).id2label, "judge")
    network: Any = _Session(path)
    return TransformersBackend(network, tokenizer, columns, settings, like.identity, threads=1)


if __name__ == "__main__":
    main()
