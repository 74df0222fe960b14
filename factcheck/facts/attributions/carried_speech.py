"""Speech that runs over several sentences: the words of all of them belong to the one speaker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from factcheck.facts.attributions.contents import trimmed
from factcheck.facts.attributions.inversions import points_back
from factcheck.facts.attributions.values import Attribution, Mode
from factcheck.facts.quotations import Stretch
from factcheck.model import Fact, Sentence

_Found = tuple[Fact[Attribution], ...]


def carried(
    sentences: Sequence[Sentence],
    quoted: Sequence[tuple[Stretch, ...]],
    facts: Sequence[_Found],
) -> _Found:
    """*facts* of each sentence, and one more for every quoted stretch that goes on with a speech.

    A stretch goes on with a speech when it stands in the same quotation as an attributed one ("...
    regime. They have ...,” Arnaout remarked."), when the sentence before ended with the cue and a
    colon, when the next one says whose it was ("So said Lund"), or when it fills its sentence and
    the one before it in the paragraph was speech ("“It was horrible,” she said. “We ran.”").
    """
    chains = _chains(quoted, facts) | _pointed_at(sentences, quoted, facts)
    before: Fact[Attribution] | None = None
    all_found: list[Fact[Attribution]] = []
    for sentence, speech, own in zip(sentences, quoted, facts, strict=True):
        found = list(own)
        for stretch in speech:
            if _covered(stretch, own):
                continue
            source = chains.get(stretch.quotation.chain) or _going_on(sentence, stretch, before)
            if source is not None:
                found.append(_continued(sentence, stretch, source))
        all_found.extend(sorted(found, key=lambda fact: fact.anchor))
        before = _last_speech(found)
    return tuple(all_found)


def _chains(
    quoted: Sequence[tuple[Stretch, ...]], facts: Sequence[_Found]
) -> dict[int, Fact[Attribution]]:
    chains: dict[int, Fact[Attribution]] = {}
    for speech, own in zip(quoted, facts, strict=True):
        for stretch in speech:
            for fact in own:
                if fact.value.mode is Mode.DIRECT and _overlap(stretch, fact):
                    chains[stretch.quotation.chain] = fact
    return chains


def _pointed_at(
    sentences: Sequence[Sentence],
    quoted: Sequence[tuple[Stretch, ...]],
    facts: Sequence[_Found],
) -> dict[int, Fact[Attribution]]:
    """The speech that fills the sentence before a cue that points back to it."""
    chains: dict[int, Fact[Attribution]] = {}
    for (before, after), speech, own in zip(pairwise(sentences), quoted, facts[1:], strict=False):
        for fact in own:
            whole = speech and before.paragraph == after.paragraph and _fills(before, speech[-1])
            if whole and _points_back(fact):
                chains[speech[-1].quotation.chain] = fact
    return chains


def _points_back(fact: Fact[Attribution]) -> bool:
    """Whether the words stand in the sentence before: "“Nobody came.” So said Lund"."""
    cue = fact.value.cue
    nothing = fact.value.mode is Mode.NONE
    return nothing and cue is not None and points_back(fact.sentence, cue)


def _going_on(
    sentence: Sentence, stretch: Stretch, before: Fact[Attribution] | None
) -> Fact[Attribution] | None:
    if before is None or before.sentence.index != sentence.index - 1:
        return None
    if before.value.mode is Mode.NONE and not _points_back(before):
        return before
    same_paragraph = before.sentence.paragraph == sentence.paragraph
    return before if same_paragraph and _fills(sentence, stretch) else None


def _last_speech(found: Sequence[Fact[Attribution]]) -> Fact[Attribution] | None:
    speech = [fact for fact in found if fact.value.mode in {Mode.DIRECT, Mode.NONE}]
    if not speech:
        return None
    names = {fact.value.speaker for fact in speech}
    return speech[-1] if len(names) == 1 else None


def _continued(
    sentence: Sentence, stretch: Stretch, source: Fact[Attribution]
) -> Fact[Attribution]:
    content = trimmed(sentence, stretch.tokens) or stretch.tokens
    value = replace(source.value, speaker_tokens=(), cue=None, mode=Mode.DIRECT, content=content)
    return Fact(sentence, stretch.tokens, stretch.tokens[0], value)


def _covered(stretch: Stretch, own: _Found) -> bool:
    return any(_overlap(stretch, fact) for fact in own)


def _overlap(stretch: Stretch, fact: Fact[Attribution]) -> bool:
    return bool(set(stretch.tokens).intersection(fact.value.content))


def _fills(sentence: Sentence, stretch: Stretch) -> bool:
    inside = set(stretch.tokens)
    return all(
        index in inside or token.pos == "PUNCT" for index, token in enumerate(sentence.tokens)
    )
