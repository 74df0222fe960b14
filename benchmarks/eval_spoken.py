"""How often the rule layer speaks where figures or dates may decide, and how often it is right when it does.

python -m benchmarks.eval_spoken --data DIR [--limit 300] [--show N]

The sets are premise and hypothesis with a label of inference. Rules only ever say "these cannot both be true", so
to speak is a finding of severity error or warning on a figure, a date or a name; it is right on a row whose label
is not entailment, and strictly right on one labelled contradiction (where the set has that label).
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.data import data_dir
from benchmarks.eval_check import Outcome, run, sample
from benchmarks.rows import read_rows
from factcheck import Checker

SETS = ("equate_rte_quant", "equate_redditnli", "temporal_tbdense")
TYPES = {"number", "date", "name", "update"}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=data_dir())
    parser.add_argument(
        "--limit", type=int, default=300, help="rows per set, a fixed sample; 0 is all"
    )
    parser.add_argument("--show", type=int, default=0, help="wrong ones to print for each set")
    options = parser.parse_args()
    checker = Checker(nli=False)
    print("| set | rows | speaks | right % | of contradictions found | strictly right % |")
    print("|---|---:|---:|---:|---:|---:|")
    for name in SETS:
        rows = sample(read_rows(options.data / "dev" / f"{name}.jsonl.gz"), options.limit)
        outcomes = run(checker, rows)
        spoken = [o for o in outcomes if _speaks(o)]
        wrong = [o for o in spoken if o.row.label == "entailment"]
        against = [o for o in outcomes if o.row.label == "contradiction"]
        found = sum(_speaks(o) for o in against)
        print(
            f"| {name} | {len(rows)} | {len(spoken)} | {_percent(len(spoken) - len(wrong), spoken)} | "
            f"{found} of {len(against)} | {_percent(found, spoken) if against else '-'} |",
            flush=True,
        )
        for outcome in wrong[: options.show]:
            print("   ", *(f.message for f in outcome.findings))
            print("    A:", outcome.row.pair[0], "\n    B:", outcome.row.pair[1])


def _speaks(outcome: Outcome) -> bool:
    return any(str(f.severity) != "info" and str(f.type) in TYPES for f in outcome.findings)


def _percent(part: int, whole: list[Outcome]) -> str:
    return f"{100 * part / len(whole):.0f}" if whole else "-"


if __name__ == "__main__":
    main()
