"""Train the shipped model: `python -m training.train --data DIR --work DIR`, resumable."""

import argparse
import json
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import torch
from transformers import AutoModelForSequenceClassification, AutoTokenizer, PreTrainedModel

from training import backbone
from training.batches import Batch, batches, encode
from training.corpus import Corpus, build
from training.data import LABELS, Example, example
from training.distil import FILE as SOFT
from training.distil import read_soft
from training.master import MasterWeights
from training.progress import Log, Progress
from training.recipe import RECIPE, Recipe, Stage, read_recipe
from training.versions import WRITTEN

DONE = "done"  # an empty file beside what a finished stage has learnt
_SAVE_EVERY = 100


def train(recipe: Recipe, data: Path, work: Path) -> None:
    """Run every stage that is not finished yet; models end in `work/<stage>`."""
    work.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(recipe.seed)
    log = Log(work / "log.jsonl")
    corpus = build(recipe, data, work)
    log.write({"counts": corpus.counts(), "held": len(corpus.held)})
    (work / "held.json").write_text(json.dumps(corpus.held), encoding="utf-8")
    start = backbone.start(recipe.backbone, recipe.layers, work)
    for number, stage in enumerate(recipe.stages):
        target = work / stage.name
        if not (target / DONE).exists():
            rounds = _rounds(recipe, stage, corpus, number, work)
            todo = stage_batches(recipe, stage, rounds, start)
            run_stage(recipe, stage, todo, start=start, target=target, log=log)
        start = target


def load_model(path: Path) -> PreTrainedModel:
    """Load a checkpoint with the three named labels."""
    model: PreTrainedModel = AutoModelForSequenceClassification.from_pretrained(
        path,
        local_files_only=True,
        dtype=torch.float32,
        attn_implementation="eager",  # its backward pass is 4 times as fast as sdpa's on 2 cores
        hidden_dropout_prob=0.0,  # one pass over the data: dropout buys nothing and costs a third
        attention_probs_dropout_prob=0.0,
        num_labels=len(LABELS),
        id2label=dict(enumerate(LABELS)),
        label2id={label: number for number, label in enumerate(LABELS)},
    )
    return model


def freeze(model: PreTrainedModel, layers: int) -> None:
    """Leave the embeddings and the first layers as they are: a sixth of the time for 3 of 12."""
    if layers:
        base = model.base_model
        named = ("embeddings", *(f"encoder.layer.{number}" for number in range(layers)))
        for name in named:
            base.get_submodule(name).requires_grad_(requires_grad=False)


def loss_of(logits: torch.Tensor, targets: torch.Tensor, smoothing: float) -> torch.Tensor:
    """Return the mean loss, smoothed over the three labels.

    Where targets are probabilities (they sum to 1) it is the cross-entropy; where several labels are
    allowed, -log of the sum of their probabilities.
    """
    logs = torch.log_softmax(logits.float(), dim=-1)
    several = torch.logsumexp(logs.masked_fill(targets == 0, -1e4), dim=-1)
    allowed = torch.where(targets.sum(dim=-1) > 1.5, several, (targets * logs).sum(dim=-1))
    return (-(1 - smoothing) * allowed - smoothing * logs.mean(dim=-1)).mean()


def _rounds(
    recipe: Recipe, stage: Stage, corpus: Corpus, number: int, work: Path
) -> list[list[Example]]:
    """Return the examples of each epoch of the stage with this number."""
    if stage.soft:
        return [read_soft(work / SOFT)] * stage.epochs
    if number == 0:
        return [[example(pair) for pair in corpus.general]] * stage.epochs
    later = replace(recipe, seed=recipe.seed + number)
    return rounds(later, stage, corpus, recipe.replay * stage.epochs)


def rounds(recipe: Recipe, stage: Stage, corpus: Corpus, general: int) -> list[list[Example]]:
    """Return the examples of each epoch of a later stage, with this many general pairs in all.

    What people wrote of versions is seen in every epoch; made pairs are plenty, each is seen in one.
    """
    random = Random(recipe.seed)
    few = random.sample(corpus.general, min(general, len(corpus.general)))
    made = [pair for pair in corpus.versions if pair.source not in WRITTEN]
    written = [pair for pair in corpus.versions if pair.source in WRITTEN]
    return [
        [
            example(pair)
            for pair in (*written, *made[epoch :: stage.epochs], *few[epoch :: stage.epochs])
        ]
        for epoch in range(stage.epochs)
    ]


def stage_batches(
    recipe: Recipe, stage: Stage, rounds: list[list[Example]], start: Path
) -> list[Batch]:
    """Return the batches of all rounds, tokenised as the model in *start* wants it."""
    tokenizer = AutoTokenizer.from_pretrained(start, local_files_only=True)
    random = Random(recipe.seed)
    found: list[Batch] = []
    for pairs in rounds:
        encoded = encode(
            pairs,
            tokenizer,
            recipe.marks,
            random,
            share=stage.mark_share,
            max_length=stage.max_length,
        )
        found += batches(encoded, stage.batch, random)
    return found


def run_stage(
    recipe: Recipe, stage: Stage, todo: list[Batch], *, start: Path, target: Path, log: Log
) -> None:
    """Train all of the model in *start* that is not frozen; the checkpoint is in *target*."""
    model = load_model(start)
    freeze(model, recipe.frozen_layers)
    model.train()

    def save(weights: MasterWeights) -> None:
        model.save_pretrained(target, state_dict=weights.full_state())
        AutoTokenizer.from_pretrained(start, local_files_only=True).save_pretrained(target)

    run_batches(recipe, stage, model, todo, target=target, log=log, save=save)
    (target / DONE).touch()


def run_batches(
    recipe: Recipe,
    stage: Stage,
    model: PreTrainedModel,
    todo: list[Batch],
    *,
    target: Path,
    log: Log,
    save: Callable[[MasterWeights], None],
) -> None:
    """Train what of *model* is not frozen, from where an earlier run in *target* stopped.

    *save* writes the result, now and then and at the end.
    """
    todo = todo[: stage.steps]
    weights = MasterWeights(model, stage.learning_rate)
    progress = Progress.resume(target / "resume.pt", weights, stage, len(todo))
    log.write({"stage": stage.name, "batches": len(todo), "from": progress.step})
    for step, loss in _steps(recipe, model, weights, progress, todo):
        if step % 50 == 0:
            log.write({"step": step, "loss": loss, "minutes": round(progress.minutes(), 2)})
        if step % _SAVE_EVERY == 0:
            progress.save(weights)
            save(weights)
    save(weights)


def _steps(
    recipe: Recipe,
    model: PreTrainedModel,
    weights: MasterWeights,
    progress: Progress,
    todo: list[Batch],
) -> Iterator[tuple[int, float]]:
    """Train on one batch at a time; yield the batch number and the running mean of the loss."""
    mean = 1.0
    for batch in todo[progress.step :]:
        logits = model(**batch.inputs).logits
        loss = loss_of(logits, batch.targets, recipe.label_smoothing)
        torch.autograd.backward(loss)
        weights.step(progress.rate())
        mean += (loss.item() - mean) * 0.01
        progress.step += 1
        yield progress.step, round(mean, 4)


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = os.environ.get("FACTCHECK_DATA", "../shared/data")
    parser.add_argument("--data", type=Path, default=Path(default))
    parser.add_argument("--work", type=Path, required=True, help="for checkpoints and the log")
    parser.add_argument("--recipe", type=Path, default=RECIPE)
    parser.add_argument("--threads", type=int, default=1, help="2 only on an idle machine")
    options = parser.parse_args()
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    torch.set_num_threads(options.threads)
    began = time.monotonic()
    train(read_recipe(options.recipe), options.data, options.work)
    Log(options.work / "log.jsonl").write({"minutes": round((time.monotonic() - began) / 60, 1)})


if __name__ == "__main__":
    main()
