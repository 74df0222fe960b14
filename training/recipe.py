"""Read the training recipe: sources, stages and sizes."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from factcheck.nli.marking import MarkStyle


@dataclass(frozen=True, slots=True)
class Source:
    """One training file: its name without `.jsonl.gz`, most pairs to take, and its licence."""

    file: str
    cap: int
    licence: str


@dataclass(frozen=True, slots=True)
class Stage:
    """One training stage; it ends after its epochs or so many batches (`steps`), whichever comes first.

    `mark_share` (0..1) is the share of near-identical pairs whose changes are marked. A `soft` stage learns
    what a teacher said of the pairs (see training.distil).
    """

    name: str
    steps: int
    batch: int
    learning_rate: float
    warmup: float
    max_length: int
    mark_share: float
    epochs: int
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Generated:
    """How many version pairs are made (see training.generate), of how many parsed sentences."""

    pairs: int
    sentences: int


@dataclass(frozen=True, slots=True)
class Correction(Stage):
    """A stage on top of packed weights (see training.correct), with pairs of its own: so many general and generated."""

    rank: int = 16
    general: int = 10_000
    generated: Generated = Generated(10_000, 20_000)


@dataclass(frozen=True, slots=True)
class Made:
    """How many pairs of each kind are made from open sentences."""

    harmless: int
    harmless_again: int
    spelling: int
    roles: int
    reported: int
    itself_again: int
    unrelated: int
    same_name: int
    same_text: int
    itself: int


@dataclass(frozen=True, slots=True)
class Bits:
    """Bits for each weight that ships (4, 5, 6 or 8): of the word embeddings and of the layers."""

    embeddings: int
    layers: int


@dataclass(frozen=True, slots=True)
class Recipe:
    """All that decides the weights, besides the data and the code."""

    name: str
    version: str
    seed: int
    backbone: str
    layers: tuple[int, ...] | None  # of the backbone that are kept; all of them without it
    frozen_layers: int
    marks: MarkStyle
    run_max_length: int
    bits: Bits
    gate: float
    label_smoothing: float
    stages: tuple[Stage, ...]
    sources: tuple[Source, ...]
    made: Made
    generated: Generated
    versions: tuple[str, ...]
    held_out_share: float
    replay: int
    taught: int  # pairs that the teacher labels (see training.distil)
    corrections: tuple[Correction, ...] = ()
    correction_share: float = 1.0  # of what the corrections learnt, 0..1, that ships


def read_recipe(path: Path) -> Recipe:
    """Read `recipe.yaml`; an unknown or missing key is a TypeError or KeyError that names it."""
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Recipe(
        **{
            **raw,
            "version": str(raw["version"]),
            "marks": MarkStyle(**raw["marks"]),
            "bits": Bits(**raw["bits"]),
            "layers": tuple(raw["layers"]) if "layers" in raw else None,
            "taught": raw.get("taught", 0),
            "stages": tuple(Stage(**stage) for stage in raw["stages"]),
            "sources": tuple(Source(**source) for source in raw["sources"]),
            "made": Made(**raw["made"]),
            "generated": Generated(**raw["generated"]),
            "versions": tuple(raw["versions"]),
            "corrections": tuple(map(_correction, raw.get("corrections", ()))),
        }
    )


def _correction(raw: dict[str, Any]) -> Correction:
    return Correction(**{**raw, "generated": Generated(**raw["generated"])})


RECIPE = Path(__file__).with_name("recipe.yaml")
JUDGE_RECIPE = Path(__file__).with_name("judge.yaml")

if __name__ == "__main__":
    sys.stdout.write(f"{read_recipe(RECIPE)}\n")
