"""Try the whole recipe in a minute: `python -m training.smoke`; data and models are tiny, the code is real."""

import argparse
import gzip
import json
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from random import Random
from typing import TypeVar

from factcheck.nli import load
from training.recipe import JUDGE_RECIPE, RECIPE, Generated, Made, Recipe, Stage, read_recipe
from training.run import run

AnyStage = TypeVar("AnyStage", bound=Stage)

_TOWNS = ("Arden", "Bexley", "Corwen", "Dunmore", "Elsby", "Fairlie", "Garway", "Hollin")
_FRAMES = (
    "The council of {town} approved {number} new houses on Monday.",
    "Police in {town} arrested {number} people after the match in May {year}.",
    "Mayor Ann {town} said the bridge would cost ${number} million.",
    "The company from {town} sold {number} ships in {year}, its report says.",
    "A fire in {town} destroyed {number} barns, and the owner lost his cattle.",
)

_FEW = Generated(pairs=40, sentences=40)


def smoke(work: Path) -> str:
    """Run the recipes made small in `work`; return the name of what came out."""
    data = work / "data"
    teacher, student = _small(read_recipe(JUDGE_RECIPE)), _small(read_recipe(RECIPE))
    write_data(data, teacher, student)
    backend = load(run(teacher, student, data, work, "2026-01-01"))
    backend.score([("The talks failed.", "The talks succeeded.")])
    return backend.identity.id


def _small(recipe: Recipe) -> Recipe:
    return replace(
        recipe,
        backbone="tiny",
        layers=recipe.layers and (1,),
        taught=min(recipe.taught, 50),
        frozen_layers=min(1, recipe.frozen_layers),
        stages=tuple(_short(stage) for stage in recipe.stages),
        corrections=tuple(
            replace(_short(stage), rank=4, general=60, generated=_FEW)
            for stage in recipe.corrections
        ),
        sources=tuple(replace(source, cap=30) for source in recipe.sources),
        made=Made(**dict.fromkeys(Made.__dataclass_fields__, 10)),
        generated=_FEW,
        replay=20,
    )


def _short(stage: AnyStage) -> AnyStage:
    return replace(stage, steps=3, batch=8, epochs=1)


def write_data(data: Path, *recipes: Recipe) -> None:
    """Write every file that the recipes read, with sentences of our own."""
    random = Random(3)
    names = sorted({source.file for recipe in recipes for source in recipe.sources})
    for name in (*names, "mix_open_dev"):
        _write(data / "train" / f"{name}.jsonl.gz", islice(_pairs(random), 60))
    for domain in recipes[0].versions:
        rows = [_version(row) for row in islice(_pairs(random), 120)]
        _write(data / "dev" / f"versions_summedits_{domain}.jsonl.gz", rows)
    (data / "train" / "sentences").mkdir()
    with gzip.open(data / "train" / "sentences" / "own.txt.gz", "wt", encoding="utf-8") as out:
        out.writelines(f"{_sentence(random)}\n" for _ in range(200))


def _pairs(random: Random) -> Iterator[dict[str, str]]:
    for label in cycle(("entailment", "contradiction", "neutral")):
        ours, theirs = _sentence(random), _sentence(random)
        if label != "neutral":
            theirs = ours.replace("The", "the") if label == "entailment" else _other(ours, random)
        yield {"premise": ours, "hypothesis": theirs, "label": label, "source": "own"}


def _version(row: Mapping[str, str]) -> dict[str, str]:
    label = "no_conflict" if row["label"] == "entailment" else "conflict"
    return {**row, "label": label, "type": "entity_modification"}


def _sentence(random: Random) -> str:
    frame = random.choice(_FRAMES)
    return frame.format(
        town=random.choice(_TOWNS), number=random.randint(3, 90), year=random.randint(1990, 2020)
    )


def _other(sentence: str, random: Random) -> str:
    old = next(town for town in _TOWNS if town in sentence)
    return sentence.replace(old, random.choice([town for town in _TOWNS if town != old]))


def _write(path: Path, rows: Iterator[dict[str, str]] | Sequence[dict[str, str]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(row) + "\n" for row in rows)


def main() -> None:
    """Run it in a folder that is removed afterwards."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    with tempfile.TemporaryDirectory() as work:
        sys.stdout.write(f"trained, packed and loaded: {smoke(Path(work))}\n")


if __name__ == "__main__":
    main()
