"""Reporting verbs and nouns: typed lookups over the table ``reporting_verbs``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from factcheck.facts.attributions.values import VerbClass
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
    passives: frozenset[str]
    documents_only: frozenset[str]
    refusable: frozenset[str]
    unanswered: frozenset[str]
    unanswered_about: frozenset[str]


def verb_at(sentence: Sentence, index: int) -> ReportingVerb | None:
    """The reporting verb at a token, particle included ("call for"), or None."""
    token = sentence.tokens[index]
    if token.pos not in {"VERB", "AUX"} and not token.tag.startswith("VB"):
        return None
    words = reporting_words()
    for particle in words.particles.get(token.lemma, ()):
        if particle_of(sentence, index, particle) is not None:
            return words.verbs[f"{token.lemma} {particle}"]
    return words.verbs.get(token.lemma)


def particle_of(sentence: Sentence, index: int, word: str) -> int | None:
    """The particle or preposition *word* that hangs on the verb, or None."""
    for child in sentence.children[index]:
        token = sentence.tokens[child]
        if (
            token.lemma == word
            and token.dep in {"prt", "prep", "advmod", "dative"}
            and child > index
        ):
            return child
    return None


@cache
def cue_lemmas() -> frozenset[str]:
    """Lemmas of all words that can be a cue: the quick look before the close one."""
    words = reporting_words()
    verbs = {lemma.partition(" ")[0] for lemma in words.verbs}
    return frozenset(
        {*verbs, *words.nouns, *words.adverbs, *words.unanswered, "according", "accord"}
    )


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
        passives=frozenset(cast("Sequence[str]", raw["passives"])),
        documents_only=frozenset(cast("Sequence[str]", raw["documents_only"])),
        refusable=frozenset(cast("Sequence[str]", raw["refusable"])),
        unanswered=frozenset(unanswered["verbs"]),
        unanswered_about=frozenset(unanswered["about"]),
    )


def _verb(lemma: str, row: Sequence[object]) -> ReportingVerb:
    cls, strength, *takes = row
    return ReportingVerb(
        lemma, VerbClass(str(cls)), int(cast("int", strength)), frozenset(map(str, takes))
    )
