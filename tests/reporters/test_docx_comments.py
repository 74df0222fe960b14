"""Comments in Word files: on exactly the words, and nothing else of the file changes."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache

import docx as python_docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml import etree

from factcheck.errors import ReadError
from factcheck.extraction.ooxml_comments import Note, commented, text_of
from factcheck.model import Span

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
SPACES = nsdecls("w", "wp", "a") + (
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
WHO = 'w:id="900" w:author="Ann" w:date="2026-01-01T00:00:00Z"'
CHANGED = {"word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}
BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><w:txbxContent>{0}</w:txbxContent></w:drawing>"
    "</mc:Choice><mc:Fallback><w:pict><w:txbxContent>{0}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def run(text: str, form: str = "") -> str:
    return f'<w:r><w:rPr>{form}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*content: str, form: str = "") -> str:
    return f"<w:p><w:pPr>{form}</w:pPr>{''.join(content)}</w:p>"


@cache
def made(*blocks: str) -> bytes:
    """A real file of python-docx whose body is these blocks."""
    document = python_docx.Document()
    body = document.element.body
    for row in body[:-1]:
        body.remove(row)
    for block in blocks:
        body.insert(len(body) - 1, parse_xml(re.sub(r"^<w:\w+", rf"\g<0> {SPACES}", block)))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def note(text: str, words: str, key: str = "k1") -> Note:
    start = text.index(words)
    return Note(Span(start, start + len(words)), (f"About {words}.", key), key, f"On {words}:")


def comment_on(data: bytes, *words: str) -> bytes:
    text = text_of("a.docx", data)
    return commented("a.docx", data, [note(text, w, f"k{n}") for n, w in enumerate(words)])


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def main_part(data: bytes) -> etree._Element:
    return etree.fromstring(parts(data)["word/document.xml"])


def covered(data: bytes) -> list[str]:
    """The words between the marks of each comment, by its number; deleted ones are not there."""
    found: dict[str, str] = {}
    inside: set[str] = set()
    for element in main_part(data).iter(f"{{{W}}}*"):
        name = etree.QName(element).localname
        number = element.get(f"{{{W}}}id", "")
        if name == "commentRangeStart":
            inside.add(number)
            found[number] = ""
        elif name == "commentRangeEnd":
            inside.discard(number)
        elif name in {"t", "noBreakHyphen", "tab"}:
            for key in inside:
                found[key] += (element.text or "") if name == "t" else {"tab": "\t"}.get(name, "-")
    assert not inside
    return [found[number] for number in sorted(found, key=int)]


SPLIT = p(run("Twel", "<w:b/>"), run("ve people", "<w:i/>"), run(" died."))
CASES = [
    pytest.param([p(run("Twelve people died."))], "Twelve", id="first-words-of-a-run"),
    pytest.param([p(run("Twelve people died."))], "people", id="middle-of-a-run"),
    pytest.param([p(run("Twelve people died."))], "died.", id="last-words-of-a-run"),
    pytest.param([p(run("Twelve people died."))], "Twelve people died.", id="a-whole-run"),
    pytest.param([SPLIT], "Twelve", id="across-runs-that-part-a-word"),
    pytest.param([SPLIT], "elve people di", id="across-three-runs"),
    pytest.param([p(run("  Twelve died.  "))], "Twelve died.", id="white-space-around-stays-out"),
    pytest.param(
        [p("<w:r><w:t>a 49</w:t><w:noBreakHyphen/><w:t>year lease</w:t></w:r>")],
        "49-year",
        id="several-signs-in-one-run",
    ),
    pytest.param(
        [p("<w:r><w:t>a 49</w:t><w:noBreakHyphen/><w:t>year lease</w:t></w:r>")],
        "year",
        id="behind-a-sign-of-the-run",
    ),
    pytest.param(
        [p("<w:r><w:t>Dead:</w:t><w:tab/><w:t>12</w:t><w:br/><w:t>Hurt: 9</w:t></w:r>")],
        "12",
        id="between-tab-and-line-break",
    ),
    pytest.param(
        [
            p(
                run("paid "),
                f"<w:del {WHO}><w:r><w:delText>$3</w:delText></w:r></w:del>",
                f"<w:ins {WHO}>{run('$5 million')}</w:ins>",
                run(" then"),
            )
        ],
        "$5",
        id="in-a-tracked-insertion-beside-a-deletion",
    ),
    pytest.param(
        [
            p(
                run("paid "),
                f"<w:del {WHO}><w:r><w:delText>$3</w:delText></w:r></w:del>",
                f"<w:ins {WHO}>{run('$5 million')}</w:ins>",
                run(" then"),
            )
        ],
        "paid $5 million then",
        id="over-a-deletion-and-an-insertion",
    ),
    pytest.param(
        [p(run("Nine people "), form=f"<w:rPr><w:del {WHO}/></w:rPr>"), p(run("died."))],
        "people died",
        id="over-a-paragraph-end-that-was-deleted",
    ),
    pytest.param(
        [p(f"<w:moveTo {WHO}>{run('Nine people died.')}</w:moveTo>")], "people", id="moved-here"
    ),
    pytest.param(
        [p(run("by "), f'<w:hyperlink w:anchor="x">{run("Ann Lee, mayor")}</w:hyperlink>')],
        "Ann Lee",
        id="in-a-link",
    ),
    pytest.param(
        [
            p(
                run("by "),
                f'<w:hyperlink w:anchor="x">{run("Ann Lee")}</w:hyperlink>',
                run(", mayor"),
            )
        ],
        "Lee, mayor",
        id="out-of-a-link",
    ),
    pytest.param(
        [
            f"<w:tbl><w:tr><w:tc>{p(run('Dead'))}</w:tc><w:tc>{p(run('12 men'))}</w:tc></w:tr></w:tbl>"
        ],
        "12",
        id="in-a-table",
    ),
    pytest.param(
        [p(f'<w:smartTag w:element="place">{run("Tartus port")}</w:smartTag>')],
        "Tartus",
        id="in-a-smart-tag",
    ),
    pytest.param(
        [p(f"<w:sdt><w:sdtPr/><w:sdtContent>{run('Nine men died')}</w:sdtContent></w:sdt>")],
        "men",
        id="in-a-rich-content-control",
    ),
    pytest.param(
        [p(f'<w:fldSimple w:instr="REF x">{run("Nine men")}</w:fldSimple>')], "men", id="in-a-field"
    ),
    pytest.param(
        [p('<w:bookmarkStart w:id="1" w:name="b"/>', run("Nine men"), '<w:bookmarkEnd w:id="1"/>')],
        "Nine",
        id="in-a-bookmark",
    ),
    pytest.param(
        [p(run("The word שלום עולם is old.", "<w:rtl/>"), form="<w:bidi/>")],
        "שלום",
        id="right-to-left",
    ),
    pytest.param(
        [p(f'<w:dir w:val="rtl">{run("שלום עולם")}</w:dir>')], "עולם", id="in-a-direction"
    ),
    pytest.param(
        [p(run("Hidden ", "<w:vanish/>"), run("nine men"))], "nine", id="behind-hidden-words"
    ),
    pytest.param([p(run("🙂 killed 12 men"))], "12", id="behind-a-sign-beyond-the-first-plane"),
]


@pytest.mark.parametrize(("blocks", "words"), CASES)
def test_the_comment_is_on_exactly_the_words(blocks: list[str], words: str) -> None:
    before = made(*blocks)
    after = comment_on(before, words)

    assert covered(after) == [words]
    assert text_of("a.docx", after) == text_of("a.docx", before)
    (found,) = python_docx.Document(io.BytesIO(after)).comments
    assert (found.author, found.initials, found.text) == ("factcheck", "FC", f"About {words}.\nk0")


@pytest.mark.parametrize(("blocks", "words"), CASES)
def test_nothing_but_marks_is_added(blocks: list[str], words: str) -> None:
    """Taken out again, the marks leave the elements that were there, runs joined where one was cut."""
    before = made(*blocks)
    after = comment_on(before, words)

    assert _plain(main_part(after)) == _plain(main_part(before))


@pytest.mark.parametrize(("blocks", "words"), CASES)
def test_all_other_parts_keep_their_bytes(blocks: list[str], words: str) -> None:
    before = made(*blocks)
    old, new = parts(before), parts(comment_on(before, words))

    assert {name for name in new if new[name] != old.get(name)} == CHANGED | {"word/comments.xml"}
    assert list(new)[: len(old)] == list(old)


def _plain(root: etree._Element) -> list[tuple[str, str, str]]:
    """Every character of the file with the looks of its run and the elements around it."""
    rows = []
    for element in root.iter(f"{{{W}}}t", f"{{{W}}}tab", f"{{{W}}}delText", f"{{{W}}}br"):
        run_ = element.getparent()
        form = None if run_ is None else run_.find(f"{{{W}}}rPr")
        above = "/".join(etree.QName(row).localname for row in element.iterancestors())
        looks = "" if form is None else etree.tostring(form, method="c14n").decode()
        rows += [(sign, looks, above) for sign in element.text or "\n"]
    return rows


@pytest.mark.parametrize(
    ("blocks", "words", "marked"),
    [
        pytest.param(
            [p(run("Host. "), BOX.format(p(run("Twelve in the box."))))],
            "Twelve",
            "Twelve in the box.",
            id="text-box",  # Word ignores marks in one
        ),
        pytest.param(
            [p(run("We had "), "<m:oMath><m:r><m:t>12+3</m:t></m:r></m:oMath>", run(" men"))],
            "12",
            "",
            id="formula",
        ),
        pytest.param(
            [p(run("On "), "<w:sdt><w:sdtPr><w:date/></w:sdtPr><w:sdtContent>"
               f"{run('3 May 2026')}</w:sdtContent></w:sdt>", run("."))],
            "May",
            "3 May 2026",
            id="date-control",  # Word writes its content anew
        ),
    ],
)  # fmt: skip
def test_where_marks_cannot_stand_they_stand_around(
    blocks: list[str], words: str, marked: str
) -> None:
    before = made(*blocks)
    after = comment_on(before, words)

    assert marked in covered(after)[0]
    assert text_of("a.docx", after) == text_of("a.docx", before)
    (found,) = python_docx.Document(io.BytesIO(after)).comments
    assert found.text.startswith(f"On {words}:\nAbout {words}.")
    assert not main_part(after).xpath(
        "//*[local-name()='txbxContent']//*[contains(local-name(), 'comment')]"
    )


def test_several_comments_may_touch_overlap_and_share_their_words() -> None:
    words = ("Twelve people", "people died", "Twelve", "Twelve people died", "died")
    after = comment_on(made(SPLIT), *words)

    assert sorted(covered(after)) == sorted(words)
    numbers = main_part(after).xpath("//w:commentReference/@w:id", namespaces={"w": W})
    assert sorted(numbers) == ["0", "1", "2", "3", "4"]


def test_the_sign_of_a_comment_survives_a_rejected_insertion() -> None:
    after = comment_on(made(p(run("paid "), f"<w:ins {WHO}>{run('$5')}</w:ins>")), "$5")
    (sign,) = main_part(after).iter(f"{{{W}}}commentReference")

    assert [etree.QName(row).localname for row in sign.iterancestors()][:2] == ["r", "p"]


def with_comment_of_ann() -> bytes:
    document = python_docx.Document()
    paragraph = document.add_paragraph("Twelve people died.")
    document.add_comment(paragraph.runs, "Check this.", author="Ann", initials="A")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_comments_of_others_stay() -> None:
    before = with_comment_of_ann()
    after = comment_on(before, "people")
    found = list(python_docx.Document(io.BytesIO(after)).comments)
    changed = {n for n, content in parts(after).items() if content != parts(before).get(n)}

    assert [(row.comment_id, row.author) for row in found] == [(0, "Ann"), (1, "factcheck")]
    assert covered(after) == ["Twelve people died.", "people"]
    assert changed == {"word/document.xml", "word/comments.xml"}


def test_a_second_run_adds_only_what_is_new() -> None:
    once = comment_on(made(SPLIT), "Twelve")
    again = comment_on(once, "Twelve")
    more = comment_on(once, "Twelve", "people")

    assert again == once
    assert covered(more) == ["Twelve", "people"]


def test_a_comment_of_a_reader_who_quotes_ours_is_not_ours() -> None:
    data = with_comment_of_ann()
    text = text_of("a.docx", data)
    after = commented("a.docx", data, [note(text, "people", "Check this.")])

    assert covered(after) == ["Twelve people died.", "people"]


def test_same_bytes_every_time_and_no_notes_no_change() -> None:
    before = made(SPLIT)

    assert comment_on(before, "Twelve", "died") == comment_on(before, "Twelve", "died")
    assert commented("a.docx", before, []) == before


def test_signs_that_xml_forbids_do_not_break_the_file() -> None:
    bad = Note(Span(0, 6), ("a\x0cb\x00\ud800 <w:t>&amp;", "k"), "k", "")
    after = commented("a.docx", made(SPLIT), [bad])
    (found,) = python_docx.Document(io.BytesIO(after)).comments

    assert found.text == "a\ufffdb\ufffd\ufffd <w:t>&amp;\nk"


def test_a_strict_file_gets_strict_comments() -> None:
    """ISO 29500 Strict has namespaces of its own; Word writes it on request."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made(SPLIT))) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(W.encode(), STRICT.encode()))
    found = parts(comment_on(stream.getvalue(), "Twelve"))
    tags = {
        etree.QName(row).namespace for row in etree.fromstring(found["word/comments.xml"]).iter()
    }

    assert tags == {STRICT}
    assert (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
        in found["word/_rels/document.xml.rels"]
    )


def test_a_file_without_types_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(
            "word/document.xml", f"<w:document {SPACES}><w:body>{SPLIT}</w:body></w:document>"
        )

    with pytest.raises(ReadError, match=r"^a.docx: .* without \[Content_Types\].xml"):
        comment_on(stream.getvalue(), "Twelve")
