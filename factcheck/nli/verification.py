"""Check that a model is the one that was measured, and that it still judges as it should."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from factcheck.nli import JUDGE, checkpoint, load
from factcheck.nli.calibration import pair_score, read_settings

# Plain cases that any usable model gets right: ours, theirs, whether they conflict.
CONTROLS = (
    ("The talks failed.", "The talks succeeded.", True),
    ("The company did not raise its prices.", "The company raised its prices.", True),
    ("Shares rose by 3 percent.", "Shares fell by 3 percent.", True),
    ("The court upheld the ban.", "The court overturned the ban.", True),
    ("The talks began in Geneva on Friday.", "The talks began in Geneva on Friday.", False),
    ("He did not answer the question.", "He didn't answer the question.", False),
    ("The harvest was poor this year.", "The museum opens at nine o'clock.", False),
)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at; *detail* says what was found."""

    name: str
    passed: bool
    detail: str


def verify(model: str | Path | None = None) -> Iterator[Check]:
    """Look at the weights of *model* (None is the shipped one), then ask it the control pairs.

    Raises:
        BackendError: in one line, when there is no such model or it cannot be loaded.
    """
    found = checkpoint.find(model)
    yield _digest("weights", found.directory)
    if (found.directory / JUDGE).is_dir():
        yield _digest("weights of the judge", found.directory / JUDGE)
    yield _controls(model)


def _digest(name: str, directory: Path) -> Check:
    recorded = read_settings(directory).sha256
    actual = checkpoint.weights_digest(directory)
    if recorded is None:
        return Check(name, passed=True, detail=f"sha256 {actual}, none recorded to compare with")
    if recorded != actual:
        return Check(name, passed=False, detail=f"expected sha256 {recorded}, found {actual}")
    return Check(name, passed=True, detail=f"sha256 {actual}, as recorded")


def _controls(model: str | Path | None) -> Check:
    backend = load(model)
    sides = [side for ours, theirs, _ in CONTROLS for side in ((ours, theirs), (theirs, ours))]
    scores = [row.contradiction for row in backend.score(sides)]
    joined = map(pair_score, scores[::2], scores[1::2])
    wrong = [
        f"{ours} / {theirs}: {score:.2f}"
        for (ours, theirs, conflict), score in zip(CONTROLS, joined, strict=True)
        if (score >= backend.calibration.review) is not conflict
    ]
    said = f"{len(CONTROLS) - len(wrong)} of {len(CONTROLS)} judged rightly"
    return Check("control pairs", not wrong, "; ".join((said, *wrong)))
