"""How long it takes to read all facts out of a text that is parsed, per 1,000 words.

python -m benchmarks.bench_facts [--words 1000] [--runs N]

The text is the seed story, repeated with a changed number in each sentence, so that no cache of a sentence helps.
Processor time of this thread, not the clock on the wall: other jobs of the machine do not count.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import statistics
import time
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from factcheck import plugins
from factcheck.language import load_parser
from factcheck.model import Document, Sentence

STORY = Path(__file__).resolve().parents[1] / "fixtures" / "syria-bases" / "a.txt"
LIMIT = 50  # milliseconds


def main() -> None:
    """Print milliseconds per module and in all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--profile", action="store_true", help="print the slowest functions")
    options = parser.parse_args()
    texts = [_text(options.words, run) for run in range(options.runs + 1)]
    documents = [Document(id=str(run), text=text) for run, text in enumerate(texts)]
    parsed = list(zip(documents, load_parser()(documents), strict=True))
    modules = _modules()
    _timed(modules, *parsed[0])  # tables are loaded once
    if options.profile:
        with cProfile.Profile() as profile:
            _timed(modules, *parsed[1])
        pstats.Stats(profile).sort_stats("tottime").print_stats(25)
        return
    runs = [_timed(modules, *one) for one in parsed[1:]]
    total = statistics.median(sum(run.values()) for run in runs)
    for name in modules:
        print(f"{name}: {statistics.median(run[name] for run in runs):.1f} ms")
    print(f"all facts of {options.words} words: {total:.1f} ms (wanted: {LIMIT} ms)")


def _modules() -> dict[str, ModuleType]:
    found = {
        name: plugins.load("factcheck.facts", name) for name in plugins.names("factcheck.facts")
    }
    return {name: module for name, module in found.items() if hasattr(module, "extract")}


def _text(words: int, run: int) -> str:
    """Sentences that differ from run to run, so that none was read before."""
    story = STORY.read_text(encoding="utf-8").split()
    many = (story * (words // len(story) + 1))[:words]
    return " ".join(
        f"{word} {run * 1000 + place}" if word.endswith(".") and place % 7 == 0 else word
        for place, word in enumerate(many)
    ).replace(". ", f". Note {run}: ")


def _timed(
    modules: dict[str, ModuleType], document: Document, sentences: Sequence[Sentence]
) -> dict[str, float]:
    """Milliseconds of processor time by module."""
    spent = {}
    for name, module in modules.items():
        start = time.thread_time()
        module.extract(document, sentences)
        spent[name] = (time.thread_time() - start) * 1000
    return spent


if __name__ == "__main__":
    main()
