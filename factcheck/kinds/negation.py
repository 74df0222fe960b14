"""One version denies what the other states: "not", "no", "failed to" on one side only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from factcheck.facts.certainty import certainty_of
from factcheck.facts.changed_words import edited, partner, place
from factcheck.facts.polarity import bare_particle, denied, hints, is_unknown, negations
from factcheck.facts.predicates import arguments, same_arguments
from factcheck.lexicon.words import antonyms
from factcheck.model import Claim, Clash, FindingType, Pair, Place, Sentence

_OPEN = frozenset({"VERB", "ADJ", "NOUN", "AUX", "PROPN", "ADV"})
_BOUND = frozenset({"VERB", "ADJ", "NOUN", "AUX"})
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
        words = edited(pair)
        if is_unknown(pair.ours.sentence, words[0]) or is_unknown(pair.theirs.sentence, words[1]):
            return
        turned = [(a, b, _cue(pair, a, b)) for a, b in pair.links if _differs(pair, a, b)]
        sides = {denied(pair.ours.sentence, a) for a, _, _ in turned}
        if len(sides) > 1 and not pair.near:
            return
        found = [
            (ours, theirs, cue)
            for ours, theirs, cue in turned
            if cue is not None
            and not _differs_in_certainty(pair, ours, theirs)
            and not _hinted(pair, cue)
            and not _moved(pair, turned, cue)
            and not _cancelled(pair)
        ]
        yield from (_clash(pair, ours, theirs) for ours, theirs, _ in found)
        yield from _bare(pair, {cue for _, _, cue in turned})


def _bare(pair: Pair, seen: set[tuple[bool, int] | None]) -> Iterator[Clash]:
    """An edit that is only a "not" turns the sentence round, whatever the parser binds it to."""
    if not pair.near or _cancelled(pair):
        return
    for edit in pair.edits:
        for is_ours in (True, False):
            longer, shorter = (edit.ours, edit.theirs) if is_ours else (edit.theirs, edit.ours)
            claims = (pair.ours, pair.theirs) if is_ours else (pair.theirs, pair.ours)
            cue = bare_particle(claims[0].sentence, range(*longer))
            if cue is None or (is_ours, cue) in seen or not _only(claims, longer, shorter, cue):
                continue
            if not _hinted(pair, (is_ours, cue)) and not _denies(pair, ours=not is_ours):
                yield from _bare_clash(pair, cue, is_ours=is_ours)


def _denies(pair: Pair, *, ours: bool) -> bool:
    """Whether the side denies anything among its changed words."""
    sentence = pair.ours.sentence if ours else pair.theirs.sentence
    changed = edited(pair)[0 if ours else 1]
    return any(fact.tokens[0] in changed for fact in negations(sentence))


def _only(
    claims: tuple[Claim, Claim], longer: tuple[int, int], shorter: tuple[int, int], cue: int
) -> bool:
    """Whether the stretches are the same but for the cue, or for "but not" instead of "and"."""
    rest = [claims[0].sentence.tokens[i].lemma for i in range(*longer) if i != cue]
    plain = [claims[1].sentence.tokens[i].lemma for i in range(*shorter)]
    return rest == plain or (plain == ["and"] and rest == ["but"])


def _bare_clash(pair: Pair, cue: int, *, is_ours: bool) -> Iterator[Clash]:
    claim, other = (pair.ours, pair.theirs) if is_ours else (pair.theirs, pair.ours)
    after = [
        i
        for i in range(cue + 1, len(claim.sentence.tokens))
        if claim.sentence.tokens[i].pos in _OPEN
    ]
    twins = [(i, twin) for i in after[:1] if (twin := partner(pair, i, ours=is_ours)) is not None]
    for word, twin in twins:
        lemma = claim.sentence.tokens[word].lemma
        full, plain = place(claim, (cue, word), f"not {lemma}"), place(other, (twin,), lemma)
        places = (full, plain) if is_ours else (plain, full)
        yield Clash(places, lemma, fields=(("denied", lemma),), pair=pair)


def _differs(pair: Pair, ours: int, theirs: int) -> bool:
    left, right = pair.ours.sentence, pair.theirs.sentence
    if left.tokens[ours].pos not in _BOUND or denied(left, ours) == denied(right, theirs):
        return False
    return pair.near or _comparable(pair, ours, theirs)


def _comparable(pair: Pair, ours: int, theirs: int) -> bool:
    """Whether two words of different sentences speak of the same: verbs with the same arguments."""
    tokens = pair.ours.sentence.tokens[ours], pair.theirs.sentence.tokens[theirs]
    if tokens[0].pos != tokens[1].pos or tokens[0].pos not in ("VERB", "ADJ"):
        return False
    if any(token.dep in ("amod", "compound") for token in tokens):
        return False
    if tokens[0].pos == "ADJ":
        return _same_subject(pair, tokens[0].head, tokens[1].head)
    return same_arguments(pair, ours, theirs)


def _same_subject(pair: Pair, ours: int, theirs: int) -> bool:
    left = arguments(pair.ours.sentence, ours).agent
    right = arguments(pair.theirs.sentence, theirs).agent
    return left is not None and right is not None and (left, right) in pair.links


def _cue(pair: Pair, ours: int, theirs: int) -> tuple[bool, int] | None:
    """(on our side, token) of the changed word that turns one side round."""
    mine = denied(pair.ours.sentence, ours)
    sentence, word = (pair.ours.sentence, ours) if mine else (pair.theirs.sentence, theirs)
    changed = edited(pair)[0 if mine else 1]
    cues = [f.tokens[0] for f in negations(sentence) if f.anchor == word and f.tokens[0] in changed]
    return (mine, cues[0]) if cues else None


def _moved(
    pair: Pair, turned: list[tuple[int, int, tuple[bool, int] | None]], cue: tuple[bool, int]
) -> bool:
    """Whether the other side denies another word of the same clause ("I don't think he came")."""
    other = pair.theirs.sentence if cue[0] else pair.ours.sentence
    changed = edited(pair)[1 if cue[0] else 0]
    linked = {a if cue[0] else b for a, b, found in turned if found}
    free = [fact for fact in negations(other) if fact.tokens[0] in changed]
    return any(partner(pair, fact.anchor, ours=not cue[0]) not in linked for fact in free) or any(
        found is not None and found[0] != cue[0] and _near_by(pair, found, cue)
        for _, _, found in turned
    )


def _near_by(pair: Pair, left: tuple[bool, int], right: tuple[bool, int]) -> bool:
    def at(cue: tuple[bool, int]) -> float:
        sentence: Sentence = pair.ours.sentence if cue[0] else pair.theirs.sentence
        return cue[1] / max(1, len(sentence.tokens))

    return abs(at(left) - at(right)) < 0.3  # noqa: PLR2004 -- about one clause of a news sentence


def _differs_in_certainty(pair: Pair, ours: int, theirs: int) -> bool:
    """Whether one side plans or doubts: "has not yet revealed" and "will reveal" agree."""
    left = certainty_of(pair.ours.sentence, ours)
    right = certainty_of(pair.theirs.sentence, theirs)
    return left is not right and None not in (left, right)


def _hinted(pair: Pair, cue: tuple[bool, int]) -> bool:
    """Whether the side that seems to state it has a word of denial among the changed words."""
    other = pair.theirs.sentence if cue[0] else pair.ours.sentence
    return hints(other, edited(pair)[1 if cue[0] else 0])


def _cancelled(pair: Pair) -> bool:
    """Whether an antonym in the changed words makes up for the denial ("not open", "closed")."""
    words = edited(pair) if pair.near else ((), ())
    left = [pair.ours.sentence.tokens[i] for i in words[0] if not _is_cue(pair.ours, i)]
    right = [pair.theirs.sentence.tokens[i] for i in words[1] if not _is_cue(pair.theirs, i)]
    return any(antonyms(a.lemma, b.lemma, a.pos) for a in left for b in right if a.pos == b.pos)


def _is_cue(claim: Claim, index: int) -> bool:
    return any(index in fact.tokens for fact in negations(claim.sentence))


def _clash(pair: Pair, ours: int, theirs: int) -> Clash:
    word = pair.ours.sentence.tokens[ours].lemma
    places = (_place(pair, ours, ours_side=True), _place(pair, theirs, ours_side=False))
    return Clash(places, word, fields=(("denied", word),), pair=pair)


def _place(pair: Pair, word: int, *, ours_side: bool) -> Place:
    claim = pair.ours if ours_side else pair.theirs
    cues = [f.tokens[0] for f in negations(claim.sentence) if f.anchor == word]
    near = [i for i in cues if abs(i - word) <= _LONGEST]
    value = claim.sentence.tokens[word].lemma
    if not denied(claim.sentence, word):
        return place(claim, (word,), value)
    return place(claim, (*(near or cues[:1]), *((word,) if near else ())), f"not {value}")
