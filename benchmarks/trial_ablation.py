"""What each source of version pairs buys: a small model learns on without it, from as many pairs of the others.

python -m benchmarks.trial_ablation --start DIR --work DIR [--data DIR] [--pairs 8000] [--threads 1]

All runs start from one checkpoint that knows general pairs alone (`general` in the work folder of training.train), and
take the same number of steps; a quarter of their pairs are general ones again. A run whose checkpoint is in the work
folder is only measured. Needs what training needs (training/README.md). The runs are short and so are noisy: two that
differ in their seed alone stand first.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import numpy as np
import torch

from benchmarks.data import data_dir
from benchmarks.eval_nli import UNSEEN, both_directions, label_of
from benchmarks.rows import read_rows
from benchmarks.statistics import auc
from factcheck.nli.transformers import TransformersBackend, load
from training.corpus import Corpus, build
from training.data import Pair, example
from training.export import export
from training.generate.catalog import CONFLICT_SHARES, OPEN_SHARES, REWORDING_SHARES
from training.progress import Log
from training.recipe import RECIPE, Recipe, read_recipe
from training.train import run_stage, stage_batches
from training.versions import WRITTEN

_MNLI = 1000
_FIGURES = ("number", "age", "unit", "bound", "month", "day", "year", "weekday", "time")
_NAMES = ("person", "place", "organisation", "people", "pronoun", "roles")
_WORDS = ("antonym", "rival word", "rival verb", "direction", "quantifier", "status")
_GENERAL = 0.25
"""Share of general pairs, so that what the start knows is not forgotten."""
_RATE = 5.0e-5
"""Learning rate: less than that of the general stage, which the start has behind it."""


@dataclass(frozen=True, slots=True)
class Variant:
    """A run: the sources left out of it, the share of near-identical pairs that are marked, its seed."""

    name: str
    without: frozenset[str] = frozenset()
    marks: float = 1.0
    seed: int = 1


def variants(sources: frozenset[str]) -> Iterator[Variant]:
    """The runs, given all sources that there are."""
    yield Variant("everything")
    yield Variant("everything, another seed", seed=2)
    yield Variant("no marks around changed words", marks=0.0)
    made = frozenset(source for source in sources if source.startswith("made:"))
    written = frozenset(WRITTEN)
    yield Variant("without SummEdits (five domains)", written)
    yield Variant("without the generator", made)
    for name, kinds in (
        ("its conflicts", CONFLICT_SHARES),
        ("its conflicts of figures and dates", _FIGURES),
        ("its conflicts of names and roles", _NAMES),
        ("its opposites and rivals", _WORDS),
        ("its harmless rewordings", REWORDING_SHARES),
        ("its dropped and added details", OPEN_SHARES),
    ):
        yield Variant(f"without {name}", frozenset(f"made:{kind}" for kind in kinds))
    yield Variant("without edits by older rules", sources - made - written)


def main() -> None:
    """Train and measure one variant after the other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=data_dir())
    parser.add_argument("--start", type=Path, required=True, help="checkpoint to start from")
    parser.add_argument("--work", type=Path, required=True, help="for checkpoints")
    parser.add_argument("--pairs", type=int, default=8000)
    parser.add_argument("--threads", type=int, default=1)
    asked = parser.parse_args()
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    torch.set_num_threads(asked.threads)
    recipe = read_recipe(RECIPE)
    recipe = replace(recipe, generated=replace(recipe.generated, pairs=30_000))
    corpus = build(recipe, asked.data, asked.work)
    sources = frozenset(pair.source for pair in corpus.versions)
    heads = [f"{name}: AUC" for name in UNSEEN]
    print(f"| {asked.pairs:,} pairs | " + " | ".join(heads) + " | mnli_dev: accuracy |")
    print("|---|" + "---:|" * (len(heads) + 1))
    place = asked.work / "start"
    if not place.is_dir():
        export(asked.start, place, recipe)
    _print("the start", place, asked.data)
    for variant in variants(sources):
        model = _trained(variant, recipe, corpus, asked)
        _print(variant.name, model, asked.data)


def _print(name: str, model: Path, data: Path) -> None:
    cells = [f"{100 * value:.1f}" for value in _measured(load(model, name), data / "dev")]
    print(f"| {name} | " + " | ".join(cells) + " |", flush=True)


def _trained(variant: Variant, recipe: Recipe, corpus: Corpus, asked: argparse.Namespace) -> Path:
    """The directory of the packed model of a run."""
    place: Path = asked.work / variant.name.replace(" ", "-").replace(",", "")
    packed = place / "packed"
    if packed.is_dir():
        return packed
    own = replace(recipe, seed=variant.seed)
    stage = replace(
        recipe.stages[0],
        name="short",
        steps=asked.pairs,  # never reached: its batches are fewer
        epochs=1,
        learning_rate=_RATE,
        mark_share=variant.marks,
    )
    random = Random(variant.seed)
    pairs = [
        *_drawn(corpus.general, variant, int(_GENERAL * asked.pairs), random),
        *_drawn(corpus.versions, variant, int((1 - _GENERAL) * asked.pairs), random),
    ]
    torch.manual_seed(variant.seed)
    todo = stage_batches(own, stage, [list(map(example, pairs))], asked.start)
    place.mkdir(exist_ok=True)
    log = Log(place / "log.jsonl")
    run_stage(own, stage, todo, start=asked.start, target=place / "short", log=log)
    marks = replace(recipe.marks, min_ratio=1.0) if not variant.marks else recipe.marks
    export(place / "short", packed, replace(own, marks=marks))
    return packed


def _drawn(pairs: Sequence[Pair], variant: Variant, count: int, random: Random) -> list[Pair]:
    kept = [pair for pair in pairs if pair.source not in variant.without]
    return random.sample(kept, min(count, len(kept)))


def _measured(backend: TransformersBackend, dev: Path) -> Iterator[float]:
    for name in UNSEEN:
        rows = read_rows(dev / f"versions_summedits_{name}.jsonl.gz")
        _, joined = both_directions(backend, rows)
        yield auc(np.array([row.label == "conflict" for row in rows]), joined)
    rows = read_rows(dev / "mnli_dev.jsonl.gz")[:_MNLI]
    scores = backend.score([row.pair for row in rows])
    right = sum(label_of(one) == row.label for one, row in zip(scores, rows, strict=True))
    yield right / len(rows)


if __name__ == "__main__":
    main()
