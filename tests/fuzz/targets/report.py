"""Saved reports: whatever is accepted comes back as it was and is shown in every format."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from factcheck import plugins
from factcheck.errors import ReadError
from factcheck.model import Document
from factcheck.reporters import json as json_report
from factcheck.saved import read
from tests.conftest import FIXTURES

BINARY = {"docx"}  # needs the version itself
FORMATS = [name for name in plugins.names("factcheck.reporters") if name not in BINARY]
WORDS = (
    '"text": "', '"start": ', '"end": ', '"line": ', '"path": null', '"decision": {', '"known"', "null",
    "true", "-1", "1e999", "NaN", "\\u0000", "\\ud83d", "\\u2028", "\\u202e", "]]>", "</script>", "::error",
    "|", "`", "{{", "[]", "{}", '"severity": "info"', '"locations": [', '"groups": []', '"kind": "review"',
    '"published": "2026-05-03"', "99999999999999999999",
)  # fmt: skip
CASES: tuple[bytes, ...] = (
    b"[" * 3_000,
    b"\xef\xbb\xbf{}",
    b'{"format_version": "1.1"}',
    b"1" * 5_000,
)


def seeds() -> Iterator[bytes]:
    """The reports of the fixtures, with the rules that are spoken of and a few of the places."""
    for path in sorted(FIXTURES.glob("*/expected.json")):
        content = json.loads(path.read_text(encoding="utf-8"))
        spoken = {finding["rule_id"] for finding in content["findings"]}
        content["tool"]["rules"] = [r for r in content["tool"]["rules"] if r["id"] in spoken]
        content["findings"], content["alignment"] = (
            content["findings"][:2],
            content["alignment"][:2],
        )
        yield json.dumps(content, ensure_ascii=False).encode()


def attempt(data: bytes) -> None:
    for content in (data, _mended(data)):
        try:
            report = read(content, "x.json")
        except ReadError as error:
            assert str(error).startswith("x.json: ")
            assert "\n" not in str(error)
            continue
        saved = json_report.render(report)
        assert json_report.render(read(saved.encode(), "x.json")) == saved
        for name in FORMATS:
            shown = plugins.load("factcheck.reporters", name).render(report)
            assert shown.encode("utf-8", "backslashreplace") or name in {
                "jsonl",
                "rdjsonl",
                "github",
            }


def _mended(data: bytes) -> bytes:
    """With the digests and words that the texts have now: else each change of a text is refused as such."""
    try:
        content: Any = json.loads(data)
        texts = {row["id"]: row["text"] for row in content["documents"]}
        for row in content["documents"]:
            row["sha256"] = Document(id="", text=row["text"]).sha256
        for finding in content["findings"]:
            for place in finding["locations"]:
                place["text"] = texts[place["document"]][place["start"] : place["end"]]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return data
    return json.dumps(content).encode()
