"""How often a rule's finding is right, by type and by what the model says: the table behind ``confidence``.

    python -m benchmarks.fit_confidence --data DIR [--limit N] [--write]

Runs the checker over the five SummEdits domains that may be trained on. A finding on a conflict row counts as right,
one on a harmless row as wrong. Shares are smoothed with one right and one wrong finding more; a type with few findings
is counted with all others. ``samsum`` and ``ectsum`` stay unseen.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.data import data_dir
from benchmarks.eval_check import run, sample
from benchmarks.rows import read_rows
from factcheck import Checker, Finding
from factcheck.verdicts import BANDS, band

DOMAINS = ("podcast", "qmsumm", "sales_call", "sales_email", "scitldr")
TABLE = Path(__file__).resolve().parents[1] / "factcheck" / "lexicon" / "confidence.yaml"
FEWEST = 20
HEAD = """\
# How often a rule's finding is right (0..1), by finding type and by the model's contradiction score of the pair:
# none = the model did not run or did not see the pair, low, middle, high = bands of factcheck.verdicts.BANDS.
# Written by `python -m benchmarks.fit_confidence --write`; see docs/calibration.md.
"""


def main() -> None:
    """Print the table; with ``--write`` keep it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=data_dir())
    parser.add_argument("--limit", type=int, default=0)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    right: Counter[tuple[str, str]] = Counter()
    seen: Counter[tuple[str, str]] = Counter()
    checker = Checker()
    for domain in DOMAINS:
        rows = read_rows(options.data / "dev" / f"versions_summedits_{domain}.jsonl.gz")
        for outcome in run(checker, sample(rows, options.limit)):
            for finding in outcome.findings:
                for cell in _cells(finding):
                    seen[cell] += 1
                    right[cell] += outcome.row.label == "conflict"
    lines = list(_lines(right, seen))
    print("\n".join(lines))
    if options.write:
        TABLE.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


def _cells(finding: Finding) -> Iterator[tuple[str, str]]:
    """The cells that a rule's finding counts in; the model's own findings have a curve of their own."""
    if finding.type == "contradiction" and finding.rule_id.startswith("FC6"):
        return
    for sort in (str(finding.type), "any"):
        yield sort, "none"
        if finding.evidence.nli is not None:
            yield sort, band(finding.evidence.nli.contradiction)


def _lines(right: Counter[tuple[str, str]], seen: Counter[tuple[str, str]]) -> Iterator[str]:
    for sort in sorted({name for name, _ in seen if seen[name, "none"] >= FEWEST}):
        shares = [
            f"{name}: {(right[sort, name] + 1) / (seen[sort, name] + 2):.3f}"
            for name in ("none", *BANDS)
        ]
        yield f"{sort}: {{{', '.join(shares)}}} # {seen[sort, 'none']} findings"


if __name__ == "__main__":
    main()
