"""The places of a dateline ("KYIV, Ukraine -"), which no sentence has and the parser never sees."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.facts.names.gazetteer import places_named
from factcheck.facts.names.parts import name_from
from factcheck.facts.names.spelling import fold
from factcheck.facts.names.tables import country_named, is_listed_place
from factcheck.facts.names.values import Name, NameType
from factcheck.lexicon.folding import folded
from factcheck.model import Document, Fact, Sentence, Span, Token

_END = re.compile(r"[(\d:]|\s-|--")
_PART = re.compile(r"[^\s,][^,]*[^\s,]")
_WORD = re.compile(r"\S+")


def dateline_places(document: Document) -> Iterator[Fact[Name]]:
    """Each known place of the document's dateline, in a sentence of its own with the index -1."""
    if document.dateline is None:
        return
    text = folded(document.dateline.of(document.text))
    end = _END.search(text)
    for part in _PART.finditer(text, 0, end.start() if end else len(text)):
        if _is_place(part.group()):
            sentence = _sentence(document, document.dateline.start, part)
            tokens = tuple(range(len(sentence.tokens)))
            value = name_from(part.group(), NameType.PLACE)
            yield Fact(sentence, tokens, tokens[-1], value)


def _is_place(written: str) -> bool:
    key = fold(written)
    return bool(places_named(written).all) or is_listed_place(key) or country_named(key) is not None


def _sentence(document: Document, offset: int, part: re.Match[str]) -> Sentence:
    words = list(_WORD.finditer(part.string, part.start(), part.end()))
    last = len(words) - 1
    tokens = tuple(
        Token(
            Span(offset + word.start(), offset + word.end()),
            word.group(),
            word.group().lower(),
            pos="PROPN",
            tag="NNP",
            dep="ROOT" if index == last else "compound",
            head=last,
            entity="GPE",
        )
        for index, word in enumerate(words)
    )
    span = Span(offset + part.start(), offset + part.end())
    return Sentence(document.id, -1, 0, span, span.of(document.text), tokens)
