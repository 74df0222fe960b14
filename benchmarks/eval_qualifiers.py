"""Measure the rules on wording: ``python -m benchmarks.eval_qualifiers [-q]``.

Phrases: a conflict, a changed hedge and an added or dropped modifier must be reported by some
rule (ordinals and nationalities are for the rules on numbers and names), a harmless change must
not. Versions: the share of rows with a finding of severity error or warning of the family FC5, on
rows without conflict (false alarms) and on rows whose edit is an antonym or a negation.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.data import data_dir
from benchmarks.rows import Row, read_rows
from factcheck import Checker, Document
from factcheck.model import Finding, Severity

FAMILY = "FC5"
HARMLESS = "harmless"
EDITS = ("antonym_swap", "negation_insertion_removal", "negation")


def main() -> None:
    """Print misses and scores of the phrase sets, then the shares on the version sets."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=data_dir())
    parser.add_argument("-q", "--quiet", action="store_true", help="scores only")
    parser.add_argument("--rows", type=int, default=100, help="rows per set and label, a sample")
    options = parser.parse_args()
    checker = Checker(nli=False)
    for path in sorted(Path(options.data, "phrases").glob("qualifiers*.json")):
        _phrases(checker, path, quiet=options.quiet)
    for path in sorted(Path(options.data, "dev").glob("versions_*.jsonl.gz")):
        _versions(checker, path, options.rows)
    _versions(checker, Path(options.data, "dev", "msrp.jsonl.gz"), options.rows)


def _phrases(checker: Checker, path: Path, *, quiet: bool) -> None:
    rows = json.loads(path.read_text(encoding="utf-8"))
    right: Counter[str] = Counter()
    for row in rows:
        found = _all_findings(checker, (row["a"], row["b"]))
        if bool(found) is not (row["gold"] == HARMLESS):
            right[row["gold"]] += 1
        elif not quiet:
            rules = ", ".join(finding.rule_id for finding in found) or "nothing"
            print(f"  {row['gold']}: {row['a']} | {row['b']} -> {rules}")
    total = Counter(row["gold"] for row in rows)
    by_gold = ", ".join(f"{gold} {right[gold]}/{total[gold]}" for gold in sorted(total))
    print(f"{path.stem}: {right.total()} of {len(rows)} ({by_gold})")


def _versions(checker: Checker, path: Path, size: int) -> None:
    rows = read_rows(path)
    groups = {
        "no conflict": [row for row in rows if row.label in ("no_conflict", "paraphrase")],
        **{edit: [row for row in rows if _has(row, edit)] for edit in EDITS},
    }
    shares = [_share(checker, name, _sample(group, size)) for name, group in groups.items()]
    if any(shares):
        print(f"{path.name.removesuffix('.jsonl.gz')}: {', '.join(filter(None, shares))}")


def _has(row: Row, edit: str) -> bool:
    return row.label == "conflict" and edit in row.kinds


def _sample(rows: Sequence[Row], size: int) -> list[Row]:
    return random.Random(1).sample(rows, min(size, len(rows)))


def _share(checker: Checker, name: str, rows: Sequence[Row]) -> str:
    hits = sum(_is_reported(_findings(checker, row.pair)) for row in rows)
    return f"{name} {hits}/{len(rows)}" if rows else ""


def _is_reported(findings: Iterable[Finding]) -> bool:
    return any(finding.severity is not Severity.INFO for finding in findings)


def _findings(checker: Checker, texts: tuple[str, str]) -> list[Finding]:
    return [f for f in _all_findings(checker, texts) if f.rule_id.startswith(FAMILY)]


def _all_findings(checker: Checker, texts: tuple[str, str]) -> tuple[Finding, ...]:
    documents = [Document(id=name, text=text) for name, text in zip("ab", texts, strict=True)]
    return checker.check(documents).findings


if __name__ == "__main__":
    main()
