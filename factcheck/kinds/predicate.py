"""What happened became something else: "offered" and "granted", "rose" and "fell"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from factcheck.facts.binding import values_of
from factcheck.facts.certainty import certainty_of, happened
from factcheck.facts.changed_words import place, same_edit
from factcheck.facts.opposition import Contrast, contrast, excludes_at_any_time
from factcheck.facts.polarity import denied
from factcheck.facts.predicates import arguments, same_arguments
from factcheck.facts.quantities.values import Quantity
from factcheck.model import Claim, Clash, Edit, FindingType, Pair, Place, Sentence

_LONGEST_EDIT = 6
"""Words of an edit up to which two verbs in it are taken to stand for each other."""
_DATED = frozenset({"NOUN", "NUM", "ADJ", "ADV"})
_NEAR_ONLY = frozenset({Contrast.STAGES})


@dataclass(frozen=True, slots=True)
class Kind:
    """Clashes between predicates that are said of the same things; ``change`` says which sorts."""

    change: tuple[Contrast, ...] = tuple(Contrast)

    finding_type: ClassVar[FindingType] = FindingType.CONTRADICTION
    message_fields: ClassVar[tuple[str, ...]] = ()
    clash_tags: ClassVar[tuple[str, ...]] = ("near", *Contrast)

    def clashes(self, pair: Pair) -> Iterator[Clash]:
        """One clash per two predicates; a denial on one side makes up for an opposite."""
        candidates = _in_edits(pair) if pair.near else _in_claims(pair)
        for ours, theirs in candidates:
            left, right = pair.ours.sentence.tokens[ours], pair.theirs.sentence.tokens[theirs]
            found = contrast(left.lemma, right.lemma, left.pos)
            if found in self.change and _holds(pair, ours, theirs, found):
                yield _clash(pair, ours, theirs, found)


def _in_edits(pair: Pair) -> Iterator[tuple[int, int]]:
    """Words of one part of speech in the same short edit, without counterpart elsewhere."""
    for edit in pair.edits:
        if max(edit.ours[1] - edit.ours[0], edit.theirs[1] - edit.theirs[0]) > _LONGEST_EDIT:
            continue
        yield from _of_one_pos(pair, edit)


def _of_one_pos(pair: Pair, edit: Edit) -> Iterator[tuple[int, int]]:
    ours, theirs = pair.ours.sentence, pair.theirs.sentence
    for a in range(*edit.ours):
        for b in range(*edit.theirs):
            same_pos = ours.tokens[a].pos == theirs.tokens[b].pos
            if same_pos and ours.tokens[a].pos in ("VERB", "NOUN") and _is_replaced(pair, a, b):
                yield a, b


def _is_replaced(pair: Pair, ours: int, theirs: int) -> bool:
    """Whether neither word has a counterpart elsewhere in the pair."""
    return all(a != ours and b != theirs for a, b in pair.links)


def _in_claims(pair: Pair) -> Iterator[tuple[int, int]]:
    ours = [i for i in pair.ours.tokens if pair.ours.sentence.tokens[i].pos == "VERB"]
    theirs = [i for i in pair.theirs.tokens if pair.theirs.sentence.tokens[i].pos == "VERB"]
    for a in ours:
        for b in theirs:
            if _is_replaced(pair, a, b) and same_arguments(pair, a, b):
                yield a, b


def _holds(pair: Pair, ours: int, theirs: int, found: Contrast | None) -> bool:
    left, right = pair.ours.sentence, pair.theirs.sentence
    if not _is_one_polarity(pair, ours, theirs, found):
        return False
    if pair.near:
        return same_edit(pair, ours, theirs)
    if found in _NEAR_ONLY or not _same_certainty(pair, ours, theirs):
        return False
    if (
        _tells_both(pair, ours, theirs)
        or _may_both_hold(pair, ours, theirs)
        or _is_habit(pair, ours, theirs, found)
    ):
        return False
    if found is Contrast.OPPOSITE and not excludes_at_any_time(
        left.tokens[ours].lemma, right.tokens[theirs].lemma
    ):
        return False
    return _has_object(pair, ours, theirs) and not _elsewhere(pair)


def _is_one_polarity(pair: Pair, ours: int, theirs: int, found: Contrast | None) -> bool:
    """Whether both are stated or both denied; two outcomes may be denied: nobody was killed, and nobody was hurt."""
    left, right = denied(pair.ours.sentence, ours), denied(pair.theirs.sentence, theirs)
    return left == right and not (left and found is Contrast.OUTCOMES)


def _tells_both(pair: Pair, ours: int, theirs: int) -> bool:
    """Whether a sentence has the other side's verb as well: "killing five and injuring dozens"."""
    left, right = pair.ours.sentence.tokens, pair.theirs.sentence.tokens
    return any(token.lemma == right[theirs].lemma for token in left) or any(
        token.lemma == left[ours].lemma for token in right
    )


def _may_both_hold(pair: Pair, ours: int, theirs: int) -> bool:
    """Whether the verbs tell of differently many things: a storm damaged 200 barns, and destroyed others."""
    left, right = (
        arguments(pair.ours.sentence, ours).patient,
        arguments(pair.theirs.sentence, theirs).patient,
    )
    if left is None or right is None:
        return False
    mine, others = _counts(pair.ours, left), _counts(pair.theirs, right)
    return mine != others and mine.isdisjoint(others)


def _counts(claim: Claim, noun: int) -> frozenset[tuple[Decimal | None, Decimal | None]]:
    """How many of the noun's things the claim tells of."""
    below = {noun, *claim.sentence.children[noun]}
    facts = values_of(claim, Quantity)
    return frozenset((f.value.lo, f.value.hi) for f in facts if not below.isdisjoint(f.tokens))


def _is_habit(pair: Pair, ours: int, theirs: int, found: Contrast | None) -> bool:
    """Whether neither side tells of a deed: a country that offers citizenship grants it."""
    told = happened(pair.ours.sentence, ours), happened(pair.theirs.sentence, theirs)
    return found is Contrast.STEPS and not any(told)


def _same_certainty(pair: Pair, ours: int, theirs: int) -> bool:
    left = certainty_of(pair.ours.sentence, ours)
    right = certainty_of(pair.theirs.sentence, theirs)
    return left is right or None in (left, right)


def _has_object(pair: Pair, ours: int, theirs: int) -> bool:
    """Whether both verbs have a done-to or neither: "won the race" is no counterpart of "lost"."""
    left = arguments(pair.ours.sentence, ours).patient
    right = arguments(pair.theirs.sentence, theirs).patient
    return (left is None) == (right is None)


def _elsewhere(pair: Pair) -> bool:
    """Whether both claims name what the other lacks: they may tell of two events."""
    linked = {a for a, _ in pair.links}, {b for _, b in pair.links}
    ours = _loose_names(pair.ours.sentence, set(pair.ours.tokens) - linked[0])
    theirs = _loose_names(pair.theirs.sentence, set(pair.theirs.tokens) - linked[1])
    return bool(ours) and bool(theirs)


def _loose_names(sentence: Sentence, indices: set[int]) -> set[int]:
    return {
        i
        for i in indices
        if sentence.tokens[i].pos == "PROPN"
        or (sentence.tokens[i].entity in ("DATE", "TIME") and sentence.tokens[i].pos in _DATED)
    }


def _clash(pair: Pair, ours: int, theirs: int, found: Contrast | None) -> Clash:
    left, right = pair.ours.sentence, pair.theirs.sentence
    key = "/".join(sorted((left.tokens[ours].lemma, right.tokens[theirs].lemma)))
    tags = {str(found), *(("near",) if pair.near else ())}
    places = (_place(pair, ours, is_ours=True), _place(pair, theirs, is_ours=False))
    return Clash(places, key, frozenset(tags), (), pair)


def _place(pair: Pair, index: int, *, is_ours: bool) -> Place:
    """The verb with its object where that follows closely: "offered asylum"."""
    claim = pair.ours if is_ours else pair.theirs
    sentence = claim.sentence
    below = [i for i in sentence.children[index] if sentence.tokens[i].dep == "dobj"]
    after = [i for i in below if index < i <= index + _LONGEST_EDIT]
    value = " ".join(sentence.tokens[i].text.lower() for i in (index, *after))
    return place(claim, (index, *after), value)
