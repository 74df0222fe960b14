"""JUnit XML: the shape that CI servers read (that of junit-10.xsd), and what counts as a failure."""

from __future__ import annotations

from dataclasses import replace

import junitparser
import pytest
from lxml import etree

from factcheck import Report
from factcheck.model import FindingKind, Group, Location, NotChecked, RuleIdentity, Scope, Severity
from factcheck.reporters import junit
from tests.reporters.conftest import a_finding, a_report

SHAPE: dict[str, tuple[set[str], set[str], set[str]]] = {  # required, further attributes, children
    "testsuites": (set(), {"name", "tests", "failures", "errors"}, {"testsuite"}),
    "testsuite": ({"name", "tests", "failures", "errors"}, {"skipped"}, {"testcase"}),
    "testcase": ({"name"}, {"classname"}, {"failure", "skipped", "system-out"}),
    "failure": (set(), {"type", "message"}, set()),
    "skipped": (set(), {"type", "message"}, set()),
    "system-out": (set(), set(), set()),
}


def parsed(report: Report, fail_on: Severity | None = Severity.ERROR) -> etree._Element:
    return etree.fromstring(junit.render(report, fail_on=fail_on).encode())


def outcomes(report: Report, fail_on: Severity | None = Severity.ERROR) -> dict[str, list[str]]:
    """What the tests that did not simply pass came to, by suite."""
    return {
        str(suite.get("name")): [below.tag for case in suite for below in case]
        for suite in parsed(report, fail_on)
    }


@pytest.mark.parametrize("name", ["three", "piped", "nothing", "hostile", "decided"])
def test_the_shape_is_that_of_the_schema(name: str, request: pytest.FixtureRequest) -> None:
    for element in parsed(request.getfixturevalue(name)).iter():
        required, further, children = SHAPE[str(element.tag)]

        assert required <= set(element.keys()) <= required | further
        assert {str(below.tag) for below in element} <= children
        if children:
            assert not (element.text or "").strip()


def test_the_counts_are_right(three: Report) -> None:
    for suite in junitparser.JUnitXml.fromstring(junit.render(three).encode()):
        cases = list(suite)
        kinds = [type(row) for case in cases for row in case.result]

        assert suite.tests == len(cases)
        assert suite.failures == kinds.count(junitparser.Failure)
        assert suite.skipped == kinds.count(junitparser.Skipped)


def test_a_suite_for_every_two_versions_also_where_they_agree(three: Report) -> None:
    ids = [row.document.id for row in three.documents]
    names = [suite.get("name") for suite in parsed(three) if " | " in str(suite.get("name"))]

    assert names == [f"{ids[0]} | {ids[1]}", f"{ids[0]} | {ids[2]}", f"{ids[1]} | {ids[2]}"]


def test_with_a_candidate_only_what_was_compared_with_it(three: Report) -> None:
    report = replace(three, candidate="c.html", findings=())
    names = [str(suite.get("name")) for suite in parsed(report)]

    assert names
    assert all("c.html" in name for name in names)


@pytest.mark.parametrize(
    ("severity", "kind", "fail_on", "expected"),
    [
        pytest.param("error", "conflict", "error", ["failure"], id="error"),
        pytest.param("warning", "conflict", "error", ["system-out"], id="warning-passes"),
        pytest.param("warning", "conflict", "warning", ["failure"], id="warning-fails-if-asked"),
        pytest.param("info", "conflict", "info", ["failure"], id="info-if-asked"),
        pytest.param("error", "conflict", None, ["system-out"], id="never"),
        pytest.param("error", "review", "info", ["skipped", "system-out"], id="review-never"),
    ],
)
def test_what_fails(severity: str, kind: str, fail_on: str | None, expected: list[str]) -> None:
    row = a_finding(severity=Severity(severity), kind=FindingKind(kind))
    level = Severity(fail_on) if fail_on else None

    assert outcomes(a_report(row), level) == {"a.txt | b.txt": expected}


def test_only_the_versions_that_differ_fail(three: Report) -> None:
    a, b, c = (row.document.id for row in three.documents)
    spots = tuple(Location(name, 0, 1, 1, 1, "x", "", "") for name in (a, b, c))
    row = a_finding(locations=spots, groups=(Group("9", (a, b)), Group("11", (c,))))

    assert outcomes(replace(three, findings=(row,), rules=())) == {
        f"{a} | {b}": [],
        f"{a} | {c}": ["failure"],
        f"{b} | {c}": ["failure"],
    }


def test_what_lies_in_one_version_is_in_its_own_suite() -> None:
    rule = RuleIdentity("FC181", "", "told-twice", scope=Scope.WITHIN)
    spots = tuple(Location("b.txt", n, n + 1, 1, n + 1, "E", "", "") for n in (0, 1))
    row = a_finding(locations=spots, groups=(), rule_id="FC181", rule_name="told-twice")
    report = replace(a_report(row), rules=(rule,))

    assert outcomes(report) == {"a.txt | b.txt": [], "a.txt": [], "b.txt": ["failure"]}


def test_what_was_not_checked_is_skipped_and_never_passed() -> None:
    report = a_report(not_checked=(NotChecked("b.txt", "no claims found", 0, 6),))
    skipped = parsed(report).find("testsuite[@name='b.txt']/testcase/skipped")

    assert skipped is not None
    assert skipped.get("message") == "not checked: no claims found"


def test_decided_findings_pass(decided: Report) -> None:
    assert junit.render(decided).count("<failure") == 1  # two findings of one rule
    assert "(2)" not in junit.render(decided)
