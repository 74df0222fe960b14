"""Print what the rules find between outlets that cover one event, to be read by eye.

python -m benchmarks.eval_events --data DIR [--set multi_basil|multi_ecbplus] [--groups 30] [--skip 0]

Each finding of severity error or warning comes with both passages. Nothing here is labelled: mark what you read in
``events_read.yaml`` (fingerprint: right | wrong | open); the share of right ones among those read is printed last.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, cast

import yaml

from benchmarks.data import data_dir
from benchmarks.rows import read_raw
from factcheck import Checker, Document, Finding

GROUPED_BY = {"multi_basil": ("triplet",), "multi_ecbplus": ("topic", "subtopic")}
MOST = 6
"""Documents of a group that are compared; a topic of ECB+ has up to 20."""
READ = Path(__file__).with_name("events_read.yaml")


def main() -> None:
    """Print findings group by group, then how many were right."""
    options = _arguments()
    checker = Checker(nli=False)
    read = cast("Mapping[str, str]", yaml.safe_load(READ.read_text(encoding="utf-8")) or {})
    seen: Counter[str] = Counter()
    rules: Counter[str] = Counter()
    rows = read_raw(options.data / "dev" / f"{options.set}.jsonl.gz")
    for key, documents in islice(_groups(options.set, rows), options.skip, options.groups):
        report = checker.check(documents)
        grave = [f for f in report.findings if str(f.severity) != "info"]
        for finding in grave:
            verdict = read.get(finding.fingerprint, "unread")
            seen[verdict] += 1
            rules[f"{finding.rule_id} {verdict}"] += 1
            _show(key, finding, verdict)
    told = sum(seen.values())
    judged = seen["right"] + seen["wrong"]
    share = f"{100 * seen['right'] / judged:.0f} %" if judged else "none read"
    print(f"\n{told} findings: {dict(seen)}; right among right and wrong: {share}")
    print(", ".join(f"{rule} {count}" for rule, count in sorted(rules.items())))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=data_dir())
    parser.add_argument("--set", choices=sorted(GROUPED_BY), default="multi_basil")
    parser.add_argument("--groups", type=int, default=30, help="event groups, the first ones")
    parser.add_argument("--skip", type=int, default=0, help="groups to pass over first")
    return parser.parse_args()


def _groups(name: str, rows: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, list[Document]]]:
    found: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        found["/".join(str(row[part]) for part in GROUPED_BY[name])].append(row)
    for key, members in found.items():
        documents = [_document(row) for row in members[:MOST]]
        if len(documents) > 1:
            yield key, documents


def _document(row: Mapping[str, Any]) -> Document:
    day = row.get("date")
    sentences = row["sentences"]
    text = "\n".join(sentences) if isinstance(sentences, list) else str(row["document"])
    return Document(
        id=str(row.get("outlet", row["id"])),
        text=_untokenised(text),
        published=date.fromisoformat(day) if day else None,
    )


def _untokenised(text: str) -> str:
    """ECB+ comes in tokens: "15 , 800 - square - metre" is no way to print a figure."""
    for found, put in _SPACES:
        text = re.sub(found, put, text)
    return text


_SPACES = (
    (r" ([,.;:?!%)])", r"\1"),
    (r"(\d)([,.:]) (\d)", r"\1\2\3"),
    (r"\b([ap])\. m\.", r"\1.m."),
    (r"(\w) ([-/]) (?=\w)", r"\1\2"),
    (r"`` ?", "“"),
    (r" ?\'\'", "”"),
    (r"([($]) ", r"\1"),
    (r" (n't|'s|'re|'ve|'ll)\b", r"\1"),
)


def _show(key: str, finding: Finding, verdict: str) -> None:
    print(f"\n{key[:8]} {finding.fingerprint} [{finding.rule_id} {finding.severity}] {verdict}")
    print(f"   {finding.message}")
    for place in finding.locations[:4]:
        print(f"   {place.document}: {place.claim[:400]}")


if __name__ == "__main__":
    main()
