"""Plain text: the text is exactly what was decoded."""

from __future__ import annotations

from factcheck.extraction.decoding import decode
from factcheck.extraction.layout import structured
from factcheck.model import Document

SUFFIXES: tuple[str, ...] = (".txt", ".text", "")


def read(name: str, data: bytes) -> Document:
    """Raises ReadError for empty or binary data."""
    text, warnings = decode(name, data)
    return structured(Document(id=name, path=name, text=text, warnings=warnings))
