"""Teach a packed model more by a low-rank correction: `python -m training.correct --model DIR --work DIR`, resumable.

The packed weights stay as they are, so what ships later is a few megabytes beside them (factcheck.nli.correction),
and a step costs two thirds of full training: no gradient of a large matrix is taken. The correction also mends what
packing in few bits took away, as it is learnt on top of it (like QLoRA, Dettmers et al. 2023).
"""

import argparse
import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import torch
from transformers import PreTrainedModel

from factcheck.nli import correction
from factcheck.nli.checkpoint import weights_digest
from factcheck.nli.loading import load_parts
from training.corpus import build
from training.fit import update
from training.master import MasterWeights
from training.progress import Log
from training.recipe import JUDGE_RECIPE, Correction, Recipe, read_recipe
from training.train import DONE, freeze, rounds, run_batches, stage_batches


class Corrected(torch.nn.Module):
    """A linear layer and its correction: two narrow matrices, of which the second starts at zero."""

    def __init__(self, base: torch.nn.Linear, rank: int) -> None:
        super().__init__()
        self.base = base
        self.down = torch.nn.Parameter(torch.empty(rank, base.in_features))
        self.up = torch.nn.Parameter(torch.zeros(base.out_features, rank))
        torch.nn.init.normal_(self.down, std=base.in_features**-0.5)

    def forward(self, values: torch.Tensor) -> torch.Tensor:
        """Map (..., inputs) to (..., outputs)."""
        linear = torch.nn.functional.linear
        mapped: torch.Tensor = self.base(values) + linear(linear(values, self.down), self.up)
        return mapped


def correct(recipe: Recipe, data: Path, model: Path, work: Path) -> None:
    """Learn the correction of *model*, stage after stage, and write it beside its weights; resumes from *work*."""
    if not recipe.corrections:
        raise ValueError(f"{recipe.name}: expected a recipe with corrections, found none")
    (model / correction.FILE).unlink(missing_ok=True)
    torch.manual_seed(recipe.seed)
    network, _ = load_parts(model, half=False)
    layers = add(network, recipe.corrections[0].rank, recipe.frozen_layers)
    for number, stage in enumerate(recipe.corrections, start=1):
        target = work / stage.name
        if not (target / DONE).exists():
            _run(recipe, stage, number, data, model, layers=layers, network=network, target=target)
        put_in(layers, correction.read(target))
    correction.write(model, scaled(correction.read(target), recipe.correction_share))
    update(model, {"sha256": weights_digest(model)})


def _run(
    recipe: Recipe,
    stage: Correction,
    number: int,
    data: Path,
    model: Path,
    *,
    layers: Mapping[str, Corrected],
    network: PreTrainedModel,
    target: Path,
) -> None:
    """Run one stage from what *layers* hold; its correction is in *target* afterwards."""
    target.mkdir(parents=True, exist_ok=True)
    # Other pairs than the stages before saw: where a source has more, another draw of it.
    other = replace(recipe, seed=recipe.seed + number, generated=stage.generated)
    corpus = build(other, data, target.parent)
    todo = stage_batches(other, stage, rounds(other, stage, corpus, stage.general), model)
    run_batches(
        recipe,
        stage,
        network,
        todo,
        target=target,
        log=Log(target.parent / "log.jsonl"),
        save=lambda weights: correction.write(target, factors(layers, weights)),
    )
    (target / DONE).touch()


def add(network: PreTrainedModel, rank: int, frozen_layers: int) -> dict[str, Corrected]:
    """Put a correction on every large linear layer that is not frozen; all else no longer learns."""
    freeze(network, frozen_layers)
    chosen = {
        name: module
        for name, module in network.named_modules()
        if isinstance(module, torch.nn.Linear)
        and module.weight.requires_grad
        and min(module.weight.shape) > rank
    }
    network.requires_grad_(requires_grad=False)
    layers = {name: Corrected(module, rank) for name, module in chosen.items()}
    for name, layer in layers.items():
        network.set_submodule(name, layer)
    return layers


def put_in(layers: Mapping[str, Corrected], learnt: Mapping[str, torch.Tensor]) -> None:
    """Give the layers the matrices of an earlier stage."""
    with torch.no_grad():
        for name, layer in layers.items():
            layer.down.copy_(learnt[f"{name}.weight{correction.DOWN}"])
            layer.up.copy_(learnt[f"{name}.weight{correction.UP}"])


def factors(layers: Mapping[str, Corrected], weights: MasterWeights) -> dict[str, torch.Tensor]:
    """The learnt matrices under the names of the weights that they correct."""
    full = weights.full_state()
    return {
        f"{name}.weight{mark}": full[f"{name}.{side}"]
        for name in layers
        for side, mark in (("down", correction.DOWN), ("up", correction.UP))
    }


def scaled(learnt: Mapping[str, torch.Tensor], share: float) -> dict[str, torch.Tensor]:
    """The correction to weights that lie *share* (0..1) of the way from the packed to the corrected ones."""
    mark = correction.UP
    return {name: share * each if name.endswith(mark) else each for name, each in learnt.items()}


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = os.environ.get("FACTCHECK_DATA", "../shared/data")
    parser.add_argument("--data", type=Path, default=Path(default))
    parser.add_argument("--model", type=Path, required=True, help="as training.export wrote it")
    parser.add_argument("--work", type=Path, required=True, help="for checkpoints and the log")
    parser.add_argument("--recipe", type=Path, default=JUDGE_RECIPE)
    parser.add_argument("--threads", type=int, default=1, help="2 only on an idle machine")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    correct(read_recipe(options.recipe), options.data, options.model, options.work)


if __name__ == "__main__":
    main()
