"""What holds for all text formats, those of the future included."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from factcheck import Report, plugins
from factcheck.model import Severity
from factcheck.presentation.gravity import gravity
from factcheck.reporters import json as json_report
from factcheck.saved import read

BINARY = {"docx"}
NAMES = [name for name in plugins.names("factcheck.reporters") if name not in BINARY]


def render(name: str, report: Report) -> str:
    return str(plugins.load("factcheck.reporters", name).render(report))


def again(report: Report) -> Report:
    return read(json_report.render(report).encode(), "saved.json")


def test_the_page_on_reports_has_a_section_with_a_command_for_each_format() -> None:
    page = (Path(__file__).parents[2] / "docs" / "reports.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"\n## (\w+)\n(.*?)(?=\n## |\Z)", page, re.DOTALL))

    assert {name for name in plugins.names("factcheck.reporters") if name not in sections} == set()
    assert all("\n    factcheck " in sections[name] for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_saved_report_is_rendered_as_the_report_was(name: str, three: Report) -> None:
    assert render(name, again(three)) == render(name, three)


@pytest.mark.parametrize("name", NAMES)
def test_hostile_text_stops_no_format(name: str, hostile: Report) -> None:
    shown = render(name, hostile)

    assert shown.strip()
    assert not {"\x07", "\x1b"} & set(shown)


@pytest.mark.parametrize("name", NAMES)
def test_the_message_is_shown(name: str, three: Report) -> None:
    shown = render(name, three)

    assert three.conflicts
    assert all(f.rule_id in shown for f in three.conflicts)


@pytest.mark.parametrize("name", sorted({*NAMES} - {"json", "jsonl", "markdown", "text", "html"}))
def test_decided_findings_are_left_out(name: str, decided: Report) -> None:
    shown = render(name, decided)

    assert "(1)" in shown
    assert "(2)" not in shown
    assert "(3)" in shown


def test_what_is_for_review_is_never_more_than_a_note(three: Report) -> None:
    assert {gravity(finding) for finding in three.reviews} <= {Severity.INFO}
