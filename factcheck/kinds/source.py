"""A source with a name in one version and none in another: "Rivera urged", "there were calls"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import ClassVar, cast

from factcheck.facts.attributions.matching import Said, frame_words
from factcheck.facts.attributions.pairs import alike, is_verbatim
from factcheck.facts.attributions.speaker_comparison import generalised, speaks_for
from factcheck.facts.attributions.values import Attribution, SpeakerKind, VerbClass
from factcheck.model import Analysis, Clash, FindingType, Place


@dataclass(frozen=True, slots=True)
class Kind:
    """Clashes between a named and an unnamed source of the same words; no options."""

    finding_type: ClassVar[FindingType] = FindingType.ATTRIBUTION
    message_fields: ClassVar[tuple[str, ...]] = ("speaker",)
    clash_tags: ClassVar[tuple[str, ...]] = ("speaks-for", "nominal", "people", "verbatim")

    def clashes_across(self, analyses: Sequence[Analysis]) -> Iterator[Clash]:
        """One clash per two attributions; where they stand in the texts does not matter."""
        for ours, theirs in combinations(analyses, 2):
            for one, two in alike(_attributions(ours), _attributions(theirs)):
                denied = VerbClass.DENY in {one.value.cls, two.value.cls}
                if generalised(one, two) and not (denied and one.value.cls is not two.value.cls):
                    yield _clash(one, two)


def _attributions(analysis: Analysis) -> tuple[Said, ...]:
    return tuple(
        cast("Said", fact) for fact in analysis.facts if isinstance(fact.value, Attribution)
    )


def _clash(ours: Said, theirs: Said) -> Clash:
    tags = {
        "speaks-for": speaks_for(ours, theirs),
        "nominal": ours.value.nominal or theirs.value.nominal,
        "verbatim": is_verbatim(ours, theirs),
        "people": SpeakerKind.ANONYMOUS in {ours.value.speaker_kind, theirs.value.speaker_kind},
    }
    return Clash(
        (_place(ours), _place(theirs)),
        key="/".join(sorted((ours.value.cue_lemma, theirs.value.cue_lemma))),
        tags=frozenset(tag for tag, holds in tags.items() if holds),
        fields=(("speaker", ours.value.speaker or theirs.value.speaker),),
    )


def _place(said: Said) -> Place:
    """Speaker and cue; of a noun that reports, also what it asks for."""
    tokens = tuple(frame_words(said))
    if said.value.nominal:
        tokens = (*tokens, *said.value.content)
    value = f"{said.value.speaker or 'somebody'}: {said.value.cue_lemma}"
    span = said.sentence.span_of(tokens)
    return Place(said.sentence.document_id, span, value, said.sentence.text)
