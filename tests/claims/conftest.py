"""Split a text into claims, with the attributions that the pipeline gives them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factcheck import claims
from factcheck.facts import attributions
from factcheck.language import load_parser
from factcheck.model import Claim, Document

Split = Callable[[str], tuple[Claim, ...]]


@pytest.fixture(scope="session")
def split() -> Split:
    """The claims of a plain text."""

    def run(text: str) -> tuple[Claim, ...]:
        document = Document(id="a", text=text)
        (sentences,) = load_parser()([document])
        frames = attributions.extract(document, sentences)
        return tuple(
            claim
            for sentence in sentences
            for claim in claims.split(sentence, [f for f in frames if f.sentence is sentence])
        )

    return run
