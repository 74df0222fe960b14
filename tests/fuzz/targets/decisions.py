"""Decisions files: what is read can be added to and taken from, and stays readable; all else is refused."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from factcheck.decisions.editing import with_entries, without
from factcheck.decisions.entries import Entry, read_entries
from factcheck.decisions.storage import read_file
from factcheck.errors import DecisionError
from factcheck.model import Decision, DecisionKind
from factcheck.rulebook.positions import Position, Problems

NEW = "e" * 16
WORDS = (
    "schema: factcheck.decisions/v1\n", "decisions:\n", "  - fingerprint: ", "aaaaaaaaaaaaaaaa",
    "    rule: FC101\n", '    values: ["12", "14"]\n', "    decision: known\n", "    reason: ",
    "    date: 2026-12-01\n", "    until: ", "    by: js\n", "excerpts: [", "|\n", ">\n", "# ", "'", '"',
    "\r\n", "\r", "\t", "[]", "{", "}", "- ", "---\n", "...\n", "\ufeff", "\u2028",
)  # fmt: skip
CASES: tuple[bytes, ...] = (
    b"[" * 3_000,
    b"\xef\xbb\xbf",
    b"# only\r\n",
    b"schema: factcheck.decisions/v1\ndecisions: []",
)


def seeds() -> Iterator[bytes]:
    said = Decision(DecisionKind.KNOWN, "seen by the desk", "js")
    rows = [Entry(Position(""), f"{n:016x}", "FC101", ("12", "14"), (), said) for n in range(2)]
    yield with_entries("", rows).encode()
    yield with_entries("# ours\r\n", rows[:1]).replace("\n", "\r\n").encode()
    yield (
        b"schema: factcheck.decisions/v1\ndecisions:\n# one\n- fingerprint: aaaaaaaaaaaaaaaa # x\n  rule: FC101\n"
        b"  values:\n  - '1'\n  - '2'\n  decision: known\n  reason: >\n    long\n    story\n\n# end\n"
    )


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    """Removed when the process ends."""
    return tempfile.TemporaryDirectory(prefix="factcheck-fuzz-")


def attempt(data: bytes) -> None:
    path = Path(_folder().name) / "d.yaml"
    path.write_bytes(data)
    try:
        entries, document = read_file(path)
    except DecisionError as error:
        for line in str(error).splitlines():
            assert re.match(rf"{re.escape(str(path))}(:\d+:\d+)?: .+", line), line
        return
    known = [entry.fingerprint for entry in entries]
    said = Decision(DecisionKind.KNOWN, "seen")
    try:
        added = with_entries(
            document.text, [Entry(Position(""), NEW, "FC101", ("1", "2"), (), said)]
        )
    except DecisionError as error:  # the list stands on one line
        assert "\n" not in str(error)
        return
    assert _read(added) == [*known, *([] if NEW in known else [NEW])]
    assert _read(without(document.text, known[:1])) == known[1:]


def _read(text: str) -> list[str]:
    problems = Problems()
    entries = read_entries(text, "d.yaml", problems)
    assert problems.found == []
    return [entry.fingerprint for entry in entries]
