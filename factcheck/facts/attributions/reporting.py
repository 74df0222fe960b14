"""Reporting verbs and nouns: typed lookups over the table ``reporting_verbs``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from factcheck.facts.attributions.values import SpeakerKind, VerbClass
from factcheck.lexicon import table
from factcheck.model import Sentence


@dataclass(frozen=True, slots=True)
class ReportingVerb:
    """A way to report. ``takes`` names the complements that hold what was said, see the table."""

    lemma: str
    cls: VerbClass
    strength: int
    takes: frozenset[str]


@dataclass(frozen=True, slots=True)
class ReportingWords:
    """The whole table."""

    verbs: Mapping[str, ReportingVerb]
    particles: Mapping[str, tuple[str, ...]]
    nouns: Mapping[str, ReportingVerb]
    adverbs: Mapping[str, ReportingVerb]
    phrases: Mapping[tuple[str, str], ReportingVerb]
    passives: frozenset[str]
    only_by: Mapping[str, frozenset[SpeakerKind]]
    only_people: frozenset[str]
    to_somebody: frozenset[str]
    minds: frozenset[str]
    refusable: frozenset[str]
    unanswered: frozenset[str]
    unanswered_about: frozenset[str]
    deeds: frozenset[str]
    deeds_to_people: frozenset[str]
    clause_takers: frozenset[str]
    idioms: frozenset[tuple[str, ...]]


def verb_at(sentence: Sentence, index: int) -> ReportingVerb | None:
    """The reporting verb at a token, particle included ("call for"), or None."""
    token = sentence.tokens[index]
    verbal = token.pos in {"VERB", "AUX"} or token.tag.startswith("VB")
    if not verbal and not any(sentence.tokens[i].dep == "nsubj" for i in sentence.children[index]):
        return None  # a subject makes a verb of "show" in "Documents show", whatever its tag
    words = reporting_words()
    for particle in words.particles.get(token.lemma, ()):
        at = particle_of(sentence, index, particle)
        if at is not None and not (particle in _DIRECT and _takes_object(sentence, index, at)):
            return words.verbs[f"{token.lemma} {particle}"]
    return words.verbs.get(token.lemma)


_DIRECT = frozenset({"for", "on", "upon"})


def _takes_object(sentence: Sentence, verb: int, particle: int) -> bool:
    """As in "called a quack for promoting it", which calls for nothing."""
    return any(
        sentence.tokens[child].dep in {"nsubjpass", "oprd"}
        or (sentence.tokens[child].dep == "dobj" and verb < child < particle)
        for child in sentence.children[verb]
    )


def particle_of(sentence: Sentence, index: int, word: str) -> int | None:
    """The particle or preposition *word* that hangs on the verb, or None."""
    for child in sentence.children[index]:
        token = sentence.tokens[child]
        if token.lemma == word and token.dep in _PARTICLES and child > index:
            return child
    return None


_PARTICLES = frozenset(
    {"prt", "prep", "advmod", "dative", "dobj", "nsubj", "ccomp", "acomp", "oprd"}
)
"""How a particle hangs on its verb; the "it" of "put it" and the "clear" of "made it clear" too."""


@cache
def cue_lemmas() -> frozenset[str]:
    """Lemmas of all words that can be a cue: the quick look before the close one."""
    words = reporting_words()
    verbs = {lemma.partition(" ")[0] for lemma in words.verbs}
    phrases = {noun for _, noun in words.phrases}
    others = {*words.nouns, *words.adverbs, *words.unanswered, "according", "accord"}
    return frozenset(verbs | phrases | others)


@cache
def reporting_words() -> ReportingWords:
    """The table as typed lookups."""
    raw = cast("Mapping[str, object]", table("reporting_verbs"))
    verbs = {
        lemma: _verb(lemma, row)
        for lemma, row in cast("Mapping[str, Sequence[object]]", raw["verbs"]).items()
    }
    particles: dict[str, tuple[str, ...]] = {}
    for lemma in verbs:
        head, _, particle = lemma.partition(" ")
        if particle:
            particles[head] = (*particles.get(head, ()), particle)
    unanswered = cast("Mapping[str, Sequence[str]]", raw["unanswered"])
    return ReportingWords(
        verbs=verbs,
        particles=particles,
        nouns={
            noun: verbs[lemma] for noun, lemma in cast("Mapping[str, str]", raw["nouns"]).items()
        },
        adverbs={
            word: _verb(word, row)
            for word, row in cast("Mapping[str, Sequence[object]]", raw["adverbs"]).items()
        },
        phrases={
            (preposition, noun): verbs[lemma]
            for preposition, nouns in cast(
                "Mapping[str, Mapping[str, str]]", raw["phrases"]
            ).items()
            for noun, lemma in nouns.items()
        },
        passives=frozenset(cast("Sequence[str]", raw["passives"])),
        only_by={
            lemma: frozenset(map(SpeakerKind, kinds))
            for lemma, kinds in cast("Mapping[str, Sequence[str]]", raw["only_by"]).items()
        },
        only_people=frozenset(cast("Sequence[str]", raw["only_people"])),
        to_somebody=frozenset(cast("Sequence[str]", raw["to_somebody"])),
        minds=frozenset(cast("Sequence[str]", raw["minds"])),
        refusable=frozenset(cast("Sequence[str]", raw["refusable"])),
        unanswered=frozenset(unanswered["verbs"]),
        unanswered_about=frozenset(unanswered["about"]),
        deeds=frozenset(cast("Sequence[str]", raw["deeds"])),
        deeds_to_people=frozenset(cast("Sequence[str]", raw["deeds_to_people"])),
        clause_takers=frozenset(cast("Sequence[str]", raw["clause_takers"])),
        idioms=frozenset(tuple(one.split()) for one in cast("Sequence[str]", raw["idioms"])),
    )


def _verb(lemma: str, row: Sequence[object]) -> ReportingVerb:
    cls, strength, *takes = row
    return ReportingVerb(
        lemma, VerbClass(str(cls)), int(cast("int", strength)), frozenset(map(str, takes))
    )
