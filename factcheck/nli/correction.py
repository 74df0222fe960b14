"""A low-rank correction of weights: what a model learnt after its weights were packed (LoRA, Hu et al. 2021).

``correction.safetensors`` lies beside the weights and has two float16 matrices for each weight it corrects:
``<name>:down`` of shape (rank, inputs) and ``<name>:up`` of shape (outputs, rank). Their product is added to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

FILE = "correction.safetensors"
DOWN, UP = ":down", ":up"


def read(directory: Path) -> dict[str, torch.Tensor]:
    """The matrices of the correction in *directory* by name; empty where there is none."""
    path = directory / FILE
    return load_file(path) if path.is_file() else {}


def write(directory: Path, factors: Mapping[str, torch.Tensor]) -> None:
    """Write the matrices, named as above, in float16."""
    halved = {name: factor.detach().half().contiguous() for name, factor in factors.items()}
    save_file(halved, directory / FILE, metadata={"format": "pt"})


def applied(name: str, weight: torch.Tensor, factors: Mapping[str, torch.Tensor]) -> torch.Tensor:
    """The weight called *name* with its correction added, where there is one."""
    if f"{name}{UP}" not in factors:
        return weight
    corrected: torch.Tensor = (
        weight + factors[f"{name}{UP}"].float() @ factors[f"{name}{DOWN}"].float()
    )
    return corrected
