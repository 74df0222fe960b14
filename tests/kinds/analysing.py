"""Documents with all that the kinds about sources and names look at: claims, attributions, names, quotations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from factcheck import claims
from factcheck.alignment import align
from factcheck.facts import attributions, names, quotes
from factcheck.language import load_parser
from factcheck.model import Analysis, Claim, Clash, Document, Fact, Pair, Sentence
from factcheck.ports import DocumentsKind, PairKind


def analyses(*texts: str) -> tuple[Analysis, ...]:
    """The texts as documents a, b, c ..."""
    documents = [Document(id=chr(97 + n), text=text) for n, text in enumerate(texts)]
    parsed = load_parser()(documents)
    return tuple(_analysis(d, s) for d, s in zip(documents, parsed, strict=True))


def across(kind: DocumentsKind, *texts: str) -> list[tuple[str, ...]]:
    """The words at the places of every clash over whole documents."""
    return [_words(clash, texts) for clash in kind.clashes_across(analyses(*texts))]


def between(kind: PairKind, ours: str, theirs: str) -> list[tuple[str, ...]]:
    """The words at the places of every clash between aligned claims of two texts, each once."""
    found = (_words(c, (ours, theirs)) for p in _pairs(ours, theirs) for c in kind.clashes(p))
    return list(dict.fromkeys(found))


def tags(kind: PairKind, ours: str, theirs: str) -> set[str]:
    """The tags of all clashes."""
    return {tag for p in _pairs(ours, theirs) for c in kind.clashes(p) for tag in c.tags}


def _words(clash: Clash, texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(place.span.of(texts[ord(place.document_id) - 97]) for place in clash.places)


def _pairs(*texts: str) -> list[Pair]:
    read = analyses(*texts)
    whole = {
        sentence: _with_facts(claims.whole(sentence), analysis.facts)
        for analysis in read
        for sentence in analysis.sentences
    }
    return [pair for one, two in combinations(read, 2) for pair in align(one, two, whole).pairs]


def _analysis(document: Document, sentences: tuple[Sentence, ...]) -> Analysis:
    said = attributions.extract(document, sentences)
    facts: tuple[Fact[object], ...] = (
        *said,
        *names.extract(document, sentences),
        *quotes.extract(document, sentences),
    )
    split = tuple(
        _with_facts(claim, facts)
        for sentence in sentences
        for claim in claims.split(sentence, [f for f in said if f.sentence is sentence])
    )
    return Analysis(document, sentences, split, facts)


def _with_facts(claim: Claim, facts: Sequence[Fact[object]]) -> Claim:
    inside = {*claim.tokens, *claim.subject}
    own = (f for f in facts if f.sentence is claim.sentence and inside.issuperset(f.tokens))
    return replace(claim, facts=tuple(own))
