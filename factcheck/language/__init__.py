"""Text to parsed sentences. spaCy is behind ``factcheck.language.spacy`` and imported only when asked for."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.ports import Parser


@cache
def load_parser(jobs: int = 1) -> Parser:
    """Load the best installed English pipeline once; *jobs* processes share long inputs.

    Raises:
        LanguageError: no English pipeline is installed.
    """
    with _torch_hidden():
        from factcheck.language.spacy import SpacyParser

        return SpacyParser.load(jobs)


@contextmanager
def _torch_hidden() -> Iterator[None]:
    """Let spaCy's machine learning library believe that there is no torch.

    It imports torch wherever it is installed, two seconds and 200 MB that the shipped pipelines do not use and
    that a run on rules alone must not pay.
    """
    if "torch" in sys.modules:
        yield
        return
    sys.modules["torch"] = None  # type: ignore[assignment] # an import of it fails as if it were missing
    try:
        yield
    finally:
        del sys.modules["torch"]
