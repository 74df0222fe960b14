"""Other ways to choose what the model reads, with the same model on the same stories, in one run.

python -m benchmarks.bench_peers [--model DIR] [--runs N]

Each way is our own short writing of how a published checker pairs its texts: every sentence with every sentence
(SummaC), chunks of 350 words with every sentence (AlignScore; its padding to the maximum is left out, which spares
it time), each sentence with its most similar one only (longtracer). A conflict counts as found when a pair that
scores at least the model's conflict threshold covers it in both versions; every other such pair is a false alarm.
Conflicts are those of the annotated story, and of the golden reports of the others, which are our own and reviewed.
"""

from __future__ import annotations

import argparse
import json
import math
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product
from pathlib import Path
from typing import Any

from benchmarks.counting import Counting
from factcheck import Checker, Document
from factcheck.model import Analysis, Sentence, Severity, Span
from factcheck.nli import load
from factcheck.nli.calibration import pair_score
from factcheck.ports import NliBackend
from factcheck.readers import read

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
_SUFFIXES = {".txt", ".md", ".html", ".docx"}
_CHUNK = 350


@dataclass(frozen=True, slots=True)
class Passage:
    """Some text of one version and its place."""

    document: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Gold:
    """A conflict: its places, of which two versions must be covered."""

    places: tuple[tuple[str, Span], ...]

    def lies_in(self, *passages: Passage) -> bool:
        """Whether each passage covers one of its places."""
        return all(
            any(name == p.document and p.span.overlaps(span) for name, span in self.places)
            for p in passages
        )


@dataclass(frozen=True, slots=True)
class Row:
    """What one way cost and found."""

    passes: int
    seconds: float
    found: int
    false: int


Pairs = Iterator[tuple[Passage, Passage]]
Way = Callable[[Analysis, Analysis], Pairs]


def every_sentence(ours: Analysis, theirs: Analysis) -> Pairs:
    """Every sentence with every sentence."""
    yield from product(_sentences(ours), _sentences(theirs))


def chunks(ours: Analysis, theirs: Analysis) -> Pairs:
    """Chunks of whole sentences of about 350 words with every sentence, both ways."""
    for whole, parts in ((ours, theirs), (theirs, ours)):
        yield from product(_chunks(whole), _sentences(parts))


def most_similar(ours: Analysis, theirs: Analysis) -> Pairs:
    """Each sentence with the one of most words in common, weighted by how rare they are."""
    for one, other in ((ours, theirs), (theirs, ours)):
        known = [(p, _words(s)) for p, s in zip(_sentences(other), other.sentences, strict=True)]
        rarity = _rarity([words for _, words in known])
        for passage, sentence in zip(_sentences(one), one.sentences, strict=True):
            mine = _words(sentence)
            if known:
                yield passage, max(known, key=lambda row: _cosine(mine, row[1], rarity))[0]


WAYS: dict[str, Way] = {
    "every sentence with every sentence": every_sentence,
    "350-word chunks with every sentence": chunks,
    "each sentence with its most similar one": most_similar,
}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", help="directory or hub id; without it, the shipped model")
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    backend = load(asked.model)
    stories = {path.parent.name: _story(path) for path in sorted(FIXTURES.glob("*/expected.json"))}
    gold = {name: _gold(FIXTURES / name) for name in stories}
    total = sum(map(len, gold.values()))
    print(
        f"model {backend.identity.id}, {len(stories)} stories, {total} conflicts, {asked.runs} runs\n"
    )
    print("| what the model reads | forward passes | seconds | conflicts found | false alarms |")
    print("|---|---:|---:|---:|---:|")
    checker = Checker(nli=False)
    read_before = {name: checker.analyse(story) for name, story in stories.items()}
    for name, way in WAYS.items():
        rows = [_run(way, backend, read_before, gold) for _ in range(asked.runs)]
        _print(name, rows, total)
    _print(
        "factcheck, rules and model",
        [_check(backend, stories, gold) for _ in range(asked.runs)],
        total,
    )


def _print(name: str, rows: Sequence[Row], total: int) -> None:
    seconds = statistics.median(row.seconds for row in rows)
    row = rows[0]
    print(
        f"| {name} | {row.passes} | {seconds:.2f} | {row.found} of {total} | {row.false} |",
        flush=True,
    )


def _run(
    way: Way,
    backend: NliBackend,
    stories: dict[str, tuple[Analysis, ...]],
    gold: dict[str, list[Gold]],
) -> Row:
    begin = time.perf_counter()
    passes = found = false = 0
    for name, analyses in stories.items():
        pairs = [
            pair
            for ours, theirs in combinations(analyses, 2)
            for pair in dict.fromkeys(way(ours, theirs))
            if pair[0].text != pair[1].text
        ]
        sides = [
            side
            for one, other in pairs
            for side in ((one.text, other.text), (other.text, one.text))
        ]
        scores = backend.score(sides)
        passes += len(set(sides))
        flagged = [
            pair
            for pair, forward, backward in zip(pairs, scores[::2], scores[1::2], strict=True)
            if pair_score(forward.contradiction, backward.contradiction)
            >= backend.calibration.conflict
        ]
        found += sum(any(one.lies_in(*pair) for pair in flagged) for one in gold[name])
        false += sum(not any(one.lies_in(*pair) for one in gold[name]) for pair in flagged)
    return Row(passes, time.perf_counter() - begin, found, false)


def _check(
    backend: NliBackend,
    stories: dict[str, tuple[Document, ...]],
    gold: dict[str, list[Gold]],
) -> Row:
    counting = Counting(backend)
    checker = Checker(backend=counting)
    parsed = checker.parse([document for story in stories.values() for document in story])
    begin = time.perf_counter()
    found = false = 0
    for name, documents in stories.items():
        compared = checker.compare(documents, parsed)
        report = checker.report(compared, checker.score([compared]))
        placed = [
            [Passage(spot.document, Span(spot.start, spot.end), spot.text) for spot in f.locations]
            for f in report.findings
            if f.kind == "conflict" and f.severity is not Severity.INFO
        ]
        found += sum(any(_covers(spots, one) for spots in placed) for one in gold[name])
        false += sum(not any(_covers(spots, one) for one in gold[name]) for spots in placed)
    return Row(counting.passes, time.perf_counter() - begin, found, false)


def _covers(spots: Sequence[Passage], gold: Gold) -> bool:
    return len({spot.document for spot in spots if gold.lies_in(spot)}) > 1


def _story(expected: Path) -> tuple[Document, ...]:
    files = [
        p for p in expected.parent.iterdir() if p.suffix in _SUFFIXES and p.name != "README.md"
    ]
    return tuple(replace(read(str(path)), id=path.name) for path in sorted(files))


def _gold(folder: Path) -> list[Gold]:
    """The conflicts across versions that a story was written or, the real one, annotated to have."""
    annotated = folder / "gold.json"
    if annotated.is_file():
        raw = json.loads(annotated.read_text(encoding="utf-8"))
        return [
            Gold(tuple((f"{side}.txt", _span(quote)) for side in "ab" for quote in item[side]))
            for item in raw["items"]
            if item["expect"] in ("must_flag", "must_flag_variant")
        ]
    raw = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    return [
        Gold(tuple((spot["document"], _span(spot)) for spot in finding["locations"]))
        for finding in raw["findings"]
        if finding["kind"] == "conflict" and finding["scope"] == "across"
    ]


def _span(raw: dict[str, Any]) -> Span:
    return Span(raw["start"], raw["end"])


def _sentences(analysis: Analysis) -> list[Passage]:
    return [Passage(s.document_id, s.span, s.text) for s in analysis.sentences]


def _chunks(analysis: Analysis) -> Iterator[Passage]:
    held: list[Passage] = []
    for passage in _sentences(analysis):
        if held and sum(len(p.text.split()) for p in held) + len(passage.text.split()) > _CHUNK:
            yield _joined(held)
            held = []
        held.append(passage)
    if held:
        yield _joined(held)


def _joined(passages: Sequence[Passage]) -> Passage:
    span = Span(passages[0].span.start, passages[-1].span.end)
    return Passage(passages[0].document, span, " ".join(p.text for p in passages))


def _words(sentence: Sentence) -> Counter[str]:
    return Counter(t.lemma for t in sentence.tokens if t.pos not in ("PUNCT", "SPACE"))


def _rarity(rows: Sequence[Counter[str]]) -> Callable[[str], float]:
    seen = Counter(word for row in rows for word in row)
    return lambda word: math.log((1 + len(rows)) / (0.5 + seen[word]))


def _cosine(one: Counter[str], other: Counter[str], rarity: Callable[[str], float]) -> float:
    shared = sum(one[word] * other[word] * rarity(word) ** 2 for word in one.keys() & other.keys())
    sizes = math.prod(
        math.sqrt(sum((count * rarity(word)) ** 2 for word, count in row.items()))
        for row in (one, other)
    )
    return shared / sizes if sizes else 0.0


if __name__ == "__main__":
    main()
