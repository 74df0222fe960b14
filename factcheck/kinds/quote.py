"""Words inside quotation marks that differ, and quotation marks that came or went."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, cast

from factcheck.facts.attributions.speaker_comparison import compare_speakers
from factcheck.facts.attributions.values import Attribution, Mode
from factcheck.facts.changed_words import place
from factcheck.facts.names.values import Sameness
from factcheck.facts.quotes.comparison import Difference, difference, unmarked
from factcheck.facts.quotes.values import Quote, QuoteUse
from factcheck.model import Claim, Clash, Fact, FindingType, Pair

_LONGEST = 8
"""Words up to which marks single out a wording.

A whole sentence of speech may well be reported without them.
"""
_NEAR, _FAR = 0.6, 0.75
"""Share of common words of two quotations, in versions of one sentence and elsewhere."""
_ONE_SPEAKER = {Sameness.SAME, Sameness.VARIANT, Sameness.PARTIAL}
_Quotes = Fact[Quote]


class Change(StrEnum):
    """What became of the quotation: its words changed, or one side has the words without marks."""

    WORDS = "words"
    MARKS = "marks"


@dataclass(frozen=True, slots=True)
class Kind:
    """Clashes between quotations; ``change`` says which sort."""

    change: Change = Change.WORDS

    finding_type: ClassVar[FindingType] = FindingType.QUOTE
    message_fields: ClassVar[tuple[str, ...]] = ("speaker",)
    clash_tags: ClassVar[tuple[str, ...]] = ("near", "reworded", "unattributed", "small-words")

    def clashes(self, pair: Pair) -> Iterator[Clash]:
        """One clash per quotation."""
        if self.change is Change.WORDS:
            yield from _changed_words(pair)
        else:
            yield from _lost_marks(pair)


def _quotes(claim: Claim) -> tuple[_Quotes, ...]:
    return tuple(cast("_Quotes", fact) for fact in claim.facts if isinstance(fact.value, Quote))


def _changed_words(pair: Pair) -> Iterator[Clash]:
    for ours in _quotes(pair.ours):
        for theirs in _quotes(pair.theirs):
            speakers = _speakers(ours, theirs)
            short = pair.near or speakers in _ONE_SPEAKER
            found = difference(ours, theirs, _NEAR if pair.near else _FAR, short=short)
            if found is not None and speakers is not Sameness.DIFFERENT:
                yield _words_clash(pair, ours, theirs, found)


def _speakers(ours: _Quotes, theirs: _Quotes) -> Sameness:
    left, right = ours.value.attribution, theirs.value.attribution
    return Sameness.UNKNOWN if left is None or right is None else compare_speakers(left, right)


def _words_clash(pair: Pair, ours: _Quotes, theirs: _Quotes, found: Difference) -> Clash:
    whole = not found.ours or not found.theirs
    left, right = (ours.tokens, theirs.tokens) if whole else (found.ours, found.theirs)
    places = (
        place(pair.ours, left, ours.value.words),
        place(pair.theirs, right, theirs.value.words),
    )
    changed = [ours.sentence.tokens[i] for i in found.ours]
    changed += [theirs.sentence.tokens[i] for i in found.theirs]
    small = all(token.pos in {"DET", "PUNCT", "CCONJ", "SCONJ", "PART"} for token in changed)
    denies = any(token.lemma in {"not", "no", "n't"} for token in changed)
    tags = {*_tags(pair, ours), *(("small-words",) if small and not denies else ())}
    return Clash(places, _key(ours, theirs), frozenset(tags), _fields(ours, theirs), pair)


def _lost_marks(pair: Pair) -> Iterator[Clash]:
    """Short quoted wordings that the other side has without marks."""
    flipped = tuple((b, a) for a, b in pair.links)
    sides = ((pair.ours, pair.theirs, pair.links, True), (pair.theirs, pair.ours, flipped, False))
    for claim, other, links, is_ours in sides:
        for quote in _quotes(claim):
            if len(quote.tokens) > _LONGEST or not _singled_out(pair, quote):
                continue
            bare = unmarked(quote, links)
            if bare and not _in_marks(other, bare):
                yield _marks_clash(pair, quote, bare, is_ours=is_ours)


def _singled_out(pair: Pair, quote: _Quotes) -> bool:
    """Whether the marks are about the wording: a few words of reported speech."""
    said = quote.value.attribution
    if said is None:
        return pair.near and quote.value.use is QuoteUse.SPEECH
    return said.value.mode is Mode.MIXED and quote.value.use is QuoteUse.SPEECH


def _in_marks(claim: Claim, tokens: tuple[int, ...]) -> bool:
    if any(set(quote.tokens).intersection(tokens) for quote in _quotes(claim)):
        return True
    above = claim.attribution
    if above is not None and isinstance(above.value, Attribution):
        return above.value.mode is Mode.DIRECT  # the claim is a part of a longer quotation
    marks = sum(token.text == '"' for token in claim.sentence.tokens[: tokens[0]])
    return marks % 2 == 1


def _marks_clash(pair: Pair, quote: _Quotes, bare: tuple[int, ...], *, is_ours: bool) -> Clash:
    claim, other = (pair.ours, pair.theirs) if is_ours else (pair.theirs, pair.ours)
    without = place(other, bare, "no quotation marks")
    shown = place(claim, quote.tokens, quote.value.words), without
    tags = set(_tags(pair, quote))
    if _reworded(pair, quote, bare, is_ours=is_ours):
        tags.add("reworded")
    return Clash(
        shown if is_ours else shown[::-1],
        _key(quote, quote),
        frozenset(tags),
        _fields(quote, quote),
        pair,
    )


def _reworded(pair: Pair, quote: _Quotes, bare: tuple[int, ...], *, is_ours: bool) -> bool:
    """Whether a content word of the quotation is another word without the marks."""
    return any(
        pair.ours.sentence.tokens[a].lemma != pair.theirs.sentence.tokens[b].lemma
        for a, b in pair.links
        if ((a if is_ours else b) in quote.tokens) and ((b if is_ours else a) in bare)
    )


def _key(ours: _Quotes, theirs: _Quotes) -> str:
    return (ours.value.speaker or theirs.value.speaker or "quotation").lower()


def _tags(pair: Pair, quote: _Quotes) -> frozenset[str]:
    tags = {"near": pair.near, "unattributed": not quote.value.speaker}
    return frozenset(tag for tag, holds in tags.items() if holds)


def _fields(ours: _Quotes, theirs: _Quotes) -> tuple[tuple[str, str], ...]:
    return (("speaker", ours.value.speaker or theirs.value.speaker or "somebody"),)
