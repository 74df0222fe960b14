"""A hook of MkDocs: what is written for readers of the repository, and for its tests, as the site wants it."""

from __future__ import annotations

import re

_OUTSIDE = re.compile(r"\[([^\]]+)\]\(\.\./([^)#\s]+)[^)]*\)")
_FENCE = re.compile(r"^(```\w+) [\w. ]+$", re.MULTILINE)


def on_page_markdown(markdown: str, **_: object) -> str:
    """Links that lead out of docs/ become the file's name; a fence keeps its language alone.

    ``[its page](../benchmarks/README.md)`` becomes ``its page (benchmarks/README.md)``, and a fence that begins with
    ``toml mistakes`` begins with ``toml``: MkDocs would take the whole block for a paragraph.
    """
    named = _OUTSIDE.sub(r"\1 (`\2` in the repository)", markdown)
    return _FENCE.sub(r"\1", named)
