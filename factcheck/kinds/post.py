"""A speaker who holds another post in another version: "Anna Kowal, chief executive" and "chairwoman Anna Kowal"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import ClassVar

from factcheck.facts.attributions.posts import Post, exclude, posts_of
from factcheck.facts.attributions.values import Attribution, SpeakerKind
from factcheck.facts.names.comparison import compare
from factcheck.facts.names.parts import name_from
from factcheck.facts.names.values import NameType, Sameness
from factcheck.model import Analysis, Clash, Fact, FindingType, Place

_ONE = {Sameness.SAME, Sameness.VARIANT}


@dataclass(frozen=True, slots=True)
class _Holder:
    """A speaker whose title names a post, where it is written out."""

    name: str
    title: str
    posts: frozenset[Post]
    place: Place


@dataclass(frozen=True, slots=True)
class Kind:
    """Clashes between the posts of one speaker; no options."""

    finding_type: ClassVar[FindingType] = FindingType.ATTRIBUTION
    message_fields: ClassVar[tuple[str, ...]] = ("speaker",)
    clash_tags: ClassVar[tuple[str, ...]] = ()

    def clashes_across(self, analyses: Sequence[Analysis]) -> Iterator[Clash]:
        """One clash per person and two documents that give no post in common."""
        for ours, theirs in combinations([_holders(analysis) for analysis in analyses], 2):
            for one in ours:
                two = next((other for other in theirs if _is_one(one, other)), None)
                if two is not None and exclude(one.posts, two.posts):
                    yield Clash(
                        (one.place, two.place),
                        key=one.name.lower(),
                        fields=(("speaker", one.name),),
                    )


def _holders(analysis: Analysis) -> list[_Holder]:
    """Each person with all posts that the document gives them, at the first place that gives one."""
    found: dict[str, _Holder] = {}
    for fact in analysis.facts:
        value = fact.value
        if not isinstance(value, Attribution) or value.speaker_kind is not SpeakerKind.PERSON:
            continue
        posts = posts_of(value.title)
        if not posts or not value.speaker_tokens:
            continue
        before = found.get(value.speaker)
        if before is not None:
            posts |= before.posts
        place = _place(fact, value) if before is None else before.place
        found[value.speaker] = _Holder(value.speaker, value.title, posts, place)
    return list(found.values())


def _is_one(ours: _Holder, theirs: _Holder) -> bool:
    left, right = (name_from(one.name, NameType.PERSON) for one in (ours, theirs))
    return compare(left, right) in _ONE


def _place(fact: Fact[object], value: Attribution) -> Place:
    span = fact.sentence.span_of(value.speaker_tokens)
    return Place(fact.sentence.document_id, span, value.title, fact.sentence.text)
