"""Text to parsed sentences. spaCy is behind ``factcheck.language.spacy`` and imported only when asked for."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from factcheck.language.importing import command_line_left_out, without

if TYPE_CHECKING:
    from factcheck.ports import Parser


@cache
def load_parser(jobs: int = 1) -> Parser:
    """Load the best installed English pipeline once; *jobs* processes share long inputs.

    Raises:
        LanguageError: no English pipeline is installed.
    """
    with without("torch"), command_line_left_out():
        from factcheck.language.spacy import SpacyParser

    return SpacyParser.load(jobs)
