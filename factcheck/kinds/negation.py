"""One version denies what the other states: "not", "no", "failed to" on one side only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from factcheck.facts.changed_words import partner, place
from factcheck.facts.polarity import bare_particle, denied, negations
from factcheck.facts.polarity.comparison import (
    Cue,
    denies_elsewhere,
    holds,
    is_cancelled,
    is_hinted,
    is_modelled,
    turned_words,
)
from factcheck.model import Claim, Clash, Edit, FindingType, Pair, Place

_OPEN = frozenset({"VERB", "ADJ", "NOUN", "AUX", "PROPN", "ADV"})
_LONGEST = 6
"""Words between cue and denied word up to which both are shown as one stretch."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Clashes where the polarity of two corresponding words differs; needs no options."""

    finding_type: ClassVar[FindingType] = FindingType.NEGATION
    message_fields: ClassVar[tuple[str, ...]] = ("denied",)
    clash_tags: ClassVar[tuple[str, ...]] = ()

    def clashes(self, pair: Pair) -> Iterator[Clash]:
        """One clash per word that is denied on one side only."""
        if not is_modelled(pair) or is_cancelled(pair):
            return
        turned = turned_words(pair)
        if len({word.cue.ours for word in turned}) > 1 and not pair.near:
            return
        for word in turned:
            if holds(pair, word, turned):
                yield _clash(pair, word.ours, word.theirs)
        yield from _bare(pair, {word.cue for word in turned})


def _bare(pair: Pair, seen: set[Cue]) -> Iterator[Clash]:
    """An edit that is only a "not" turns the sentence round, whatever the parser binds it to."""
    for edit in pair.edits if pair.near else ():
        for is_ours in (True, False):
            cue = _only_cue(pair, edit, is_ours=is_ours)
            if cue is None or cue in seen:
                continue
            if not is_hinted(pair, cue) and not denies_elsewhere(pair, cue):
                yield from _bare_clash(pair, cue)


def _only_cue(pair: Pair, edit: Edit, *, is_ours: bool) -> Cue | None:
    """The "not" by which alone the stretches differ, or "but not" in the place of "and"."""
    longer, shorter = (edit.ours, edit.theirs) if is_ours else (edit.theirs, edit.ours)
    claim, other = (pair.ours, pair.theirs) if is_ours else (pair.theirs, pair.ours)
    found = bare_particle(claim.sentence, range(*longer))
    rest = [claim.sentence.tokens[i].lemma for i in range(*longer) if i != found]
    plain = [other.sentence.tokens[i].lemma for i in range(*shorter)]
    if found is None or not (rest == plain or (plain == ["and"] and rest == ["but"])):
        return None
    return Cue(is_ours, found)


def _bare_clash(pair: Pair, cue: Cue) -> Iterator[Clash]:
    """The cue with the next word of meaning, and that word's counterpart."""
    claim, other = cue.claim(pair), cue.other(pair)
    tokens = claim.sentence.tokens
    after = (i for i in range(cue.token + 1, len(tokens)) if tokens[i].pos in _OPEN)
    word = next(after, None)
    twin = None if word is None else partner(pair, word, ours=cue.ours)
    if word is None or twin is None:
        return
    lemma = tokens[word].lemma
    full, plain = place(claim, (cue.token, word), f"not {lemma}"), place(other, (twin,), lemma)
    places = (full, plain) if cue.ours else (plain, full)
    yield Clash(places, lemma, fields=(("denied", lemma),), pair=pair)


def _clash(pair: Pair, ours: int, theirs: int) -> Clash:
    word = pair.ours.sentence.tokens[ours].lemma
    places = (_place(pair.ours, ours), _place(pair.theirs, theirs))
    return Clash(places, word, fields=(("denied", word),), pair=pair)


def _place(claim: Claim, word: int) -> Place:
    cues = [f.tokens[0] for f in negations(claim.sentence) if f.anchor == word]
    near = [i for i in cues if abs(i - word) <= _LONGEST]
    value = claim.sentence.tokens[word].lemma
    if not denied(claim.sentence, word):
        return place(claim, (word,), value)
    return place(claim, (*(near or cues[:1]), *((word,) if near else ())), f"not {value}")
