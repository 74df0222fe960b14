"""Read a version of a story from a file: one module per format, found by its suffix."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path, PurePath
from typing import cast

from factcheck import plugins
from factcheck.errors import ReadError, TooLargeError
from factcheck.extraction.layout import structured
from factcheck.model import Document

Reader = Callable[[str, bytes], Document]
"""What a reader's ``read`` is: the name as typed and the bytes of the file."""

STDIN = "-"
"""The path that stands for standard input."""

_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class SizeLimits:
    """How large one document may be: far above any story, below what fills the memory or takes an hour."""

    megabytes: int = 20
    """Of the file; a Word file has its pictures in it."""
    characters: int = 400_000
    """Of what is read out of it: a book of 250 pages."""

    @property
    def bytes(self) -> int:
        """How many bytes the file may have."""
        return self.megabytes * _MEGABYTE


USUAL_LIMITS = SizeLimits()


def read(
    path: str,
    *,
    published: date | None = None,
    stdin: bytes | None = None,
    stdin_name: str = "",
    document_id: str = "",
    limits: SizeLimits = USUAL_LIMITS,
) -> Document:
    """Read one file; *stdin* are the bytes for ``-``. A day given here beats the one in the file.

    *stdin_name* ("story.md") says what standard input is, by its suffix, and stands in the report; *document_id*
    is the id of the document where that shall not be the path.

    Raises:
        ReadError: the file cannot be read as a story, or is larger than *limits*; the message names file,
            expectation and finding.
    """
    data = _bytes(path, stdin, limits)
    name = (stdin_name or path) if path == STDIN else path
    suffix = PurePath(name).suffix.lower()
    document = _reader(name, suffix)(name, data)
    if len(document.text) > limits.characters:
        raise TooLargeError(
            f"{name}: expected at most {limits.characters} characters of text (max_characters),"
            f" found {len(document.text)}"
        )
    return replace(
        document,
        id=document_id or document.id,
        published=published or document.published,
    )


def content(path: str, most: int) -> bytes:
    """The bytes of a file, no more than *most* of them.

    Raises:
        ReadError: there is none, or it cannot be read.
    """
    try:
        if Path(path).is_dir():
            raise ReadError(f"{path}: expected a file, found a directory")
        with Path(path).open("rb") as file:  # a pipe or device has no size to ask for
            return file.read(most)
    except FileNotFoundError:
        raise ReadError(f"{path}: expected a file, found nothing there") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ReadError(f"{path}: expected a readable file, found: {reason}") from None


def structure(document: Document) -> Document:
    """Fill in what a document that has only its text leaves out: paragraphs, headline, dateline, day."""
    return structured(document)


def suffixes() -> tuple[str, ...]:
    """All suffixes that are read, sorted."""
    return tuple(sorted(suffix for suffix, _ in _by_suffix().items() if suffix))


def _reader(path: str, suffix: str) -> Reader:
    names = _by_suffix()
    if suffix not in names:
        raise ReadError(f"{path}: expected one of {', '.join(suffixes())}, found {suffix}")
    return cast("Reader", plugins.load(__name__, names[suffix]).read)


@cache
def _by_suffix() -> Mapping[str, str]:
    """Which module reads a suffix; the modules import their libraries only when they read."""
    found: dict[str, str] = {}
    for name in plugins.names(__name__):
        for suffix in plugins.load(__name__, name).SUFFIXES:
            found[suffix] = name
    return found


def _bytes(path: str, stdin: bytes | None, limits: SizeLimits) -> bytes:
    data = stdin if path == STDIN else content(path, limits.bytes + 1)
    if data is None:
        raise ReadError(f"{path}: expected text on standard input, found none")
    if len(data) > limits.bytes:
        raise TooLargeError(
            f"{path}: expected at most {limits.megabytes} megabytes (max_megabytes), found more"
        )
    return data
