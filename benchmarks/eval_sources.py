"""Measure attributions and names: ``python -m benchmarks.eval_sources --data DIR [--show N]``.

An attribution phrase counts when speaker, cue, class, mode and content of all its attributions
are right and nothing else was found. A name pair counts when the comparer says what the list says,
where "same" is same, variant or partial and "different" may be left open; a false merge is
different names called one.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.data import data_dir
from benchmarks.polnear import polnear, shown
from benchmarks.rows import read_raw
from factcheck.facts import attributions
from factcheck.facts.attributions.values import Attribution
from factcheck.facts.names.comparison import compare
from factcheck.facts.names.parts import name_from
from factcheck.facts.names.values import NameType, Sameness
from factcheck.facts.wording import words
from factcheck.language import load_parser
from factcheck.model import Document, Fact

_TYPES = {"place": NameType.PLACE, "person": NameType.PERSON, "org": NameType.ORG}
_ONE = {Sameness.SAME, Sameness.VARIANT, Sameness.PARTIAL}


def main() -> None:
    """Print scores and misses of all sets."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, default=data_dir())
    arguments.add_argument("--show", type=int, default=0, help="misses to print for each set")
    options = arguments.parse_args()
    for path in sorted((options.data / "phrases").glob("attributions*.json")):
        _report(path, _attribution_misses(path), options.show)
    for path in sorted((options.data / "phrases").glob("names*.json")):
        _report(path, _name_misses(json.loads(path.read_text(encoding="utf-8"))), options.show)
    rows = read_raw(options.data / "dev" / "names_geonames_pairs.jsonl.gz")
    pairs = [
        {"a": row["premise"], "b": row["hypothesis"], "type": "place", "gold": row["label"]}
        for row in rows
    ]
    _report(Path("names_geonames_pairs.json"), _name_misses(pairs), options.show)
    print("PolNeaR dev")
    for line in polnear(options.data, load_parser(), options.show):
        print(" ", line)


def _report(path: Path, outcomes: Iterator[str | None], show: int) -> None:
    """Each outcome is a miss in words, or None."""
    found = list(outcomes)
    misses = [line for line in found if line is not None]
    merges = sum("FALSE MERGE" in line for line in misses)
    print(f"{path.stem}: {len(found) - len(misses)} of {len(found)}, false merges {merges}")
    for line in misses[:show]:
        print("  ", line)


def _attribution_misses(path: Path) -> Iterator[str | None]:
    rows = json.loads(path.read_text(encoding="utf-8"))
    documents = [Document(id=str(row["id"]), text=row["text"]) for row in rows]
    parsed = load_parser()(documents)
    for row, document, sentences in zip(rows, documents, parsed, strict=True):
        found = attributions.extract(document, sentences)
        right = len(found) == len(row["gold"]) and all(map(_same, row["gold"], found))
        yield None if right else f"{row['text']} -> {[shown(fact) for fact in found]}"


def _same(gold: dict[str, str], fact: Fact[Attribution]) -> bool:
    value, sentence = fact.value, fact.sentence
    speaker = value.speaker or words(sentence, value.speaker_tokens)
    refused = value.cls.value == "refuse"
    cls = value.cls.value + ("-neg" if value.negated and not refused else "")
    content = words(sentence, value.content)
    return (
        gold["speaker"].lower() in speaker.lower()
        and gold["cue"].split()[0] == value.cue_lemma.split()[0]
        and (gold["cls"], gold["mode"]) == (cls, value.mode.value)
        and (gold["content"] in content or content in gold["content"])
    )


def _name_misses(rows: list[dict[str, Any]]) -> Iterator[str | None]:
    for row in rows:
        kind = _TYPES[row["type"]]
        found = compare(name_from(row["a"], kind), name_from(row["b"], kind))
        merged = row["gold"] == "different" and found in _ONE
        right = (found in _ONE) == (row["gold"] != "different")
        if row["gold"] == "partial":
            right = found is Sameness.PARTIAL
        note = "FALSE MERGE " if merged else ""
        yield (
            None if right else f"{note}{row['a']} | {row['b']} is {row['gold']}, said {found.value}"
        )


if __name__ == "__main__":
    main()
