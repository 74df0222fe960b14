"""The archive that a Word file is."""

from __future__ import annotations

from collections.abc import Iterator

from tests.fuzz import reading
from tests.fuzz.targets import docx_text

WORDS = (
    "PK\x01\x02", "PK\x03\x04", "PK\x05\x06", "word/document.xml", "_rels/.rels", "word/styles.xml",
)  # fmt: skip
CASES: tuple[bytes, ...] = (b"PK\x05\x06" + bytes(18), b"\xd0\xcf\x11\xe0")


def seeds() -> Iterator[bytes]:
    for part in docx_text.seeds():
        yield docx_text.packed(part)


def attempt(data: bytes) -> None:
    reading.attempt("a.docx", data)
