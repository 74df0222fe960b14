"""The examples of every rule that ships, through the whole pipeline without the model."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from factcheck import Checker, Document, Finding
from factcheck.rulebook import Rule, load
from factcheck.rulebook.examples import OURS, THEIRS, Check, Outcome, run


@pytest.fixture
def compare(rules_only: Checker) -> Check:
    """Compare two texts with all rules."""

    def findings(ours: str, theirs: str) -> Sequence[Finding]:
        return rules_only.check([Document(OURS, ours), Document(THEIRS, theirs)]).findings

    return findings


@pytest.mark.parametrize("rule", load().known, ids=lambda rule: rule.id)
def test_examples(rule: Rule, compare: Check) -> None:
    """What must fire does, the rest is silent, and no ``todo_`` example is right by now."""
    results = run([rule], compare)
    wrong = [str(r) for r in results if r.outcome in (Outcome.FAILED, Outcome.FIXED)]
    assert not wrong, "\n".join(wrong)
