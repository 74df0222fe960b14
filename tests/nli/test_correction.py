"""A correction beside packed weights is added to those that it names."""

from __future__ import annotations

from pathlib import Path

import torch

from factcheck.nli import correction


def test_what_was_written_is_added_to_the_weight_that_it_names(tmp_path: Path) -> None:
    up, down = torch.tensor([[1.0], [2.0]]), torch.tensor([[0.5, 0.0, -0.5]])
    correction.write(tmp_path, {"a.weight:up": up, "a.weight:down": down})
    factors = correction.read(tmp_path)
    weight = torch.ones(2, 3)
    assert correction.applied("a.weight", weight, factors).tolist() == [
        [1.5, 1.0, 0.5],
        [2.0, 1.0, 0.0],
    ]
    assert correction.applied("b.weight", weight, factors) is weight


def test_a_model_may_have_none(tmp_path: Path) -> None:
    assert correction.read(tmp_path) == {}
