"""What 200 rules of a house cost: processor time of a check with and without them, on the seed story.

python -m benchmarks.bench_rules [--runs N] [--model]
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from factcheck import Checker, Document
from factcheck.readers import read

STORY = Path(__file__).resolve().parents[1] / "fixtures" / "syria-bases"
LIMIT = 0.2
"""Share of a check's time that 200 rules may add."""

_CHECKS = (
    "{{type: vocabulary, terms: [{{preferred: term{n}, wrong: [trem{n}, temr{n}]}}]}}",
    "{{type: pattern, pattern: 'file no. ([0-9]+/{n})', report: differences}}",
    "{{type: pattern, words: [allegedly, reportedly{n}], near: [Daily Lantern], distance: {n}}}",
    "{{type: pattern, pattern: '(?:base|port|city) [A-Z][a-z]+{n}'}}",
    "{{type: number, measures: [count], approx: 0.{n:03}}}",
    "{{type: number, what: vague, rounding: 0.{n:03}}}",
    "{{type: qualifier, change: added_dropped, classes: [degree], near_only: true}}",
    "{{type: date, what: day}}",
    "{{type: attribution, change: speaker}}",
    "{{type: certainty, change: hedge}}",
)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--rules", type=int, default=200)
    parser.add_argument("--model", action="store_true", help="with the language model")
    asked = parser.parse_args()
    documents = [read(str(path)) for path in sorted(STORY.glob("[ab].txt"))]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "house.yaml"
        path.write_text(_house(asked.rules), encoding="utf-8")
        begin = time.process_time()
        house = Checker(rules=[path], nli=asked.model)
        loading = time.process_time() - begin
        plain = Checker(nli=asked.model)
        without, with_them = _in_turn((plain, house), documents, asked.runs)
    print("| what | processor time |\n|---|---:|")
    print(f"| a check with the rules that ship | {1000 * without:.0f} ms |")
    print(f"| the same with {asked.rules} rules more | {1000 * with_them:.0f} ms |")
    print(f"| added | {with_them / without - 1:.0%} (limit {LIMIT:.0%}) |")
    print(f"| reading all rules, once | {1000 * loading:.0f} ms |")


def _house(number: int) -> str:
    rules = "".join(_rule(n) for n in range(1, number + 1))
    return f"schema: factcheck.rules/v1\nrules:\n{rules}"


def _rule(n: int) -> str:
    return f"""\
  - id: DESK{n:03}
    name: house-rule-{n}
    summary: A rule of the house.
    severity: info
    check: {_CHECKS[n % len(_CHECKS)].format(n=n)}
    message: "{{key}}"
    examples: {{conflict: ["[[x]]"], ok: ["y"]}}
"""


def _in_turn(
    checkers: Sequence[Checker], documents: Sequence[Document], runs: int
) -> tuple[float, ...]:
    """The median of each; they take turns, so that what slows the machine slows all."""
    rows: list[list[float]] = [[] for _ in checkers]
    for checker in checkers:
        checker.check(documents)
    for _ in range(runs):
        for row, checker in zip(rows, checkers, strict=True):
            begin = time.process_time()
            checker.check(documents)
            row.append(time.process_time() - begin)
    return tuple(map(statistics.median, rows))


if __name__ == "__main__":
    main()
