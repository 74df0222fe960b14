"""Word: the accepted state, and a count of everything that is not in it."""

from __future__ import annotations

import io
import zipfile

import docx as python_docx
import pytest

from factcheck.errors import ReadError
from factcheck.model import Document
from factcheck.readers import docx

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
)
REMOVED = "<w:del><w:r><w:delText>{}</w:delText></w:r></w:del>"


def part(tag: str, content: str) -> str:
    return f"<w:{tag} {SPACES}>{content}</w:{tag}>"


def word(body: str, **parts: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", part("document", f"<w:body>{body}</w:body>"))
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return stream.getvalue()


def run(text: str, form: str = "") -> str:
    return f'<w:r><w:rPr>{form}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(content: str, form: str = "") -> str:
    return f"<w:p><w:pPr>{form}</w:pPr>{content}</w:p>"


def read(body: str, **parts: str) -> Document:
    return docx.read("a.docx", word(body, **parts))


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param(
            p(run("killed ") + REMOVED.format("12") + f"<w:ins>{run('14')}</w:ins>"),
            "killed 14",
            id="changed",
        ),
        pytest.param(
            p(f"<w:moveFrom>{run('Old place.')}</w:moveFrom>")
            + p(f"<w:moveTo>{run('New place.')}</w:moveTo>"),
            "New place.",
            id="moved",
        ),
        pytest.param(
            p(run("Nine people "), "<w:rPr><w:del/></w:rPr>") + p(run("died.")),
            "Nine people died.",
            id="end-deleted",
        ),
        pytest.param(
            p(REMOVED.format("Gone."), "<w:rPr><w:del/></w:rPr>") + p(run("Kept.")),
            "Kept.",
            id="paragraph-deleted",
        ),
        pytest.param(
            f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{p(run('Gone'))}</w:tc></w:tr>"
            f"<w:tr><w:tc>{p(run('Kept'))}</w:tc></w:tr></w:tbl>",
            "Kept",
            id="row-deleted",
        ),
        pytest.param(
            p(
                f"<w:hyperlink>{run('Nine ')}</w:hyperlink><w:smartTag><w:ins>{run('people')}</w:ins></w:smartTag>"
            ),
            "Nine people",
            id="wrapped",
        ),
        pytest.param(
            f"<w:sdt><w:sdtPr/><w:sdtContent>{p(run('Nine'))}</w:sdtContent></w:sdt>",
            "Nine",
            id="control",
        ),
        pytest.param(
            p("<w:r><w:fldChar/><w:instrText>HYPERLINK x</w:instrText></w:r>" + run("Nine")),
            "Nine",
            id="field",
        ),
        pytest.param(
            p(
                run("Host.")
                + f"<mc:AlternateContent><mc:Choice><w:txbxContent>{p(run('Box.'))}</w:txbxContent></mc:Choice>"
                f"<mc:Fallback><w:txbxContent>{p(run('Box.'))}</w:txbxContent></mc:Fallback></mc:AlternateContent>"
            ),
            "Host.\n\nBox.",
            id="text-box-once",
        ),
        pytest.param(
            p(
                "<w:r><w:t>49</w:t><w:noBreakHyphen/><w:t>year</w:t><w:tab/><w:t>lease</w:t><w:br/><w:t>ends</w:t></w:r>"
            ),
            "49-year\tlease\nends",
            id="signs",
        ),
        pytest.param(p("<!-- note -->" + run("A &amp; B")), "A & B", id="entities"),
    ],
)
def test_accepted_state(body: str, text: str) -> None:
    assert read(body).text == text


@pytest.mark.parametrize(
    ("body", "parts", "warnings"),
    [
        pytest.param(p(run("Text")), {}, (), id="nothing-to-say"),
        pytest.param(
            p(
                run("a") + REMOVED.format("b") + f"<w:ins>{run('c')}</w:ins>",
                "<w:rPr><w:ins/></w:rPr>",
            ),
            {},
            ("tracked changes: read as accepted (1 insertions kept, 1 deletions dropped)",),
            id="changes",
        ),
        pytest.param(
            p(
                run("Text")
                + run("x", "<w:vanish/>")
                + run("y", "<w:strike/>")
                + run("z", '<w:strike w:val="0"/>')
            ),
            {},
            ("hidden text was left out (1 places)", "struck-out text was left out (1 places)"),
            id="unseen",
        ),
        pytest.param(
            p(run("Text")),
            {
                "header2": part("hdr", p(run("Draft"))),
                "footer1": part("ftr", p("")),
                "footnotes": part("footnotes", p(run("Note"))),
                "comments": part("comments", p(run("Check"))),
            },
            ("footnotes were not read", "comments were not read", "header was not read"),
            id="other-parts",
        ),
        pytest.param(
            p(run("Text") + "<w:r><c:chart/></w:r>"), {}, ("charts were not read",), id="chart"
        ),
    ],
)
def test_warnings(body: str, parts: dict[str, str], warnings: tuple[str, ...]) -> None:
    assert read(body, **parts).warnings == warnings


@pytest.mark.parametrize(
    ("style", "names", "headline"),
    [
        ("Titel", {"Titel": "Title"}, "Ferry sinks"),
        ("berschrift1", {"berschrift1": "heading 1"}, "Ferry sinks"),
        ("Heading1", {}, "Ferry sinks"),
        ("Heading2", {"Heading2": "heading 2"}, None),
    ],
)
def test_headline_by_style_name(style: str, names: dict[str, str], headline: str | None) -> None:
    rows = "".join(
        f'<w:style w:styleId="{k}"><w:name w:val="{v}"/></w:style>' for k, v in names.items()
    )
    body = p(run("Nine died.")) + p(run("Ferry sinks"), f'<w:pStyle w:val="{style}"/>')
    document = read(body, styles=part("styles", rows))

    assert (document.headline and document.headline.of(document.text)) == headline


def test_line_is_the_number_of_the_paragraph() -> None:
    document = read(p(run("One.")) + p("") + p(run("Three here.")))

    assert document.position(document.text.index("here")) == (3, 7)


def test_a_file_of_another_program() -> None:
    stream = io.BytesIO()
    made = python_docx.Document()
    made.add_heading("Ferry sinks", 0)
    made.add_paragraph("VELDIN — Nine people died.")
    made.add_table(1, 2).cell(0, 1).text = "Cell"
    made.save(stream)
    document = docx.read("a.docx", stream.getvalue())

    assert document.text == "Ferry sinks\n\nVELDIN — Nine people died.\n\nCell"
    assert document.headline is not None
    assert document.headline.of(document.text) == "Ferry sinks"
    assert document.dateline is not None
    assert document.published is None  # core.xml says when the file was made, not the story


def test_the_main_part_may_have_another_name() -> None:
    stream = io.BytesIO()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("_rels/.rels", f'<R><r Type="{kind}" Target="/word/document2.xml"/></R>')
        archive.writestr("word/document2.xml", part("document", p(run("Text"))))

    assert docx.read("a.docx", stream.getvalue()).text == "Text"


@pytest.mark.parametrize(
    ("data", "found"),
    [
        pytest.param(b"\xd0\xcf\x11\xe0old", "found an old one", id="doc"),
        pytest.param(
            word(p(run("x")), styles="<broken"), "broken XML in word/styles.xml", id="styles"
        ),
        pytest.param(word("<w:p>" * 400 + "</w:p>" * 400), "found broken XML", id="deep-nesting"),
        pytest.param(word(p(REMOVED.format("all"))), "found none", id="all-deleted"),
    ],
)
def test_bad_files(data: bytes, found: str) -> None:
    with pytest.raises(ReadError, match=r"^a.docx: ") as caught:
        docx.read("a.docx", data)

    assert found in str(caught.value)


def test_an_entity_bomb_is_refused() -> None:
    rows = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 12))
    bomb = f'<!DOCTYPE x [<!ENTITY e0 "ha">{rows}]>{part("document", p(run("Text &e11;")))}'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", bomb)

    with pytest.raises(ReadError, match="found broken XML"):
        docx.read("a.docx", stream.getvalue())
