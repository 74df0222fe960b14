"""Stories a second, processor time and memory of ``factcheck batch``, and whether a run that is killed ends the same.

python -m benchmarks.bench_batch [--stories N] [--kills N] [--nli] [--engine NAME] [--data DIR]

The stories are those of outlets on one event (BASIL, ECB+) and edited copies of one of them.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.data import data_dir
from benchmarks.rows import read_raw

_SOURCES = {"multi_basil": "triplet", "multi_ecbplus": "subtopic"}
_NUMBER = re.compile(r"\b\d{1,4}\b")
_MOST_VERSIONS = 8
_LEFT_OUT, _CHANGED = 0.08, 0.05


@dataclass(frozen=True, slots=True)
class Spent:
    """What a run took: seconds by the clock and of the processor, and the peak of its memory in megabytes."""

    clock: float
    processor: float
    memory: float


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=2_000)
    parser.add_argument("--kills", type=int, default=3)
    parser.add_argument("--nli", action="store_true")
    parser.add_argument("--engine", default="local")
    parser.add_argument("--data", type=Path, default=data_dir())
    given = parser.parse_args()
    options = [f"--engine={given.engine}", *([] if given.nli else ["--no-nli"])]
    with tempfile.TemporaryDirectory() as folder:
        night = Path(folder) / "night.jsonl"
        words, versions = write(night, given.stories, given.data)
        print(f"{os.cpu_count()} cores, {platform.machine()}, load {os.getloadavg()[0]:.1f}")
        print(f"{given.stories} stories, {versions} versions, {words} words; {' '.join(options)}\n")
        spent = _run(night, Path(folder) / "whole", options)
        print("| what | figure |\n|---|---:|")
        print(f"| stories a second, by the clock | {given.stories / spent.clock:.2f} |")
        print(f"| processor seconds a story | {spent.processor / given.stories:.2f} |")
        print(f"| processor seconds a thousand words | {1000 * spent.processor / words:.2f} |")
        print(f"| peak memory of a process | {spent.memory:.0f} MB |", flush=True)
        if given.kills:
            same = _killed(night, Path(folder), options, spent.clock, given.kills)
            print(
                f"| killed {given.kills} times and resumed | {'same' if same else 'OTHER'} bytes |"
            )


def write(path: Path, number: int, data: Path) -> tuple[int, int]:
    """Write so many stories; their words and versions."""
    dice = random.Random(1)
    events = list(_events(data))
    words = versions = 0
    with path.open("w", encoding="utf-8") as file:
        for index in range(number):
            texts = _versions(dice.choice(events), dice)
            rows = [{"id": f"v{n}", "text": text} for n, text in enumerate(texts, 1)]
            file.write(f"{json.dumps({'id': f'story {index}', 'versions': rows})}\n")
            words += sum(len(text.split()) for text in texts)
            versions += len(texts)
    return words, versions


def _events(data: Path) -> Iterator[Sequence[str]]:
    """The texts on each event."""
    for name, key in _SOURCES.items():
        events: dict[str, list[str]] = defaultdict(list)
        for row in read_raw(data / "dev" / f"{name}.jsonl.gz"):
            events[str(row[key])].append(row.get("document") or "\n".join(row["sentences"]))
        yield from events.values()


def _versions(texts: Sequence[str], dice: random.Random) -> list[str]:
    """One text and edited copies of it; sometimes another outlet's too."""
    first = dice.choice(texts)
    others = [text for text in texts if text != first and dice.random() < 1 / len(texts)]
    copies = [_edited(first, dice) for _ in range(dice.randint(1, 3))]
    return [first, *copies, *others][:_MOST_VERSIONS]


def _edited(text: str, dice: random.Random) -> str:
    """Some paragraphs left out, some figures changed."""
    kept = [line for line in text.split("\n") if dice.random() >= _LEFT_OUT] or [text]

    def changed(found: re.Match[str]) -> str:
        return str(int(found[0]) + 1) if dice.random() < _CHANGED else found[0]

    return _NUMBER.sub(changed, "\n".join(kept))


def _command(night: Path, results: Path, options: Sequence[str]) -> list[str]:
    command = [sys.executable, "-m", "factcheck", "batch", str(night), "-o", str(results)]
    return [*command, "--no-cache", "-q", *options]


def _run(night: Path, results: Path, options: Sequence[str]) -> Spent:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    done = subprocess.run(_command(night, results, options), check=False)
    clock = time.perf_counter() - begun
    if done.returncode not in {0, 1, 4}:
        sys.exit(f"factcheck batch: exit code {done.returncode}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Spent(clock, processor, after.ru_maxrss / 1024)


def _killed(night: Path, folder: Path, options: Sequence[str], clock: float, kills: int) -> bool:
    """Whether a run that was killed at random moments ends in the bytes of the whole one."""
    dice = random.Random(2)
    for _ in range(kills):
        process = subprocess.Popen(_command(night, folder / "killed", options))
        try:
            process.wait(timeout=dice.uniform(0.1, 0.9) * clock / kills)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
    _run(night, folder / "killed", options)
    return _content(folder / "killed") == _content(folder / "whole")


def _content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


if __name__ == "__main__":
    main()
