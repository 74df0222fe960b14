"""One version is less sure than the other: a hedge lost or added, a plan told as done, work under way as finished."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from factcheck.facts.binding import other_names_of
from factcheck.facts.certainty import (
    believed,
    certainty_of,
    duty,
    firmness,
    happened,
    hedges,
    hints,
    under_way,
    will_have,
)
from factcheck.facts.changed_words import edited, place
from factcheck.facts.polarity import denied
from factcheck.facts.predicates import arguments, governor, same_arguments, same_thing
from factcheck.model import Certainty, Claim, Clash, FindingType, Pair, Place, Sentence

_LONGEST = 6
"""Words between hedge and hedged word up to which both are shown as one stretch."""


class Change(StrEnum):
    """What became of it: a hedge came or went, a plan or work under way became a deed, or the degree shifted."""

    HEDGE = "hedge"
    PLAN = "plan"
    PHASE = "phase"
    DEGREE = "degree"


_CHANGES = {
    frozenset({Certainty.HEDGED, Certainty.PLAIN}): Change.HEDGE,
    frozenset({Certainty.PLANNED, Certainty.PLAIN}): Change.PLAN,
    frozenset({Certainty.HEDGED, Certainty.PLANNED}): Change.DEGREE,
}


@dataclass(frozen=True, slots=True)
class Kind:
    """Clashes where corresponding words are put forward with different certainty."""

    change: Change = Change.HEDGE

    finding_type: ClassVar[FindingType] = FindingType.QUALIFIER
    message_fields: ClassVar[tuple[str, ...]] = ("hedged",)
    clash_tags: ClassVar[tuple[str, ...]] = ("hedge", "plan", "phase", "degree")

    def clashes(self, pair: Pair) -> Iterator[Clash]:
        """One clash per word; nothing where the other side hedges at another place."""
        for ours, theirs in pair.links:
            hedged = _change(pair, ours, theirs) is self.change and _is_safe(pair, ours, theirs)
            if hedged or _shift(pair, ours, theirs) is self.change:
                yield _clash(pair, ours, theirs, self.change)


def _shift(pair: Pair, ours: int, theirs: int) -> Change | None:
    """What changed between two versions of one sentence where neither hedges more: duty, firmness, phase."""
    left, right = pair.ours.sentence, pair.theirs.sentence
    if not pair.near or left.tokens[ours].pos != "VERB" or right.tokens[theirs].pos != "VERB":
        return None
    if denied(left, ours) or denied(right, theirs):
        return None
    if _other_duty(pair, ours, theirs) or _less_firm(pair, ours, theirs):
        return Change.DEGREE
    done = (
        (under_way(left, ours), happened(left, ours)),
        (
            under_way(right, theirs),
            happened(right, theirs),
        ),
    )
    return Change.PHASE if done in _PHASES else None


_PHASES = (((True, False), (False, True)), ((False, True), (True, False)))


def _other_duty(pair: Pair, ours: int, theirs: int) -> bool:
    """Whether one may on one side what one must on the other, and the word that says so was changed."""
    left, right = duty(pair.ours.sentence, ours), duty(pair.theirs.sentence, theirs)
    if left is None or right is None or left[1] == right[1]:
        return False
    changed = edited(pair)
    return left[0] in changed[0] and right[0] in changed[1]


def _less_firm(pair: Pair, ours: int, theirs: int) -> bool:
    left, right = firmness(pair.ours.sentence, ours), firmness(pair.theirs.sentence, theirs)
    return left is not None and right is not None and abs(left - right) >= _FIRMER


_FIRMER = 2
"""Steps between two plans that a reader would act on: "hopes to" and "plans to"."""


def _change(pair: Pair, ours: int, theirs: int) -> Change | None:
    if not _cues(pair, ours, ours=True) and not _cues(pair, theirs, ours=False):
        return None
    if pair.ours.sentence.tokens[ours].pos != pair.theirs.sentence.tokens[theirs].pos:
        return None
    left = certainty_of(pair.ours.sentence, ours)
    right = certainty_of(pair.theirs.sentence, theirs)
    if left is None or right is None or left is right:
        return None
    is_noun = pair.ours.sentence.tokens[ours].pos in ("NOUN", "PROPN")
    change = _CHANGES.get(frozenset({left, right}))
    if is_noun and (change is Change.DEGREE or (change is Change.PLAN and not _inserted(pair))):
        return None
    plain = (pair.ours, ours) if left is Certainty.PLAIN else (pair.theirs, theirs)
    if change is Change.PLAN and not is_noun and not _begun(plain[0].sentence, plain[1]):
        wished = firmness(pair.ours.sentence, ours), firmness(pair.theirs.sentence, theirs)
        return change if pair.near and 0 in wished else None
    return None if change is Change.PLAN and _adds_up(pair, ours, theirs) else change


def _adds_up(pair: Pair, ours: int, theirs: int) -> bool:
    """Whether one side counts up to now and the other up to a day to come: "has cut", "will have cut by May"."""
    if not (will_have(pair.ours.sentence, ours) or will_have(pair.theirs.sentence, theirs)):
        return False
    words = edited(pair)
    changed = {pair.ours.sentence.tokens[i].lemma for i in words[0]}
    changed |= {pair.theirs.sentence.tokens[i].lemma for i in words[1]}
    return not pair.near or not changed <= {"will", "have"}


def _begun(sentence: Sentence, verb: int) -> bool:
    return happened(sentence, verb) or under_way(sentence, verb)


def _inserted(pair: Pair) -> bool:
    """Whether one version is the other with words put in: "planned attack" for "attack"."""
    return pair.near and all(0 in (_size(edit.ours), _size(edit.theirs)) for edit in pair.edits)


def _size(stretch: tuple[int, int]) -> int:
    return stretch[1] - stretch[0]


def _is_safe(pair: Pair, ours: int, theirs: int) -> bool:
    """Whether one side alone hedges among the changed words, and both tell of the same event."""
    mine, others = _cues(pair, ours, ours=True), _cues(pair, theirs, ours=False)
    if _is_told_of(pair, ours, theirs):
        return False
    if _is_denied(pair.ours, ours) or _is_denied(pair.theirs, theirs):
        return False
    changed = edited(pair)
    left = any(f.tokens[0] in changed[0] for f in hedges(pair.ours.sentence))
    right = any(f.tokens[0] in changed[1] for f in hedges(pair.theirs.sentence))
    if not (mine and others) and left and right:
        return False
    if not (mine and others) and (_hinted(pair, ours=not mine) or _linked(pair, mine, others)):
        return False
    if pair.near:
        return any(i in changed[0] for i in mine) or any(i in changed[1] for i in others)
    return _same_event(pair, ours, theirs)


def _is_told_of(pair: Pair, ours: int, theirs: int) -> bool:
    """Whether both sides hang on somebody's saying or believing: "experts fear that", "experts hold that"."""
    words = ((pair.ours.sentence, ours), (pair.theirs.sentence, theirs))
    return all(
        sentence.tokens[i].dep == "ccomp" or sentence.tokens[sentence.tokens[i].head].dep == "ccomp"
        for sentence, i in words
    ) and any(believed(sentence, i) for sentence, i in words)


def _same_event(pair: Pair, ours: int, theirs: int) -> bool:
    """Whether two words of reworded claims tell of one event or thing."""
    if _other_person(pair, ours, theirs) or _is_guess(pair, ours, theirs):
        return False
    if (
        other_names_of(pair, ours, theirs)
        or _was_wish(pair.ours, ours)
        or _was_wish(pair.theirs, theirs)
    ):
        return False
    is_verb = pair.ours.sentence.tokens[ours].pos == "VERB"
    if pair.ours.sentence.tokens[ours].pos != pair.theirs.sentence.tokens[theirs].pos:
        return False
    return (same_arguments if is_verb else _same_noun)(pair, ours, theirs)


def _same_noun(pair: Pair, ours: int, theirs: int) -> bool:
    """One word in one relation: a killing is no killer, and to die of it is not to suffer from it."""
    left, right = pair.ours.sentence, pair.theirs.sentence
    if left.tokens[ours].lemma != right.tokens[theirs].lemma:
        return False
    if hints(left, (governor(left, ours),)) and hints(right, (governor(right, theirs),)):
        return False  # what is feared is no more than possible
    objects = {"dobj", "pobj"}
    if {left.tokens[ours].dep, right.tokens[theirs].dep} <= objects:
        return same_thing(pair, governor(left, ours), governor(right, theirs))
    return True


def _was_wish(claim: Claim, word: int) -> bool:
    """Whether a past wish leaves open what came of it: "he wanted to break the record" and may have."""
    cues = (fact.tokens[0] for fact in hedges(claim.sentence) if fact.anchor == word)
    past = any(claim.sentence.tokens[cue].tag == "VBD" for cue in cues)
    return past and firmness(claim.sentence, word) == 0


_FIRST = frozenset({"i", "we"})


def _other_person(pair: Pair, ours: int, theirs: int) -> bool:
    """Whether one side speaks of itself and the other of somebody else: "I will ban", "cities have banned"."""
    agents = [
        (sentence, arguments(sentence, verb).agent)
        for sentence, verb in ((pair.ours.sentence, ours), (pair.theirs.sentence, theirs))
    ]
    first = [agent is not None and s.tokens[agent].text.lower() in _FIRST for s, agent in agents]
    return first[0] != first[1]


def _is_guess(pair: Pair, ours: int, theirs: int) -> bool:
    """Whether the word itself leaves it open, so that a hedge adds nothing: "appeared to suggest"."""
    lemmas = (pair.ours.sentence.tokens[ours].lemma, pair.theirs.sentence.tokens[theirs].lemma)
    return any(lemma in _GUESSES for lemma in lemmas)


_GUESSES = frozenset({"suggest", "indicate", "imply", "hint", "seem", "appear"})


def _linked(pair: Pair, ours: tuple[int, ...], theirs: tuple[int, ...]) -> bool:
    """Whether the other side has the hedge too, at another word ("is probably", "is likely")."""
    return any(a in ours or b in theirs for a, b in pair.links)


def _is_denied(claim: Claim, word: int) -> bool:
    """Whether the word or what it hangs on is denied: "found no alleged stocks" says little."""
    return denied(claim.sentence, word) or denied(claim.sentence, governor(claim.sentence, word))


def _hinted(pair: Pair, *, ours: bool) -> bool:
    """Whether the side without a hedge of its own speaks with reserve in other words."""
    side = 0 if ours else 1
    claim = pair.ours if ours else pair.theirs
    linked = {link[side] for link in pair.links}
    loose = [i for i in range(len(claim.sentence.tokens)) if i not in linked]
    return hints(claim.sentence, loose)


def _cues(pair: Pair, word: int, *, ours: bool) -> tuple[int, ...]:
    sentence = pair.ours.sentence if ours else pair.theirs.sentence
    return tuple(fact.tokens[0] for fact in hedges(sentence) if fact.anchor == word)


def _clash(pair: Pair, ours: int, theirs: int, change: Change) -> Clash:
    word = pair.ours.sentence.tokens[ours].lemma
    places = (_place(pair, ours, ours=True), _place(pair, theirs, ours=False))
    return Clash(places, word, frozenset({change.value}), (("hedged", word),), pair)


def _place(pair: Pair, word: int, *, ours: bool) -> Place:
    claim = pair.ours if ours else pair.theirs
    token = claim.sentence.tokens[word]
    cues = _cues(pair, word, ours=ours)
    near = tuple(cue for cue in cues if abs(cue - word) <= _LONGEST)
    value = " ".join([*(claim.sentence.tokens[i].text.lower() for i in cues), token.text.lower()])
    return place(claim, (*near, word), value)
