"""Measure sentence boundaries: ``python -m benchmarks.eval_sentences [--data DIR] [-v]``.

A phrase counts only when all of its sentences are right; over long texts the boundaries are counted.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.data import data_dir
from factcheck.language import load_parser
from factcheck.model import Document

_SETS = {
    "phrases/sentences.json": "gold",
    "dev/sbd_golden_en.jsonl.gz": "sentences",
    "dev/sbd_gum.jsonl.gz": "sentences",
}


@dataclass(frozen=True, slots=True)
class Text:
    """A text and where its sentences end, counted in characters that are not blanks."""

    text: str
    ends: frozenset[int]


def main() -> None:
    """Print one row per data set."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, default=data_dir())
    arguments.add_argument("-v", "--verbose", action="store_true", help="print the misses")
    options = arguments.parse_args()
    print("| set | texts | all right | breaks too many | too few | boundary F1 |")
    print("|---|---|---|---|---|---|")
    for name, key in _SETS.items():
        texts = list(_texts(options.data / name, key))
        found = _found([text.text for text in texts])
        print(_row(Path(name).name.split(".")[0], texts, found))
        if options.verbose:
            for text, ends in zip(texts, found, strict=True):
                if ends != text.ends and len(text.text) < 500:
                    print(f"  {text.text!r}: {sorted(ends)}, expected {sorted(text.ends)}")


def _texts(path: Path, key: str) -> Iterator[Text]:
    raw = path.read_bytes()
    content = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode()
    rows = [json.loads(line) for line in content.splitlines()] if ".jsonl" in path.name else []
    for row in rows or json.loads(content):
        ends, length = set(), 0
        for sentence in row[key]:
            length += _letters(sentence)
            ends.add(length)
        yield Text(row.get("document", row.get("text", "")), frozenset(ends))


def _found(texts: Sequence[str]) -> list[frozenset[int]]:
    parse = load_parser()
    parsed = parse([Document(id=str(n), text=text) for n, text in enumerate(texts)])
    return [
        frozenset(_letters(text[: sentence.span.end]) for sentence in sentences)
        for text, sentences in zip(texts, parsed, strict=True)
    ]


def _letters(text: str) -> int:
    return len("".join(text.split()))


def _row(name: str, texts: Sequence[Text], found: Sequence[frozenset[int]]) -> str:
    pairs = [(ends, text.ends) for ends, text in zip(found, texts, strict=True)]
    right = sum(ends == gold for ends, gold in pairs)
    over = sum(len(ends - gold) for ends, gold in pairs)
    under = sum(len(gold - ends) for ends, gold in pairs)
    both = sum(len(ends & gold) for ends, gold in pairs)
    score = 2 * both / (2 * both + over + under)
    return f"| {name} | {len(texts)} | {right} | {over} | {under} | {score:.3f} |"


if __name__ == "__main__":
    main()
