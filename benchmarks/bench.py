"""Time and memory of the main job on the seed story: medians of whole processes, and of a checker that is kept.

python -m benchmarks.bench [--runs N]
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck import Checker, Document

STORY = Path(__file__).resolve().parents[1] / "fixtures" / "syria-bases"
COMMAND = [sys.executable, "-m", "factcheck"]
PAIR = [str(STORY / "a.txt"), str(STORY / "b.txt")]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    print(
        f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}, {runs} runs\n"
    )
    print("| what | median | limit |\n|---|---:|---:|")
    _row("factcheck --help", [_process(["--help"]) for _ in range(runs)], 0.4)
    rules = [_process(["check", "--no-nli", "--no-cache", *PAIR]) for _ in range(runs)]
    _row("seed pair, rules only, whole process", rules, 2.5)
    _row(
        "seed pair, with the model, whole process",
        [_process(["check", "--no-cache", *PAIR]) for _ in range(runs)],
        6,
    )
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    _row("the same, known to the cache", [_process(["check", *PAIR]) for _ in range(runs)], 2.5)
    steps = _warm(runs)
    whole = [sum(run.values()) for run in steps]
    _row("seed pair, with the model, checker kept", whole, 0.6)
    print(f"| peak memory of these processes | {peak:.0f} MB | 1024 MB |\n")
    print("| step of the kept checker | median | share |\n|---|---:|---:|")
    for step in steps[0]:
        seconds = statistics.median(run[step] for run in steps)
        print(f"| {step} | {seconds:.3f} s | {seconds / statistics.median(whole):.0%} |")


def _row(name: str, seconds: list[float], limit: float) -> None:
    print(f"| {name} | {statistics.median(seconds):.2f} s | {limit} s |", flush=True)


def _process(arguments: list[str]) -> float:
    return _timed(lambda: subprocess.run([*COMMAND, *arguments], capture_output=True, check=False))


def _warm(runs: int) -> list[dict[str, float]]:
    """Seconds of each step of a check, for every run."""
    from factcheck import Checker
    from factcheck.cli import collect_seldom
    from factcheck.readers import read

    collect_seldom()  # as the command does
    checker, documents = Checker(), [read(path) for path in PAIR]
    checker.check(documents)
    return [_steps(checker, documents) for _ in range(runs)]


def _steps(checker: Checker, documents: list[Document]) -> dict[str, float]:
    times = [time.perf_counter()]
    parsed = checker.parse(documents)
    times.append(time.perf_counter())
    compared = checker.compare(documents, parsed)
    times.append(time.perf_counter())
    scores = checker.score([compared])
    times.append(time.perf_counter())
    checker.report(compared, scores)
    times.append(time.perf_counter())
    names = ("parse", "facts, claims, alignment", "language model", "rules, grouping")
    return dict(zip(names, (after - before for before, after in pairwise(times)), strict=True))


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
