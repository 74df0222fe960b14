"""JUnit XML: a suite per two versions that were compared, a test per rule, as CI servers show and trend them.

A finding is in the suite of every two of its versions that say different things, so a suite tells whether these two
agree. What the rules find inside one version, and what could not be checked of it, is in a suite of that version.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from xml.etree import ElementTree as ET

from factcheck.model import Finding, FindingKind, Report, Scope, Severity
from factcheck.presentation.gravity import fails
from factcheck.presentation.words import one_line, why

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_COMPLETE = "everything could be checked"

_Suite = tuple[str, ...]
"""The ids of two versions, or of one."""


def render(report: Report, *, fail_on: Severity | None = Severity.ERROR) -> str:
    """XML that the xunit plug-in of Jenkins takes (junit-10.xsd); what is below *fail_on* is no failure."""
    root = ET.Element("testsuites", name="factcheck")
    for name, findings in _suites(report).items():
        root.append(_suite(name, findings, report, fail_on))
    for key in ("tests", "failures", "errors"):
        root.set(key, str(sum(int(suite.get(key, "0")) for suite in root)))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _suites(report: Report) -> Mapping[_Suite, Sequence[Finding]]:
    """What is open in each suite; there is a suite where a rule looked, also if it found nothing."""
    ids = [
        row.document.id for row in report.documents if report.candidate in {None, row.document.id}
    ]
    every = [row.document.id for row in report.documents]
    suites: dict[_Suite, list[Finding]] = {
        pair: [] for pair in combinations(every, 2) if report.candidate in {None, *pair}
    }
    if any(rule.scope is not Scope.ACROSS for rule in report.rules):
        suites |= {(name,): [] for name in ids}
    suites |= {(gap.document,): [] for gap in report.not_checked}
    for finding in report.open_findings:
        for suite in _pairs(finding, suites) or [(finding.locations[0].document,)]:
            suites.setdefault(suite, []).append(finding)
    return suites


def _pairs(finding: Finding, suites: Mapping[_Suite, Sequence[Finding]]) -> list[_Suite]:
    """The two versions that say different things; every two of its versions where values do not tell."""
    told = {
        frozenset((a, b))
        for one, other in combinations(finding.groups, 2)
        for a in one.documents
        for b in other.documents
    }
    present = {spot.document for spot in finding.locations}
    apart = [pair for pair in suites if frozenset(pair) in told]
    return apart or [pair for pair in suites if len(pair) > 1 and present.issuperset(pair)]


def _suite(
    name: _Suite, findings: Sequence[Finding], report: Report, fail_on: Severity | None
) -> ET.Element:
    label = _clean(" | ".join(name))
    suite = ET.Element("testsuite", name=label)
    for rule_id, rule_name in _rules(name, findings, report).items():
        rows = [finding for finding in findings if finding.rule_id == rule_id]
        suite.append(_case(label, _clean(f"{rule_id} {rule_name}"), rows, fail_on))
    suite.extend(_incomplete(label, name, report))
    _count(suite)
    return suite


def _rules(name: _Suite, findings: Sequence[Finding], report: Report) -> Mapping[str, str]:
    """Name by id of each rule that looked there, or that spoke all the same (a remark on decisions)."""
    elsewhere = Scope.WITHIN if len(name) > 1 else Scope.ACROSS
    names = {rule.id: rule.name for rule in report.rules if rule.scope is not elsewhere}
    names |= {finding.rule_id: finding.rule_name for finding in findings}
    return dict(sorted(names.items()))


def _case(
    suite: str, name: str, findings: Sequence[Finding], fail_on: Severity | None
) -> ET.Element:
    case = ET.Element("testcase", classname=suite, name=name)
    failing = [finding for finding in findings if fails(finding, fail_on)]
    if failing:
        message = "; ".join(one_line(finding.message) for finding in failing)
        failure = ET.SubElement(case, "failure", type=str(failing[0].severity))
        failure.set("message", _clean(message))
        failure.text = _details(failing)
    elif findings and all(finding.kind is FindingKind.REVIEW for finding in findings):
        ET.SubElement(case, "skipped", message="for review only")
    rest = [finding for finding in findings if finding not in failing]
    if rest:
        ET.SubElement(case, "system-out").text = _details(rest)
    return case


def _details(findings: Sequence[Finding]) -> str:
    return _clean("\n\n".join("\n".join(_lines(finding)) for finding in findings))


def _lines(finding: Finding) -> Iterator[str]:
    yield f"{finding.severity}: {one_line(finding.message)}"
    for spot in finding.locations:
        yield f"  {spot.document}:{spot.line}:{spot.column}: {one_line(spot.text)}"
    yield f"  why: {one_line(why(finding))}"
    if finding.advice:
        yield f"  advice: {one_line(finding.advice)}"
    yield f"  fingerprint: {finding.fingerprint}"


def _incomplete(label: str, name: _Suite, report: Report) -> Iterator[ET.Element]:
    """What could not be checked is a test that was skipped, never one that passed."""
    reasons = dict.fromkeys(gap.reason for gap in report.not_checked if (gap.document,) == name)
    if reasons:
        case = ET.Element("testcase", classname=label, name=_COMPLETE)
        ET.SubElement(case, "skipped", message=_clean(f"not checked: {'; '.join(reasons)}"))
        yield case


def _count(suite: ET.Element) -> None:
    suite.set("tests", str(len(suite)))
    suite.set("failures", str(len(suite.findall("testcase/failure"))))
    suite.set("errors", "0")
    suite.set("skipped", str(len(suite.findall("testcase/skipped"))))


def _clean(words: str) -> str:
    """Without characters that XML cannot hold."""
    return _NO_XML.sub("\ufffd", words)
