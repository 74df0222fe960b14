"""The spaCy adapter: the only module that imports spaCy, and no spaCy object leaves it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from threading import Lock
from typing import cast

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as SpacySpan
from spacy.tokens import Token as SpacyToken

from factcheck.language.boundaries import Word, boundaries
from factcheck.language.pipelines import installed
from factcheck.lexicon import table
from factcheck.ports import EntityRow, ParsedText, TokenRow

_LEMMAS = {
    ("bases", "NOUN"): "base",
    ("hopes", "VERB"): "hope",
    ("hoped", "VERB"): "hope",
    ("hoping", "VERB"): "hope",
}


@Language.component("factcheck_boundaries")
def set_boundaries(doc: Doc) -> Doc:
    """Tell the parser where a sentence begins; it respects what is set before it runs."""
    words = [Word(token.text, token.tag_, bool(token.whitespace_)) for token in doc]
    for index, begins in boundaries(words).items():
        doc[index].is_sent_start = begins
    return doc


@dataclass(frozen=True, slots=True)
class SpacyParser:
    """A loaded pipeline. Same text in, same rows out."""

    pipeline: Language
    jobs: int
    one_at_a_time: Lock = field(default_factory=Lock, repr=False)

    @classmethod
    def load(cls, jobs: int) -> SpacyParser:
        """Load the first installed pipeline.

        Raises:
            LanguageError: none is installed.
        """
        pipeline = spacy.load(installed(), exclude=["senter"])
        pipeline.add_pipe("factcheck_boundaries", before="parser")
        pipeline.max_length = sys.maxsize  # how long a text may be is said where it is read
        return cls(pipeline, jobs)

    def __call__(self, texts: Sequence[str]) -> tuple[ParsedText, ...]:
        """The sentences of each text, same order.

        The pipeline would keep every new word for good; in a zone, of which there can be one, it lets them go.
        """
        with self.one_at_a_time, self.pipeline.memory_zone():
            return tuple(tuple(_sentences(doc)) for doc in self.pipeline.pipe(texts))


def _sentences(doc: Doc) -> Iterator[tuple[tuple[TokenRow, ...], tuple[EntityRow, ...]]]:
    for words in doc.sents:
        kept = [word for word in words if not word.is_space]
        if kept:
            place = {word.i: number for number, word in enumerate(kept)}
            yield tuple(_tokens(kept)), tuple(_entities(words, place))


def _tokens(kept: Sequence[SpacyToken]) -> Iterator[TokenRow]:
    for word, head in zip(kept, _governors(kept), strict=True):
        yield (
            word.idx,
            word.idx + len(word),
            _lemma(word, opens=word is kept[0]),
            word.pos_,
            word.tag_,
            word.dep_,
            head,
            word.ent_type_,
        )


def _lemma(word: SpacyToken, *, opens: bool) -> str:
    """Lower case; of "stepped down" it is "resign".

    The tagger takes a plural that opens a sentence for a name ("Lifeboats were launched").
    """
    listed = _LEMMAS.get((word.lower_, word.pos_))
    if listed is None and opens and word.tag_ == "NNPS" and not word.ent_type_:
        return word.lower_.removesuffix("s")
    lemma = word.lemma_.lower()
    return listed or _with_particle(word, lemma) or lemma


def _with_particle(word: SpacyToken, lemma: str) -> str:
    """The one verb for a verb and its particle; empty where none is listed."""
    row = _phrasal_verbs().get(lemma) if word.pos_ == "VERB" else None
    if row is None:
        return ""
    below = list(word.children)
    found = (row[child.lower_] for child in below if child.lower_ in row and child.i > word.i)
    has_object = any(child.dep_ in {"dobj", "nsubjpass"} for child in below)
    verb = next(found, "")
    return "" if verb in _WITHOUT_OBJECT and has_object else verb


_WITHOUT_OBJECT = frozenset({"withdraw", "resign", "erupt", "land"})
"""Such as "pulled two men out", which is no withdrawal."""


@cache
def _phrasal_verbs() -> Mapping[str, Mapping[str, str]]:
    return cast("Mapping[str, Mapping[str, str]]", table("phrasal_verbs"))


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


def _entities(words: SpacySpan, place: dict[int, int]) -> Iterator[EntityRow]:
    for entity in words.ents:
        inside = [place[word.i] for word in entity if word.i in place]
        if inside:
            yield entity.start_char, entity.end_char, entity.label_, inside[0], inside[-1] + 1
