"""What ships of a correction is the share of it that the recipe names."""

from __future__ import annotations

import pytest
import torch

pytest.importorskip("lemminflect", reason="comes with the training extra")

from factcheck.nli import correction
from training.correct import scaled


def test_half_of_a_correction_moves_the_weight_half_as_far() -> None:
    learnt = {
        "a.weight:up": torch.tensor([[1.0], [2.0]]),
        "a.weight:down": torch.tensor([[0.5, -0.5]]),
    }
    weight = torch.zeros(2, 2)

    whole = correction.applied("a.weight", weight, learnt)
    half = correction.applied("a.weight", weight, scaled(learnt, 0.5))

    assert torch.equal(half, whole / 2)
    assert not torch.equal(half, weight)
