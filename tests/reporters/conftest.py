"""Reports that every format has to cope with."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factcheck import Checker, Document, Report
from factcheck.model import (
    Decision,
    DecisionKind,
    DocumentSummary,
    Evidence,
    Finding,
    FindingKind,
    FindingType,
    Group,
    Location,
    NotChecked,
    RuleIdentity,
    Severity,
)
from factcheck.readers import read

FIRE = "{} people died in the fire at the mill in O\u0308rsk on Friday, police said."
OWNER = "The owner of the mill, Karin Voss, {} that the sprinklers were broken."
HOSTILE = (
    '</script><img src=x onerror=alert(1)> "]](1) ::error file=x:: ]]> & @desk #12 | **x** `y` '
    "https://x.example \x07\x1b[2J \u202e%0A\n\n# head"
)


@pytest.fixture(scope="session")
def three(rules_only: Checker) -> Report:
    """Three versions: signs beyond the first plane, other line ends, a Windows path, markup."""
    page = (
        f"<h1>Fire kills ten</h1>\n<p>\U0001f525 {FIRE.format('Ten')}</p>\n"
        f"<p>{OWNER.format('denied')}</p>"
    )
    ours = f"\U0001f525 e\u0301 {FIRE.format('Nine')}\r\n\r\n{OWNER.format('denied')}"
    theirs = (
        f"東京 \U0001f469\u200d\U0001f692: {FIRE.format('Eleven')}\r\r{OWNER.format('confirmed')}"
    )
    return rules_only.check(
        [
            Document("./stories/é (1).txt", ours, path="./stories/é (1).txt"),
            Document("stories\\b.txt", theirs, path="stories\\b.txt"),
            read("-", stdin=page.encode(), stdin_name="c.html"),
        ]
    )


@pytest.fixture(scope="session")
def piped(rules_only: Checker) -> Report:
    """Standard input, which is no file, and sorts before the file."""
    return rules_only.check(
        [
            Document("-", FIRE.format("Nine"), path="-"),
            Document("b.txt", FIRE.format("Eleven"), path="b.txt"),
        ]
    )


@pytest.fixture(scope="session")
def nothing(rules_only: Checker) -> Report:
    """Two versions that agree."""
    return rules_only.check(
        [Document("a.txt", FIRE.format("Nine"), path="a.txt"), Document("b", FIRE.format("Nine"))]
    )


def a_finding(number: int = 0, **changes: object) -> Finding:
    """A conflict at the two words of ``a_report``; the fingerprint tells it from others."""
    whole = Finding(
        fingerprint=f"{number:016x}",
        rule_id="FC101",
        rule_name="number-conflict",
        type=FindingType.NUMBER,
        severity=Severity.ERROR,
        kind=FindingKind.CONFLICT,
        confidence=0.9,
        message=f"deaths: nine or eleven ({number}).",
        advice="Check it.",
        locations=(
            Location("a.txt", 0, 4, 1, 1, "Nine", "9", ""),
            Location("b.txt", 0, 6, 1, 1, "Eleven", "11", ""),
        ),
        groups=(Group("9", ("a.txt",)), Group("11", ("b.txt",))),
        outliers=(),
        evidence=Evidence(0.9, None),
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def a_report(*findings: Finding, not_checked: tuple[NotChecked, ...] = ()) -> Report:
    """A report of two plain files with these findings."""
    texts = {"a.txt": FIRE.format("Nine"), "b.txt": FIRE.format("Eleven")}
    return Report(
        tool_version="1.2.3",
        rules=(RuleIdentity("FC101", "a" * 64, "number-conflict", "Numbers differ."),),
        model=None,
        documents=tuple(DocumentSummary(Document(k, t, path=k), 1, 1) for k, t in texts.items()),
        findings=findings,
        not_checked=not_checked,
        pairs_compared=1,
        claims_without_counterpart=0,
    )


@pytest.fixture
def decided() -> Report:
    """One open finding, one that an editor has settled, and one that is only promised to be fixed."""
    accepted = Decision(DecisionKind.ACCEPTED_CHANGE, "the toll rose")
    promised = Decision(DecisionKind.WILL_FIX, "before noon")
    return a_report(a_finding(1), a_finding(2, decision=accepted), a_finding(3, decision=promised))


@pytest.fixture
def hostile() -> Report:
    """A report in which nothing that comes from outside is harmless."""
    text = f"{HOSTILE} Nine people died."
    spots = tuple(
        Location(name, 0, len(HOSTILE), 1, 1, HOSTILE, HOSTILE, HOSTILE)
        for name in ("a,b:c%.txt", "b.txt")
    )
    row = a_finding(1, message=HOSTILE, advice=HOSTILE, locations=spots, rule_name="x:y,z")
    documents = tuple(
        DocumentSummary(Document(spot.document, text, path=spot.document), 1, 1) for spot in spots
    )
    return replace(a_report(replace(row, groups=())), documents=documents)
