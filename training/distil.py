"""Let a teacher label pairs for a student: `python -m training.distil --teacher MODEL --work DIR`, resumable."""

import argparse
import json
import os
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from random import Random

from factcheck.nli import load
from factcheck.nli.marking import are_near
from factcheck.ports import NliBackend
from training.corpus import Corpus, build
from training.data import ALLOWED, Example, Pair
from training.recipe import RECIPE, Recipe, read_recipe

FILE = "soft.jsonl"
_CHUNK = 1024
# A label is somebody's word, a teacher's score is smoother but wrong more often: half of each.
_TRUST = 0.5


def distil(teacher: NliBackend, pairs: Sequence[Pair], path: Path) -> None:
    """Add the teacher's probabilities for all *pairs* that *path* does not have yet, in order."""
    done = len(read_soft(path)) if path.exists() else 0
    with path.open("a", encoding="utf-8") as out:
        for start in range(done, len(pairs), _CHUNK):
            chunk = pairs[start : start + _CHUNK]
            scores = teacher.score([(pair.premise, pair.hypothesis) for pair in chunk])
            for pair, row in zip(chunk, scores, strict=True):
                target = blend(pair.label, (row.entailment, row.neutral, row.contradiction))
                out.write(json.dumps([pair.premise, pair.hypothesis, target]) + "\n")
            out.flush()


def blend(label: str, taught: tuple[float, float, float]) -> tuple[float, float, float]:
    """Return the target of a labelled pair: what the label allows of the teacher, and the label.

    A label that only excludes has no word of its own: the teacher's probabilities of the rest.
    """
    allowed = ALLOWED[label]
    kept = [probability * may for probability, may in zip(taught, allowed, strict=True)]
    total = sum(kept)
    if sum(allowed) > 1:
        rows = [
            one / total if total else may / sum(allowed)
            for one, may in zip(kept, allowed, strict=True)
        ]
    else:
        rows = [
            _TRUST * probability + (1 - _TRUST) * may
            for probability, may in zip(taught, allowed, strict=True)
        ]
    first, second, third = (round(one, 4) for one in rows)
    return first, second, third


def read_soft(path: Path) -> list[Example]:
    """Read what :func:`distil` wrote; a last line that a stop cut short is left out."""
    found: list[Example] = []
    kept = 0
    with path.open("rb") as lines:
        for line in lines:
            if not line.endswith(b"\n"):
                break
            kept += len(line)
            premise, hypothesis, target = json.loads(line)
            found.append(Example(premise, hypothesis, tuple(target)))
    os.truncate(path, kept)
    return found


def pairs_to_teach(corpus: Corpus, recipe: Recipe) -> list[Pair]:
    """Return as many pairs of the corpus as the recipe says, each once, of those that the small model is asked about.

    Near-identical pairs are the judge's own (factcheck.nli.cascade), so nothing of them is taught.
    """
    every = list(dict.fromkeys((*corpus.general, *corpus.versions)))
    mixed = Random(recipe.seed).sample(every, len(every))
    asked = (pair for pair in mixed if not are_near(pair.premise, pair.hypothesis, recipe.marks))
    return list(islice(asked, recipe.taught))


def main() -> None:
    """Read the command line and let the teacher label."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = os.environ.get("FACTCHECK_DATA", "../shared/data")
    parser.add_argument("--teacher", type=Path, required=True, help="an exported model")
    parser.add_argument("--data", type=Path, default=Path(default))
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--recipe", type=Path, default=RECIPE, help="of the student")
    options = parser.parse_args()
    recipe = read_recipe(options.recipe)
    options.work.mkdir(parents=True, exist_ok=True)
    pairs = pairs_to_teach(build(recipe, options.data, options.work), recipe)
    distil(load(options.teacher), pairs, options.work / FILE)


if __name__ == "__main__":
    main()
