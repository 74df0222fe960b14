"""The commands ``factcheck review`` and ``factcheck baseline``."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.decision_commands import ByOption, DecisionsOption, UntilOption
from factcheck.cli.exits import ExitCode, guarded
from factcheck.cli.options import ConfigOption, NoNliOption

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.model import Report


@guarded
def review(
    report: Annotated[Path, typer.Argument(metavar="REPORT.json")],
    by: ByOption = None,
    decisions: DecisionsOption = None,
    config: ConfigOption = None,
) -> int:
    """Decide the findings of a saved report, one at a time."""
    from factcheck.cli import deciding, reviewing

    file = deciding.file_to_write(decisions, config)
    who = deciding.editor() if by is None else by
    given = reviewing.review(deciding.saved(report), file, who, sys.stdin)
    words = ", ".join(f"{count} {word}" for word, count in sorted(given.items()) if count)
    print(f"{file.name}: {words or 'nothing to decide'}")
    return ExitCode.CLEAN


@guarded
def baseline(  # noqa: PLR0917 -- one parameter per option
    files: Annotated[
        list[str] | None, typer.Argument(metavar="V1 V2 [V3 ...]", help="The versions.")
    ] = None,
    candidate: Annotated[
        str | None, typer.Option(metavar="FILE", help="Only findings that touch this version.")
    ] = None,
    saved: Annotated[
        list[Path] | None,
        typer.Option(
            "--from", metavar="REPORT.json", help="Take the findings of a saved report; repeatable."
        ),
    ] = None,
    reason: Annotated[
        str, typer.Option("--reason", metavar="TEXT", help="Why they are accepted.")
    ] = "there when the baseline was taken",
    by: ByOption = None,
    until: UntilOption = None,
    decisions: DecisionsOption = None,
    no_nli: NoNliOption = False,
    config: ConfigOption = None,
) -> int:
    """Accept all findings of today as known; only new ones count from now on."""
    from factcheck.cli import deciding, reviewing
    from factcheck.decisions.recording import entry_of, record
    from factcheck.errors import FactcheckError

    if bool(files) == bool(saved):
        raise FactcheckError("baseline: expected versions, or --from and saved reports")
    said = deciding.decision_of("known", reason, by, until)
    file = deciding.file_to_write(decisions, config)
    reports = [deciding.saved(path) for path in saved or ()]
    if files:
        flags = {"nli": False if no_nli else None, "decisions": decisions}
        reports = [_checked(files, candidate, config, flags)]
    known = {entry.fingerprint for entry in deciding.entries_of(file)}
    found = [f for report in reports for f in reviewing.to_decide(report, known)]
    record(file, [entry_of(finding, said) for finding in found])
    number = len({finding.fingerprint for finding in found})
    noun = "finding" if number == 1 else "findings"
    print(f"{file.name}: {number} {noun} accepted as known")
    return ExitCode.CLEAN


def _checked(
    files: list[str], candidate: str | None, config: Path | None, flags: Mapping[str, object]
) -> Report:
    from factcheck.cli import checking, deciding
    from factcheck.config import load, merge
    from factcheck.decisions import apply

    settings = merge(load(Path.cwd(), config, os.environ)[0], flags, Path.cwd())
    if settings.decisions is not None and not settings.decisions.exists():
        settings = merge(settings, {"use_decisions": False})  # it is made now
    days = checking.refuse(files, candidate, settings)
    documents = checking.documents_of(files, days, settings.size_limits)
    checker = checking.checker_of(settings)
    decided = deciding.gathered(documents, candidate, settings, checker.rulebook)
    report = checker.check(documents, candidate=candidate)
    return apply(report, decided, deciding.today())
