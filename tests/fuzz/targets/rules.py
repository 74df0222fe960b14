"""Rule files: rules, or a line with file, line and column for every mistake."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from factcheck.errors import RuleError
from factcheck.rulebook import page
from factcheck.rulebook.loading import read_rules

WORDS = (
    "schema: factcheck.rules/v1\n", "extends: [", "default", "rules:\n", "  - id: HS001\n", "    name: ",
    "    severity: error\n", "    check: {type: ", "pattern", "vocabulary", "number", "date", "same: [",
    "    overrides:\n", "when: [", "scope: within", "    examples:\n", 'conflict: [["[[a]]", "b"]]', "ok: ",
    "todo_ok: ", "[[", "]]", "{ours.text}", "{theirs.value}", "tags: [", "formerly: [", "|\n", ">-\n", "? ",
    "&a ", "*a", "!!python/object:os.system", "<<: ", "\t", "\r", "null", "~", "'", '"', "#",
)  # fmt: skip
CASES: tuple[bytes, ...] = (b"[" * 3_000, b"{a: " * 3_000, b"? " * 3_000, b"\xff", b"a: \x07")
_RULES = Path(__file__).resolve().parents[3] / "rules"


def seeds() -> Iterator[bytes]:
    """The rules that ship, one at a time."""
    for path in sorted(_RULES.glob("*.yaml")):
        head, *entries = re.split(r"(?m)^(?=  - id: )", path.read_text(encoding="utf-8"))
        for entry in entries[:3]:
            yield f"{head}{entry}".encode()


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    """Removed when the process ends."""
    return tempfile.TemporaryDirectory(prefix="factcheck-fuzz-")


def attempt(data: bytes) -> None:
    path = Path(_folder().name) / "x.yaml"
    path.write_bytes(data)
    try:
        rules = read_rules(path.parent)
    except RuleError as error:
        for line in str(error).splitlines():
            assert re.match(
                rf"({re.escape(str(path))}(:\d+:\d+)?|[A-Z]{{2,8}}\d{{3}}): .+", line
            ), line
    else:
        assert all(page(rule) for rule in rules)
