"""The main part of a Word file, in an archive that is whole."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from tests.fuzz import reading

WORDS = (
    "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>", "</w:t>", "<w:del>", "</w:del>", "<w:ins>", "</w:ins>",
    "<w:tab/>", "<w:br/>", "<w:noBreakHyphen/>", "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>",
    "<w:rPr><w:vanish/></w:rPr>", "<w:tbl>", "<w:tr>", "<w:tc>", "<w:trPr><w:del/></w:trPr>",
    "<w:x><w:Choice/><w:Fallback>", "<w:moveFrom>", "<w:pPr><w:pStyle w:val='Title'/></w:pPr>", "<w:sdt>",
    "<!--", "-->", "<?x ?>", "<![CDATA[", "]]>", "&amp;", "&#x85;", "<!DOCTYPE x [<!ENTITY e 'x'>]>", "&e;",
    "\xa0", "\u2028",
)  # fmt: skip
CASES: tuple[bytes, ...] = (
    b"<w:p><w:t>\xc2\x85a\xe2\x80\xa8 </w:t></w:p>",
    b"<?x ?>",
    b"",
    b"<w:t><![CDATA[a\nb",
)
_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def seeds() -> Iterator[bytes]:
    for story in reading.stories(".txt"):
        words = story.decode("utf-8", "ignore").replace("&", "&amp;").replace("<", "&lt;")
        rows = (f"<w:p><w:r><w:t>{row}</w:t></w:r></w:p>" for row in words.split("\n"))
        yield "".join(rows).encode()[:1_500]
    yield (
        b"<w:p><w:r><w:t>killed </w:t></w:r><w:del><w:r><w:delText>12</w:delText></w:r></w:del>"
        b"<w:ins><w:r><w:t>14</w:t></w:r></w:ins></w:p>"
    )


def packed(body: bytes) -> bytes:
    """A Word file of which *body* is the content of the body; the same bytes every time."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        part = b'<w:document xmlns:w="%s"><w:body>%s</w:body></w:document>' % (
            _SPACE.encode(),
            body,
        )
        archive.writestr(zipfile.ZipInfo("word/document.xml"), part)
    return stream.getvalue()


def attempt(data: bytes) -> None:
    reading.attempt("a.docx", packed(data))
