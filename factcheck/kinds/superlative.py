"""A superlative gained or lost rivals: "the largest fine", "one of the largest fines"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from factcheck.facts.changed_words import partner, place
from factcheck.facts.superlatives import Superlative, superlatives
from factcheck.model import Claim, Clash, FindingType, Pair, Place


@dataclass(frozen=True, slots=True)
class Kind:
    """Clashes between two ranks of one superlative in near-identical sentences; needs no options."""

    finding_type: ClassVar[FindingType] = FindingType.QUALIFIER
    message_fields: ClassVar[tuple[str, ...]] = ("word",)
    clash_tags: ClassVar[tuple[str, ...]] = ()

    def clashes(self, pair: Pair) -> Iterator[Clash]:
        """One clash per superlative that both sides have and rank otherwise."""
        if not pair.near:
            return
        theirs = {one.index: one for one in superlatives(pair.theirs.sentence)}
        for ours in superlatives(pair.ours.sentence):
            twin = partner(pair, ours.index, ours=True)
            if twin in theirs and theirs[twin].rank != ours.rank:
                word = pair.ours.sentence.tokens[ours.index].text.lower()
                places = _place(pair.ours, ours), _place(pair.theirs, theirs[twin])
                yield Clash(places, word, fields=(("word", word),), pair=pair)


def _place(claim: Claim, found: Superlative) -> Place:
    tokens = tuple(range(found.start, found.index + 1))
    return place(claim, tokens, " ".join(claim.sentence.tokens[i].text.lower() for i in tokens))
