"""The examples of the rules as tests: what counts as right, and what is said of the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from factcheck.model import (
    Document,
    Evidence,
    Finding,
    FindingKind,
    FindingType,
    Location,
    Severity,
    Span,
)
from factcheck.rulebook import marks
from factcheck.rulebook.examples import Outcome, Result, run, summary
from factcheck.rulebook.rule import Examples, Rule

CONFLICT = ("[[Nine]] sheep", "[[8]] sheep")
OK = ("Nine sheep", "9 sheep")


class _Kind:
    finding_type = FindingType.NUMBER


def _rule(**examples: tuple[tuple[str, str], ...]) -> Rule:
    return Rule(
        id="FC101",
        name="toll",
        summary="",
        severity=Severity.ERROR,
        check_type="toll",
        kind=_Kind(),  # type: ignore[arg-type]
        message="",
        examples=Examples(**examples),
    )


def _finding(*places: tuple[str, int, int], rule_id: str = "FC101") -> Finding:
    locations = tuple(Location(name, a, b, 1, 1, "", "", "") for name, a, b in places)
    return Finding(
        fingerprint="f",
        rule_id=rule_id,
        rule_name="toll",
        type=FindingType.NUMBER,
        severity=Severity.ERROR,
        kind=FindingKind.CONFLICT,
        confidence=0.9,
        message="Nine against 8.",
        advice="",
        locations=locations,
        groups=(),
        outliers=(),
        evidence=Evidence(None, None),
    )


RIGHT = _finding(("ours", 0, 4), ("theirs", 0, 1))


@pytest.mark.parametrize(
    ("findings", "outcome", "note"),
    [
        pytest.param([RIGHT], Outcome.PASSED, "", id="both marks touched"),
        pytest.param(
            [_finding(("ours", 3, 9), ("theirs", 0, 7))], Outcome.PASSED, "", id="overlap is enough"
        ),
        pytest.param(
            [_finding(("ours", 0, 4)), _finding(("theirs", 0, 1))],
            Outcome.PASSED,
            "",
            id="two findings of the rule",
        ),
        pytest.param([], Outcome.FAILED, "not reported", id="silence"),
        pytest.param(
            [_finding(("ours", 0, 4), ("theirs", 0, 1), rule_id="FC201")],
            Outcome.FAILED,
            "not reported, but FC201 was",
            id="another rule",
        ),
        pytest.param(
            [_finding(("ours", 5, 10), ("theirs", 0, 1))],
            Outcome.FAILED,
            '"Nine" is not in the finding',
            id="other words",
        ),
        pytest.param(
            [_finding(("theirs", 0, 4), ("ours", 0, 1))],
            Outcome.PASSED,
            "",
            id="the order of the places does not matter",
        ),
        pytest.param(
            [_finding(("ours", 4, 5), ("theirs", 1, 2))],
            Outcome.FAILED,
            '"Nine" is not in the finding; "8" is not in the finding',
            id="beside the words",
        ),
    ],
)
def test_what_must_fire(findings: list[Finding], outcome: Outcome, note: str) -> None:
    """A conflict passes where findings of its own rule touch every mark."""
    results = run(
        [_rule(conflict=(CONFLICT,))], lambda stories, _rules: [findings for _ in stories]
    )
    assert results == (Result("FC101", "conflict", 1, CONFLICT, outcome, note),)


@pytest.mark.parametrize(
    ("findings", "outcome", "note"),
    [
        pytest.param([], Outcome.PASSED, "", id="silence"),
        pytest.param([_finding(rule_id="FC201")], Outcome.PASSED, "", id="another rule"),
        pytest.param([RIGHT], Outcome.FAILED, "reported: Nine against 8.", id="a false alarm"),
    ],
)
def test_what_must_not_fire(findings: list[Finding], outcome: Outcome, note: str) -> None:
    """An ok example passes where its own rule is silent."""
    results = run([_rule(ok=(OK,))], lambda stories, _rules: [findings for _ in stories])
    assert results == (Result("FC101", "ok", 1, OK, outcome, note),)


@pytest.mark.parametrize(
    ("findings", "conflict", "ok"),
    [
        pytest.param([], Outcome.KNOWN, Outcome.FIXED, id="silent: one missed, one right now"),
        pytest.param([RIGHT], Outcome.FIXED, Outcome.KNOWN, id="reported: the other way round"),
    ],
)
def test_known_misses(findings: list[Finding], conflict: Outcome, ok: Outcome) -> None:
    """What is known to go wrong may, and is said when it no longer does."""
    rule = _rule(todo_conflict=(CONFLICT,), todo_ok=(OK,))
    results = run([rule], lambda stories, _rules: [findings for _ in stories])
    assert [result.outcome for result in results] == [conflict, ok]


def test_a_fixed_example_says_where_it_belongs() -> None:
    (result,) = run([_rule(todo_ok=(OK,))], lambda stories, _rules: [[] for _ in stories])
    assert str(result) == (
        "FC101 todo_ok 1: fixed: right now, move it to ok\n"
        "    ours:   Nine sheep\n"
        "    theirs: 9 sheep"
    )


def test_a_summary_counts() -> None:
    rule = _rule(conflict=(CONFLICT, CONFLICT), ok=(OK,), todo_ok=(OK,), todo_conflict=(CONFLICT,))
    results = run([rule], lambda stories, _rules: [[] for _ in stories])
    assert (
        summary([result.outcome for result in results])
        == "1 passed, 2 failed, 1 known to go wrong, 1 fixed"
    )
    assert summary(()) == "no examples"


def test_the_check_sees_no_marks() -> None:
    seen = []

    def check(stories: Sequence[Sequence[Document]], _rules: Sequence[Rule]) -> list[list[Finding]]:
        seen.extend(stories)
        return [[] for _ in stories]

    run([_rule(conflict=(CONFLICT,), ok=(OK,))], check)
    assert seen == [
        (Document("ours", "Nine sheep"), Document("theirs", "8 sheep")),
        (Document("ours", "Nine sheep"), Document("theirs", "9 sheep")),
    ]


def test_the_models_examples_wait_for_the_model(
    read: Callable[..., tuple[Rule, ...]], good: str
) -> None:
    def check(stories: Sequence[Sequence[Document]], _rules: Sequence[Rule]) -> list[list[Finding]]:
        assert not stories, "the examples of the model's rule must not be run"
        return []

    results = run(read(good.replace("{type: toll}", "{type: contradiction}")), check)
    assert [(result.list, result.outcome) for result in results] == [
        ("conflict", Outcome.SKIPPED),
        ("ok", Outcome.SKIPPED),
    ]


@pytest.mark.parametrize(
    ("example", "text", "spans"),
    [
        pytest.param("a b", "a b", (), id="no mark"),
        pytest.param("[[a]] b", "a b", (Span(0, 1),), id="at the beginning"),
        pytest.param("a [[b]]", "a b", (Span(2, 3),), id="at the end"),
        pytest.param("[[a]] [[b]]", "a b", (Span(0, 1), Span(2, 3)), id="two"),
        pytest.param("a [sic] b", "a [sic] b", (), id="single brackets are text"),
        pytest.param("é🙂[[b]]", "é🙂b", (Span(2, 3),), id="spans count characters"),
    ],
)
def test_marks(example: str, text: str, spans: tuple[Span, ...]) -> None:
    assert marks.read(example) == marks.Marked(text, spans)


@pytest.mark.parametrize("example", ["[[a", "a]]", "[[a [[b]]", "[[]]", "]]a[["])
def test_marks_without_sense(example: str) -> None:
    with pytest.raises(ValueError, match=r"partner|nothing"):
        marks.read(example)
