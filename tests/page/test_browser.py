"""The HTML report in a real browser: scripts on and off, keyboard only, hostile text, axe."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.page import stories
from tests.page.conftest import Open, Reports

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

ALL = ("two", "five", "eight", "hostile", "clear", "decided")
FOCUSED = "document.activeElement.tagName + (document.activeElement.getAttribute('href') || '')"
CARD = ".card:visible"
OPEN_ALL = "document.querySelectorAll('details').forEach((d) => { d.open = true; })"
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
AXE = """async (wanted) => {
  const found = await axe.run(document, {runOnly: wanted, resultTypes: ["violations"]});
  return found.violations.flatMap((v) => v.nodes.map((n) => [v.id, n.target, n.failureSummary]));
}"""


def focused(page: Page) -> str:
    """Id of what has the focus."""
    return str(page.evaluate("document.activeElement.id"))


@pytest.mark.parametrize("name", ALL)
def test_it_asks_nobody_for_anything_and_breaks_no_rule(
    name: str, show: Open, reports: Reports
) -> None:
    page = show(reports[name])
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.reload()
    page.keyboard.press("j")

    assert asked == [page.url.split("#", maxsplit=1)[0]]
    assert page.evaluate("window.violations") == []
    assert said == []


def test_the_policy_is_in_force(show: Open, reports: Reports) -> None:
    """Without this the test above would pass on a page without a policy."""
    page = show(reports["two"])
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('img'), {src: 'https://x.invalid/a.png'}))"
    )
    page.wait_for_function("window.violations.length > 0")

    assert page.evaluate("window.violations") == ["img-src"]


@pytest.mark.parametrize("name", ALL)
def test_nothing_is_missing_without_scripts(name: str, show: Open, reports: Reports) -> None:
    page = show(reports[name], scripts=False)
    seen = page.inner_text("body")

    assert page.inner_text("h1") in page.title()
    for finding in reports[name].open_findings:
        assert page.locator(f'[id="{finding.fingerprint}"]').is_visible()
        assert finding.advice in seen
    assert page.locator(".columns .line").count() > 1
    assert "Not checked" in seen


def test_the_severities_can_be_hidden_without_scripts(show: Open, reports: Reports) -> None:
    page = show(reports["five"], scripts=False)
    before = page.locator(CARD).count()
    page.uncheck("#show-error")

    assert page.locator(".card.error:visible").count() == 0
    assert page.locator(".grid tr.error:visible").count() == 0
    assert 0 < page.locator(CARD).count() < before


def test_rows_with_the_same_words_can_be_hidden_without_scripts(
    show: Open, reports: Reports
) -> None:
    page = show(reports["eight"], scripts=False)
    page.check("#only-differing")

    assert page.locator(".line.same:visible").count() == 0
    assert page.locator(".line:not(.same):visible").count() > 1


@pytest.mark.parametrize(("name", "width"), [("five", 1280), ("five", 320), ("decided", 1280)])
def test_axe_finds_nothing(name: str, width: int, show: Open, reports: Reports) -> None:
    """All rules in the light; in the dark only colours are other."""
    axe = pytest.importorskip("axe_playwright_python")
    page = show(reports[name], width=width)
    page.evaluate(OPEN_ALL)
    page.evaluate((Path(axe.__file__).parent / "axe.min.js").read_text("utf-8"))
    light = page.evaluate(AXE, list(TAGS))
    page.emulate_media(color_scheme="dark")
    dark = page.evaluate(AXE, ["color-contrast"])

    assert light == dark == []


@pytest.mark.parametrize("name", [*ALL, "one", "empty", "many"])
def test_the_page_never_scrolls_sideways(name: str, show: Open, reports: Reports) -> None:
    page = show(reports[name])
    page.evaluate(OPEN_ALL)
    for width in (1920, 1024, 640, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_hostile_text_is_shown_and_does_nothing(show: Open, reports: Reports) -> None:
    page = show(reports["hostile"])
    page.wait_for_timeout(200)

    assert page.title() != "owned"
    assert page.locator("img").count() == 0
    assert page.locator("style").count() == page.locator("script").count() == 1
    texts = page.text_content("#texts") or ""
    for words in stories.HOSTILE[:5]:
        assert words in texts


def test_invisible_signs_are_seen_and_turn_nothing_around(show: Open, reports: Reports) -> None:
    page = show(reports["hostile"])
    signs = page.locator(".columns .sign").all_text_contents()

    assert {"RLO", "PDF", "LRI", "PDI", "RLM", "LRM", "U+0000", "U+D83D"} <= set(signs)
    assert not set(page.content()) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def test_text_from_right_to_left_keeps_its_direction(show: Open) -> None:
    ours, theirs = "שלום עולם.", "שלום עיר."
    page = show(stories.two(ours, theirs))

    assert (
        page.evaluate("getComputedStyle(document.querySelector('.columns p[dir]')).direction")
        == "rtl"
    )
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).direction") == "ltr"


def test_keyboard_alone_steps_through_the_findings(show: Open, reports: Reports) -> None:
    page = show(reports["five"])
    cards = [str(card.get_attribute("id")) for card in page.locator(".card").all()]
    page.keyboard.press("j")
    first = focused(page)
    page.keyboard.press("j")
    second = focused(page)
    page.keyboard.press("k")

    assert [first, second, focused(page)] == [cards[0], cards[1], cards[0]]


def test_the_keys_can_be_switched_off(show: Open, reports: Reports) -> None:
    page = show(reports["five"])
    page.uncheck(".keys input")
    page.keyboard.press("j")

    assert not focused(page)


def test_hidden_findings_are_skipped(show: Open, reports: Reports) -> None:
    page = show(reports["five"])
    page.uncheck("#show-error")
    page.keyboard.press("j")

    assert "warning" in str(page.get_attribute(f'[id="{focused(page)}"]', "class"))
    assert page.text_content("#said") == "Finding 1 of 1"


def test_tab_begins_with_the_skip_link_and_reaches_every_control(
    show: Open, reports: Reports
) -> None:
    page = show(reports["two"], scripts=False)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    reached = set()
    for _ in range(20):
        reached.add(page.evaluate(FOCUSED))
        page.keyboard.press("Tab")

    assert "A#0123456789abcdef" in reached  # from the grid to the card
    assert "SUMMARY" in reached
    assert "A#row-1" in reached


def test_why_opens_by_keyboard(show: Open, reports: Reports) -> None:
    page = show(reports["two"], scripts=False)
    page.focus(".why summary")
    page.keyboard.press("Enter")

    assert page.locator(".reading").first.is_visible()
    assert "90 %" in page.inner_text(".reading")


def test_nothing_with_focus_is_under_the_bar(show: Open, reports: Reports) -> None:
    page = show(reports["five"], height=600)
    bar = page.locator(".bar").bounding_box()
    assert bar is not None
    for link in page.locator(".grid tbody a").all():
        link.focus()
        page.keyboard.press("Enter")
        top = page.evaluate("document.querySelector(':target').getBoundingClientRect().top")
        assert top >= bar["height"] - 1


def test_a_link_to_a_hidden_finding_shows_it(show: Open, reports: Reports) -> None:
    row = next(f for f in reports["five"].findings if f.severity == "error")
    page = show(reports["five"], scripts=False)
    page.uncheck("#show-error")
    page.goto(f"{page.url}#{row.fingerprint}")

    assert page.locator(f'[id="{row.fingerprint}"]').is_visible()


def test_a_link_to_a_decided_finding_unfolds_it(show: Open, reports: Reports) -> None:
    page = show(reports["decided"])
    assert not page.locator(".card").is_visible()
    page.goto(f"{page.url}#0123456789abcdef")

    assert page.locator(".card").is_visible()
    assert "Accepted change: The count was corrected." in page.inner_text(".settled")


def test_the_link_of_a_finding_can_be_copied(show: Open, reports: Reports) -> None:
    page = show(reports["two"])
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.click("text=Copy link")
    page.wait_for_function("document.getElementById('said').textContent === 'Link copied'")

    assert page.evaluate("navigator.clipboard.readText()") == f"{page.url}#0123456789abcdef"


def test_a_moved_sentence_leads_to_its_counterpart_and_back(show: Open, reports: Reports) -> None:
    page = show(reports["five"])
    page.click("text=/^Moved: compare with row/ >> nth=0")
    target = page.evaluate("document.querySelector(':target').id")
    back = page.locator(f"#{target} >> text=/^Told in row/").first

    assert back.is_visible()


def test_printed_all_is_open_and_no_controls_are_shown(show: Open, reports: Reports) -> None:
    page = show(reports["two"], scripts=False)
    page.emulate_media(media="print")

    assert not page.locator(".bar").is_visible()
    assert page.locator(".reading").first.is_visible()


@pytest.mark.parametrize("width", [320, 500, 780, 1000, 1100, 1920])
def test_the_bar_is_one_line_and_covers_nothing(width: int, show: Open, reports: Reports) -> None:
    page = show(reports["all"], width=width, at="#texts")
    bar = page.locator(".bar").bounding_box()
    heading = page.locator("#texts-title").bounding_box()

    assert page.locator(".pill").count() == 4
    assert bar is not None
    assert bar["height"] < 56
    assert heading is not None
    assert heading["y"] >= bar["height"]


@pytest.mark.parametrize(("versions", "words"), [(8, 3000), (2, 20_000)])
def test_long_texts_open_quickly_and_stay_usable(versions: int, words: int, show: Open) -> None:
    """The work of the page's own thread is measured, so that a busy machine changes nothing."""
    report = stories.long(versions, words)
    page = show(report)
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.reload()
    metrics = session.send("Performance.getMetrics")["metrics"]
    page.keyboard.press("j")
    last = page.locator(".columns .line").last
    last.scroll_into_view_if_needed()

    assert next(m["value"] for m in metrics if m["name"] == "TaskDuration") < 1
    assert focused(page) == report.findings[0].fingerprint
    assert last.is_visible()
