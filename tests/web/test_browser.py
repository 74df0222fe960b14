"""The pages in a real browser: from the form to the decisions, with scripts and without, and axe."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import uvicorn
import yaml

from factcheck import Checker, Document
from factcheck.web.checks import Checks
from factcheck.web.server import application, listen
from tests.page.conftest import CHROMIUM, FLAGS
from tests.web.asking import OURS, THEIRS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip(f"no {CHROMIUM} (Debian: apt-get install chromium)")
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture(scope="module")
def url(rules_only: Checker) -> Iterator[str]:
    """The address of a server in a thread, with a slash at the end."""
    rules_only.check([Document(id=name, text=OURS) for name in "ab"])  # loads, as the command does
    listening, address = listen("127.0.0.1", 0)
    app, _ = application(Checks(None, rules_only), address, model=False)
    server = uvicorn.Server(uvicorn.Config(app, log_level="critical"))
    thread = threading.Thread(target=server.run, args=([listening],))
    thread.start()
    yield address.url
    server.should_exit = True
    thread.join()
    listening.close()


@pytest.fixture(params=[True, False], ids=["scripts", "no-scripts"])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=request.param)
    yield opened(context)
    context.close()


def opened(context: BrowserContext) -> Page:
    """A page on which a broken policy or script is an error."""
    found = context.new_page()
    found.set_default_timeout(60_000)
    problems: list[str] = []
    found.on("pageerror", lambda error: problems.append(str(error)))
    found.on("console", lambda line: problems.append(line.text) if line.type == "error" else None)
    found.problems = problems  # type: ignore[attr-defined]
    return found


def compare(page: Page, url: str) -> None:
    page.goto(url)
    page.get_by_label("Text").nth(0).fill(OURS)
    page.get_by_label("Text").nth(1).fill(THEIRS)
    page.get_by_role("textbox", name="Name").nth(0).fill("wire")
    page.get_by_label("This is the one to be published").nth(1).check()
    page.get_by_role("button", name="Compare").click()
    page.wait_for_url("**/reports/**")


def test_from_the_form_to_the_decisions(page: Page, url: str) -> None:
    compare(page, url)
    assert page.get_by_role("heading", level=1).inner_text() == "1 conflict between 2 versions"
    page.get_by_label("Decision", exact=True).select_option("known")
    page.get_by_label("Reason").fill("The desk knows.")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download factcheck-decisions.yaml").click()
    (entry,) = yaml.safe_load(Path(waiting.value.path()).read_text("utf-8"))["decisions"]

    assert waiting.value.suggested_filename == "factcheck-decisions.yaml"
    assert (entry["decision"], entry["reason"]) == ("known", "The desk knows.")
    assert page.problems == []  # type: ignore[attr-defined]


def test_by_keyboard_alone(browser: Browser, url: str) -> None:
    context = browser.new_context()
    page = opened(context)
    page.goto(url)
    page.locator("#text-1").focus()
    page.keyboard.type(OURS)
    for _ in range(9):  # over the file, name, day and candidate to the second text
        if page.evaluate("document.activeElement.id") == "text-2":
            break
        page.keyboard.press("Tab")
    page.keyboard.type(THEIRS)
    page.locator("#name-2").press("Enter")
    page.wait_for_url("**/reports/**")
    context.close()


def test_a_version_is_added_when_it_is_needed(browser: Browser, url: str) -> None:
    context = browser.new_context()
    page = opened(context)
    page.goto(url)
    assert page.locator("fieldset.version:visible").count() == 2
    page.get_by_role("button", name="Add a version").click()

    assert page.locator("fieldset.version:visible").count() == 3
    assert page.evaluate("document.activeElement.id") == "text-3"
    context.close()


def test_dropped_files_fill_the_versions(browser: Browser, url: str) -> None:
    context = browser.new_context()
    page = opened(context)
    page.goto(url)
    page.evaluate(
        """(texts) => {
          const dropped = new DataTransfer();
          texts.forEach((text, n) => dropped.items.add(new File([text], `v${n}.txt`)));
          document.body.dispatchEvent(new DragEvent("drop", {dataTransfer: dropped, bubbles: true}));
        }""",
        [OURS, THEIRS, THEIRS],
    )
    assert page.locator("fieldset.version:visible").count() == 3
    page.get_by_role("button", name="Compare").click()
    page.wait_for_url("**/reports/**")

    assert page.get_by_role("heading", level=1).inner_text() == "1 conflict between 3 versions"
    assert page.problems == []  # type: ignore[attr-defined]
    context.close()


@pytest.mark.parametrize(
    ("width", "dark"), [(1280, False), (320, True)], ids=["desktop-light", "phone-dark"]
)
def test_axe_finds_nothing(browser: Browser, url: str, width: int, *, dark: bool) -> None:
    axe = pytest.importorskip("axe_playwright_python")
    script = (Path(axe.__file__).parent / "axe.min.js").read_text("utf-8")
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if dark else "light",
        bypass_csp=True,  # axe is put into the page
    )
    page = opened(context)
    found = {}
    compare(page, url)
    report = page.url
    for path in (report, url, f"{url}api", f"{url}reports/none"):
        page.goto(path)
        page.evaluate(script)
        rows = page.evaluate(f"axe.run(document, {{runOnly: {json.dumps(TAGS)}}})")["violations"]
        found[path] = [(row["id"], [node["target"] for node in row["nodes"][:3]]) for row in rows]
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()

    assert list(found.values()) == [[]] * len(found)
