"""Who is said to have said it, and how.

Another speaker, no speaker, a denial that became a confirmation.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from factcheck.facts.attributions.changes import (
    denies,
    is_interested,
    stated_as_fact,
    strength_jump,
)
from factcheck.facts.attributions.matching import (
    Said,
    frame_words,
    frames_of,
    matched,
    same_speech,
)
from factcheck.facts.attributions.speaker_comparison import compare_speakers, is_pronoun
from factcheck.facts.attributions.values import SpeakerKind
from factcheck.facts.changed_words import place
from factcheck.facts.names.values import Sameness
from factcheck.model import Claim, Clash, FindingType, Pair, Place

_ONE_SENTENCE = 0.65
"""Share of common words from which two sentences can have only one speaker; two offices may report
the same charge in like words.
"""

_VERBAL = frozenset({"aux", "auxpass", "neg"})


class Change(StrEnum):
    """What became of the attribution between the two versions, in either direction."""

    SPEAKER = "speaker"
    DROPPED = "dropped"
    DENIAL = "denial"
    STRENGTH = "strength"


@dataclass(frozen=True, slots=True)
class Kind:
    """Clashes between attributions of the same words; ``change`` says which sort."""

    change: Change = Change.SPEAKER

    finding_type: ClassVar[FindingType] = FindingType.ATTRIBUTION
    message_fields: ClassVar[tuple[str, ...]] = ("speaker",)
    clash_tags: ClassVar[tuple[str, ...]] = (
        "near",
        "interested",
        "speaks-for",
        "nominal",
        "slight",
    )

    def clashes(self, pair: Pair) -> Iterator[Clash]:
        """One clash per attribution whose words the other side has as well."""
        if self.change is Change.DROPPED:
            for said, bare, is_ours in stated_as_fact(pair):
                yield _dropped(pair, said, bare, is_ours=is_ours)
            return
        for ours, theirs in matched(pair):
            if _changed(pair, ours, theirs) is self.change:
                yield self._clash(pair, ours, theirs)

    def _clash(self, pair: Pair, ours: Said, theirs: Said) -> Clash:
        """Who spoke is shown with the speaker, how with the verb alone."""
        show = _place if self.change is Change.SPEAKER else _cue
        return _changed_clash(
            pair, ours, theirs, (show(pair.ours, ours), show(pair.theirs, theirs))
        )


def _changed(pair: Pair, ours: Said, theirs: Said) -> Change | None:
    """The gravest change of the two; who spoke comes before how."""
    speakers = compare_speakers(ours, theirs)
    if speakers is Sameness.DIFFERENT:
        return Change.SPEAKER if _must_be_one(pair, ours, theirs) else None
    one = speakers in {Sameness.SAME, Sameness.PARTIAL, Sameness.VARIANT}
    if denies(ours, theirs):
        unnamed = pair.near and not (ours.value.speaker and theirs.value.speaker)
        return Change.DENIAL if one or unnamed else None
    return Change.STRENGTH if one and strength_jump(ours, theirs) else None


def _must_be_one(pair: Pair, ours: Said, theirs: Said) -> bool:
    """Whether only one of two speakers can be right: one sentence, or one utterance word for word.

    Two people may well report the same, and one may contradict the other. Whom a pronoun stands for is a
    conclusion, too thin to call a speaker wrong on.
    """
    if any(is_pronoun(said) or _is_nobody(said) for said in (ours, theirs)):
        return False
    if denies(ours, theirs) or not (
        (pair.near and pair.similarity >= _ONE_SENTENCE) or same_speech(pair, ours, theirs)
    ):
        return False
    if _both_there(pair, ours, theirs):
        return False
    crossed = [(ours, frames_of(pair.theirs)), (theirs, frames_of(pair.ours))]
    return all(
        compare_speakers(one, other) is Sameness.DIFFERENT
        for one, others in crossed
        for other in others
        if other.value.speaker
    )


def _both_there(pair: Pair, ours: Said, theirs: Said) -> bool:
    """Whether both sentences name both speakers, in the same order.

    Then it is the parser that puts the words into one mouth here and into the other there; somebody
    who swaps two speakers swaps their names.
    """
    one, two = (min(said.value.speaker_tokens, default=-1) for said in (ours, theirs))
    left, right = set(ours.value.speaker_tokens), set(theirs.value.speaker_tokens)
    there = [b for a, b in pair.links if a in left and b not in right]
    here = [a for a, b in pair.links if b in right and a not in left]
    return bool(there) and bool(here) and (one < min(here)) == (min(there) < two)


def _is_nobody(said: Said) -> bool:
    """Whether the source is a crowd without a name ("authorities"): anybody may be one of it."""
    plural = said.value.speaker_kind is SpeakerKind.ANONYMOUS and said.value.speaker[-1:] == "s"
    return plural and said.value.speaker[:1].isalpha()


def _changed_clash(pair: Pair, ours: Said, theirs: Said, places: tuple[Place, Place]) -> Clash:
    tags = {
        "near": pair.near,
        "slight": strength_jump(ours, theirs) == 1,
    }
    return Clash(
        places,
        key="/".join(sorted((ours.value.cue_lemma, theirs.value.cue_lemma))),
        tags=frozenset(tag for tag, holds in tags.items() if holds),
        fields=(("speaker", ours.value.speaker or theirs.value.speaker),),
        pair=pair,
    )


def _dropped(pair: Pair, said: Said, bare: tuple[int, ...], *, is_ours: bool) -> Clash:
    attributed, plain = (pair.ours, pair.theirs) if is_ours else (pair.theirs, pair.ours)
    shown = _place(attributed, said), place(plain, bare, "no source")
    tags = {"near": pair.near, "interested": is_interested(said)}
    return Clash(
        shown if is_ours else shown[::-1],
        key=said.value.cue_lemma,
        tags=frozenset(tag for tag, holds in tags.items() if holds),
        fields=(("speaker", said.value.speaker or "somebody"),),
        pair=pair,
    )


def _place(claim: Claim, said: Said) -> Place:
    return place(claim, tuple(frame_words(said)), _told(said))


def _cue(claim: Claim, said: Said) -> Place:
    """The verb with its auxiliaries and "not"."""
    cue = said.value.cue
    if cue is None:  # "according to" and its like
        return _place(claim, said)
    below = (i for i in said.sentence.children[cue] if said.sentence.tokens[i].dep in _VERBAL)
    return place(claim, (*below, cue), _told(said))


def _told(said: Said) -> str:
    return f"{said.value.speaker or 'somebody'}: {said.value.cue_lemma}"
