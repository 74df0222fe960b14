"""How far a stage is: its learning rate and its resume file."""

import json
import time
from dataclasses import dataclass, field
from pathlib import Path

import torch

from training.master import MasterWeights
from training.recipe import Stage


@dataclass(slots=True)
class Progress:
    """The state of one stage of *total* batches; `spent` are the minutes of earlier runs that were stopped."""

    path: Path
    stage: Stage
    total: int
    step: int = 0
    spent: float = 0.0
    began: float = field(default_factory=time.monotonic)

    @classmethod
    def resume(cls, path: Path, weights: MasterWeights, stage: Stage, total: int) -> "Progress":
        """Return a fresh state, or the saved one with the weights loaded."""
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            return cls(path, stage, total)
        saved = torch.load(path, weights_only=True)
        weights.load(saved["weights"])
        return cls(path, stage, total, saved["step"], saved["minutes"])

    def save(self, weights: MasterWeights) -> None:
        """Write the resume file; a stop while writing leaves the earlier one."""
        part = self.path.with_suffix(".part")
        state = {
            "weights": weights.state(),
            "step": self.step,
            "minutes": self.minutes(),
        }
        torch.save(state, part)
        part.replace(self.path)

    def minutes(self) -> float:
        """Return the minutes spent on this stage, over all runs."""
        return self.spent + (time.monotonic() - self.began) / 60

    def rate(self) -> float:
        """Return the learning rate: linear warm-up, then linear decay to zero."""
        share = self.step / self.total
        if share < self.stage.warmup:
            return self.stage.learning_rate * max(share, 1e-3) / self.stage.warmup
        return self.stage.learning_rate * (1 - share) / (1 - self.stage.warmup)


@dataclass(frozen=True, slots=True)
class Log:
    """A JSON lines file that is only ever added to."""

    path: Path

    def write(self, row: dict[str, object]) -> None:
        """Add one row."""
        with self.path.open("a", encoding="utf-8") as out:
            out.write(json.dumps(row) + "\n")
