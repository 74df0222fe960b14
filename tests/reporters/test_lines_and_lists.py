"""GitLab's list, reviewdog's lines and JSON Lines."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from factcheck import Report
from factcheck.model import FindingKind, Severity
from factcheck.reporters import gitlab, jsonl, rdjsonl
from factcheck.reporters import json as json_report
from tests.reporters.conftest import a_finding, a_report

REPORTS = ["three", "piped", "nothing", "hostile", "decided"]
LINE = {"type": "integer", "minimum": 1}
GITLAB = {  # what GitLab's page on code quality says of the report format
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!\\./)"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": LINE, "end": LINE},
                    },
                },
            },
        },
    },
}
POSITION = {
    "type": "object",
    "required": ["line"],
    "properties": {"line": LINE, "column": LINE},
    "additionalProperties": False,
}
LOCATION = {
    "type": "object",
    "required": ["path", "range"],
    "properties": {
        "path": {"type": "string", "minLength": 1},
        "range": {
            "type": "object",
            "required": ["start", "end"],
            "properties": {"start": POSITION, "end": POSITION},
            "additionalProperties": False,
        },
    },
    "additionalProperties": False,
}
RDF = {  # the messages Diagnostic and RelatedLocation of reviewdog.proto, as far as they are used
    "type": "object",
    "required": ["message", "location", "severity"],
    "properties": {
        "message": {"type": "string", "minLength": 1},
        "location": LOCATION,
        "severity": {"enum": ["UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO"]},
        "source": {"type": "object", "required": ["name"]},
        "code": {"type": "object", "required": ["value"]},
        "related_locations": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"message": {"type": "string"}, "location": LOCATION},
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}


def rows(text: str) -> list[Any]:
    return [json.loads(line) for line in text.split("\n")[:-1]]


@pytest.mark.parametrize("name", REPORTS)
def test_gitlab_by_its_schema(name: str, request: pytest.FixtureRequest) -> None:
    report = request.getfixturevalue(name)
    content = json.loads(gitlab.render(report))

    jsonschema.validate(content, GITLAB)
    assert len(content) == len(report.open_findings)


def test_gitlab_fingerprints_are_unique_across_stories_too(three: Report, piped: Report) -> None:
    found = [
        row["fingerprint"]
        for report in (three, piped, a_report(a_finding(1), a_finding(2)))
        for row in json.loads(gitlab.render(report))
    ]

    assert len(found) > 4
    assert len(set(found)) == len(found)


def test_gitlab_shows_rule_and_other_places_in_the_description() -> None:
    (row,) = json.loads(gitlab.render(a_report(a_finding(1))))

    assert row["description"] == "FC101 deaths: nine or eleven (1). (see b.txt:1 “Eleven”)"
    assert row["location"] == {"path": "a.txt", "lines": {"begin": 1, "end": 1}}


@pytest.mark.parametrize(
    ("changes", "in_gitlab", "in_reviewdog"),
    [
        pytest.param({}, "major", "ERROR", id="error"),
        pytest.param({"severity": Severity.WARNING}, "minor", "WARNING", id="warning"),
        pytest.param({"severity": Severity.INFO}, "info", "INFO", id="info"),
        pytest.param({"kind": FindingKind.REVIEW}, "info", "INFO", id="review"),
    ],
)
def test_levels(changes: dict[str, object], in_gitlab: str, in_reviewdog: str) -> None:
    report = a_report(a_finding(**changes))  # type: ignore[arg-type]

    assert json.loads(gitlab.render(report))[0]["severity"] == in_gitlab
    assert rows(rdjsonl.render(report))[0]["severity"] == in_reviewdog


@pytest.mark.parametrize("name", REPORTS)
def test_rdjsonl_by_its_schema(name: str, request: pytest.FixtureRequest) -> None:
    report = request.getfixturevalue(name)
    found = rows(rdjsonl.render(report))

    for row in found:
        jsonschema.validate(row, RDF)
    assert len(found) == len(report.open_findings)


def test_rdjsonl_columns_are_bytes_and_left_out_for_markup(three: Report) -> None:
    texts = {row.document.path: row.document for row in three.documents}
    seen = {True: 0, False: 0}
    for row in rows(rdjsonl.render(three)):
        for place in (row["location"], *(r["location"] for r in row["related_locations"])):
            document = next(
                d for p, d in texts.items() if p and place["path"] in p.replace("\\", "/")
            )
            start, end = place["range"]["start"], place["range"]["end"]
            assert ("column" in start) == ("column" in end) == (document.source is None)
            seen["column" in start] += 1
            if "column" in start:
                text = document.text.replace("\r\n", "\n").replace("\r", "\n")
                line = text.split("\n")[start["line"] - 1].encode()
                words = line[start["column"] - 1 : end["column"] - 1].decode()
                assert words in {spot.text for f in three.findings for spot in f.locations}

    assert all(seen.values())


@pytest.mark.parametrize("name", REPORTS)
def test_jsonl_has_the_findings_of_the_json_report(
    name: str, request: pytest.FixtureRequest
) -> None:
    report = request.getfixturevalue(name)

    assert rows(jsonl.render(report)) == json.loads(json_report.render(report))["findings"]
