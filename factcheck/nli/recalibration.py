"""A newsroom's own thresholds: fitted to its decisions, kept in a file, laid over a model."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from factcheck.errors import BackendError
from factcheck.model import ModelIdentity, Scores
from factcheck.nli.calibration import Calibration, parse_calibration
from factcheck.nli.fitting import Scored, confidence_curve, thresholds
from factcheck.ports import NliBackend, Progress

FEWEST = 30
"""Decided findings of each sort that a fit needs: with fewer, one case moves a threshold by 3 points and more."""

_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Recalibrated:
    """A model whose scores are read in another way."""

    backend: NliBackend
    calibration: Calibration

    @property
    def identity(self) -> ModelIdentity:
        """That of the model; its scores are the same."""
        return self.backend.identity

    def score(
        self, pairs: Sequence[tuple[str, str]], progress: Progress | None = None
    ) -> tuple[Scores, ...]:
        """The model's own scores."""
        return self.backend.score(pairs, progress)


def require_enough(kinds: Sequence[bool]) -> None:
    """Check that there are enough decisions to fit to; one of *kinds* is true for a conflict.

    Raises:
        ValueError: in one line, when there are fewer than ``FEWEST`` conflicts or false alarms.
    """
    conflicts = sum(kinds)
    false = len(kinds) - conflicts
    if min(conflicts, false) < FEWEST:
        raise ValueError(
            f"expected at least {FEWEST} decided conflicts and {FEWEST} false alarms with two passages,"
            f" found {conflicts} and {false}"
        )


def refit(scored: Sequence[Scored], model: str) -> dict[str, object]:
    """The record of thresholds and confidence that fit *scored*; *model* is the digest of its weights.

    Raises:
        ValueError: in one line, when there are fewer than ``FEWEST`` conflicts or false alarms.
    """
    require_enough([one.conflict for one in scored])
    return {
        "format": _FORMAT,
        "model": model,
        "thresholds": thresholds(scored),
        "confidence": confidence_curve(scored),
        "calibration": {
            "data": "own decisions",
            "pairs": len(scored),
            "conflicts": sum(one.conflict for one in scored),
        },
    }


def read_refit(path: Path, model: str) -> Calibration:
    """Read what :func:`refit` returned, saved as JSON; it must be of the model with the digest *model*.

    Raises:
        BackendError: in one line, when the file is missing, malformed or of another model.
    """
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BackendError(f"{path}: cannot be read: {error.strerror}") from None
    except ValueError as error:
        raise BackendError(f"{path}: expected JSON, got: {error}") from None
    if not isinstance(raw, dict) or raw.get("format") != _FORMAT:
        raise BackendError(f"{path}: expected a file of `factcheck calibrate`, format {_FORMAT}")
    if raw.get("model") != model:
        raise BackendError(
            f"{path}: fitted for the model {raw.get('model')}, this one is {model}; calibrate again"
        )
    return parse_calibration(raw, str(path))
