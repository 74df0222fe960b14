"""Speed of the language model: pairs a second by length, time to load, memory.

python -m benchmarks.bench_nli [--model DIR]

Reader and judge of a model of two are measured by themselves. Loading is timed in processes of their own, from
the interpreter's start to the first score.
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
from pathlib import Path
from random import Random
from typing import cast

from factcheck.lexicon import table
from factcheck.nli import JUDGE, checkpoint
from factcheck.nli.transformers import TransformersBackend, load

LENGTHS = (32, 48, 64, 128)
_PAIRS = 256
_RUNS = 3
_LOAD = (
    "from factcheck.nli import load; "
    "load({model!r}).score([('Ten men died in the fire.', 'Two men died in the fire.')])"
)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", help="directory or hub id; without it, the shipped model")
    asked = parser.parse_args()
    found = checkpoint.find(asked.model)
    parts = {"reader": found.directory, "judge": found.directory / JUDGE}
    print(f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}\n")
    print("| pairs a second | " + " | ".join(f"{n} tokens" for n in LENGTHS) + " |")
    print("|---|" + "---:|" * len(LENGTHS))
    for name, directory in parts.items():
        if directory.is_dir():
            backend = load(directory, name)
            row = [_speed(backend, _pairs(directory, length)) for length in LENGTHS]
            print(f"| {name} | " + " | ".join(f"{pairs:.0f}" for pairs in row) + " |", flush=True)
    print(f"\n| from start to the first score | {_loading(asked.model):.2f} s |\n|---|---:|")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"| peak memory of that process | {peak:.0f} MB |")


def _speed(backend: TransformersBackend, pairs: list[tuple[str, str]]) -> float:
    backend.score(pairs[:16])
    rates = []
    for _ in range(_RUNS):
        begin = time.perf_counter()
        backend.score(pairs)
        rates.append(len(pairs) / (time.perf_counter() - begin))
    return statistics.median(rates)


def _pairs(directory: Path, length: int) -> list[tuple[str, str]]:
    """Pairs of exactly so many tokens, of common words, no two alike."""
    from transformers import AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(directory, local_files_only=True)
    nouns = cast("dict[str, list[list[str]]]", table("synonyms"))["noun"]
    known = [
        word
        for word in sorted({word for row in nouns for word in row})
        if len(tokenizer.tokenize(word)) == 1
    ]
    random = Random(length)
    extra = tokenizer.num_special_tokens_to_add(pair=True)
    half = (length - extra) // 2
    return [
        (
            " ".join(random.choices(known, k=length - extra - half)),
            " ".join(random.choices(known, k=half)),
        )
        for _ in range(_PAIRS)
    ]


def _loading(model: str | None) -> float:
    seconds = []
    for _ in range(_RUNS):
        begin = time.perf_counter()
        subprocess.run([sys.executable, "-c", _LOAD.format(model=model)], check=True)
        seconds.append(time.perf_counter() - begin)
    return statistics.median(seconds)


if __name__ == "__main__":
    main()
