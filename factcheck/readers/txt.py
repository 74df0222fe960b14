"""Plain text: the text is exactly what was decoded."""

from __future__ import annotations

from factcheck.model import Document
from factcheck.readers._parts.decoding import decode
from factcheck.readers._parts.layout import structured

SUFFIXES: tuple[str, ...] = (".txt", ".text", "")


def read(name: str, data: bytes) -> Document:
    """Raises ReadError for empty or binary data."""
    text, warnings = decode(name, data)
    return structured(Document(id=name, path=name, text=text, warnings=warnings))
