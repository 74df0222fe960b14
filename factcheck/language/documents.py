"""Documents to sentences: each paragraph is parsed by itself, and what was read gets its place in the document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from factcheck.language.english import refuse_other_languages
from factcheck.language.folding import folded
from factcheck.language.paragraphs import paragraphs
from factcheck.model import Document, Entity, Sentence, Span, Token
from factcheck.ports import EntityRow, ParsedText, TextParser, TokenRow


@dataclass(frozen=True, slots=True)
class DocumentParser:
    """Reads documents with a parser of single texts; a paragraph that stands twice is parsed once."""

    parse: TextParser

    def __call__(self, documents: Sequence[Document]) -> tuple[tuple[Sentence, ...], ...]:
        """One tuple of sentences per document, same order.

        Raises:
            LanguageError: a document is not in English.
        """
        refuse_other_languages(documents)
        pieces = [(document, paragraphs(document)) for document in documents]
        texts = list(
            dict.fromkeys(
                folded(span.of(document.text)) for document, spans in pieces for span in spans
            )
        )
        parsed = dict(zip(texts, self.parse(texts), strict=True))
        return tuple(tuple(_sentences(document, spans, parsed)) for document, spans in pieces)


def _sentences(
    document: Document, spans: Sequence[Span], parsed: Mapping[str, ParsedText]
) -> Iterator[Sentence]:
    index = 0
    for paragraph, place in enumerate(spans):
        text = folded(place.of(document.text))
        for tokens, entities in parsed[text]:
            span = Span(place.start + tokens[0][0], place.start + tokens[-1][1])
            yield Sentence(
                document_id=document.id,
                index=index,
                paragraph=paragraph,
                span=span,
                text=span.of(document.text),
                tokens=tuple(_token(row, text, place.start) for row in tokens),
                entities=tuple(_entity(row, place.start) for row in entities),
            )
            index += 1


def _token(row: TokenRow, text: str, offset: int) -> Token:
    start, end, lemma, pos, tag, dep, head, entity = row
    span = Span(offset + start, offset + end)
    return Token(span, text[start:end], lemma, pos, tag, dep, head, entity)


def _entity(row: EntityRow, offset: int) -> Entity:
    start, end, label, first, last = row
    return Entity(Span(offset + start, offset + end), label, first, last)
