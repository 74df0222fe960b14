"""``factcheck calibrate``: decided findings in, thresholds of the model out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from factcheck.cli import output
from factcheck.cli.exits import ExitCode
from factcheck.decisions import Entry, read_file
from factcheck.errors import DecisionError
from factcheck.model import DecisionKind
from factcheck.nli import load
from factcheck.nli.calibration import pair_score
from factcheck.nli.fitting import Scored
from factcheck.nli.recalibration import read_refit, refit, require_enough
from factcheck.ports import Calibration, NliBackend


def calibrate(files: Sequence[Path], target: Path, model: str | None) -> int:
    """Fit thresholds to the decisions in *files*, write them to *target* and say what they change."""
    output.refuse_unwritable(target)
    entries = [entry for file in files for entry in read_file(file)[0] if _is_pair(entry)]
    try:
        require_enough([_is_conflict(entry) for entry in entries])
    except ValueError as error:
        raise DecisionError(f"{', '.join(map(str, files))}: {error}") from None
    backend = load(model)
    scored = _scored(backend, entries)
    record = refit(scored, backend.identity.sha256)
    output.write(target, json.dumps(record, indent=2) + "\n")
    print(f"{len(scored)} decided findings with two passages")
    print(_effect("now ", scored, backend.calibration))
    print(_effect("then", scored, read_refit(target, backend.identity.sha256)))
    print(f'{target} is written; use it with calibration = "{target}" in the configuration')
    return ExitCode.CLEAN


def _is_pair(entry: Entry) -> bool:
    return len(entry.excerpts) == 2  # noqa: PLR2004 -- a pair


def _is_conflict(entry: Entry) -> bool:
    return entry.decision.kind is not DecisionKind.FALSE_POSITIVE


def _scored(backend: NliBackend, entries: Sequence[Entry]) -> list[Scored]:
    """What the model says of the two passages of each decision."""
    sides = [side for entry in entries for side in (entry.excerpts, entry.excerpts[::-1])]
    scores = [row.contradiction for row in backend.score([(one, other) for one, other in sides])]
    joined = map(pair_score, scores[::2], scores[1::2])
    return [
        Scored(score, _is_conflict(entry)) for score, entry in zip(joined, entries, strict=True)
    ]


def _effect(when: str, scored: Sequence[Scored], calibration: Calibration) -> str:
    false = [one.score for one in scored if not one.conflict]
    true = [one.score for one in scored if one.conflict]
    return (
        f"{when}: conflict from {calibration.conflict:.3f}, review from {calibration.review:.3f};"
        f" {sum(score >= calibration.conflict for score in false)} of {len(false)} false alarms"
        f" and {sum(score >= calibration.conflict for score in true)} of {len(true)} conflicts"
        " would be called a conflict by the model"
    )
