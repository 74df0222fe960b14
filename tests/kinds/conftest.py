"""Pairs to run a kind on, built from two texts of one sentence each."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factcheck import Checker
from factcheck.alignment import align
from factcheck.language import load_parser
from factcheck.model import Analysis, Claim, Clash, Document, Pair, Sentence
from factcheck.ports import DocumentsKind, PairKind

Texts = tuple[str, ...]


@pytest.fixture(scope="session")
def pairs_of() -> Callable[[str, str], tuple[Pair, ...]]:
    """Align two texts sentence by sentence; every claim is a whole sentence."""
    parse = load_parser()

    def build(ours: str, theirs: str) -> tuple[Pair, ...]:
        documents = (Document(id="a", text=ours), Document(id="b", text=theirs))
        sides = [_analysis(d, s) for d, s in zip(documents, parse(documents), strict=True)]
        whole = {claim.sentence: claim for side in sides for claim in side.claims}
        return align(sides[0], sides[1], whole).pairs

    return build


@pytest.fixture
def clashing(pairs_of: Callable[[str, str], tuple[Pair, ...]]) -> Callable[..., list[Texts]]:
    """The words at the places of every clash that a kind finds between two texts."""

    def run(kind: PairKind, ours: str, theirs: str) -> list[Texts]:
        texts = {"a": ours, "b": theirs}
        found = (clash for pair in pairs_of(ours, theirs) for clash in kind.clashes(pair))
        return [_texts(clash, texts) for clash in found]

    return run


@pytest.fixture
def clashing_across(rules_only: Checker) -> Callable[..., list[Texts]]:
    """The words at the places of every clash that a kind finds over two documents, read as a check reads them."""

    def run(kind: DocumentsKind, ours: str, theirs: str) -> list[Texts]:
        texts = {"a": ours, "b": theirs}
        sides = rules_only.analyse([Document(id=name, text=text) for name, text in texts.items()])
        return [_texts(clash, texts) for clash in kind.clashes_across(sides)]

    return run


def _texts(clash: Clash, texts: dict[str, str]) -> Texts:
    return tuple(place.span.of(texts[place.document_id]) for place in clash.places)


def _analysis(document: Document, sentences: tuple[Sentence, ...]) -> Analysis:
    claims = tuple(
        Claim(
            id=str(number),
            sentence=sentence,
            tokens=tuple(range(len(sentence.tokens))),
            root=sentence.root,
            subject=(),
            text=sentence.text,
            whole=True,
        )
        for number, sentence in enumerate(sentences)
    )
    return Analysis(document, sentences, claims, ())
