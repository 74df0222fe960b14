"""Rule files in an empty folder that is the working directory, checked against the fake kinds."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.rulebook import checks
from factcheck.rulebook.loading import read_rules
from factcheck.rulebook.rule import Rule

sys.path.insert(0, str(Path(__file__).parent))  # test folders are not packages

GOOD = """\
schema: factcheck.rules/v1
rules:
  - id: FC101
    name: toll-conflict
    summary: Two versions give different tolls.
    severity: error
    tags: [number]
    check: {type: toll}
    message: "{ours.text} against {theirs.text}"
    examples:
      conflict: [["[[Nine]] sheep were lost.", "[[8]] sheep were lost."]]
      ok: [["Nine sheep were lost.", "9 sheep were lost."]]
"""

Read = Callable[..., tuple[Rule, ...]]


@pytest.fixture
def good() -> str:
    """A rule file without a mistake; the rule starts in line 3."""
    return GOOD


@pytest.fixture(autouse=True)
def _fake_kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "KINDS", "fake_kinds")


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Read:
    """Read *ours* as the rules that ship and lay each of *layers* over them, all given as text."""
    monkeypatch.chdir(tmp_path)

    def from_texts(ours: str, *layers: str) -> tuple[Rule, ...]:
        folder = tmp_path / "ours"
        folder.mkdir(exist_ok=True)
        (folder / "x.yaml").write_text(ours, encoding="utf-8")
        paths = [tmp_path / f"layer{number}.yaml" for number, _ in enumerate(layers, start=1)]
        for path, text in zip(paths, layers, strict=True):
            path.write_text(text, encoding="utf-8")
        return read_rules(folder, paths)

    return from_texts
