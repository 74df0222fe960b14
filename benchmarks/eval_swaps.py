"""Which swaps in news sentences the rules find, and call by the right type, without the model.

python -m benchmarks.eval_swaps --data DIR [--types number date entity] [--show N]

A swap is found when a finding of severity error or warning has the type of the swap (``name`` or
``attribution`` for an entity, also ``quote`` where the name stands inside quotation marks), or, for a negation, is
of the rule ``denial-changed``: "has said", "has not said". ``swap_noise.yaml`` lists the rows, by id, whose
swap changes no fact of that type, each with the reason; the second figure leaves them out.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import yaml

from benchmarks.data import data_dir
from benchmarks.rows import read_raw
from factcheck import Checker, Document, Finding

RIGHT = {
    "number": {"number", "update"},
    "date": {"date", "update"},
    "entity": {"name", "attribution"},
    "pronoun": {"name", "contradiction"},
    "negation": {"negation"},
}
RULES = {"negation": frozenset({"denial-changed"})}
NOISE = Path(__file__).with_name("swap_noise.yaml")


@dataclass(frozen=True, slots=True)
class Outcome:
    """A row as the file has it and the findings that count."""

    raw: Mapping[str, Any]
    findings: tuple[Finding, ...]

    @property
    def right(self) -> bool:
        """Whether one of the findings has the type of the swap."""
        swap = self.raw["type"].split()[0]
        kinds, rules = RIGHT[swap], RULES.get(swap, frozenset())
        return any(str(f.type) in kinds or f.rule_name in rules for f in self.findings)


def main() -> None:
    """Print the table and, with ``--show``, the misses."""
    options = _arguments()
    checker = Checker(nli=False)
    noise = cast("Mapping[str, str]", yaml.safe_load(NOISE.read_text(encoding="utf-8")) or {})
    rows = read_raw(options.data / "dev" / "versions_fib_swaps.jsonl.gz")
    print("| swap | rows | found % | right type % | noise rows | right type, noise left out % |")
    print("|---|---:|---:|---:|---:|---:|")
    for kind in options.types:
        chosen = [raw for raw in rows if raw["type"].startswith(kind)]
        outcomes = [_outcome(checker, raw) for raw in chosen]
        clean = [o for o in outcomes if o.raw["id"] not in noise]
        found = _percent([bool(o.findings) for o in outcomes])
        right = _percent([o.right for o in outcomes])
        kept = _percent([o.right for o in clean])
        dropped = len(outcomes) - len(clean)
        print(f"| {kind} | {len(outcomes)} | {found:.1f} | {right:.1f} | {dropped} | {kept:.1f} |")
        for outcome in [o for o in clean if not o.right][options.skip :][: options.show]:
            _show(outcome)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=data_dir())
    parser.add_argument("--types", nargs="+", default=["number", "date", "entity"])
    parser.add_argument("--show", type=int, default=0, help="misses to print for each type")
    parser.add_argument("--skip", type=int, default=0, help="misses to pass over first")
    return parser.parse_args()


def _outcome(checker: Checker, raw: Mapping[str, Any]) -> Outcome:
    documents = [Document(id="a", text=raw["premise"]), Document(id="b", text=raw["hypothesis"])]
    found = checker.check(documents).findings
    return Outcome(raw, tuple(f for f in found if str(f.severity) in {"error", "warning"}))


def _percent(values: list[bool]) -> float:
    return 100 * sum(values) / max(1, len(values))


def _show(outcome: Outcome) -> None:
    raw = outcome.raw
    print(f"\n{raw['id']}  {raw['diff']}")
    print("   A:", raw["premise"])
    print("   B:", raw["hypothesis"])
    for finding in outcome.findings:
        print(f"   said: [{finding.rule_id} {finding.severity}] {finding.message}")


if __name__ == "__main__":
    main()
