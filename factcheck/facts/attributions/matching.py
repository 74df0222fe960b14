"""Which attribution of one claim holds the same words as which of the other.

By linked words, not by text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import cast

from factcheck.facts.attributions.values import Attribution, Mode, SpeakerKind
from factcheck.model import Claim, Fact, Pair, Sentence

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
_COVERED = 0.6
"""Share of the shorter content's words that must have a counterpart in the longer."""

Said = Fact[Attribution]


def frames_of(claim: Claim) -> tuple[Said, ...]:
    """The attributions that the claim makes, and the one whose content it is."""
    found = [cast("Said", fact) for fact in claim.facts if isinstance(fact.value, Attribution)]
    above = claim.attribution
    if above is not None and isinstance(above.value, Attribution):
        found.append(cast("Said", above))
    return tuple(dict.fromkeys(found))


def matched(pair: Pair) -> Iterator[tuple[Said, Said]]:
    """Attributions of the two claims that say the same, best first, each once.

    Of nested ones ("Lind said that Berg denied ...") the outer goes with the outer: the best match
    is that of the most words.
    """
    ours, theirs = frames_of(pair.ours), frames_of(pair.theirs)
    scored = sorted(
        (-_likeness(pair, one, two), a, b)
        for a, one in enumerate(ours)
        for b, two in enumerate(theirs)
        if overlap(pair, one.value.content, two.value.content) >= _COVERED
    )
    used: tuple[set[int], set[int]] = set(), set()
    for _, a, b in scored:
        if a not in used[0] and b not in used[1]:
            used[0].add(a)
            used[1].add(b)
            yield ours[a], theirs[b]


def _likeness(pair: Pair, ours: Said, theirs: Said) -> float:
    """Dice overlap of all words of the two contents, 0..1."""
    left, right = set(ours.value.content), set(theirs.value.content)
    linked = sum(a in left and b in right for a, b in pair.links)
    return 2 * linked / (len(left) + len(right))


def same_speech(pair: Pair, ours: Said, theirs: Said) -> bool:
    """Whether both give the very words of one utterance, be it without marks where two people spoke.

    Two agencies may well report the same in the same words.
    """
    direct = Mode.DIRECT is ours.value.mode is theirs.value.mode
    people = SpeakerKind.PERSON is ours.value.speaker_kind is theirs.value.speaker_kind
    long = min(len(ours.value.content), len(theirs.value.content)) >= _UTTERANCE
    if direct and long and _likeness(pair, ours, theirs) >= _ALIKE:
        return True
    return people and long and _wording(ours) == _wording(theirs)


def _wording(said: Said) -> tuple[str, ...]:
    tokens = said.sentence.tokens
    return tuple(tokens[i].text.lower() for i in said.value.content if tokens[i].pos != "PUNCT")


_UTTERANCE = 5
_ALIKE = 0.8
"""Words and likeness from which two reports are of one utterance and not of two that sound alike."""


def overlap(pair: Pair, ours: Collection[int], theirs: Collection[int]) -> float:
    """Share of the shorter side's content words that are linked to the other side, 0..1.

    0 unless the heads fit.
    """
    left = content_words(pair.ours.sentence, ours)
    right = content_words(pair.theirs.sentence, theirs)
    linked = [(a, b) for a, b in pair.links if a in left and b in right]
    shorter = min(len(left), len(right))
    if not linked or (len(linked) == 1 and shorter > 1):
        return 0.0
    heads = _head(pair.ours.sentence, ours), _head(pair.theirs.sentence, theirs)
    whole = len(linked) == len(left) == len(right)
    if heads not in pair.links and len(linked) < _MANY and not whole:
        return 0.0
    return len(linked) / shorter


_MANY = 3


def content_words(sentence: Sentence, indices: Collection[int]) -> frozenset[int]:
    """The indices of nouns, names, verbs, adjectives, numbers and adverbs among *indices*."""
    return frozenset(i for i in indices if sentence.tokens[i].pos in _CONTENT)


_REFUSED = frozenset({"say", "confirm", "reveal", "disclose", "tell", "discuss"})


def _head(sentence: Sentence, indices: Collection[int]) -> int:
    inside = set(indices)
    if len(inside) > 1 and sentence.tokens[min(inside)].lemma in _REFUSED:
        inside.discard(min(inside))  # what matters in "declined to say whether it had sunk"
        indices = sorted(inside)
    return next(
        (i for i in indices if sentence.tokens[i].head not in inside), min(indices, default=-1)
    )


def frame_words(fact: Said) -> Sequence[int]:
    """The speaker and the cue as they stand, with "that" after it: "He indicated that"."""
    value, tokens = fact.value, fact.sentence.tokens
    if value.cue is None:
        return fact.tokens
    near = [i for i in value.speaker_tokens if abs(i - value.cue) <= _FAR] or list(
        value.speaker_tokens
    )[:3]
    last = value.cue + 1
    that = [last] if last < len(tokens) and tokens[last].lemma == "that" else []
    return sorted({value.cue, *near, *that})


_FAR = 30
