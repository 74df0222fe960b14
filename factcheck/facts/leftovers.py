"""Values that only one of two versions has, in sentences that tell the same though no two of their claims meet.

Two outlets word a thing so differently that its claims stay unpaired. What gives two such sentences away are the
words and figures that they share.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import product
from typing import TypeVar, cast

from rapidfuzz.distance import Indel

from factcheck.facts.attributions.speaker_comparison import compare_speakers
from factcheck.facts.attributions.values import Attribution, SpeakerKind
from factcheck.facts.names.values import Sameness
from factcheck.facts.quantities.values import SMALL, Form, Quantity
from factcheck.lexicon.words import happening
from factcheck.model import Analysis, Fact, Sentence

V = TypeVar("V")

_NEAR = 0.6
"""As in factcheck.alignment."""
_FEW = 3
_TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
_LIGHT = frozenset({"say", "be", "have", "do"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """What two sentences share: words and figures, of which a large one counts twice, and large figures alone."""

    shared: int
    figures: int = 0

    def reaches(self, least: Evidence) -> bool:
        """Whether it is as much as *least* in both."""
        return self.shared >= least.shared and self.figures >= least.figures


def answering(
    ours: Sequence[Fact[V]],
    theirs: Sequence[Fact[V]],
    sides: tuple[Analysis, Analysis],
    needed: Callable[[V, V], Evidence | None],
) -> Iterator[tuple[Fact[V], Fact[V]]]:
    """Those of two documents' leftover values that answer each other and no other value, each once.

    *needed* says what the sentences of two values must share for them to be one; None where they cannot be.
    """
    asked = [(a, b, needed(a.value, b.value)) for a, b in product(ours, theirs)]
    alike = [(a, b, least) for a, b, least in asked if least is not None]
    common = _common(sides[0]) | _common(sides[1]) if alike else frozenset()  # most have none
    found = [
        (a, b)
        for a, b, least in alike
        if _shared(a, b, sides, common).reaches(least) and _may_be_one(a, b, sides)
    ]
    for a, b in found:
        if sum(x.value == a.value or y.value == b.value for x, y in found) == 1:
            yield a, b


def _common(analysis: Analysis) -> frozenset[str]:
    """Words of a quarter of the sentences and more (of three in a short text): whom the story is about."""
    count = Counter(word for sentence in analysis.sentences for word in _words(sentence))
    limit = max(_FEW, len(analysis.sentences) // 4)
    return frozenset(word for word, number in count.items() if number >= limit)


def _shared(
    ours: Fact[V], theirs: Fact[V], sides: tuple[Analysis, Analysis], common: frozenset[str]
) -> Evidence:
    words = (_words(ours.sentence) & _words(theirs.sentence)) - common - _own_words(ours)
    figures = _figures_beside(ours, sides[0]) & _figures_beside(theirs, sides[1])
    large = sum(value > SMALL for value, _ in figures)
    return Evidence(len(words) + len(figures) + large, large)


@lru_cache(maxsize=1 << 12)
def _words(sentence: Sentence) -> frozenset[str]:
    telling = (token for token in sentence.tokens if token.pos in _TELLING)
    return frozenset(happening(token.lemma, token.pos) for token in telling) - _LIGHT


def _own_words(fact: Fact[V]) -> frozenset[str]:
    tokens = (fact.sentence.tokens[index] for index in fact.tokens)
    return frozenset(happening(token.lemma, token.pos) for token in tokens)


def _figures_beside(fact: Fact[V], analysis: Analysis) -> set[tuple[Decimal, str]]:
    return {
        (other.value.lo, other.value.dimension)
        for other in analysis.facts
        if other.sentence is fact.sentence
        and not set(other.tokens) & set(fact.tokens)
        and isinstance(other.value, Quantity)
        and other.value.lo is not None
        and other.value.form is not Form.ARTICLE
    }


def _may_be_one(ours: Fact[V], theirs: Fact[V], sides: tuple[Analysis, Analysis]) -> bool:
    """Whether the sentences are no edit of each other, where words around a value say more, and no two people speak."""
    left, right = ([token.lemma for token in each.sentence.tokens] for each in (ours, theirs))
    if Indel.normalized_similarity(left, right) >= _NEAR:
        return False
    speakers = product(_said(ours.sentence, sides[0]), _said(theirs.sentence, sides[1]))
    return not any(_two_speakers(a, b) for a, b in speakers)


def _two_speakers(ours: Fact[Attribution], theirs: Fact[Attribution]) -> bool:
    """Whether they are two, or may be ("police", "organisers"); "the company" is Linth, for all that is known."""
    found = compare_speakers(ours, theirs)
    nobody = SpeakerKind.ANONYMOUS in {ours.value.speaker_kind, theirs.value.speaker_kind}
    return found is Sameness.DIFFERENT or (found is Sameness.UNKNOWN and nobody)


def _said(sentence: Sentence, analysis: Analysis) -> list[Fact[Attribution]]:
    return [
        cast("Fact[Attribution]", fact)
        for fact in analysis.facts
        if fact.sentence is sentence and isinstance(fact.value, Attribution)
    ]
