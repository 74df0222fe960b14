"""Golden reports: each folder of ``fixtures/`` is checked and the whole text report compared.

``make fixtures`` (``FACTCHECK_REWRITE=1``) rewrites them; read the difference before you commit it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from factcheck import Checker, plugins
from factcheck.readers import read
from factcheck.reporters import json as json_report
from factcheck.reporters import text as text_report
from tests.conftest import FIXTURES

SUFFIXES = {".txt", ".md", ".html", ".docx"}
NOTES = "README.md"
CASES = sorted(path.name for path in FIXTURES.iterdir() if path.is_dir())
IN_ALL_FORMATS = {"death-toll-corrected", "harmless-rewrite", "one-outlet-wrong"}
"""Markdown and HTML with lines of their own, nothing found, and four versions."""

FORMATS = ("github", "gitlab", "jsonl", "junit", "markdown", "rdjsonl", "sarif")


@pytest.mark.parametrize("case", CASES)
def test_report_is_the_reviewed_one(
    with_model: Checker, case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(FIXTURES / case)
    names = sorted(p.name for p in Path().iterdir() if p.suffix in SUFFIXES and p.name != NOTES)
    report = with_model.check([read(name) for name in names])
    rendered = {
        "expected.report": text_report.render(report),
        "expected.json": json_report.render(report),
    }
    if case in IN_ALL_FORMATS:
        rendered |= {
            f"expected.{name}": plugins.load("factcheck.reporters", name).render(report)
            for name in FORMATS
        }
    if os.environ.get("FACTCHECK_REWRITE"):
        for name, content in rendered.items():
            Path(name).write_text(content, encoding="utf-8", newline="\n")

    assert {name: Path(name).read_text(encoding="utf-8") for name in rendered} == rendered


@pytest.mark.parametrize("case", CASES)
def test_a_case_says_why_it_is_here(case: str) -> None:
    assert (FIXTURES / case / NOTES).read_text(encoding="utf-8").strip()
