"""The examples of every rule that ships, through the whole pipeline without the model."""

from __future__ import annotations

import pytest

from factcheck import Checker
from factcheck.rulebook import Rule, load
from factcheck.rulebook.examples import Outcome, Result, run


@pytest.fixture(scope="module")
def results(rules_only: Checker) -> tuple[Result, ...]:
    """All examples, read in one go, and every one checked with all rules: none hides another."""
    return run(load().known, lambda stories, _rules: rules_only.findings_of(stories))


@pytest.mark.parametrize("rule", load().known, ids=lambda rule: rule.id)
def test_examples(rule: Rule, results: tuple[Result, ...]) -> None:
    """What must fire does, the rest is silent, and no ``todo_`` example is right by now."""
    own = [result for result in results if result.rule_id == rule.id]
    wrong = [str(r) for r in own if r.outcome in (Outcome.FAILED, Outcome.FIXED)]
    assert own
    assert not wrong, "\n".join(wrong)
