"""The file itself: one, the same for the same report, closed to everything that is not ours."""

from __future__ import annotations

import base64
import hashlib
import itertools
import re

import pytest
from lxml import etree
from lxml import html as lxml_html

from factcheck.page import rendering
from factcheck.reporters import html
from tests.page import stories
from tests.page.conftest import Reports

ALL = ("two", "five", "eight", "hostile", "clear", "decided", "one", "empty", "many")


def tree(shown: str) -> etree._Element:
    return lxml_html.document_fromstring(shown)


def digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_the_same_report_gives_the_same_bytes(reports: Reports) -> None:
    assert html.render(reports["five"]) == html.render(reports["five"])


@pytest.mark.parametrize("name", ALL)
def test_it_can_be_written_as_utf_8(name: str, reports: Reports) -> None:
    assert html.render(reports[name]).encode()


@pytest.mark.parametrize("name", ALL)
def test_the_policy_names_the_style_and_the_script_and_nothing_else(
    name: str, reports: Reports
) -> None:
    page = tree(html.render(reports[name]))
    (style,), (script,) = page.xpath("//style/text()"), page.xpath("//script/text()")
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")

    assert policy == (
        f"default-src 'none'; style-src {digest(style)}; script-src {digest(script)}; "
        "base-uri 'none'; form-action 'none'"
    )


@pytest.mark.parametrize("name", ALL)
def test_nothing_leads_out_of_the_page(name: str, reports: Reports) -> None:
    page = tree(html.render(reports[name]))
    names = {attribute for element in page.iter(etree.Element) for attribute in element.attrib}

    assert all(link.startswith("#") for link in page.xpath("//@href"))
    assert not page.xpath("//@src | //img | //link | //iframe | //form | //object")
    assert not {n for n in names if n.startswith("on")} - {"on"}
    assert "style" not in names


@pytest.mark.parametrize("name", ALL)
def test_every_link_has_one_target(name: str, reports: Reports) -> None:
    page = tree(html.render(reports[name]))
    ids = page.xpath("//@id")

    assert len(ids) == len(set(ids))
    assert {link[1:] for link in page.xpath("//a/@href")} <= set(ids)


def test_hostile_text_stays_text(reports: Reports) -> None:
    page = tree(html.render(reports["hostile"]))
    said = page.text_content()

    assert len(page.xpath("//script")) == len(page.xpath("//style")) == 1
    assert all(words in said for words in stories.HOSTILE[:5])


def test_the_anchor_of_a_finding_is_its_fingerprint(reports: Reports) -> None:
    page = tree(html.render(reports["five"]))

    for row in reports["five"].findings:
        assert page.xpath(f"//article[@id='{row.fingerprint}']")


def test_headings_have_an_order(reports: Reports) -> None:
    levels = [
        int(e.tag[1]) for e in tree(html.render(reports["five"])).iter("h1", "h2", "h3", "h4")
    ]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_no_day_of_the_run_is_in_it(reports: Reports) -> None:
    assert not re.search(r"\b20\d\d-\d\d-\d\d\b", html.render(reports["two"]))


def test_the_decision_is_told(reports: Reports) -> None:
    said = " ".join(
        tree(html.render(reports["decided"])).xpath("//*[@id='decided']")[0].text_content().split()
    )

    assert (
        "Accepted change: The count was corrected. by desk on 2026-03-02 until 2026-09-01" in said
    )


@pytest.mark.parametrize("name", ["report.css", "report.js"])
def test_our_own_style_and_script_cannot_end_early(name: str) -> None:
    assert "</" not in rendering.asset(name)


def test_eight_long_versions_stay_below_three_megabytes() -> None:
    assert len(html.render(stories.long(8, 3000)).encode()) < 3_000_000
