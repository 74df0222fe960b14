"""Plain text."""

from __future__ import annotations

from collections.abc import Iterator

from tests.fuzz import reading

WORDS = (
    "LONDON (Reuters) - ", "Dec. 16, 2024 — ", "By Ann", "\r\n", "\u2028", "\ufeff", "\xa0",
)  # fmt: skip
CASES: tuple[bytes, ...] = (b"\xff\xfeA\xd8", b"\xef\xbb\xbf", b"{\\rtf", b"\x85\xa0\n\x1c.")


def seeds() -> Iterator[bytes]:
    yield from reading.stories(".txt")
    yield "LONDON, Dec. 16, 2024 — Nine died.".encode("utf-16")


def attempt(data: bytes) -> None:
    reading.attempt("a.txt", data)
