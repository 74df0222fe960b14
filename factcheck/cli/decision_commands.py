"""The commands ``factcheck decisions list | add | prune | diff``."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.exits import ExitCode, guarded
from factcheck.cli.options import ConfigOption

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.decisions import Entry
    from factcheck.model import Report

decisions_app = typer.Typer(
    help="Look at what was decided about findings, and change it.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

DecisionsOption = Annotated[
    Path | None, typer.Option("--decisions", metavar="FILE", help="The decisions file.")
]
ByOption = Annotated[
    str | None, typer.Option("--by", metavar="NAME", help="Who decides; else who is logged in.")
]
UntilOption = Annotated[
    str | None, typer.Option("--until", metavar="DATE", help="Last day on which it holds.")
]


@decisions_app.command("list")
@guarded
def decisions_list(
    decisions: DecisionsOption = None,
    format_: Annotated[
        str, typer.Option("-f", "--format", metavar="NAME", help="text or json.")
    ] = "text",
    config: ConfigOption = None,
) -> int:
    """List all decisions, also those that have expired."""
    from factcheck.cli import deciding
    from factcheck.errors import ConfigError

    if format_ not in {"text", "json"}:
        raise ConfigError(f"--format: expected one of json, text, found {format_}")
    file = deciding.file_to_write(decisions, config)
    entries = deciding.entries_of(file)
    if format_ == "json":
        content = [_record(entry) for entry in entries]
        sys.stdout.write(json.dumps(content, ensure_ascii=False, indent=2) + "\n")
        return ExitCode.CLEAN
    for entry in entries:
        print(_line(entry) + (" (expired)" if _is_over(entry) else ""))
    if not entries:
        print(f"no decisions in {file}", file=sys.stderr)
    return ExitCode.CLEAN


@decisions_app.command("add")
@guarded
def decisions_add(  # noqa: PLR0917 -- one parameter per option
    fingerprint: Annotated[
        str, typer.Argument(metavar="FINGERPRINT", help="Of the finding; its beginning is enough.")
    ],
    report: Annotated[
        Path, typer.Option("--report", metavar="REPORT.json", help="A saved report that has it.")
    ],
    decision: Annotated[
        str,
        typer.Option(
            "--decision",
            metavar="WORD",
            help="accepted-change, false-positive, will-fix or known.",
        ),
    ],
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; obligatory.")],
    by: ByOption = None,
    until: UntilOption = None,
    decisions: DecisionsOption = None,
    config: ConfigOption = None,
) -> int:
    """Decide one finding of a saved report."""
    from factcheck.cli import deciding
    from factcheck.decisions.recording import entry_of, record

    said = deciding.decision_of(decision, reason, by, until)
    file = deciding.file_to_write(decisions, config)
    entry = entry_of(deciding.finding_to_decide(deciding.saved(report), fingerprint), said)
    record(file, [entry])
    print(f"{file.name}: {_line(entry)}")
    return ExitCode.CLEAN


@decisions_app.command("prune")
@guarded
def decisions_prune(
    reports: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[REPORT.json ...]", help="Saved reports that say what is not used any more."
        ),
    ] = None,
    absent: Annotated[
        bool,
        typer.Option(
            "--absent",
            help="Remove all that none of the reports uses; give reports of all your stories.",
        ),
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what would be removed.")
    ] = False,
    decisions: DecisionsOption = None,
    config: ConfigOption = None,
) -> int:
    """Remove decisions that have expired and those that reports call unused."""
    from factcheck.cli import deciding
    from factcheck.decisions.recording import remove
    from factcheck.errors import ConfigError

    if absent and not reports:
        raise ConfigError("--absent: expected at least one saved report, found none")
    file = deciding.file_to_write(decisions, config)
    found = [deciding.saved(path) for path in reports or ()]
    gone = [e for e in deciding.entries_of(file) if _is_gone(e, found, absent=absent)]
    for entry in gone:
        print(f"- {_line(entry)}")
    if gone and not dry_run:
        remove(file, [entry.fingerprint for entry in gone])
    removed = "would be removed" if dry_run else "removed"
    print(f"{len(gone)} {'decision' if len(gone) == 1 else 'decisions'} {removed}")
    return ExitCode.CLEAN


@decisions_app.command("diff")
@guarded
def decisions_diff(
    old: Annotated[Path, typer.Argument(metavar="OLD")],
    new: Annotated[Path, typer.Argument(metavar="NEW")],
) -> int:
    """Show what two decisions files decide differently."""
    from factcheck.decisions import read_file
    from factcheck.decisions.comparing import differences

    for sign, entry in differences(read_file(old)[0], read_file(new)[0]):
        print(f"{sign} {_line(entry)}")
    return ExitCode.CLEAN


def _is_gone(entry: Entry, reports: Iterable[Report], *, absent: bool) -> bool:
    from factcheck.decisions.usage import is_called_unused, is_used

    if _is_over(entry) or any(is_called_unused(entry, report) for report in reports):
        return True
    return absent and not any(is_used(entry, report) for report in reports)


def _is_over(entry: Entry) -> bool:
    from factcheck.cli import deciding

    until = entry.decision.until
    return until is not None and until < deciding.today()


def _line(entry: Entry) -> str:
    """``9f2c41d07ab3e655  FC101 known 12/14: reason (js, 2026-11-21, until 2026-12-01)``."""
    said = entry.decision
    rest = [said.by, str(said.date or ""), f"until {said.until}" if said.until else ""]
    known = ", ".join(word for word in rest if word)
    values = "/".join(entry.values)
    tail = f" ({known})" if known else ""
    return f"{entry.fingerprint}  {entry.rule} {said.kind} {values}: {said.reason}{tail}"


def _record(entry: Entry) -> dict[str, object]:
    said = entry.decision
    return {
        "fingerprint": entry.fingerprint,
        "rule": entry.rule,
        "values": list(entry.values),
        "excerpts": list(entry.excerpts),
        "decision": str(said.kind),
        "reason": said.reason,
        "by": said.by,
        "date": said.date.isoformat() if said.date else None,
        "until": said.until.isoformat() if said.until else None,
        "expired": _is_over(entry),
    }
