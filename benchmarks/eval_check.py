"""Run the whole checker over labelled version pairs: false alarms, recall by edit type, the seed story.

python -m benchmarks.eval_check --data DIR [--no-nli] [--show N] [--sets NAME ...]
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.data import data_dir
from benchmarks.rows import Row, read_rows
from factcheck import Checker, Document, Finding

SUMMEDITS = ("ectsum", "podcast", "qmsumm", "sales_call", "sales_email", "samsum", "scitldr")
UNSEEN = ("versions_summedits_samsum", "versions_summedits_ectsum")
LEVELS = ("error", "warning", "info", "review")


@dataclass(frozen=True, slots=True)
class Outcome:
    """A row and what was found in it."""

    row: Row
    findings: tuple[Finding, ...]

    @property
    def worst(self) -> str:
        """``error``, ``warning``, ``info``, ``review`` or an empty string."""
        found = {
            "review" if finding.kind == "review" else str(finding.severity)
            for finding in self.findings
        }
        return next((level for level in LEVELS if level in found), "")


def run(checker: Checker, rows: Sequence[Row]) -> list[Outcome]:
    """Check the two texts of each row as two versions."""
    outcomes = []
    for row in rows:
        ours, theirs = row.pair
        report = checker.check([Document(id="a", text=ours), Document(id="b", text=theirs)])
        outcomes.append(Outcome(row, report.findings))
    return outcomes


def share(outcomes: Sequence[Outcome], levels: Sequence[str]) -> float:
    """Percent of the outcomes whose worst finding is one of *levels*."""
    return 100 * sum(o.worst in levels for o in outcomes) / max(1, len(outcomes))


def main() -> None:
    """Print the tables."""
    options = _arguments()
    checker = Checker(nli=not options.no_nli)
    print(
        f"## factcheck check over labelled pairs (model: {'no' if options.no_nli else 'shipped'})\n"
    )
    print("| set | label | pairs | error % | error or warning % | any conflict or review % |")
    print("|---|---|---:|---:|---:|---:|")
    everything: dict[str, list[Outcome]] = {}
    for name in options.sets:
        rows = read_rows(options.data / "dev" / f"{name}.jsonl.gz")
        rows = sample([r for r in rows if options.only in ("", r.label)], options.limit)
        everything[name] = run(checker, rows)
        _print_set(name, everything[name])
    harmless = [
        o
        for name, done in everything.items()
        if "summedits" in name
        for o in done
        if o.row.label == "no_conflict"
    ]
    if harmless:
        print(
            f"| all summedits | no_conflict | {len(harmless)} | {share(harmless, ('error',)):.1f} | "
            f"{share(harmless, ('error', 'warning')):.1f} | {share(harmless, LEVELS):.1f} |"
        )
    _print_types([o for done in everything.values() for o in done if o.row.label == "conflict"])
    _print_rules(everything)
    _print_calibration([o for name, done in everything.items() if name in UNSEEN for o in done])
    if options.show:
        _show([o for done in everything.values() for o in done], options)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=data_dir())
    parser.add_argument("--no-nli", action="store_true")
    parser.add_argument(
        "--limit", type=int, default=250, help="rows per set, a fixed sample; 0 is all"
    )
    parser.add_argument("--only", default="", help="rows with this label only")
    parser.add_argument("--show", type=int, default=0, help="print this many false alarms")
    parser.add_argument("--rule", default="", help="show findings of this rule only")
    parser.add_argument("--label", default="no_conflict,paraphrase", help="labels to show")
    sets = [f"versions_summedits_{name}" for name in SUMMEDITS]
    parser.add_argument("--sets", nargs="+", default=[*sets, "versions_fib_swaps", "msrp"])
    return parser.parse_args()


def sample(rows: list[Row], limit: int) -> list[Row]:
    """The same *limit* rows each time; all of them when *limit* is 0."""
    if not limit or limit >= len(rows):
        return rows
    return random.Random(0).sample(rows, limit)


def _print_set(name: str, outcomes: Sequence[Outcome]) -> None:
    for label in sorted({o.row.label for o in outcomes}):
        chosen = [o for o in outcomes if o.row.label == label]
        cells = [
            share(chosen, ("error",)),
            share(chosen, ("error", "warning")),
            share(chosen, LEVELS),
        ]
        print(
            f"| {name} | {label} | {len(chosen)} | " + " | ".join(f"{c:.1f}" for c in cells) + " |",
            flush=True,
        )


def _print_types(outcomes: Sequence[Outcome]) -> None:
    rows: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        for kind in outcome.row.kinds or ("(none)",):
            rows[kind].append(outcome)
    print(
        "\n| edit type of conflict rows | pairs | error % | error or warning % | any % | types found |"
    )
    print("|---|---:|---:|---:|---:|---|")
    for kind, chosen in sorted(rows.items(), key=lambda item: -len(item[1])):
        types = Counter(str(f.type) for o in chosen for f in o.findings)
        cells = [
            share(chosen, ("error",)),
            share(chosen, ("error", "warning")),
            share(chosen, LEVELS),
        ]
        found = ", ".join(f"{name} {number}" for name, number in types.most_common(5))
        print(
            f"| {kind} | {len(chosen)} | " + " | ".join(f"{c:.1f}" for c in cells) + f" | {found} |"
        )


def _print_rules(everything: dict[str, list[Outcome]]) -> None:
    """How often each rule speaks on conflict and on harmless rows."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for outcome in (o for done in everything.values() for o in done):
        good = outcome.row.label in ("conflict", "not_paraphrase")
        for finding in outcome.findings:
            key = (f"{finding.rule_id} {finding.rule_name}", f"{finding.severity}/{finding.kind}")
            counts[key]["conflict" if good else "harmless"] += 1
    print("\n| rule | severity/kind | on conflict rows | on harmless rows |\n|---|---|---:|---:|")
    for (rule, severity), count in sorted(counts.items()):
        print(f"| {rule} | {severity} | {count['conflict']} | {count['harmless']} |")


def _print_calibration(outcomes: Sequence[Outcome]) -> None:
    """Stated confidence against the share of findings on conflict rows, on sets that nothing was fitted on."""
    print("\n| confidence (samsum, ectsum) | findings | mean stated | share on conflict rows |")
    print("|---|---:|---:|---:|")
    rows = [(f.confidence, o.row.label == "conflict") for o in outcomes for f in o.findings]
    error = 0.0
    for low, high in ((0, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 0.97), (0.97, 1.01)):
        chosen = [row for row in rows if low <= row[0] < high]
        if chosen:
            stated = sum(row[0] for row in chosen) / len(chosen)
            right = sum(row[1] for row in chosen) / len(chosen)
            error += abs(stated - right) * len(chosen) / len(rows)
            print(f"| {low} to {min(high, 1)} | {len(chosen)} | {stated:.2f} | {right:.2f} |")
    print(f"\nexpected calibration error: {error:.3f}")


def _show(outcomes: Sequence[Outcome], options: argparse.Namespace) -> None:
    labels = options.label.split(",")
    rows = [
        (o, f)
        for o in outcomes
        for f in o.findings
        if o.row.label in labels and (not options.rule or f.rule_id == options.rule)
    ]
    for outcome, finding in random.Random(1).sample(rows, min(options.show, len(rows))):
        print(f"\n[{finding.rule_id} {finding.severity}/{finding.kind}] {finding.message}")
        print("   A:", outcome.row.pair[0])
        print("   B:", outcome.row.pair[1])
        print("   at:", " | ".join(f"{x.document}:{x.text}" for x in finding.locations))
        if finding.evidence.nli:
            print("   nli:", finding.evidence.nli)


if __name__ == "__main__":
    main()
