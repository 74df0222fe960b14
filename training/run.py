"""Run the whole recipe: `python -m training.run --work DIR`; it may be stopped and started again."""

import argparse
import json
import os
import shutil
import sys
from pathlib import Path

import torch

from factcheck.nli import JUDGE, load
from factcheck.nli.checkpoint import SHIPPED
from training.corpus import build
from training.correct import correct
from training.distil import FILE, distil, pairs_to_teach
from training.export import export
from training.fit import fit
from training.recipe import JUDGE_RECIPE, RECIPE, Recipe, read_recipe
from training.train import train


def run(teacher: Recipe, student: Recipe, data: Path, work: Path, date: str) -> Path:
    """Train the teacher, let it teach the student, correct it as packed, measure both.

    Returns:
        The directory of the model that ships: the student, with the teacher as its judge. What a
        stopped run had finished is kept, so a changed recipe needs a new `work`.
    """
    train(teacher, data, work / "teacher")
    judge = _ship(teacher, data, work / "teacher", work / "judge", date)
    soft = work / "student" / FILE
    soft.parent.mkdir(exist_ok=True)
    pairs = pairs_to_teach(build(student, data, soft.parent), student)
    distil(load(judge), pairs, soft)
    train(student, data, soft.parent)
    if teacher.corrections:
        correct(teacher, data, judge, work / "correction")
        _measure(judge, data, work / "teacher", date)
    return _ship(student, data, soft.parent, work / "shipped", date, judge=judge)


def _ship(
    recipe: Recipe, data: Path, work: Path, target: Path, date: str, *, judge: Path | None = None
) -> Path:
    """Pack the last stage, put its judge beside it, and measure both together as packed."""
    export(work / recipe.stages[-1].name, target, recipe)
    if judge is not None:
        shutil.copytree(judge, target / JUDGE)
    _measure(target, data, work, date)
    return target


def _measure(model: Path, data: Path, work: Path, date: str) -> None:
    fit(model, json.loads((work / "held.json").read_text("utf-8")), data, date)


def main() -> None:
    """Read the command line and run; with `--install` the result replaces the shipped model."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = os.environ.get("FACTCHECK_DATA", "../shared/data")
    parser.add_argument("--data", type=Path, default=Path(default))
    parser.add_argument("--work", type=Path, required=True, help="for checkpoints and logs")
    parser.add_argument("--date", required=True, help="of the measure, such as 2026-11-22")
    parser.add_argument("--threads", type=int, default=1, help="2 only on an idle machine")
    parser.add_argument("--install", action="store_true", help="into the package")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    teacher, student = read_recipe(JUDGE_RECIPE), read_recipe(RECIPE)
    shipped = run(teacher, student, options.data, options.work, options.date)
    if options.install:
        shutil.rmtree(SHIPPED)
        shutil.copytree(shipped, SHIPPED)
    sys.stdout.write(f"{shipped}\n")


if __name__ == "__main__":
    main()
