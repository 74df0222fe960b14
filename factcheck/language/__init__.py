"""Text to parsed sentences. spaCy is behind ``factcheck.language.spacy`` and imported only when asked for."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from factcheck.language.documents import DocumentParser
from factcheck.language.english import refuse_other_languages
from factcheck.language.importing import command_line_left_out, without
from factcheck.language.pipelines import installed

if TYPE_CHECKING:
    from factcheck.ports import Parser, TextParser

__all__ = [
    "DocumentParser",
    "installed",
    "load_parser",
    "load_text_parser",
    "refuse_other_languages",
]


@cache
def load_parser(jobs: int = 1) -> Parser:
    """Load the best installed English pipeline once; *jobs* processes share long inputs.

    Raises:
        LanguageError: no English pipeline is installed.
    """
    return DocumentParser(load_text_parser(jobs))


@cache
def load_text_parser(jobs: int = 1) -> TextParser:
    """What :func:`load_parser` reads single paragraphs with.

    Raises:
        LanguageError: as above.
    """
    with without("torch"), command_line_left_out():
        from factcheck.language.spacy import SpacyParser

    return SpacyParser.load(jobs)
