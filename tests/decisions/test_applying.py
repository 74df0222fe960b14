"""Decisions over a report: what counts, what is asked again, and which decisions have had their day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from factcheck import Checker, Document, Report
from factcheck.decisions import gather
from factcheck.model import DecisionKind, FindingType
from factcheck.reporters import json as json_report
from factcheck.saved import read
from tests.decisions.deciding import FILE, TODAY, decided, held

Check = Callable[..., Report]

OURS = "Twelve people died in the fire in Leeds on Friday, police said."
THEIRS = "Fourteen people died in the fire in Leeds on Friday, police said."
OTHER = "The mayor opened the bridge over the river Aire in May."


@pytest.mark.parametrize(
    ("kind", "counts"),
    [
        pytest.param(DecisionKind.ACCEPTED_CHANGE, False, id="accepted"),
        pytest.param(DecisionKind.FALSE_POSITIVE, False, id="no conflict"),
        pytest.param(DecisionKind.KNOWN, False, id="known"),
        pytest.param(DecisionKind.WILL_FIX, True, id="a promise is no mending"),
    ],
)
def test_what_a_decision_does(kind: DecisionKind, counts: bool, check: Check) -> None:  # noqa: FBT001
    report = check(OURS, THEIRS)

    after = held(report, decided(report, kind))

    assert bool(after.conflicts) is counts
    assert [finding.decision.kind for finding in after.findings if finding.decision] == [kind]


@pytest.mark.parametrize(
    ("today", "counts"),
    [
        pytest.param(date(2026, 11, 29), False, id="before"),
        pytest.param(date(2026, 11, 30), False, id="on the last day"),
        pytest.param(date(2026, 12, 1), True, id="the day after"),
    ],
)
def test_a_decision_holds_to_its_last_day(today: date, counts: bool, check: Check) -> None:  # noqa: FBT001
    report = check(OURS, THEIRS)

    after = held(report, decided(report, until=date(2026, 11, 30)), today)

    assert bool(after.conflicts) is counts
    assert [finding.rule_id for finding in after.hygiene] == (["FC001"] if counts else [])


def test_a_promise_is_told_with_the_finding(check: Check) -> None:
    report = check(OURS, THEIRS)

    (finding,) = held(report, decided(report, DecisionKind.WILL_FIX)).conflicts

    assert finding.message.endswith(" (to be fixed by js: seen)")


def test_what_has_expired_is_asked_again_with_a_word_on_it(check: Check) -> None:
    report = check(OURS, THEIRS)

    after = held(report, decided(report, until=date(2026, 11, 21)))

    (finding,), (remark,) = after.conflicts, after.hygiene
    assert finding.message.endswith(" (decided until 2026-11-21, asked again)")
    assert remark.message == "the decision on FC101 12/14 has expired on 2026-11-21: seen"
    spot = remark.locations[0]
    assert (spot.document, spot.line, spot.column) == (FILE, 4, 5)
    assert spot.text == after.document(FILE).text[spot.start : spot.end]


def test_a_new_value_is_asked_with_a_word_on_the_old_one(check: Check) -> None:
    entries = decided(check(OURS, THEIRS))

    (finding,) = held(check(OURS, THEIRS.replace("Fourteen", "Sixteen")), entries).open_findings

    assert finding.message.endswith(" (decided for 12/14 on 2026-11-22, not for these values)")


def test_a_decision_that_fits_nothing_any_more_is_remarked_on(check: Check) -> None:
    entries = decided(check(OURS, THEIRS))

    after = held(check(OURS, OURS), entries)

    (remark,) = after.findings
    assert (remark.rule_id, remark.type) == ("FC002", FindingType.HYGIENE)
    assert remark.message == "the decision on FC101 12/14 fits no finding any more: seen"


def test_a_check_of_another_story_says_nothing_of_it(check: Check) -> None:
    """One file holds the decisions of many stories."""
    entries = decided(check(OURS, THEIRS), until=date(2026, 11, 1))

    assert held(check(OTHER, OTHER), entries).findings == ()


@pytest.mark.parametrize(
    "options",
    [
        pytest.param({"select": ["FC2"]}, id="its rule was not selected"),
        pytest.param({"ignore": ["FC101"]}, id="its rule was left out"),
    ],
)
def test_a_rule_that_does_not_run_leaves_no_decision_unused(
    options: dict[str, list[str]], check: Check
) -> None:
    entries = decided(check(OURS, THEIRS))
    versions = [Document("a", OURS), Document("b", THEIRS)]

    assert held(Checker(nli=False, **options).check(versions), entries).hygiene == ()  # type: ignore[arg-type]


def test_a_decision_cannot_be_taken_on_a_remark(check: Check) -> None:
    """Else a file could silence what is said about itself."""
    report = check(OURS, THEIRS)
    expired = decided(report, until=date(2026, 11, 1))
    remarks = held(report, expired).hygiene

    after = held(report, [*expired, *decided(replace(report, findings=remarks))])

    assert {finding.rule_id for finding in after.hygiene} >= {"FC001"}
    assert not any(finding.is_decided for finding in after.findings)


HOUSE_RULE = """\
schema: factcheck.rules/v1
rules:
  - id: {}
    name: figures-differ
    summary: Two figures.
    severity: error
    check: {{type: number, what: value}}
    message: "{{ours.text}} {{theirs.text}}"
    examples:
      conflict: [["[[Twelve]] people died.", "[[14]] people died."]]
      ok: [["Twelve people died.", "Twelve people died."]]
"""


def checked(rules: str) -> Report:
    """Under the one rule of a house of its own."""
    Path("desk.yaml").write_text(HOUSE_RULE.format(rules), encoding="utf-8")
    checker = Checker(nli=False, rules=["desk.yaml"], select=["DESK"])
    return checker.check([Document("a", OURS), Document("b", THEIRS)])


@pytest.mark.usefixtures("desk")
def test_a_rule_with_a_new_id_keeps_its_decisions() -> None:
    entries = decided(checked("DESK101"))

    renamed = held(checked("DESK201\n    formerly: [DESK100, DESK101]"), entries)
    another = held(checked("DESK201"), entries)

    assert [finding.rule_id for finding in renamed.decided_findings] == ["DESK201"]
    assert renamed.open_findings == ()
    assert another.conflicts


@pytest.mark.usefixtures("desk")
def test_a_rule_that_says_something_else_now_keeps_its_decisions() -> None:
    """Message, severity and the tool's version are in no fingerprint."""
    entries = decided(checked("DESK101"))
    newer = checked("DESK101\n    advice: Ask the desk.\n    tags: [toll]").findings[0]

    report = held(replace(checked("DESK101"), tool_version="9.9", findings=(newer,)), entries)

    assert report.open_findings == ()


def test_decided_findings_come_back_from_a_saved_report(check: Check) -> None:
    report = check(OURS, THEIRS)
    after = held(report, decided(report, until=date(2026, 12, 31)))
    over = held(report, decided(report, until=date(2026, 11, 1)))

    for one in (after, over):
        written = json_report.render(one)
        back = read(written.encode(), "saved.json")
        assert [f.decision for f in back.findings] == [f.decision for f in one.findings]
        assert json_report.render(back) == written


def test_the_same_decisions_give_the_same_bytes(check: Check) -> None:
    report = check(OURS, THEIRS)
    entries = decided(report, until=date(2026, 11, 1))

    first, second = (json_report.render(held(report, entries, TODAY)) for _ in range(2))

    assert first == second


def test_a_mistake_in_file_and_copy_are_told_together(desk: Path, rules_only: Checker) -> None:
    from factcheck.errors import DecisionError
    from factcheck.readers import read as read_version

    (desk / FILE).write_text("schema: x\ndecisions: []\n")
    new = read_version(
        "-", stdin=b"<!-- factcheck-ignore-next -->\nIt rained.\n", stdin_name="n.md"
    )

    with pytest.raises(DecisionError) as caught:
        gather(desk / FILE, [new], new.id, rules_only.rulebook.known)

    assert len(str(caught.value).splitlines()) == 2
