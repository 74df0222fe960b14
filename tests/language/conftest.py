"""The parser, loaded once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factcheck.language import load_parser
from factcheck.model import Document, Sentence

Parse = Callable[[str], tuple[Sentence, ...]]


@pytest.fixture(scope="session")
def parse() -> Parse:
    """Parse one plain text."""
    return lambda text: load_parser()([Document(id="a", text=text)])[0]
