"""Read the training files, and refuse pairs that occur in the data kept for measuring."""

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

LABELS = ("entailment", "neutral", "contradiction")
# Two-way labels say only what the pair is not; the loss then sums over what remains.
ALLOWED: dict[str, tuple[float, float, float]] = {
    "entailment": (1.0, 0.0, 0.0),
    "neutral": (0.0, 1.0, 0.0),
    "contradiction": (0.0, 0.0, 1.0),
    "not_entailment": (0.0, 1.0, 1.0),
    "not_contradiction": (1.0, 1.0, 0.0),
}


class LeakError(RuntimeError):
    """A training pair occurs in the data kept for measuring."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A premise, a hypothesis, a key of ALLOWED, and the source it came from."""

    premise: str
    hypothesis: str
    label: str
    source: str


@dataclass(frozen=True, slots=True)
class Example:
    """A premise, a hypothesis, and what is to be learnt of them.

    `target` is 1 for every label that is allowed, or the probabilities of the three labels.
    """

    premise: str
    hypothesis: str
    target: tuple[float, float, float]


def example(pair: Pair) -> Example:
    """Return a pair with its label as a target."""
    return Example(pair.premise, pair.hypothesis, ALLOWED[pair.label])


def read_rows(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of a gzipped JSON lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def read_pairs(path: Path, cap: int, random: Random) -> list[Pair]:
    """Read at most `cap` pairs of a file, drawn at random without regard to order."""
    rows = list(read_rows(path))
    kept = random.sample(rows, cap) if len(rows) > cap else rows
    source = path.name.removesuffix(".jsonl.gz")
    return [Pair(row["premise"], row["hypothesis"], row["label"], source) for row in kept]


def read_sentences(folder: Path) -> list[str]:
    """Read every plain sentence of 6 to 45 words, sorted."""
    found: set[str] = set()
    for path in sorted(folder.glob("*.txt.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            found.update(line.strip() for line in lines)
    return sorted(line for line in found if 6 <= len(line.split()) <= 45 and "[[" not in line)


def kept_keys(dev: Path, permitted: Iterable[str]) -> frozenset[tuple[str, str]]:
    """Return the keys of every premise and hypothesis in `dev`, except in the permitted files."""
    skipped = {f"{name}.jsonl.gz" for name in permitted}
    return frozenset(
        pair_key(row["premise"], row["hypothesis"])
        for path in sorted(dev.glob("*.jsonl.gz"))
        if path.name not in skipped
        for row in read_rows(path)
        if "premise" in row and "hypothesis" in row
    )


def require_no_leak(pairs: Iterable[Pair], kept: frozenset[tuple[str, str]]) -> None:
    """Raise LeakError when a pair is kept for measuring.

    Raises:
        LeakError: naming the source and the text of the first such pair.
    """
    for pair in pairs:
        if pair_key(pair.premise, pair.hypothesis) in kept:
            raise LeakError(f"{pair.source}: occurs in dev data: {pair.hypothesis!r}")


def pair_key(premise: str, hypothesis: str) -> tuple[str, str]:
    """Return both texts as bare lower-case words, in sorted order, as swapped pairs leak too."""
    first, second = sorted((_bare(premise), _bare(hypothesis)))
    return first, second


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", str(text).lower()))
