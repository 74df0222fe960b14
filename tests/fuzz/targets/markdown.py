"""Markdown, its front matter and its comments."""

from __future__ import annotations

from collections.abc import Iterator

from tests.fuzz import reading

WORDS = (
    "---\n", "date: 2026-03-09\n", "title: ", "# ", "## ", "> ", "- ", "1. ", "```\n", "    ", "**", "_",
    "~~", "`", '[a](b "c")', "![", "](", "[a]: b\n", "<!-- ", " -->", "<br>", "<b>", "|", "|-|-|\n", "\\",
    "&amp;", "&#x2028;", "<http://a.b>", "  \n", "\r\n", "\r", "\xa0", "\xad", "\t", "---\n\n",
    "<!-- factcheck-ignore-next FC101 -- so -->",
)  # fmt: skip
CASES: tuple[bytes, ...] = (
    b"---\n" + b"# " * 30 + b"\n---\n",
    b"a|b\n-|-\n\\||`|`\n",
    b"> \t- \xc2\xa0\n\xc2\xa0x",
)


def seeds() -> Iterator[bytes]:
    yield from reading.stories(".md")
    yield b"---\ntitle: Fire\ndate: 2026-03-09\n---\n\n# Fire\n\nNine **died** in [Orsk](x), ~~ten~~ it said.\n"
    yield b"> Quoted\n> - item `code`\n\n| a | b |\n|---|---|\n| 1 \\| | 2 |\n"
    yield b"<!-- factcheck-ignore-start FC101 -- so -->\nNine died.\n"


def attempt(data: bytes) -> None:
    reading.attempt("a.md", data)
