"""Measure the alignment: gold pairs of the seed story, and same-event articles against an exhaustive search.

    python -m benchmarks.eval_alignment --data DIR [--groups N]

On ``multi_basil`` and ``multi_ecbplus`` no pairs are labelled. The yardstick is exhaustive: the shipped model scores
ALL pairs of claims of two articles, and the pairs where either direction entails with at least 0.9 count as talking of
the same thing. Recall is the share of them that the alignment also pairs (or whose sentences it pairs).
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from benchmarks.data import data_dir
from benchmarks.rows import read_raw
from factcheck import Checker, Document
from factcheck.alignment import align
from factcheck.analysis import whole_claims
from factcheck.model import Analysis, Claim, Pair, Sentence, Span

SEED = Path(__file__).resolve().parents[1] / "fixtures" / "syria-bases"
SAME = 0.9


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one comparison."""

    found: int
    same: int
    compared: int
    every: int


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=data_dir())
    parser.add_argument(
        "--groups", type=int, default=5, help="event groups per set, a fixed sample"
    )
    options = parser.parse_args()
    checker = Checker()
    _seed(checker)
    print(
        "\n| set | article pairs | same-fact claim pairs | recall % | pairs compared | of all pairs % |"
    )
    print("|---|---:|---:|---:|---:|---:|")
    for name, key in (("multi_basil", "triplet"), ("multi_ecbplus", "subtopic")):
        tallies = list(
            _groups(checker, options.data / "dev" / f"{name}.jsonl.gz", key, options.groups)
        )
        found, same = sum(t.found for t in tallies), sum(t.same for t in tallies)
        compared, every = sum(t.compared for t in tallies), sum(t.every for t in tallies)
        print(
            f"| {name} | {len(tallies)} | {same} | {100 * found / max(1, same):.1f} | {compared} | "
            f"{100 * compared / max(1, every):.1f} |",
            flush=True,
        )


def _seed(checker: Checker) -> None:
    texts = {name: (SEED / f"{name}.txt").read_text(encoding="utf-8") for name in "ab"}
    ours, theirs = checker.analyse([Document(id=name, text=text) for name, text in texts.items()])
    pairs = align(ours, theirs, whole_claims((ours, theirs))).pairs
    items = json.loads((SEED / "gold.json").read_text(encoding="utf-8"))["items"]
    both = [item for item in items if item["a"] and item["b"]]
    missed = [item["id"] for item in both if not _paired(item, pairs)]
    done = len(both) - len(missed)
    print(
        f"seed story: {done} of {len(both)} gold items lie in a compared pair; not: {', '.join(missed) or '-'}"
    )


def _paired(item: Mapping[str, list[Mapping[str, int]]], pairs: Sequence[Pair]) -> bool:
    left, right = ([Span(q["start"], q["end"]) for q in item[side]] for side in ("a", "b"))
    return any(
        any(s.overlaps(q) for s in pair.ours.spans for q in left)
        and any(s.overlaps(q) for s in pair.theirs.spans for q in right)
        for pair in pairs
    )


def _groups(checker: Checker, path: Path, key: str, limit: int) -> Iterator[Tally]:
    rows: dict[str, list[Document]] = defaultdict(list)
    for raw in read_raw(path):
        rows[str(raw[key])].append(Document(id=str(raw["id"]), text=str(raw["document"])))
    names = sorted(name for name, documents in rows.items() if len(documents) > 1)
    for name in random.Random(0).sample(names, min(limit, len(names))):
        analyses = checker.analyse(rows[name][:2])
        for ours, theirs in combinations(analyses, 2):
            yield _tally(checker, ours, theirs)


def _tally(checker: Checker, ours: Analysis, theirs: Analysis) -> Tally:
    found = align(ours, theirs, whole_claims((ours, theirs)))
    every = [(a, b) for a in ours.claims for b in theirs.claims]
    same = set(_same(checker, every))
    closed: set[tuple[Sentence, Sentence]] = {*found.identical}
    closed |= {(p.ours.sentence, p.theirs.sentence) for p in found.pairs}
    hit = sum((a.sentence, b.sentence) in closed for a, b in same)
    return Tally(hit, len(same), len(found.pairs), len(every))


def _same(checker: Checker, pairs: Sequence[tuple[Claim, Claim]]) -> Iterator[tuple[Claim, Claim]]:
    forward = checker.backend.score([(a.text, b.text) for a, b in pairs])
    backward = checker.backend.score([(b.text, a.text) for a, b in pairs])
    for pair, one, two in zip(pairs, forward, backward, strict=True):
        if max(one.entailment, two.entailment) >= SAME:
            yield pair


if __name__ == "__main__":
    main()
