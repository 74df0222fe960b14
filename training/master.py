"""Keep full-precision weights beside a bfloat16 model: the fast way to train on CPUs with AMX."""

from typing import TypedDict

import torch
from transformers import PreTrainedModel

_WEIGHT_DECAY = 0.01


class State(TypedDict):
    """What a resume file keeps: a plain record, as torch reads back nothing richer."""

    full: list[torch.Tensor]
    optimizer: dict[str, object]


class MasterWeights:
    """AdamW over float32 copies of a bfloat16 model's weights; frozen weights stay as they are.

    Plain bfloat16 updates would be lost to rounding: a step is smaller than a weight's last bit.
    """

    def __init__(self, model: PreTrainedModel, learning_rate: float) -> None:
        named = list(model.named_parameters())
        self._frozen = {n: w.detach().clone() for n, w in named if not w.requires_grad}
        self._names = [name for name, weight in named if weight.requires_grad]
        self._weights = [weight for _, weight in named if weight.requires_grad]
        self._full = [weight.detach().float().clone() for weight in self._weights]
        model.bfloat16()
        self._optimizer = torch.optim.AdamW(
            self._full, lr=learning_rate, weight_decay=_WEIGHT_DECAY, fused=True
        )

    def step(self, rate: float) -> None:
        """Take the model's gradients, clipped to norm 1, and update both sets of weights."""
        for group in self._optimizer.param_groups:
            group["lr"] = rate
        for full, weight in zip(self._full, self._weights, strict=True):
            full.grad = None if weight.grad is None else weight.grad.float()
            weight.grad = None
        torch.nn.utils.clip_grad_norm_(self._full, 1.0)
        self._optimizer.step()
        self._write_back()

    def full_state(self) -> dict[str, torch.Tensor]:
        """Return the float32 weights by name, for saving."""
        return {**self._frozen, **dict(zip(self._names, self._full, strict=True))}

    def state(self) -> State:
        """Return what `load` needs to go on."""
        return {"full": self._full, "optimizer": self._optimizer.state_dict()}

    def load(self, state: State) -> None:
        """Go on from a saved state."""
        with torch.no_grad():
            for mine, saved in zip(self._full, state["full"], strict=True):
                mine.copy_(saved)
        self._optimizer.load_state_dict(state["optimizer"])
        self._write_back()

    def _write_back(self) -> None:
        with torch.no_grad():
            for full, weight in zip(self._full, self._weights, strict=True):
                weight.copy_(full)
