"""What the model computes with, in words."""

from __future__ import annotations

import torch
import transformers


def described() -> str:
    """Which build of torch there is and where it computes."""
    build = f"built for CUDA {torch.version.cuda}" if torch.version.cuda else "without CUDA"
    place = "on the GPU" if torch.cuda.is_available() else f"in {torch.get_num_threads()} threads"
    return (
        f"{torch.__version__}, {build}, computes {place}; transformers {transformers.__version__}"
    )
