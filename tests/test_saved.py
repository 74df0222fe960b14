"""A saved JSON report comes back as it was; anything else is named by its place."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from factcheck import Checker, Document, Report
from factcheck.errors import ReadError
from factcheck.model import Decision, DecisionKind, DecisionOrigin, FindingType, Location
from factcheck.readers import read as read_version
from factcheck.reporters import json as json_report
from factcheck.saved import read

OURS = "Nine people died in the fire at the mill in Orsk on Friday, police said.\n"
THEIRS = "Eleven people died in the fire at the mill in Orsk on Friday, police said.\n"


@pytest.fixture(scope="module")
def report() -> Report:
    checker = Checker(nli=False)
    page = b"<h1>Fire kills ten at the mill</h1>\n<p>Ten people died in the fire at the mill in Orsk, police said.</p>"
    return checker.check(
        [
            Document("a", "\U0001f525 " + OURS, path="x/a.txt", published=date(2026, 5, 3)),
            Document("b", THEIRS.replace("Orsk", "O\u0308rsk")),
            replace(read_version("-", stdin=THEIRS.encode()), warnings=("odd",)),
            read_version("-", stdin=page, stdin_name="c.html"),
        ],
        candidate="b",
    )


def saved(report: Report) -> bytes:
    return json_report.render(report).encode()


def test_a_report_comes_back_as_it_was(report: Report) -> None:
    found = read(saved(report), "saved.json")

    assert found.findings
    assert found.documents == report.documents
    assert found.alignment
    assert json_report.render(found).encode() == saved(report)


def test_decisions_and_the_file_that_they_stand_in_come_back(report: Report) -> None:
    text = "decisions: []\n"
    remark = replace(
        report.findings[0],
        type=FindingType.HYGIENE,
        locations=(Location("decisions.yaml", 0, 9, 1, 1, "decisions", "", ""),),
        groups=(),
        outliers=(),
    )
    decision = Decision(
        DecisionKind.ACCEPTED_CHANGE,
        "the toll rose",
        by="js",
        date=date(2026, 5, 3),
        until=date(2026, 6, 1),
        origin=DecisionOrigin.INLINE,
        place="b:1:1",
    )
    whole = replace(
        report,
        findings=(replace(report.findings[0], decision=decision), remark),
        further_files=(Document("decisions.yaml", text, path="decisions.yaml"),),
    )
    found = read(saved(whole), "saved.json")

    assert found.findings[0].decision == decision
    assert found.further_files == whole.further_files
    assert saved(found) == saved(whole)


def test_a_file_name_that_is_no_text_comes_back(rules_only: Checker) -> None:
    odd = "caf\udce9.txt"  # how Python shows bytes of a name that are not UTF-8
    written = saved(rules_only.check([Document(odd, OURS, path=odd), Document("b", THEIRS)]))
    found = read(written, "saved.json")

    assert found.documents[0].document.path == odd
    assert saved(found) == written


def test_further_keys_of_a_later_minor_version_are_not_read(report: Report) -> None:
    content = json.loads(saved(report))
    content |= {"format_version": "1.7", "mood": "good"}
    content["documents"][0]["mood"] = "good"

    assert saved(read(json.dumps(content).encode(), "saved.json")) == saved(report)


def _set(*path: str | int, to: object) -> Callable[[Any], None]:
    def change(content: Any) -> None:
        for step in path[:-1]:
            content = content[step]
        content[path[-1]] = to

    return change


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(
            _set("format_version", to="1.0"),
            'format_version: expected 1.1 or a later 1.x, found "1.0"',
            id="before-texts-were-saved",
        ),
        pytest.param(
            _set("format_version", to="2.0"),
            'format_version: expected 1.1 or a later 1.x, found "2.0"',
            id="a-later-major",
        ),
        pytest.param(
            _set("findings", to={}), "findings: expected a list, found an object", id="shape"
        ),
        pytest.param(
            _set("findings", 0, "severity", to="grave"),
            'findings[0].severity: expected one of error, warning, info, found "grave"',
            id="unknown-word",
        ),
        pytest.param(
            _set("findings", 0, "confidence", to=1.5),
            "findings[0].confidence: expected a number from 0 to 1, found 1.5",
            id="out-of-range",
        ),
        pytest.param(
            _set("findings", 0, "confidence", to=float("nan")),
            "findings[0].confidence: expected a number from 0 to 1, found nan",
            id="nan",
        ),
        pytest.param(
            _set("findings", 0, "locations", to=[]),
            "findings[0].locations: expected at least one place, found a list",
            id="nowhere",
        ),
        pytest.param(
            _set("findings", 0, "locations", 0, "text", to="Twelve"),
            'findings[0].locations[0].text: expected the words that stand there in the text, found "Twelve"',
            id="other-words",
        ),
        pytest.param(
            _set("findings", 0, "locations", 0, "end", to=9999),
            "findings[0].locations[0].end: expected an end between start and the end of the text, found 9999",
            id="beyond-the-end",
        ),
        pytest.param(
            _set("findings", 0, "locations", 0, "line", to=True),
            "findings[0].locations[0].line: expected a whole number from 1, found true or false",
            id="true-is-no-number",
        ),
        pytest.param(
            _set("findings", 0, "outliers", to=["z"]),
            'findings[0].outliers[0]: expected the id of a document, found "z"',
            id="unknown-version",
        ),
        pytest.param(
            _set("documents", 0, "text", to="Another story."),
            "documents[0].sha256: expected the digest of the text, found",
            id="text-was-edited",
        ),
        pytest.param(
            _set("documents", 0, "published", to="soon"),
            'documents[0].published: expected a day like 2026-05-03, found "soon"',
            id="day",
        ),
        pytest.param(
            _set("documents", 0, "paragraphs", to=[[5, 2]]),
            "documents[0].paragraphs[0]: expected start and end of a part of the text, found a list",
            id="backwards",
        ),
        pytest.param(
            _set("documents", 3, "source", to=[[1, 2]]),
            "documents[3].source[0]: expected offset, line and column, found a list",
            id="run",
        ),
        pytest.param(
            lambda content: content["findings"][0].pop("rule_id"),
            "findings[0]: expected the key rule_id, found none",
            id="key-missing",
        ),
        pytest.param(
            lambda content: content.pop("tool"),
            "the report: expected the key tool, found none",
            id="not-ours",
        ),
    ],
)
def test_what_is_wrong_is_named_by_its_place(
    report: Report, change: Callable[[Any], None], expected: str
) -> None:
    content = json.loads(saved(report))
    change(content)

    with pytest.raises(ReadError) as caught:
        read(json.dumps(content).encode(), "saved.json")

    assert str(caught.value).startswith(f"saved.json: {expected}")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(b"", "expected a JSON report, found none (Expecting value", id="empty"),
        pytest.param(b"\xff\xfe{}", "expected a JSON report, found none ('utf-8'", id="bytes"),
        pytest.param(b"{", "expected a JSON report, found none (Expecting", id="cut-off"),
        pytest.param(b"[" * 100_000, "expected a JSON report, found none (", id="deep"),
        pytest.param(b"[]", "the report: expected an object, found a list", id="list"),
        pytest.param(b"7", "the report: expected an object, found 7", id="number"),
        pytest.param(b'{"a": 1}', "the report: expected the key format_version", id="foreign"),
    ],
)
def test_what_is_no_report(content: bytes, expected: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(content, "saved.json")

    assert str(caught.value).startswith(f"saved.json: {expected}")
