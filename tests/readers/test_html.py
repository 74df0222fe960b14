"""HTML: what a visitor reads is read, chrome is not, and every sign keeps its place."""

from __future__ import annotations

from datetime import date
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import ReadError
from factcheck.readers import html

STORY = "<p>The ferry with 40 people on board sank off Veldin on Monday night.</p>"
LINE = "The ferry with 40 people on board sank off Veldin on Monday night."


@pytest.mark.parametrize(
    ("source", "text"),
    [
        pytest.param(
            "<html><head><title>T</title><body><p>Seen.</p>", "Seen.", id="head-without-end-tag"
        ),
        pytest.param("<p hidden>Unseen<p>Seen.", "Seen.", id="hidden-paragraph-without-end-tag"),
        pytest.param(
            "<ul><li hidden>Unseen<li>Seen.</ul>", "Seen.", id="hidden-item-without-end-tag"
        ),
        pytest.param(
            "<div style='display: none'>Unseen</div><p>Seen.", "Seen.", id="not-displayed"
        ),
        pytest.param(
            "<p>Killed <del>12</del> <ins>14</ins> people.", "Killed 14 people.", id="struck-out"
        ),
        pytest.param("<p>He said <q>no</q>.", "He said “no”.", id="quotes-that-the-browser-sets"),
        pytest.param(
            "<p>AT&T and R&amp;D &copy 2026",
            "AT&T and R&D © 2026",
            id="entities-with-and-without-end",
        ),
        pytest.param("<p>Da&shy;mas&#173;cus", "Damascus", id="soft-hyphens-are-invisible"),
        pytest.param("<p>3 < 4 and 5 > 2", "3 < 4 and 5 > 2", id="signs-that-are-no-tags"),
        pytest.param("<p>One<!-- <p>two --> three<!---> four", "One three four", id="comments"),
        pytest.param("<p a='>' b=\">\">Seen.", "Seen.", id="tag-ends-in-attributes"),
        pytest.param("<textarea>Unseen</textarea><p>Seen.", "Seen.", id="form-field"),
        pytest.param(
            "<figure><span>Enlarge</span><figcaption>A port.</figcaption></figure>",
            "A port.",
            id="figure",
        ),
        pytest.param(
            "<blockquote><p>No.</p><footer>Ann Lee</footer></blockquote>",
            "No.\n\nAnn Lee",
            id="who-is-quoted",
        ),
        pytest.param("<form><main><p>Seen.</p></main></form>", "Seen.", id="form-round-the-page"),
        pytest.param("<form><p>Subscribe!</p></form><p>Seen.", "Seen.", id="form-that-is-one"),
        pytest.param("<table><tr><td>Dead<td>12</table>", "Dead\n\n12", id="cells"),
        pytest.param(
            "<p>First<br>second<br></p><p>Third", "First\nsecond\n\nThird", id="line-breaks"
        ),
        pytest.param("<script>var a = '<p>x'</script><p>Seen.", "Seen.", id="script-with-tags"),
        pytest.param("<p>Seen.<p class='", "Seen.", id="tag-that-never-ends"),
        pytest.param("<p>One</p><p>&nbsp;</p><p>Two</p>", "One\n\nTwo", id="paragraph-of-blanks"),
        pytest.param("</p></div><p>Seen.</b>", "Seen.", id="stray-end-tags"),
    ],
)
def test_text(source: str, text: str) -> None:
    assert html.read("a.html", source.encode()).text == text


@pytest.mark.parametrize(
    ("source", "headline", "text"),
    [
        pytest.param(
            f"<header><p>The Daily</p><h1>Ferry sinks</h1></header>{STORY}",
            "Ferry sinks",
            f"Ferry sinks\n\n{LINE}",
            id="only-h1-stands-in-a-header",
        ),
        pytest.param(
            f"<header><h1>The Daily</h1></header><h1>Ferry sinks</h1>{STORY}",
            "Ferry sinks",
            f"Ferry sinks\n\n{LINE}",
            id="name-of-the-paper-in-the-header",
        ),
        pytest.param(
            f"<h1>Ferry sinks</h1><article>{STORY}</article><p>Read next: fog</p>",
            "Ferry sinks",
            f"Ferry sinks\n\n{LINE}",
            id="h1-before-the-article",
        ),
        pytest.param(
            f'<meta property="og:title" content="Ferry &amp; tug sink | The Daily">{STORY}',
            "Ferry & tug sink",
            f"Ferry & tug sink\n\n{LINE}",
            id="og-title-where-there-is-no-h1",
        ),
        pytest.param(
            f'<meta property="og:title" content="Other"><h1>Ferry <em>sinks</em></h1>{STORY}',
            "Ferry sinks",
            f"Ferry sinks\n\n{LINE}",
            id="h1-beats-og-title",
        ),
        pytest.param(STORY, None, LINE, id="none"),
    ],
)
def test_headline(source: str, headline: str | None, text: str) -> None:
    document = html.read("a.html", source.encode())

    assert document.text == text
    assert (document.headline and document.headline.of(document.text)) == headline


def test_text_beside_the_article_is_counted() -> None:
    source = f"<article>{STORY}</article><section><p>Read next: fog.</p></section>"
    document = html.read("a.html", source.encode())

    assert document.text == LINE
    assert document.warnings == ("text outside the article was not read (3 words)",)


def test_a_teaser_marked_up_as_an_article_is_not_the_story() -> None:
    source = f"<div>{STORY}</div><article><p>Fog ahead.</p></article>"

    assert html.read("a.html", source.encode()).text == f"{LINE}\n\nFog ahead."


@pytest.mark.parametrize(
    ("source", "published"),
    [
        pytest.param(
            "<p>The council meets on <time datetime='2024-12-20'>Friday</time>.",
            None,
            id="of-an-event",
        ),
        pytest.param(
            "<p>By Ann Lee, <time datetime='2024-12-16'>Monday</time>",
            date(2024, 12, 16),
            id="byline",
        ),
        pytest.param(
            f"{STORY}<p>Next: <time datetime='2024-12-20'>Friday</time>", None, id="below-the-story"
        ),
        pytest.param(
            f"{STORY}<time itemprop='datePublished' datetime='2024-12-16'>x</time>",
            date(2024, 12, 16),
            id="marked",
        ),
        pytest.param(
            "<p><time class='updated' datetime='2024-12-20'>Friday</time>", None, id="update"
        ),
        pytest.param(
            '<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "datePublished": "2001-01-01"},'
            ' {"@type": ["NewsArticle"], "datePublished": "2024-12-16T23:30:00-05:00"}]}</script><p>Text',
            date(2024, 12, 16),
            id="json-ld-graph-article-only",
        ),
        pytest.param(
            '<script type="application/ld+json">{"broken</script><p>Text', None, id="broken-json"
        ),
        pytest.param(
            "<meta name='DC.date.issued' content='16 December 2024'><p>Text",
            date(2024, 12, 16),
            id="dublin",
        ),
        pytest.param("<meta name='date' content='12/11/2024'><p>Text", None, id="ambiguous"),
    ],
)
def test_published(source: str, published: date | None) -> None:
    assert html.read("a.html", source.encode()).published == published


def test_the_page_may_name_its_encoding() -> None:
    source = '<meta charset="iso-8859-2"><p>Łódź</p>'.encode("iso-8859-2")
    document = html.read("a.html", source)

    assert document.text == "Łódź"
    assert len(document.warnings) == 1


@pytest.mark.parametrize(
    "source", ["<p></p>", "<script>x</script>", "<nav><p>Menu</p></nav>", "<!-- x -->"]
)
def test_a_page_without_text_is_refused(source: str) -> None:
    with pytest.raises(ReadError, match=r"^a.html: expected an HTML page with text"):
        html.read("a.html", source.encode())


@given(
    st.lists(
        st.sampled_from(
            ["12", "é", "e\u0301", "😀", "\u00a0", "“", "<", "&", "\r\n", "\r", "\t", " ", "ß"]
        )
    )
)
def test_every_sign_is_found_at_its_place(signs: list[str]) -> None:
    source = f"<h1>H</h1>\r\n<p>a <b>{escape(''.join(signs))}</b> z</p>"
    document = html.read("a.html", source.encode())
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    assert "".join(document.text.split()) == "".join(f"Ha{''.join(signs)}z".split())
    for offset, sign in enumerate(document.text):
        line, column = document.position(offset)
        assert sign.isspace() or lines[line - 1][column - 1] in {sign, "&"}
