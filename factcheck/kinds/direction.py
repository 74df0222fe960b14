"""A small word turned the statement round: "before" and "after", "for" and "against"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from factcheck.facts.changed_words import place
from factcheck.facts.opposition import is_idiom, opposite_directions
from factcheck.facts.polarity import denied
from factcheck.model import Clash, Edit, FindingType, Pair, Sentence

_LONGEST_EDIT = 4
"""Words of an edit up to which the two words are taken to stand for each other."""
_BOUND = frozenset({"to", "from", "for", "against"})
"""Prepositions that many words take without a direction ("different to", "protect from")."""
_COMPARED = frozenset({"more", "less", "fewer", "most", "least", "over", "under"})
"""Before a number these are bounds ("more than 20"), which are the number kind's business."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Clashes in near pairs where a word stands in the place of its opposite; no options."""

    finding_type: ClassVar[FindingType] = FindingType.CONTRADICTION
    message_fields: ClassVar[tuple[str, ...]] = ()
    clash_tags: ClassVar[tuple[str, ...]] = ()

    def clashes(self, pair: Pair) -> Iterator[Clash]:
        """One clash per replaced word."""
        found = [
            _clash(pair, ours, theirs)
            for edit in (pair.edits if pair.near else ())
            for ours, theirs in _same_position(edit)
            if _turned(pair, ours, theirs)
        ]
        first = Counter((clash.key, clash.places[0].value) for clash in found)
        turned = Counter((clash.key, clash.places[1].value) for clash in found)
        # "from 11 to 17" and "to 17 from 11" exchange both words and say the same.
        yield from (
            c for c in found if first[c.key, c.places[0].value] != turned[c.key, c.places[0].value]
        )


def _same_position(edit: Edit) -> Iterator[tuple[int, int]]:
    """The words that stand for each other in an edit that has as many words on either side."""
    sizes = edit.ours[1] - edit.ours[0], edit.theirs[1] - edit.theirs[0]
    if sizes[0] == sizes[1] <= _LONGEST_EDIT:
        yield from zip(range(*edit.ours), range(*edit.theirs), strict=True)


def _turned(pair: Pair, ours: int, theirs: int) -> bool:
    left, right = pair.ours.sentence, pair.theirs.sentence
    words = left.tokens[ours].text.lower(), right.tokens[theirs].text.lower()
    if not opposite_directions(*words) or _is_linked(pair, ours, theirs):
        return False
    heads = left.tokens[ours].head, right.tokens[theirs].head
    idiom = is_idiom(left.tokens[heads[0]].lemma) or is_idiom(right.tokens[heads[1]].lemma)
    if idiom and _BOUND & set(words):
        return False
    if _COMPARED & set(words) and (_bounds(left, ours) or _bounds(right, theirs)):
        return False
    return denied(left, heads[0]) == denied(right, heads[1])


def _is_linked(pair: Pair, ours: int, theirs: int) -> bool:
    return any(a == ours or b == theirs for a, b in pair.links)


def _bounds(sentence: Sentence, index: int) -> bool:
    """Whether a number follows within three words."""
    following = sentence.tokens[index + 1 : index + 4]
    return any(token.pos == "NUM" or token.tag == "CD" for token in following)


def _clash(pair: Pair, ours: int, theirs: int) -> Clash:
    left = pair.ours.sentence.tokens[ours].text.lower()
    right = pair.theirs.sentence.tokens[theirs].text.lower()
    places = (place(pair.ours, (ours,), left), place(pair.theirs, (theirs,), right))
    return Clash(places, "/".join(sorted((left, right))), pair=pair)
