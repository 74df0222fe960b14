"""Paragraphs, headline and dateline of plain text."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.model import Document
from factcheck.readers import structure

LONG = "The ferry with forty people on board sank off the port of Veldin on Monday night in heavy fog, officials said."
WRAPPED = (
    "The ferry with forty people on board sank off the\n"
    "port of Veldin on Monday night in heavy fog, as officials\nsaid."
)
LINK = f"http://example.org/{'a' * 200}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"{LONG}\n{LONG}", [LONG, LONG], id="line-a-paragraph"),
        pytest.param(WRAPPED, [WRAPPED], id="wrapped-without-blank-lines"),
        pytest.param(
            f"{WRAPPED}\n\n{LINK}",
            [WRAPPED, LINK],
            id="long-link",
        ),
        pytest.param(
            "Nine died.\nTwo live.\n\nThe end.",
            ["Nine died.", "Two live.", "The end."],
            id="sentence-a-line",
        ),
        pytest.param(
            "Ferry sinks off Veldin\nBy Ann Lee\n\nNine died.",
            ["Ferry sinks off Veldin", "By Ann Lee", "Nine died."],
            id="byline",
        ),
        pytest.param(
            "Ferry with forty on board sinks off Veldin\nNine died.\nTwo live.",
            ["Ferry with forty on board sinks off Veldin", "Nine died.", "Two live."],
            id="headline-is-the-longest-line",
        ),
        pytest.param("Nine people\ndied.", ["Nine people\ndied."], id="small-letter-goes-on"),
        pytest.param(
            "\r\n  One.  \r\n\u00a0\r\n\tTwo.\r", ["One.", "Two."], id="edges-and-blank-lines"
        ),
        pytest.param("One.\u2029Two.", ["One.", "Two."], id="paragraph-separator"),
        pytest.param(" \n\t", [], id="nothing"),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in structure(Document(id="a", text=text)).paragraphs] == expected


def test_what_is_set_stays() -> None:
    document = structure(
        Document(id="a", text="VELDIN, Dec. 16, 2024 — Nine died.", published=date(2020, 1, 1))
    )

    assert document.published == date(2020, 1, 1)
    assert structure(document) == document


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("By Ann Lee of The Daily\nNine people died.", None),
        ("VELDIN, Syria — Nine people die\nNine people died.", None),
        ("Who is to blame for it?\nNine people died.", None),
        ("Nine die off Veldin\nVELDIN — Nine people died.", "Nine die off Veldin"),
    ],
)
def test_headline(text: str, headline: str | None) -> None:
    document = structure(Document(id="a", text=text))

    assert (document.headline and document.headline.of(text)) == headline


@pytest.mark.parametrize(
    ("dateline", "published"),
    [
        ("VELDIN, Syria —", None),
        ("VELDIN, Dec. 16 —", None),
        ("VELDIN, Dec. 16, 2024 —", date(2024, 12, 16)),
        ("VELDIN, Syria, Dec. 16, 2024 (AP) —", date(2024, 12, 16)),
        ("VELDIN, 16 December 2024 (Reuters) -", date(2024, 12, 16)),
        ("VELDIN (AP) Dec. 16, 2024 --", date(2024, 12, 16)),
        ("VELDIN, northern Syria —", None),
        ("ST. VELDIN, Minn. —", None),
        ("McVELDIN, Texas —", None),
        ("VELDIN and TARTUS, Syria –", None),
        ("ŁÓDŹ, Poland —", None),
        ("NEW VELDIN (PTI):", None),
        ("Veldin, Syria (AP) —", None),
        ("(Reuters) -", None),
    ],
)
def test_dateline(dateline: str, published: date | None) -> None:
    document = structure(
        Document(id="a", text=f"A head\n\nBy Ann Lee\n\n{dateline} Nine people died.")
    )

    assert document.dateline is not None
    assert document.dateline.of(document.text) == dateline
    assert document.published == published


@pytest.mark.parametrize(
    "text",
    [
        "NATO — the alliance — said so.",
        "NATO — Nine members said so.",
        "VELDIN — once a port — is empty.",
        "UPDATE — Nine people died.",
        "PRESIDENT: I said so.",
        "Ann Lee (Syria) - She said so.",
        "COVID-19 — Nine people died.",
        "USA-Syria talks — Nine people came.",
        "VELDIN, which sank, — Nine people died.",
    ],
)
def test_no_dateline(text: str) -> None:
    assert structure(Document(id="a", text=text)).dateline is None
