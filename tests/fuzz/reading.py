"""What must hold of a file that a reader is given, whatever is in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from factcheck.decisions.inline import read_marks
from factcheck.errors import FactcheckError
from factcheck.model import Document
from factcheck.readers import read, structure
from factcheck.rulebook.positions import Problems
from tests.conftest import FIXTURES

_LONGEST = 1_500
"""Bytes of a seed: short ones are tried more often."""


def stories(suffix: str) -> Iterator[bytes]:
    """The stories of the fixtures that have this suffix."""
    for path in sorted(FIXTURES.rglob(f"*{suffix}")):
        if path.name != "README.md":
            yield path.read_bytes()[:_LONGEST]


def attempt(name: str, data: bytes) -> None:
    """Read *data* as a file called *name*: a document whose places hold, or one line that says what is wrong."""
    try:
        document = structure(read("-", stdin=data, stdin_name=name))
    except FactcheckError as error:
        assert re.fullmatch(rf"{re.escape(name)}(:\d+)?: expected .+", str(error)), str(error)
        return
    _check_text(document)
    _check_places(document)
    problems = Problems()
    read_marks(document, {}, problems)
    assert all(position.line and position.column for position, _ in problems.found)


def _check_text(document: Document) -> None:
    text = document.text
    assert text.strip()
    assert text.encode().decode() == text
    spans = document.paragraphs
    assert all(span.of(text).strip() == span.of(text) != "" for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert [word for span in spans for word in span.of(text).split()] == text.split()
    for span in filter(None, (document.headline, document.dateline)):
        assert any(paragraph.contains(span) for paragraph in spans)


def _check_places(document: Document) -> None:
    places = [document.position(offset) for offset in range(len(document.text) + 1)]
    assert all(line >= 1 and column >= 1 for line, column in places)
    assert all("\n" not in warning for warning in document.warnings)
    for directive in document.directives:
        assert 0 <= directive.offset <= len(document.text)
        assert directive.line >= 1
        assert directive.column >= 1
