"""How time and memory grow: two versions of more words, and more versions of 500 words.

python -m benchmarks.bench_growth [--data DIR] [--model DIR] [--no-nli] [--svg FILE]

Each size is checked in a process of its own, everything loaded before the clock starts. The texts are news
articles of `multi_basil`, each article once, so that longer texts say more and do not repeat themselves; a
version differs from the first in about every eighth sentence, by one figure or one word.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.data import data_dir
from benchmarks.rows import read_raw

WORDS = (250, 500, 1000, 2000, 4000, 8000)
VERSIONS = (2, 4, 8, 16)
_EVERY = 8
_WORDS_OF_A_VERSION = 500
_SWAPS = (
    ("said", "announced"),
    ("more", "fewer"),
    ("will", "may"),
    ("first", "second"),
    ("new", "old"),
)


@dataclass(frozen=True, slots=True)
class Size:
    """Versions of one story, and the words of each."""

    versions: int
    words: int


@dataclass(frozen=True, slots=True)
class Cost:
    """What one check took: seconds, pairs compared, texts that the model read, peak memory in MB."""

    seconds: float
    pairs: int
    read: int
    memory: float


def main() -> None:
    """Print the tables; the process that measures one size is this module again."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=data_dir())
    parser.add_argument("--model", help="directory or hub id; without it, the shipped model")
    parser.add_argument("--no-nli", action="store_true")
    parser.add_argument("--svg", type=Path, help="also draw both curves")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        print(
            json.dumps(
                _measure(
                    Size(**json.loads(asked.one)), asked.data, asked.model, nli=not asked.no_nli
                )
            )
        )
        return
    by_words = _table("words a version", [Size(2, words) for words in WORDS])
    by_versions = _table("versions", [Size(n, _WORDS_OF_A_VERSION) for n in VERSIONS])
    if asked.svg:
        asked.svg.write_text(_svg(by_words, by_versions), encoding="utf-8")


def _table(name: str, sizes: Sequence[Size]) -> list[tuple[int, Cost]]:
    print(
        f"\n| {name} | seconds | per 1,000 words of all versions | pairs compared | read by the model | peak memory |"
    )
    print("|---:|---:|---:|---:|---:|---:|")
    rows = []
    for size in sizes:
        cost = Cost(**json.loads(_process(size)))
        shown = size.words if name.startswith("words") else size.versions
        rows.append((shown, cost))
        per = 1000 * cost.seconds / (size.words * size.versions)
        print(
            f"| {shown:,} | {cost.seconds:.2f} | {per:.2f} | {cost.pairs} | {cost.read} | {cost.memory:.0f} MB |",
            flush=True,
        )
    return rows


def _process(size: Size) -> str:
    wanted = json.dumps({"versions": size.versions, "words": size.words})
    command = [sys.executable, "-m", "benchmarks.bench_growth", *sys.argv[1:], "--one", wanted]
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout


def _measure(size: Size, data: Path, model: str | None, *, nli: bool) -> dict[str, Any]:
    from benchmarks.counting import Counting
    from factcheck import Checker, Document
    from factcheck.nli import load

    backend = Counting(load(model)) if nli else None
    checker = Checker(nli=nli, backend=backend)
    warm = [Document(id=name, text=f"{name} men died in the fire.") for name in ("Ten", "Two")]
    checker.check(warm)
    story = [
        Document(id=f"v{n:02}", text=text)
        for n, text in enumerate(versions(article(data, size.words), size.versions))
    ]
    before = 0 if backend is None else backend.passes
    begin = time.perf_counter()
    report = checker.check(story)
    seconds = time.perf_counter() - begin
    return {
        "seconds": seconds,
        "pairs": report.pairs_compared,
        "read": 0 if backend is None else backend.passes - before,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def article(data: Path, words: int) -> str:
    """So many words of articles, in paragraphs of three sentences."""
    rows = read_raw(data / "dev" / "multi_basil.jsonl.gz")
    sentences = [sentence for row in rows for sentence in row["sentences"]]
    kept: list[str] = []
    count = 0
    for sentence in dict.fromkeys(sentences):
        if count >= words:
            break
        kept.append(sentence)
        count += len(sentence.split())
    return "\n\n".join(" ".join(kept[i : i + 3]) for i in range(0, len(kept), 3))


def versions(text: str, count: int) -> Iterator[str]:
    """The text, and `count` - 1 others that differ from it in about every eighth sentence, each in its own."""
    yield text
    for number in range(1, count):
        random = Random(number)
        parts = re.split(r"(?<=[.!?])(\s+)", text)
        yield "".join(
            _edited(part, random) if random.random() < 1 / _EVERY and not part.isspace() else part
            for part in parts
        )


def _edited(sentence: str, random: Random) -> str:
    figures = list(re.finditer(r"\b\d{1,3}\b", sentence))
    if figures:
        chosen = random.choice(figures)
        return f"{sentence[: chosen.start()]}{int(chosen.group()) + 1}{sentence[chosen.end() :]}"
    for old, new in random.sample(_SWAPS, len(_SWAPS)):
        if re.search(rf"\b{old}\b", sentence):
            return re.sub(rf"\b{old}\b", new, sentence, count=1)
    return sentence


def _svg(by_words: Sequence[tuple[int, Cost]], by_versions: Sequence[tuple[int, Cost]]) -> str:
    """Both curves of seconds side by side, from zero."""
    panels = (("words a version, two versions", by_words), ("versions of 500 words", by_versions))
    drawn = "".join(_panel(40 + 380 * n, title, rows) for n, (title, rows) in enumerate(panels))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 780 300" font-family="sans-serif" font-size="12">'
        f'<rect width="780" height="300" fill="white"/>{drawn}</svg>\n'
    )


def _panel(left: int, title: str, rows: Sequence[tuple[int, Cost]]) -> str:
    width, height, top = 300, 200, 40
    widest, slowest = rows[-1][0], max(cost.seconds for _, cost in rows)
    points = [
        (left + width * x / widest, top + height * (1 - cost.seconds / slowest)) for x, cost in rows
    ]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    dots = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3"/>'
        f'<text x="{x:.1f}" y="{top + height + 16}" text-anchor="middle">{n:,}</text>'
        for (x, y), (n, _) in zip(points, rows, strict=True)
    )
    return (
        f'<text x="{left}" y="24">seconds by {title} (top: {slowest:.1f} s)</text>'
        f'<path d="M{left} {top} V{top + height} H{left + width}" fill="none" stroke="black"/>'
        f'<polyline points="{line}" fill="none" stroke="black"/>{dots}'
    )


if __name__ == "__main__":
    main()
