"""What is known of a model without loading it: who it is, how it is read, what its scores depend on."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from factcheck.model import ModelIdentity
from factcheck.nli import checkpoint
from factcheck.nli.calibration import Settings, read_settings
from factcheck.nli.recalibration import read_refit
from factcheck.ports import Calibration

JUDGE = "judge"
"""The folder, beside a model's files, of a larger model that judges what the smaller one doubts."""


@dataclass(frozen=True, slots=True)
class Description:
    """Identity and calibration as the loaded model has them.

    ``digest`` is over all files that its scores depend on: weights, settings, tokenizer; those of the judge too.
    """

    identity: ModelIdentity
    calibration: Calibration
    digest: str


def describe(model: str | Path | None = None, *, calibration: Path | None = None) -> Description:
    """Look at the files of a model; the arguments are those of ``factcheck.nli.load``.

    Raises:
        BackendError: in one line, when there is no such model, or the calibration is not of it.
    """
    found = checkpoint.find(model)
    settings = read_settings(found.directory)
    digests = [checkpoint.weights_digest(found.directory)]
    if has_judge(found.directory):
        digests.append(checkpoint.weights_digest(found.directory / JUDGE))
        identity = of_cascade(settings, (digests[0], digests[1]))
    else:
        identity = of_one(settings, found.name, digests[0])
    own = settings.calibration
    read = own if calibration is None else read_refit(calibration, identity.sha256)
    return Description(identity, read, _joined(*digests, checkpoint.files_digest(found.directory)))


def has_judge(directory: Path) -> bool:
    """Whether the model in *directory* is one of two."""
    return (directory / JUDGE / "config.json").is_file()


def of_one(settings: Settings, name: str, digest: str) -> ModelIdentity:
    """A single model; *name* is what it is called where its settings do not say it."""
    own = f"{settings.name}-{settings.version}" if settings.name else name
    return ModelIdentity(own, digest, settings.calibration.calibrated)


def of_cascade(settings: Settings, digests: tuple[str, str]) -> ModelIdentity:
    """One name, and one SHA-256 over the digests of both weights."""
    name = f"{settings.name}-{settings.version}"
    return ModelIdentity(name, _joined(*digests), settings.calibration.calibrated)


def _joined(*digests: str) -> str:
    return hashlib.sha256("".join(digests).encode()).hexdigest()
