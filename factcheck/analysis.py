"""What one document says: its sentences, its claims and its facts, whatever it is compared with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TypeAlias

from factcheck import claims, plugins
from factcheck.cache import Cache, CachedParses
from factcheck.language import DocumentParser, installed, load_parser, load_text_parser
from factcheck.model import Analysis, Claim, Document, Fact, Sentence
from factcheck.ports import Parser
from factcheck.readers import structure

Parsed: TypeAlias = Mapping[Document, tuple[Document, tuple[Sentence, ...]]]
"""By each document: the same one with its structure, and its sentences."""


def analyse(documents: Sequence[Document], parser: Parser | None = None) -> tuple[Analysis, ...]:
    """Sentences, claims and facts of each document, in the order given; needs no rules and no model.

    *parser* is another one than that of ``load_parser``.
    """
    parsed = parse(documents, parser)
    return tuple(extract(*parsed[document]) for document in documents)


def parse(documents: Sequence[Document], parser: Parser | None = None) -> Parsed:
    """Read documents, each once; *parser* as above.

    Raises:
        LanguageError: one of them is not in English.
    """
    distinct = tuple(dict.fromkeys(documents))
    structured = tuple(structure(document) for document in distinct)
    sentences = [tuple(map(_first_read, read)) for read in (parser or load_parser())(structured)]
    return dict(zip(distinct, zip(structured, sentences, strict=True), strict=True))


@lru_cache(maxsize=1 << 12)
def _first_read(sentence: Sentence) -> Sentence:
    """The first of equal sentences: what was worked out about it is found again at once, by identity."""
    return sentence


def cached_parser(cache: Cache) -> Parser:
    """A parser that keeps in *cache* what it reads."""
    return DocumentParser(CachedParses(cache, load_text_parser, name=installed()))


@lru_cache(maxsize=8)  # a story is often checked again when one of its versions was edited
def extract(document: Document, sentences: tuple[Sentence, ...]) -> Analysis:
    """Find the claims and facts in the sentences of a document."""
    by_module = {
        name: module.extract(document, sentences)
        for name in plugins.names("factcheck.facts")
        if hasattr(module := plugins.load("factcheck.facts", name), "extract")
    }
    facts = tuple(fact for found in by_module.values() for fact in found)
    frames = _by_sentence(by_module.get("attributions", ()))
    rows = _by_sentence(facts)
    found = tuple(
        _with_facts(claim, rows[claim.sentence.index])
        for sentence in sentences
        for claim in claims.split(sentence, frames[sentence.index])
    )
    return Analysis(document, sentences, found, facts)


def _by_sentence(facts: Sequence[Fact[object]]) -> Mapping[int, list[Fact[object]]]:
    rows: dict[int, list[Fact[object]]] = defaultdict(list)
    for fact in facts:
        rows[fact.sentence.index].append(fact)
    return rows


def _with_facts(claim: Claim, facts: Sequence[Fact[object]]) -> Claim:
    inside = {*claim.tokens, *claim.subject}
    return replace(claim, facts=tuple(f for f in facts if inside.issuperset(f.tokens)))


def whole_claims(analyses: Sequence[Analysis]) -> Mapping[Sentence, Claim]:
    """The claim that covers each sentence, for comparing sentences that differ in a few words."""
    found: dict[Sentence, Claim] = {}
    for analysis in analyses:
        rows = _by_sentence(analysis.facts)
        for sentence in analysis.sentences:
            claim = claims.whole(sentence)
            found[sentence] = replace(claim, facts=tuple(rows[sentence.index]))
    return found
