"""Figures that differ as slips do, in sentences of two versions that tell the same: 2.84 billion, 2.48 billion.

Two outlets word a thing so differently that no two claims of it meet. What a slip leaves is a figure that the other
version does not have, and there a figure of the same unit, alike but for the order of its digits, one digit or one
end of its range, which the first one does not have.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import product
from typing import cast

from rapidfuzz.distance import Indel

from factcheck.facts.agreement import Agreement
from factcheck.facts.attributions.speaker_comparison import compare_speakers
from factcheck.facts.attributions.values import Attribution, SpeakerKind
from factcheck.facts.dates.values import DateValue
from factcheck.facts.names.values import Sameness
from factcheck.facts.quantities.values import Bound, Form, Quantity, compare
from factcheck.lexicon.words import happening
from factcheck.model import Analysis, Fact, Sentence

_Figure = Fact[Quantity]
_Sort = tuple[str, str]

_SMALL = 12
"""Figures up to a dozen are in many sentences."""
_RANGE, _TRANSPOSED, _ROUND, _ONE_DIGIT = 1, 2, 3, 4
"""How much two sentences must share; a chance likeness of two figures is rarer the more digits agree."""
_DIGITS = 3


def slips(ours: Analysis, theirs: Analysis) -> Iterator[tuple[_Figure, _Figure]]:
    """Pairs of figures of two documents, each told by one of them only and alike but for a slip, each once."""
    left, right = _figures(ours), _figures(theirs)
    common = _common(ours) | _common(theirs)
    for sort in left.keys() & right.keys():
        mine = _only_in(left[sort], right[sort])
        others = _only_in(right[sort], left[sort])
        found = [(a, b) for a, b in product(mine, others) if _is_slip(a, b, ours, theirs, common)]
        for a, b in found:
            if sum(x.value.lo == a.value.lo or y.value.lo == b.value.lo for x, y in found) == 1:
                yield a, b


def _common(analysis: Analysis) -> frozenset[str]:
    """Words of a quarter of the sentences and more (of three in a short text): whom the story is about."""
    count = Counter(word for sentence in analysis.sentences for word in _words(sentence))
    limit = max(_FEW, len(analysis.sentences) // 4)
    return frozenset(word for word, number in count.items() if number >= limit)


_FEW = 3


def _figures(analysis: Analysis) -> dict[_Sort, list[_Figure]]:
    """Exact figures and ranges by dimension and unit; no dates, no articles, no vague counts."""
    rows: dict[_Sort, list[_Figure]] = defaultdict(list)
    for fact in analysis.facts:
        value = fact.value
        if isinstance(value, Quantity) and value.form is Form.DIGITS and value.bound in _EXACT:
            rows[value.dimension, value.unit].append(cast("_Figure", fact))
    return rows


_EXACT = frozenset({Bound.EQ, Bound.RANGE, Bound.APPROX})


def _only_in(figures: Sequence[_Figure], others: Sequence[_Figure]) -> list[_Figure]:
    """Those whose value no figure of the others has, be it as an end of a range."""
    known = {end for other in others for end in (other.value.lo, other.value.hi)}
    return [one for one in figures if not {one.value.lo, one.value.hi} <= known]


def _is_slip(
    ours: _Figure, theirs: _Figure, left: Analysis, right: Analysis, common: frozenset[str]
) -> bool:
    needed = _likeness(ours.value, theirs.value)
    if not needed or ours.value.per != theirs.value.per:
        return False
    words = (_words(ours.sentence) & _words(theirs.sentence)) - common
    figures = _others(ours, left) & _others(theirs, right)
    shared = len(words) + sum(1 if value <= _SMALL else 2 for value, _ in figures)
    return (
        shared >= needed
        and not _is_near(ours.sentence, theirs.sentence)
        and _one_voice(ours, theirs, left, right)
    )


def _is_near(ours: Sentence, theirs: Sentence) -> bool:
    """Whether they are one sentence with a few words changed: there the words around a figure say more."""
    left, right = ([token.lemma for token in sentence.tokens] for sentence in (ours, theirs))
    return Indel.normalized_similarity(left, right) >= _NEAR


_NEAR = 0.6
"""As in factcheck.alignment."""


def _likeness(ours: Quantity, theirs: Quantity) -> int:
    """What two sentences must share for these to be one figure; 0 where they are no slip of each other."""
    if ours.bound is theirs.bound is Bound.RANGE:
        ends = {ours.lo, ours.hi} & {theirs.lo, theirs.hi}
        return _RANGE if len(ends) == 1 and (max(filter(None, ends), default=0) > _SMALL) else 0
    if compare(ours, theirs) is not Agreement.CONFLICT:
        return 0
    left, right = _digits(ours), _digits(theirs)
    if left == right or len(left) != len(right) or len(left) < _DIGITS:
        return 0
    if sorted(left) == sorted(right):
        exact = len(left.strip("0")) >= _DIGITS and len(right.strip("0")) >= _DIGITS
        return _TRANSPOSED if exact else _ROUND
    return _ONE_DIGIT if sum(a != b for a, b in zip(left, right, strict=True)) == 1 else 0


def _digits(value: Quantity) -> str:
    """The digits that are printed, with the zeros of a round number: 350 of "350", 284 of "2.84 billion"."""
    number = cast("Decimal", value.lo) / value.step
    return f"{number:.0f}".ljust(value.digits, "0")


def _others(figure: _Figure, analysis: Analysis) -> set[tuple[Decimal, str]]:
    return {
        (fact.value.lo, fact.value.dimension)
        for fact in analysis.facts
        if fact is not figure
        and fact.sentence is figure.sentence
        and isinstance(fact.value, Quantity)
        and fact.value.lo is not None
        and fact.value.form is not Form.ARTICLE
    }


@lru_cache(maxsize=1 << 12)
def _words(sentence: Sentence) -> frozenset[str]:
    return frozenset(
        happening(token.lemma, token.pos) for token in sentence.tokens if token.pos in _TELLING
    ) - {"say", "be", "have", "do"}


_TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})


def _one_voice(ours: _Figure, theirs: _Figure, left: Analysis, right: Analysis) -> bool:
    """Whether no two speakers and no two times are named: organisers and police count crowds, two days two tolls."""
    pairs = product(_said(ours.sentence, left), _said(theirs.sentence, right))
    if any(_two_speakers(a, b) for a, b in pairs):
        return False
    days = {_years(ours.sentence, left), _years(theirs.sentence, right)}
    return len(days) == 1 or frozenset() in days


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


def _years(sentence: Sentence, analysis: Analysis) -> frozenset[int]:
    return frozenset(
        fact.value.written.year
        for fact in analysis.facts
        if fact.sentence is sentence
        and isinstance(fact.value, DateValue)
        and fact.value.written.year is not None
    )
