"""The page in a real browser: the system's Chromium, with an empty profile, closed after each module."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factcheck import Checker
from factcheck.model import Report
from factcheck.reporters import html
from tests.page import stories

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (e) => window.violations.push(e.violatedDirective));
"""

Reports = Mapping[str, Report]
Open = Callable[..., "Page"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip(f"no {CHROMIUM} (Debian: apt-get install chromium)")
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture(scope="session")
def ferry(rules_only: Checker) -> Report:
    """Five versions, checked by rules."""
    versions = zip(stories.NAMES, stories.FERRY, strict=True)
    return rules_only.check([stories.document(name, text) for name, text in versions])


@pytest.fixture(scope="session")
def reports(ferry: Report) -> Reports:
    """Reports to look at, by name."""
    return {
        "two": stories.two(),
        "five": ferry,
        "eight": stories.long(8, 60, conflicts=1),
        "hostile": stories.hostile(),
        "all": stories.all_tones(),
        "one": stories.report([stories.document("a", "Nine died. Ten died.")], stories.inside()),
        "empty": stories.report([stories.document("a", ""), stories.document("b", " \n")]),
        "many": stories.long(12, 60, conflicts=1),
        "clear": stories.report([stories.document(n, "All is well.") for n in "ab"]),
        "decided": stories.report(
            [stories.document("a", "Nine died."), stories.document("b", "Ten died.")],
            stories.finding(
                stories.place(stories.document("a", "Nine died."), "Nine"),
                stories.place(stories.document("b", "Ten died."), "Ten"),
                decision=stories.decided(),
            ),
        ),
    }


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Open a report: ``show(report, width=320, dark=True, scripts=False, at="#texts")``."""
    contexts = []

    def run(
        report: Report,
        *,
        width: int = 1280,
        height: int = 900,
        dark: bool = False,
        scripts: bool = True,
        at: str = "",
    ) -> Page:
        file = tmp_path / f"report-{len(contexts)}.html"
        file.write_text(html.render(report), "utf-8")
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            java_script_enabled=scripts,
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.add_init_script(_WATCH)
        page.goto(f"{file.as_uri()}{at}")
        return page

    yield run
    for context in contexts:
        context.close()
