"""Markdown: CommonMark's words, their places, and a list of what is not copy."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import ReadError
from factcheck.readers import markdown


@pytest.mark.parametrize(
    ("source", "text"),
    [
        pytest.param(
            "A 5* hotel, 3 * 4 and a 4* one.",
            "A 5* hotel, 3 * 4 and a 4* one.",
            id="stars-that-stay",
        ),
        pytest.param("**Nine** *people* ***died***.", "Nine people died.", id="emphasis"),
        pytest.param("[Nine *people*](http://a.b/c_(d)) died.", "Nine people died.", id="link"),
        pytest.param("[Nine][1] died.\n\n[1]: http://a.b", "Nine died.", id="reference-link"),
        pytest.param(
            "<http://a.b/c> and ![alt](x.png)end", "http://a.b/c and end", id="address-and-picture"
        ),
        pytest.param("``co`de`` and ` x `", "co`de and x", id="code-in-a-line"),
        pytest.param(
            "Nine people\ndied.  \nTwo live.", "Nine people died.\nTwo live.", id="line-ends"
        ),
        pytest.param(
            "- Nine\n  died\n- Two\n\n> Quoted\nlazily",
            "Nine died\n\nTwo\n\nQuoted lazily",
            id="blocks",
        ),
        pytest.param("> - 1. deep\n>   more", "deep more", id="nested-blocks"),
        pytest.param(
            "| a | b |\n|---|---|\n| x \\| y | a |",
            "a\n\nb\n\nx | y\n\na",
            id="table-with-escaped-bar",
        ),
        pytest.param(
            "Head\n====\n\nSub\n---\n\nText &amp; \\*more",
            "Head\n\nSub\n\nText & *more",
            id="underlined",
        ),
        pytest.param(
            "<div>Nine <b>died</b></div>\n\nTwo<br>live", "Nine died\n\nTwo\nlive", id="html"
        ),
        pytest.param("Killed ~~12~~ 14.", "Killed 14.", id="struck-out"),
        pytest.param("---\n\nA rule above.", "A rule above.", id="rule-is-no-front-matter"),
    ],
)
def test_text(source: str, text: str) -> None:
    assert markdown.read("a.md", source.encode()).text == text


def test_what_is_not_copy_is_listed() -> None:
    front = "---\ndate: 2024-12-16\n---\n"
    source = (
        f"{front}Text.\n\n    code\n\n```\ncode\n```\n\n<!-- note -->\n\nAn <!-- inner --> end."
    )
    document = markdown.read("a.md", source.encode())

    assert document.text == "Text.\n\nAn end."
    assert document.warnings == (
        "code was not read (line 6, 8)",
        "a comment was not read (line 12, 14)",
    )


@pytest.mark.parametrize(
    ("source", "headline", "published"),
    [
        pytest.param("---\ntitle: Ferry sinks\n---\nText here.", "Ferry sinks", None, id="title"),
        pytest.param(
            '---\ntitle: "Ferry: 9 dead"\n---\nText.', "Ferry: 9 dead", None, id="quoted-title"
        ),
        pytest.param(
            "---\ntitle: Ferry\n---\n# Ship sinks\n\nText.",
            "Ship sinks",
            None,
            id="heading-beats-title",
        ),
        pytest.param("Intro.\n\n# Ship sinks\n\nText.", "Ship sinks", None, id="heading-below"),
        pytest.param(
            "---\ndate: 2024-12-16 01:00:00 +03:00\n---\nText.",
            None,
            date(2024, 12, 16),
            id="day-as-written",
        ),
        pytest.param(
            "---\npublished: true\ndate: 2024-12-16\n---\nText.",
            None,
            date(2024, 12, 16),
            id="switch",
        ),
        pytest.param(
            "---\r\ndate: 2024-12-16\r\n---\r\nText.", None, date(2024, 12, 16), id="crlf"
        ),
        pytest.param(
            "---\ndate: 2024-12-16\n...\nText.", None, date(2024, 12, 16), id="dots-end-it"
        ),
    ],
)
def test_front_matter(source: str, headline: str | None, published: date | None) -> None:
    document = markdown.read("a.md", source.encode())

    assert (document.headline and document.headline.of(document.text)) == headline
    assert document.published == published
    assert document.warnings == ()


def test_a_day_that_is_not_understood_is_said() -> None:
    document = markdown.read("a.md", b"---\ndate: next week\n---\nText.")

    assert document.published is None
    assert document.warnings == ("the date in the front matter was not understood: 'next week'",)


def test_broken_front_matter_is_named_by_line() -> None:
    with pytest.raises(ReadError, match=r"^a.md:3: expected YAML front matter"):
        markdown.read("a.md", b"---\ntitle: x\na: ]\n---\nText.")


SIGNS = [
    "12",
    "é",
    "e\u0301",
    "😀",
    "\u00a0",
    "“",
    "*",
    "**",
    "_",
    "`",
    "~~",
    "[",
    "](u)",
    "<b>",
    "&amp;",
    "\\*",
    " ",
    "\n",
    "\n> ",
]


@given(
    st.lists(st.sampled_from(SIGNS), max_size=25), st.sampled_from(["", "# ", "> ", "- ", "1. > "])
)
def test_every_sign_is_found_at_its_place(signs: list[str], block: str) -> None:
    source = f"First.\r\n\r\n{block}a{''.join(signs)}z"
    document = markdown.read("a.md", source.encode())
    lines = source.replace("\r\n", "\n").split("\n")

    for offset, sign in enumerate(document.text):
        line, column = document.position(offset)
        assert sign.isspace() or lines[line - 1][column - 1] in {sign, "&", "\\"}


@pytest.mark.parametrize(
    ("source", "word", "place"),
    [
        ("| a | b |\n|---|---|\n| x \\| y | a |\n", "y", (3, 8)),
        ("| a | bc |\n|---|---|\n| dc | c |\n", "c", (1, 8)),
        ("---\ntitle: Nine die\n---\nText.", "Nine", (2, 8)),
        ("> quoted\n> words", "words", (2, 3)),
        ("## a ##\n", "a", (1, 4)),
        ("\u00a0\nNine", "Nine", (2, 1)),
    ],
)
def test_place_of_a_word(source: str, word: str, place: tuple[int, int]) -> None:
    document = markdown.read("a.md", source.encode())

    assert document.position(document.text.index(word)) == place
