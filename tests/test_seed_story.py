"""The real story pair against the list that a careful copy editor made of it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import pytest

from factcheck import Checker, Document, Finding, Report
from tests.conftest import FIXTURES

STORY = FIXTURES / "syria-bases"
ITEMS: list[dict[str, Any]] = json.loads((STORY / "gold.json").read_text(encoding="utf-8"))["items"]


def expected(*kinds: str) -> list[Any]:
    return [pytest.param(item, id=item["id"]) for item in ITEMS if item["expect"] in kinds]


@pytest.fixture(scope="module")
def report(with_model: Checker) -> Report:
    texts = {name: (STORY / f"{name}.txt").read_text(encoding="utf-8") for name in "ab"}
    return with_model.check([Document(id=name, text=text) for name, text in texts.items()])


def overlaps(finding: Finding, item: dict[str, Any], side: str) -> bool:
    return any(
        spot.document == side and spot.start < quote["end"] and quote["start"] < spot.end
        for spot in finding.locations
        for quote in item[side]
    )


def on_item(findings: Iterable[Finding], item: dict[str, Any]) -> list[Finding]:
    return [f for f in findings if overlaps(f, item, "a") and overlaps(f, item, "b")]


@pytest.mark.parametrize("item", expected("must_flag", "must_flag_variant"))
def test_what_must_be_flagged_is(report: Report, item: dict[str, Any]) -> None:
    assert {str(f.type) for f in on_item(report.findings, item)} & set(item["types"])


@pytest.mark.parametrize("item", expected("must_not_flag"))
def test_what_is_harmless_is_not(report: Report, item: dict[str, Any]) -> None:
    assert on_item(report.findings, item) == []


@pytest.mark.parametrize("item", expected("variant_not_conflict"))
def test_variants_are_never_conflicts(report: Report, item: dict[str, Any]) -> None:
    grave = [f for f in on_item(report.findings, item) if f.type != "name" and f.severity != "info"]

    assert grave == []


def test_one_spelling_is_one_finding(report: Report) -> None:
    spellings = [f for f in report.findings if f.type == "name"]

    assert [{spot.text for spot in f.locations} for f in spellings] == [{"Tartus", "Tartous"}]
    assert len(spellings[0].locations) == 4


def test_little_else_is_said(report: Report) -> None:
    listed = [
        item for item in ITEMS if item["expect"] not in ("must_not_flag", "omission_not_conflict")
    ]
    beyond = [
        f
        for f in report.findings
        if f.severity != "info"
        and f.kind == "conflict"
        and not any(on_item([f], i) for i in listed)
    ]

    assert len(beyond) <= 4
