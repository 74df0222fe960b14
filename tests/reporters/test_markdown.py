"""Markdown for a comment: it is read by people, and nothing in it is obeyed."""

from __future__ import annotations

import re
from html import unescape

import pytest
from markdown_it import MarkdownIt

from factcheck import Report
from factcheck.model import Decision, DecisionKind, FindingKind, NotChecked
from factcheck.reporters import markdown
from tests.reporters.conftest import a_finding, a_report

PAGE = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def tags(report: Report) -> set[str]:
    return set(re.findall(r"<(\w+)", PAGE.render(markdown.render(report))))


def shown(report: Report) -> str:
    """The words on the page."""
    page = PAGE.render(markdown.render(report))
    plain = unescape(re.sub(r"<[^>]+>", "", page))
    return " ".join(plain.replace("\u200b", "").split())


def test_the_whole_page() -> None:
    gap = NotChecked("b.txt", "too long", 0, 6)
    report = a_report(a_finding(1), a_finding(2, kind=FindingKind.REVIEW), not_checked=(gap,))

    assert markdown.render(report) == (
        "## factcheck: a.txt, b.txt\n\n"
        "**1 conflict needs a decision (1 error); 1 for review.**\n\n"
        "| | rule | where | what |\n|---|---|---|---|\n"
        "| error | FC101 number-conflict | **a.txt:1** | deaths: nine or eleven (1). |\n\n"
        "### error: deaths: nine or eleven (1).\n\n"
        "- **a.txt:1**  \n"
        "  **Nine** people died in the fire at the mill in O\u0308rsk on Friday, police said.\n"
        "- **b.txt:1**  \n"
        "  **Eleven** people died in the fire at the mill in O\u0308rsk on Friday, police said.\n\n"
        "Check it.  \n"
        "<sub>FC101 number-conflict; a.txt: 9; b.txt: 11; confidence 90%</sub>\n\n"
        "<details><summary>For review, not counted as conflicts (1)</summary>\n\n"
        "- **a.txt:1** FC101 number-conflict: Nine … Eleven (90%)\n\n</details>\n\n"
        "<details><summary>Not checked (1)</summary>\n\n- b.txt: too long\n\n</details>\n\n"
        "2 claims in 2 versions, 1 pair compared; 0 had no counterpart.  \n"
        "Rules only: the language model did not run.\n"
    )


def test_hostile_text_makes_no_tag_and_no_link(hostile: Report, three: Report) -> None:
    assert tags(hostile) <= tags(three) | {"details", "summary", "sub"}
    assert "](1) ::error file=x:: ]]> & @desk #12 | **x** `y` https://x.example" in shown(hostile)


def test_nobody_is_called_and_no_issue_is_linked(hostile: Report) -> None:
    page = markdown.render(hostile)

    assert "@desk" not in page
    assert "#12" not in page


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("- no list", id="list"),
        pytest.param("1. no list", id="numbers"),
        pytest.param("# no heading", id="heading"),
        pytest.param("> no quote", id="quote"),
        pytest.param("a | b | c", id="table"),
        pytest.param("*not* _bold_ `code` ~~struck~~ $math$", id="marks"),
        pytest.param("[x](https://x.example) ![y](z)", id="link"),
        pytest.param("&lt;b&gt; <b>x</b> <!-- y -->", id="html"),
        pytest.param("C:\\x\\y", id="back-slash"),
    ],
)
def test_words_are_shown_as_they_are(words: str) -> None:
    report = a_report(a_finding(message=words, advice=words))

    assert words in shown(report)
    assert tags(report) == tags(a_report(a_finding()))


def test_a_comment_is_never_too_long_and_says_what_is_left_out() -> None:
    marks = "*" * 500  # each takes two characters
    decision = Decision(DecisionKind.KNOWN, marks)
    rows = [a_finding(n, message=marks) for n in range(400)]
    rows += [a_finding(n, message=marks, kind=FindingKind.REVIEW) for n in range(400)]
    rows += [a_finding(n, message=marks, decision=decision) for n in range(400)]
    page = markdown.render(a_report(*rows))

    assert 30_000 < len(page) <= 65_536
    assert re.search(r"\n\n\d+ more conflicts: too many to show here\.\n\n", page)


def test_decided_findings_are_folded(decided: Report) -> None:
    page = markdown.render(decided)

    assert "<summary>Decided (1)</summary>" in page
    assert "accepted-change: the toll rose" in page
    assert page.count("### error") == 2


def test_nothing_found_says_so(nothing: Report) -> None:
    assert "**No conflicts found.**" in markdown.render(nothing)
    assert "|" not in markdown.render(nothing)
