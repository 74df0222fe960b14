"""The language model: premise and hypothesis in, three probabilities out.

torch and transformers are imported when a model is loaded, not before.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from factcheck.nli import checkpoint
from factcheck.nli.calibration import read_settings
from factcheck.nli.cascade import CascadeBackend
from factcheck.nli.description import JUDGE, Description, describe, has_judge
from factcheck.nli.recalibration import Recalibrated, read_refit
from factcheck.nli.transformers import TransformersBackend
from factcheck.nli.transformers import load as _load_one
from factcheck.ports import NliBackend

__all__ = ["JUDGE", "CascadeBackend", "Description", "TransformersBackend", "describe", "load"]


def load(
    model: str | Path | None = None,
    *,
    allow_download: bool = False,
    threads: int | None = None,
    calibration: Path | None = None,
) -> NliBackend:
    """Load a model: None is the shipped one, else a directory or a hub id.

    Offline unless *allow_download* is set. *threads* are processor threads, None is one per core.
    *calibration* is a file of ``factcheck calibrate``, to be used instead of the model's own thresholds.

    Raises:
        BackendError: in one line, when there is no such model, it is no NLI model, or the calibration is not of it.
    """
    backend = _load(model, allow_download=allow_download, threads=threads)
    if calibration is None:
        return backend
    return Recalibrated(backend, read_refit(calibration, backend.identity.sha256))


def _load(model: str | Path | None, *, allow_download: bool, threads: int | None) -> NliBackend:
    found = checkpoint.find(model, allow_download=allow_download)
    reader = _load_one(found.directory, found.name, threads=threads)
    if not has_judge(found.directory):
        return reader
    judge = found.directory / JUDGE
    return CascadeBackend(
        reader,
        partial(_load_one, judge, f"{found.name}/{JUDGE}", threads=threads),
        settings=read_settings(found.directory),
        digests=(reader.identity.sha256, checkpoint.weights_digest(judge)),
    )
