"""Files, URIs, lines and columns as other programs want them."""

from __future__ import annotations

import pytest

from factcheck import Document
from factcheck.model import Location, SourceMap
from factcheck.presentation.places import Region, byte_region, file_name, has_file, region, uri


@pytest.mark.parametrize(
    ("path", "name", "address"),
    [
        pytest.param("a.txt", "a.txt", "a.txt", id="plain"),
        pytest.param("./a.txt", "a.txt", "a.txt", id="dot"),
        pytest.param("../a.txt", "../a.txt", "../a.txt", id="above"),
        pytest.param("x//y/./a.txt", "x/y/a.txt", "x/y/a.txt", id="doubled-slash"),
        pytest.param("x/a b (1).txt", "x/a b (1).txt", "x/a%20b%20%281%29.txt", id="space"),
        pytest.param("é/日.txt", "é/日.txt", "%C3%A9/%E6%97%A5.txt", id="letters"),
        pytest.param("50%#?.txt", "50%#?.txt", "50%25%23%3F.txt", id="signs-of-a-uri"),
        pytest.param("a:b.txt", "a:b.txt", "a%3Ab.txt", id="colon-is-no-scheme"),
        pytest.param("/home/x/a.txt", "/home/x/a.txt", "file:///home/x/a.txt", id="absolute"),
        pytest.param("C:\\x\\a b.txt", "C:/x/a b.txt", "file:///C:/x/a%20b.txt", id="drive"),
        pytest.param("c:/x/a.txt", "c:/x/a.txt", "file:///c:/x/a.txt", id="drive-with-slashes"),
        pytest.param("x\\a.txt", "x/a.txt", "x/a.txt", id="windows-relative"),
        pytest.param("\\\\srv\\s\\a.txt", "//srv/s/a.txt", "file://srv/s/a.txt", id="share"),
        pytest.param("x/a\\b.txt", "x/a\\b.txt", "x/a%5Cb.txt", id="a-back-slash-in-a-unix-name"),
        pytest.param("-", "stdin", "stdin", id="standard-input"),
        pytest.param(None, "the id", "the%20id", id="given-by-a-program"),
    ],
)
def test_names_and_addresses(path: str | None, name: str, address: str) -> None:
    document = Document("the id", "x", path=path)

    assert (file_name(document), uri(document)) == (name, address)


def test_a_name_that_is_no_text_has_an_address() -> None:
    assert uri(Document("x", "x", path="caf\udce9.txt")).isascii()


@pytest.mark.parametrize(("path", "expected"), [("a.txt", True), ("-", False), (None, False)])
def test_what_is_a_file(path: str | None, *, expected: bool) -> None:
    assert has_file(Document("a", "x", path=path)) is expected


def spot(document: Document, words: str) -> Location:
    start = document.text.index(words)
    line, column = document.position(start)
    return Location("a", start, start + len(words), line, column, words, "", "")


@pytest.mark.parametrize(
    ("text", "words", "expected", "in_bytes"),
    [
        pytest.param("ab nine", "nine", (1, 4, 1, 8), (1, 4, 1, 8), id="ascii"),
        pytest.param("é nine", "nine", (1, 3, 1, 7), (1, 4, 1, 8), id="two-bytes"),
        pytest.param("\U0001f525 nine", "nine", (1, 3, 1, 7), (1, 6, 1, 10), id="astral"),
        pytest.param("e\u0301 nine", "nine", (1, 4, 1, 8), (1, 5, 1, 9), id="combining"),
        pytest.param("x\r\né nine", "nine", (2, 3, 2, 7), (2, 4, 2, 8), id="crlf"),
        pytest.param("x\ré né", "né", (2, 3, 2, 5), (2, 4, 2, 7), id="cr"),
        pytest.param("é a\nb é", "a\nb é", (1, 3, 2, 4), (1, 4, 2, 5), id="two-lines"),
        pytest.param("é a\r\nb é", "a\r\nb é", (1, 3, 2, 4), (1, 4, 2, 5), id="two-lines-crlf"),
    ],
)
def test_lines_and_columns(
    text: str, words: str, expected: tuple[int, ...], in_bytes: tuple[int, ...]
) -> None:
    document = Document("a", text)
    place = spot(document, words)

    assert region(place, document) == Region(*expected)
    assert byte_region(place, document) == Region(*in_bytes)


def test_an_empty_place_is_one_column_wide() -> None:
    document = Document("a", "ab")

    assert region(Location("a", 1, 1, 1, 2, "", "", ""), document) == Region(1, 2, 1, 3)


def test_bytes_of_markup_are_not_known() -> None:
    document = Document("a", "nine", source=SourceMap(((0, 3, 8),)))
    place = spot(document, "nine")

    assert region(place, document) == Region(3, 8, 3, 12)
    assert byte_region(place, document) is None
