"""What is too large, or made to cost time and memory, is refused in one line before it does."""

from __future__ import annotations

import io
import time
import tracemalloc
import zipfile

import pytest

from factcheck.decisions.inline import read_marks
from factcheck.errors import FactcheckError, ReadError
from factcheck.extraction.ooxml import repacked
from factcheck.readers import SizeLimits, docx, read
from factcheck.rulebook.positions import Problems

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORDS = "<w:p><w:r><w:t>Nine people died.</w:t></w:r></w:p>"
MAIN = "word/document.xml"


def main_part(body: str, doctype: str = "") -> str:
    return f'{doctype}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'


def archive(parts: dict[str, str], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", packing) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return stream.getvalue()


def lying(size: int) -> bytes:
    """An archive that unpacks to *size* bytes and says that it unpacks to 1,000."""
    whole = archive({MAIN: " " * size})
    return whole.replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little"))


class TestSize:
    def test_a_large_file(self) -> None:
        data = b"Nine people died. " * 60_000

        assert read("-", stdin=data, stdin_name="a.txt", limits=SizeLimits(2, 10**7))
        with pytest.raises(ReadError) as caught:
            read("-", stdin=data, stdin_name="a.txt", limits=SizeLimits(1, 10**7))

        assert str(caught.value) == "-: expected at most 1 megabytes (max_megabytes), found more"

    def test_a_small_file_with_a_long_text(self) -> None:
        data = archive({MAIN: main_part(WORDS * 3)})

        with pytest.raises(ReadError) as caught:
            read("-", stdin=data, stdin_name="a.docx", limits=SizeLimits(characters=54))

        expected = "expected at most 54 characters of text (max_characters), found 55"
        assert str(caught.value) == f"a.docx: {expected}"
        assert len(
            read("-", stdin=data, stdin_name="a.docx", limits=SizeLimits(characters=55)).text
        )


class TestArchives:
    @pytest.mark.parametrize(
        ("data", "found"),
        [
            pytest.param(
                archive({MAIN: main_part("<w:p/>" * 200_000 + WORDS)}),
                "'word/document.xml' packed over 100 times",
                id="bomb",
            ),
            pytest.param(
                archive({MAIN: main_part(WORDS), "_rels/.rels": f"<R>{' ' * 2_000_000}</R>"}),
                "'_rels/.rels' packed over 100 times",
                id="bomb-in-the-part-that-is-read-first",
            ),
            pytest.param(
                archive({MAIN: main_part(WORDS), "word/comments.xml": " " * 21_000_000}),
                "at most 20000000 bytes of text, found more",
                id="large",
            ),
            pytest.param(lying(2_000_000), "found a broken archive", id="says-that-it-is-small"),
            pytest.param(
                archive({MAIN: main_part(WORDS), **{f"{n}": "" for n in range(10_000)}}),
                "at most 10000 parts in a Word file, found more",
                id="crowd",
            ),
            pytest.param(
                archive({MAIN: main_part(WORDS)}, zipfile.ZIP_LZMA),
                "'word/document.xml' packed as Word does not pack",
                id="another-packing",
            ),
        ],
    )
    def test_what_is_refused(self, data: bytes, found: str) -> None:
        with pytest.raises(ReadError, match=r"^a\.docx: expected ") as caught:
            docx.read("a.docx", data)

        assert found in str(caught.value)
        assert "\n" not in str(caught.value)

    @pytest.mark.parametrize("reading", [docx.read, lambda name, data: repacked(name, data, {})])
    def test_no_more_is_unpacked_than_the_archive_says(self, reading: object) -> None:
        data = lying(30_000_000)
        tracemalloc.start()
        try:
            with pytest.raises(ReadError, match="found a broken archive"):
                reading("a.docx", data)  # type: ignore[operator]
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

        assert peak < 5_000_000

    def test_a_long_file_of_prose_is_no_bomb(self) -> None:
        words = "".join(
            f"<w:p><w:r><w:t>{number} people died in week {number * 7919 % 1000}.</w:t></w:r></w:p>"
            for number in range(20_000)
        )

        assert docx.read("a.docx", archive({MAIN: main_part(words)})).text.startswith("0 people")


ROWS = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))


@pytest.mark.parametrize(
    ("doctype", "body"),
    [
        pytest.param(f'<!DOCTYPE x [<!ENTITY e0 "ha">{ROWS}]>', '<w:p a="&e11;"/>', id="attribute"),
        pytest.param(
            '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd">%p;]>', "", id="parameter"
        ),
        pytest.param('<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">', "", id="foreign-dtd"),
        pytest.param(
            '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>',
            "<w:p><w:r><w:t>&e;</w:t></w:r></w:p>",
            id="file",
        ),
    ],
)
def test_entities_are_refused_or_say_nothing(doctype: str, body: str) -> None:
    try:
        document = docx.read("a.docx", archive({MAIN: main_part(body + WORDS, doctype)}))
    except ReadError as error:
        assert "found broken XML" in str(error)  # noqa: PT017 -- either will do
    else:
        assert document.text == "Nine people died."


def wrapped(name: str, body: str, times: int) -> bytes:
    parts = {MAIN: main_part(f'<w:x xmlns:mc="{W}">{body * times}</w:x>{WORDS}')}
    return archive(parts, zipfile.ZIP_STORED) if name.endswith(".docx") else b""


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param(
            "a.md", b"---\n" + b"# " * 40 + b"\n---\nText.", id="comments-of-front-matter"
        ),
        pytest.param(
            "a.html",
            b"<meta property='og:title' content='a" + b" " * 50_000 + b"b'><p>Text.",
            id="gap-in-a-title",
        ),
        pytest.param(
            "a.html", b"<p>Text.<!--factcheck-" + b"-_" * 2_000, id="comment-without-its-end"
        ),
        pytest.param("a.docx", wrapped(".docx", "<mc:Fallback/>", 5_000), id="fallbacks"),
        pytest.param(
            "a.docx",
            wrapped(
                ".docx",
                "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>",
                5_000,
            ),
            id="paragraphs-that-run-into-the-next",
        ),
        pytest.param("a.html", b"<b><i>" * 20_000 + b"Text.", id="deep-nesting"),
        pytest.param("a.html", b"<p>a" + b"<" * 40_000, id="signs-that-open-nothing"),
        pytest.param("a.html", b"<a <a " * 10_000, id="tags-without-an-end"),
        pytest.param("a.md", b"> " * 5_000 + b"Text.", id="quotes-in-quotes"),
        pytest.param("a.md", b"[" * 5_000 + b"Text.", id="brackets"),
        pytest.param("a.txt", b"LONDON, A" + b" A," * 10_000, id="place-without-an-end"),
    ],
)
def test_time_grows_with_the_length(name: str, data: bytes) -> None:
    """Each costs hundredths of a second; where it grew with the square or worse, it would be many seconds."""
    started = time.process_time()
    try:
        document = read("-", stdin=data, stdin_name=name)
        read_marks(document, {}, Problems())
    except FactcheckError:
        pass

    assert time.process_time() - started < 3
