"""What each format gives, and what bad files say."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest

from factcheck.errors import ReadError
from factcheck.model import Document
from factcheck.readers import read, structure

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def write(folder: Path, name: str, data: str | bytes) -> str:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return str(path)


def paragraphs(document: Document) -> list[str]:
    return [span.of(document.text) for span in document.paragraphs]


def word(body: str, **parts: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        xml = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
        archive.writestr("word/document.xml", xml)
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return stream.getvalue()


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        pytest.param("a.txt", "One line.\n\nTwo lines.", ["One line.", "Two lines."], id="txt"),
        pytest.param("a.txt", "One.\r\nTwo.\r\n", ["One.", "Two."], id="txt-crlf-line-a-paragraph"),
        pytest.param(
            "a.txt",
            "A wrapped\nparagraph.\n\nNext.",
            ["A wrapped\nparagraph.", "Next."],
            id="txt-wrapped",
        ),
        pytest.param("a.txt", "\ufeffBom.".encode(), ["Bom."], id="txt-bom"),
        pytest.param("a.txt", "Utf sixteen.".encode("utf-16"), ["Utf sixteen."], id="txt-utf-16"),
        pytest.param(
            "a.md", "# Head\n\nText **bold** and *soft*.", ["Head", "Text bold and soft."], id="md"
        ),
        pytest.param("a.md", "See [the map](http://x.org/a_(b)).", ["See the map."], id="md-link"),
        pytest.param(
            "a.md", "- First item\n- Second item", ["First item", "Second item"], id="md-list"
        ),
        pytest.param("a.md", "> Quoted\n> words.", ["Quoted words."], id="md-quote"),
        pytest.param(
            "a.md", "Before.\n\n```\ncode 12\n```\n\nAfter.", ["Before.", "After."], id="md-code"
        ),
        pytest.param("a.md", "Seen <!-- not\nseen --> again.", ["Seen again."], id="md-comment"),
        pytest.param("a.md", "AT&amp;T paid 3\\*4.", ["AT&T paid 3*4."], id="md-entity-and-escape"),
        pytest.param(
            "a.md", "| a | b |\n|---|---|\n| 1 | 2 |", ["a", "b", "1", "2"], id="md-table"
        ),
        pytest.param(
            "a.md", "snake_case_name stays", ["snake_case_name stays"], id="md-underscores"
        ),
        pytest.param(
            "a.html",
            "<p>One <b>two</b>&nbsp;three</p><p>Four",
            ["One two\xa0three", "Four"],
            id="html",
        ),
        pytest.param("a.html", "<script>var x=1</script><p>Seen</p>", ["Seen"], id="html-script"),
        pytest.param(
            "a.html",
            "<nav>Menu</nav><article><header><h1>Head</h1></header><p>Body",
            ["Head", "Body"],
            id="html-chrome",
        ),
        pytest.param("a.html", "<p>un<b>believ</b>able", ["unbelievable"], id="html-inside-a-word"),
        pytest.param(
            "a.html", "<p>A<br>B &lt;script&gt; C", ["A\nB <script> C"], id="html-entities"
        ),
        pytest.param("a.html", "<ul><li>One<li>Two</ul>", ["One", "Two"], id="html-unclosed"),
        pytest.param(
            "a.docx",
            word(f"<w:p>{run('One')}</w:p><w:p>{run('Two')}</w:p>"),
            ["One", "Two"],
            id="docx",
        ),
        pytest.param(
            "a.docx",
            word(f"<w:tbl><w:tr><w:tc><w:p>{run('Cell')}</w:p></w:tc></w:tr></w:tbl>"),
            ["Cell"],
            id="docx-table",
        ),
    ],
)
def test_paragraphs(tmp_path: Path, name: str, data: str | bytes, expected: list[str]) -> None:
    assert paragraphs(read(write(tmp_path, name, data))) == expected


def test_tracked_changes_are_read_as_accepted_and_counted(tmp_path: Path) -> None:
    body = (
        f"<w:p>{run('killed ')}<w:del><w:r><w:delText>12</w:delText></w:r></w:del>"
        f"<w:ins>{run('14')}</w:ins>{run(' people')}</w:p>"
    )

    document = read(write(tmp_path, "a.docx", word(body)))

    assert document.text == "killed 14 people"
    assert document.warnings == (
        "tracked changes: read as accepted (1 insertions kept, 1 deletions dropped)",
    )


def test_footnotes_are_not_lost_in_silence(tmp_path: Path) -> None:
    notes = f'<w:footnotes xmlns:w="{W}"><w:p>{run("A note")}</w:p></w:footnotes>'

    document = read(write(tmp_path, "a.docx", word(f"<w:p>{run('Text')}</w:p>", footnotes=notes)))

    assert document.warnings == ("footnotes were not read",)


def test_old_windows_text_is_read_with_a_warning(tmp_path: Path) -> None:
    document = read(write(tmp_path, "a.txt", "caf\xe9 \x93quoted\x94".encode("latin-1")))

    assert document.text == "café “quoted”"
    assert len(document.warnings) == 1


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        pytest.param(
            "a.md", "---\ndate: 2026-03-09\n---\nText.", date(2026, 3, 9), id="front-matter"
        ),
        pytest.param(
            "a.html",
            '<meta property="article:published_time" content="2026-03-09T10:00:00Z"><p>Text',
            date(2026, 3, 9),
            id="meta",
        ),
        pytest.param(
            "a.html",
            '<script type="application/ld+json">{"datePublished": "2026-03-09"}</script><p>Text',
            date(2026, 3, 9),
            id="json-ld",
        ),
        pytest.param(
            "a.html", '<p><time datetime="2026-03-09">Monday</time> x', date(2026, 3, 9), id="time"
        ),
        pytest.param(
            "a.txt", "WASHINGTON, Dec. 16, 2024 — Text.", date(2024, 12, 16), id="dateline"
        ),
        pytest.param("a.txt", "HMEIMIM, Syria — Text.", None, id="no-guess"),
        pytest.param(
            "a.md", "---\ndate: 03/09/2026\n---\nText.", None, id="ambiguous-day-is-no-day"
        ),
    ],
)
def test_day_of_publication(tmp_path: Path, name: str, data: str, expected: date | None) -> None:
    assert read(write(tmp_path, name, data)).published == expected


def test_a_day_that_is_given_beats_the_one_in_the_file(tmp_path: Path) -> None:
    path = write(tmp_path, "a.md", "---\ndate: 2026-03-09\n---\nText.")

    assert read(path, published=date(2025, 1, 1)).published == date(2025, 1, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HMEIMIM, Syria — A fleet left.", "HMEIMIM, Syria —"),
        ("VELDIN — Nine died.", "VELDIN —"),
        ("LONDON (Reuters) - Shares fell.", "LONDON (Reuters) -"),
        ("NEW YORK (AP) — It rained.", "NEW YORK (AP) —"),
        ("A fleet — large — left.", None),
        ("NATO said no.", None),
        ("EU - not a city.", None),
    ],
)
def test_dateline(text: str, expected: str | None) -> None:
    document = structure(Document(id="a", text=text))

    assert (document.dateline.of(text) if document.dateline else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Storm closes the northern airport\n\nA storm closed it.",
            "Storm closes the northern airport",
        ),
        ("A storm closed it.\n\nIt was cold.", None),
        ("Storm closes airport", None),
    ],
)
def test_headline_of_plain_text(text: str, expected: str | None) -> None:
    document = structure(Document(id="a", text=text))

    assert (document.headline.of(text) if document.headline else None) == expected


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        pytest.param("a.txt", b"", "expected a story, found an empty file", id="empty"),
        pytest.param("a.txt", b" \n\t\n", "expected a story, found only white space", id="blank"),
        pytest.param("a.txt", b"ab\x00cd", "expected text, found a binary file", id="binary"),
        pytest.param("a.txt", b"%PDF-1.7 x", "expected text, found a PDF", id="pdf"),
        pytest.param("a.docx", b"PK\x03\x04 broken", "found a broken archive", id="broken-docx"),
        pytest.param("a.docx", b"plain", "found a broken archive", id="docx-that-is-text"),
        pytest.param("a.docx", word("<w:p>"), "found broken XML", id="docx-bad-xml"),
        pytest.param(
            "a.docx",
            word("<w:p></w:p>"),
            "expected a Word file with text, found none",
            id="docx-no-text",
        ),
        pytest.param(
            "a.html",
            b"<html><body><img src=x></body>",
            "expected an HTML page with text",
            id="html-no-text",
        ),
        pytest.param(
            "a.md", b"---\na: [\n---\nText.", "expected YAML front matter", id="front-matter"
        ),
        pytest.param("a.xyz", b"Text.", "expected one of .docx", id="suffix"),
    ],
)
def test_bad_files_say_what_was_expected(
    tmp_path: Path, name: str, data: bytes, expected: str
) -> None:
    path = write(tmp_path, name, data)
    with pytest.raises(ReadError) as caught:
        read(path)

    assert str(caught.value).startswith(path)
    assert expected in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="found nothing there"):
        read(str(tmp_path / "none.txt"))
    with pytest.raises(ReadError, match="found a directory"):
        read(str(tmp_path))


def test_an_external_entity_is_not_followed(tmp_path: Path) -> None:
    secret = write(tmp_path, "secret.txt", "SECRET")
    entity = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret}">]>'
    body = "<w:body><w:p><w:r><w:t>a&e;</w:t></w:r></w:p></w:body>"
    xml = f'{entity}<w:document xmlns:w="{W}">{body}</w:document>'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", xml)

    assert "SECRET" not in read(write(tmp_path, "a.docx", stream.getvalue())).text
