"""Bytes -> text: byte order mark, then strict UTF-8, else the old Windows code page with a warning.

No guessing of encodings: on short texts detectors take cp1252 for Mac or Central European pages, which
silently changes accents and quotes.
"""

from __future__ import annotations

import codecs
import re

from factcheck.errors import ReadError

_MARKS = (  # UTF-32 first: its mark starts with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive (a Word file is read under a name that ends in .docx)"),
    (b"\xd0\xcf\x11\xe0", "an old Word file (.doc); save it as .docx"),
    (b"{\\rtf", "an RTF file; save it as .docx or .txt"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_MOST_CONTROLS = 0.05
"""Share of control characters from which a file counts as binary; prose has none, a stray one is forgiven."""
_TRIED = {"utf-8", "ascii", "iso8859-1"}
_NO_PAGES = {"idna", "punycode", "raw-unicode-escape", "unicode-escape", "utf-7"}
"""Codecs for text that no page may be in: browsers refuse them too."""


def decode(name: str, data: bytes, declared: str = "") -> tuple[str, tuple[str, ...]]:
    """The text without its byte order mark, otherwise unaltered, and the warnings.

    *declared* is an encoding that the file itself names (HTML); it is tried when the bytes are not UTF-8.

    Raises:
        ReadError: empty, binary, or in none of the accepted encodings.
    """
    if not data:
        raise ReadError(f"{name}: expected a story, found an empty file")
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise ReadError(f"{name}: expected text, found {what}")
    text, warnings = _decoded(name, data, declared)
    _refuse_binary(name, text)
    if not text.strip("\ufeff\u200b \t\r\n") or text.isspace():
        raise ReadError(f"{name}: expected a story, found only white space")
    return text, warnings


def _decoded(name: str, data: bytes, declared: str) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(name, data[len(mark) :], encoding), ()
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        if b"\x00" in data:
            raise ReadError(
                f"{name}: expected text, found a binary file (NUL at byte {data.index(0)})"
            ) from None
        encoding = _known(declared) or "cp1252"
        warning = f"not UTF-8 (byte {error.start}); read as {encoding}: check accents and quotes"
        return _strict(name, data, encoding), (warning,)


def _strict(name: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(
            f"{name}: expected text in UTF-8, UTF-16 or Windows-1252, found a binary file or another"
            f" encoding (byte {error.start} is not {encoding})"
        ) from None


def _known(declared: str) -> str:
    """The codec of that name if it is one for pages and not one that was just tried, else empty."""
    try:
        codec = codecs.lookup(declared.strip())
        b"x".decode(codec.name)  # refuses codecs that are not of text, such as "uu"
    except (LookupError, ValueError):
        return ""
    return "" if codec.name in _TRIED | _NO_PAGES else codec.name


def _refuse_binary(name: str, text: str) -> None:
    if (place := text.find("\x00")) >= 0:
        raise ReadError(f"{name}: expected text, found a binary file (NUL at character {place})")
    controls = len(_CONTROLS.findall(text))
    if controls > _MOST_CONTROLS * len(text):
        raise ReadError(
            f"{name}: expected text, found a binary file ({controls} control characters)"
        )
