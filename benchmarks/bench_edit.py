"""A second check of a long story after one word was edited, against its first check: the cache's worth.

python -m benchmarks.bench_edit [--data DIR] [--model DIR] [--words 3000] [--runs 5]

Two versions, everything loaded before, an empty cache at first. Then one word of one version is edited, another one
in each run. Wall time.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from pathlib import Path

from benchmarks.bench_growth import article, versions
from benchmarks.counting import Counting
from benchmarks.data import data_dir
from factcheck import Checker, Document
from factcheck.cache import Cache, CachedBackend
from factcheck.cli import collect_seldom
from factcheck.nli import describe, load

LIMIT = 0.15
"""Share of the first check's time that a second one may take."""


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=data_dir())
    parser.add_argument("--model", help="directory or hub id; without it, the shipped model")
    parser.add_argument("--words", type=int, default=3000)
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args()
    collect_seldom()  # as the command does
    ours, theirs = versions(article(asked.data, asked.words), 2)
    with tempfile.TemporaryDirectory() as folder:
        cache = Cache(Path(folder))
        backend = Counting(load(asked.model))
        known = describe(asked.model)
        cached = CachedBackend(
            cache,
            lambda: backend,
            digest=known.digest,
            identity=known.identity,
            calibration=known.calibration,
        )
        checker = Checker(backend=cached, cache=cache)
        checker.check([Document(id=name, text=f"{name} men died.") for name in ("Ten", "Two")])
        first, read = _timed(checker, backend, ours, theirs)
        again = [_timed(checker, backend, ours, edited) for edited in _edited(theirs, asked.runs)]
    second = statistics.median(seconds for seconds, _ in again)
    passages = statistics.median(count for _, count in again)
    print(f"{asked.words:,} words a version, model {known.identity.id}, {asked.runs} edits\n")
    print("| what | seconds | passages the model read |\n|---|---:|---:|")
    print(f"| the first check | {first:.2f} | {read} |")
    print(f"| after an edit of one word, median | {second:.2f} | {passages:.0f} |")
    print(f"| share of the first | {second / first:.0%} (limit {LIMIT:.0%}) | |")


def _timed(checker: Checker, backend: Counting, ours: str, theirs: str) -> tuple[float, int]:
    documents = [Document(id="ours", text=ours), Document(id="theirs", text=theirs)]
    before = backend.passes
    begin = time.perf_counter()
    checker.check(documents)
    return time.perf_counter() - begin, backend.passes - before


def _edited(text: str, count: int) -> list[str]:
    """The text with one word more after the first comma of another paragraph each time."""
    paragraphs = text.split("\n\n")
    usable = [n for n, paragraph in enumerate(paragraphs) if ", " in paragraph]
    chosen = usable[:: max(1, len(usable) // count)][:count]
    return [
        "\n\n".join(
            paragraph.replace(", ", ", reportedly ", 1) if n == at else paragraph
            for n, paragraph in enumerate(paragraphs)
        )
        for at in chosen
    ]


if __name__ == "__main__":
    main()
