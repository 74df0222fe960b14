"""Words in quotation marks: which, whose, and whether they are speech or a name put in marks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from factcheck.facts import attributions
from factcheck.facts.attributions.values import Attribution, Mode
from factcheck.facts.quotations import Stretch, quotations, stretches
from factcheck.facts.quotes.values import Quote, QuoteUse
from factcheck.model import Document, Fact, Sentence

_SHORT = 4
"""Words up to which unattributed quoted words are taken for a name or an ironic word."""


def extract(document: Document, sentences: Sequence[Sentence]) -> tuple[Fact[Quote], ...]:
    """Quoted stretches in text order, one for each sentence that a quotation runs through.

    Tokens are the words without the marks and without a comma or full stop before the closing mark.
    """
    return _read(document, tuple(sentences))


@lru_cache(maxsize=8)
def _read(document: Document, sentences: tuple[Sentence, ...]) -> tuple[Fact[Quote], ...]:
    marks = quotations(document, sentences)
    if not marks:
        return ()
    said: dict[int, list[Fact[Attribution]]] = {}
    for fact in attributions.extract(document, sentences):
        said.setdefault(fact.sentence.index, []).append(fact)
    return tuple(
        _fact(document, sentence, stretch, said.get(sentence.index, ()))
        for sentence in sentences
        for stretch in stretches(sentence, marks)
        if _words(sentence, stretch)
    )


def _fact(
    document: Document, sentence: Sentence, stretch: Stretch, said: Sequence[Fact[Attribution]]
) -> Fact[Quote]:
    tokens = _words(sentence, stretch)
    inside = set(tokens)
    attribution = next((fact for fact in said if inside.intersection(fact.value.content)), None)
    value = Quote(
        words=sentence.span_of(tokens).of(document.text),
        attribution=attribution,
        use=_use(sentence, tokens, attribution),
        single=stretch.quotation.single,
    )
    anchor = next((i for i in tokens if sentence.tokens[i].head not in inside), tokens[0])
    return Fact(sentence, tokens, anchor, value)


def _words(sentence: Sentence, stretch: Stretch) -> tuple[int, ...]:
    kept = list(stretch.tokens)
    while (
        kept
        and sentence.tokens[kept[-1]].pos == "PUNCT"
        and sentence.tokens[kept[-1]].text != "..."
    ):
        kept.pop()
    while kept and sentence.tokens[kept[0]].pos == "PUNCT":
        kept.pop(0)
    return tuple(range(kept[0], kept[-1] + 1)) if kept else ()


def _use(
    sentence: Sentence, tokens: Sequence[int], attribution: Fact[Attribution] | None
) -> QuoteUse:
    words = [sentence.tokens[i] for i in tokens if sentence.tokens[i].pos != "PUNCT"]
    long_words = [word for word in words if word.pos in {"NOUN", "VERB", "PROPN", "ADJ"}]
    titled = bool(long_words) and all(word.text[0].isupper() for word in long_words)
    direct = attribution is not None and attribution.value.mode is Mode.DIRECT
    if titled and not direct and (len(words) > 1 or long_words[0].pos == "PROPN"):
        return QuoteUse.TITLE
    if attribution is not None or len(words) > _SHORT:
        return QuoteUse.SPEECH
    return QuoteUse.SCARE
