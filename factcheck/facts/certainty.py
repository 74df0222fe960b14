"""How sure a sentence is: "may", "alleged", "is expected to", each bound to the word it hedges."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from typing import cast

from factcheck.facts.lexemes import Phrases, read_line
from factcheck.facts.predicates import predicate_of
from factcheck.lexicon import table
from factcheck.model import Certainty, Document, Fact, Sentence, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_VERBS = frozenset({"VERB", "AUX"})
_OPEN_MARKS = frozenset({"if", "unless", "whether", "in", "until", "before"})


@dataclass(frozen=True, slots=True)
class Hedge:
    """A cue ("may", "alleged", "expect") and how it puts the statement forward."""

    cue: str
    certainty: Certainty


def extract(
    document: Document,  # noqa: ARG001 -- all extractors are called alike
    sentences: Sequence[Sentence],
) -> tuple[Fact[Hedge], ...]:
    """All hedges, in text order; the anchor is the word that is hedged."""
    return tuple(fact for sentence in sentences for fact in hedges(sentence))


@lru_cache(maxsize=1 << 10)
def hedges(sentence: Sentence) -> tuple[Fact[Hedge], ...]:
    """The hedges of one sentence."""
    return tuple(
        Fact(sentence, (cue,), anchor, Hedge(sentence.tokens[cue].lemma, certainty))
        for cue, anchor, certainty in (
            *(
                (c, a, sure)
                for c in range(len(sentence.tokens))
                for a, sure in _bindings(sentence, c)
            ),
            *_by_phrases(sentence),
        )
    )


def certainty_of(sentence: Sentence, index: int) -> Certainty | None:
    """How the word is put forward; None where that cannot be told (an infinitive, an if-clause)."""
    found = {fact.value.certainty for fact in hedges(sentence) if fact.anchor == index}
    for certainty in (Certainty.HEDGED, Certainty.CONDITIONAL, Certainty.PLANNED):
        if certainty in found:
            return certainty
    return Certainty.PLAIN if _is_plain(sentence, index) else None


def hints(sentence: Sentence, indices: Sequence[int]) -> bool:
    """Whether one of the words puts something forward with reserve ("it appeared that")."""
    return any(sentence.tokens[i].lemma in _any_cue() for i in indices)


def firmness(sentence: Sentence, index: int) -> int | None:
    """How firm a planned word is, 0 for a wish; None where nothing says so."""
    cues = [f.value for f in hedges(sentence) if f.anchor == index]
    if any(cue.certainty is Certainty.HEDGED for cue in cues):
        return None
    found = [_step("firmness", cue.cue) for cue in cues]
    return min((step for step in found if step is not None), default=None)


def duty(sentence: Sentence, index: int) -> tuple[int, int] | None:
    """What binds the verb ("must", "is required to") and how strong that is, 0 for "may"."""
    auxiliaries = [i for i in sentence.children[index] if sentence.tokens[i].tag == "MD"]
    token = sentence.tokens[index]
    above = [token.head] if token.dep == "xcomp" and _is_infinitive(sentence, index) else []
    for cue in (*auxiliaries, *above):
        step = _step("duty", sentence.tokens[cue].lemma)
        if step is not None and (cue in auxiliaries or _is_bound(sentence, cue)):
            return cue, step
    return None


def _is_bound(sentence: Sentence, cue: int) -> bool:
    """Whether the governor says what somebody may do: "is allowed to", "has to", not "allowed him to"."""
    token = sentence.tokens[cue]
    passive = any(sentence.tokens[i].dep == "auxpass" for i in sentence.children[cue])
    return passive or token.pos == "ADJ" or token.lemma in ("have", "need", "ought")


def _is_infinitive(sentence: Sentence, verb: int) -> bool:
    return any(sentence.tokens[i].tag == "TO" for i in sentence.children[verb])


def believed(sentence: Sentence, index: int) -> bool:
    """Whether the word is what somebody named only believes: "experts fear that it has cracked"."""
    cues = (fact.tokens[0] for fact in hedges(sentence) if fact.anchor == index)
    return any(index in map(partial(_hedged, sentence), _believed(sentence, cue)) for cue in cues)


def under_way(sentence: Sentence, index: int) -> bool:
    """Whether it is being done now: "is being rebuilt", "has begun building"."""
    token = sentence.tokens[index]
    tags = {
        sentence.tokens[i].tag for i in sentence.children[index] if sentence.tokens[i].lemma == "be"
    }
    being = "VBG" in tags and not tags.isdisjoint({"VBZ", "VBP"})
    begun = token.dep == "xcomp" and sentence.tokens[token.head].lemma in _BEGINNINGS
    return being or begun


_BEGINNINGS = frozenset({"begin", "start", "commence", "continue"})


def happened(sentence: Sentence, index: int) -> bool:
    """Whether a plain verb is past or perfect, that is, done."""
    token = sentence.tokens[index]
    auxiliaries = {
        sentence.tokens[i].lemma: sentence.tokens[i].tag
        for i in sentence.children[index]
        if sentence.tokens[i].dep in ("aux", "auxpass")
    }
    passive = token.tag == "VBN" and auxiliaries.get("be") == "VBD"
    return token.tag == "VBD" or "have" in auxiliaries or passive


def will_have(sentence: Sentence, index: int) -> bool:
    """Whether it is told from a day to come, on which it will be done: "will have cut 300 jobs"."""
    below = {sentence.tokens[i].lemma for i in sentence.children[index]}
    return sentence.tokens[index].tag == "VBN" and {"will", "have"} <= below


def is_reported_plan(sentence: Sentence, index: int) -> bool:
    """Whether it is the plan of who spoke, told in the past: "said it would appeal" was "we will appeal"."""
    below = [sentence.tokens[i] for i in sentence.children[index]]
    would = any(child.dep == "aux" and child.lemma in ("would", "'d") for child in below)
    first = index  # of the verbs told: "said it accepted the ruling and would not appeal"
    while sentence.tokens[first].dep == "conj":
        first = sentence.tokens[first].head
    told = sentence.tokens[first].dep == "ccomp"
    past = sentence.tokens[sentence.tokens[first].head].tag == "VBD"
    conditions = any(each.lemma in _OPEN_MARKS for each in sentence.tokens if each.dep == "mark")
    return would and told and past and not conditions


def _bindings(sentence: Sentence, cue: int) -> Iterator[tuple[int, Certainty]]:
    token = sentence.tokens[cue]
    for certainty in (Certainty.HEDGED, Certainty.PLANNED, Certainty.CONDITIONAL):
        if (
            token.dep == "aux"
            and sentence.tokens[token.head].pos in _VERBS
            and token.lemma in _words(certainty, "auxiliaries")
        ):
            if _leaves_nothing_open(sentence, token):
                continue
            yield _hedged(sentence, token.head), certainty
        elif token.dep == "advmod" and token.lemma in _words(certainty, "adverbs"):
            head = sentence.tokens[token.head]
            governs = head.pos in ("VERB", "AUX")
            yield _hedged(sentence, token.head) if governs else token.head, certainty
        elif token.dep == "amod" and token.text.lower() in _words(certainty, "adjectives"):
            if sentence.tokens[token.head].lemma not in _words(Certainty.HEDGED, "not_before"):
                yield token.head, certainty
        elif token.pos in ("VERB", "ADJ") and token.lemma in _words(certainty, "governors"):
            below = [i for i in sentence.children[cue] if _is_leaned_on(sentence, i)]
            yield from ((_hedged(sentence, i), certainty) for i in below)
    for verb in (*_impersonal(sentence, cue), *_believed(sentence, cue)):
        yield _hedged(sentence, verb), Certainty.HEDGED


def _is_leaned_on(sentence: Sentence, index: int) -> bool:
    """As in "is believed to have fled", "is feared dead"."""
    token = sentence.tokens[index]
    return token.dep == "xcomp" or (token.dep == "oprd" and token.pos == "ADJ")


def _by_phrases(sentence: Sentence) -> Iterator[tuple[int, int, Certainty]]:
    """(cue, verb, certainty) for "is on track to win": the verb is the next word or the one after."""
    line = read_line(sentence)
    for at in range(len(line)):
        found = _phrases().at(line, at)
        if found is not None:
            certainty, end = found
            first = line[end].first
            near = range(max(first, 0), min(first + 2, len(sentence.tokens)))
            verb = next((i for i in near if sentence.tokens[i].tag in ("VB", "VBG")), None)
            if verb is not None and first >= 0:
                yield line[at].first, verb, certainty


def _believed(sentence: Sentence, cue: int) -> Iterator[int]:
    """The verb of what somebody only believes: "experts fear that the dam has cracked"; not "I", "we"."""
    token = sentence.tokens[cue]
    if token.pos == "VERB" and token.lemma in _words(Certainty.HEDGED, "believers"):
        subjects = [
            sentence.tokens[i] for i in sentence.children[cue] if sentence.tokens[i].dep == "nsubj"
        ]
        below = {sentence.tokens[i].dep for i in sentence.children[cue]}
        described = "xcomp" in below  # "a man believed to be the gunman was caught"
        if any(subject.pos in ("NOUN", "PROPN") for subject in subjects) and not described:
            yield from _clauses(sentence, {cue}, "ccomp")


def _impersonal(sentence: Sentence, cue: int) -> Iterator[int]:
    """The verb of the clause in "it seems that", "it is possible that", "there are fears that"."""
    token = sentence.tokens[cue]
    if token.pos == "NOUN":
        above = [sentence.tokens[i].dep for i in sentence.children[token.head]]
        listed = token.lemma in _words(Certainty.HEDGED, "nouns")
        if listed and token.dep == "attr" and "expl" in above:
            yield from _clauses(sentence, {cue}, "acl")
    elif token.lemma in _words(Certainty.HEDGED, "impersonal"):
        verb = token.head if token.dep == "acomp" else cue
        below = [sentence.tokens[i] for i in sentence.children[verb]]
        open_ = token.dep == "acomp" or token.lemma in ("appear", "seem")
        passive = any(child.dep == "auxpass" for child in below)  # "it is said", not "it said"
        if any(child.lemma == "it" for child in below) and (open_ or passive):
            yield from _clauses(sentence, {verb, cue}, "ccomp")


def _clauses(sentence: Sentence, heads: set[int], label: str) -> Iterator[int]:
    """The verbs of that-clauses below *heads*, which have subjects, not of "whether"."""
    for head in sorted(heads):
        for verb in sentence.children[head]:
            below = [sentence.tokens[i] for i in sentence.children[verb]]
            unsure = any(t.dep == "mark" and t.lemma in _OPEN_MARKS for t in below)
            told = any(t.dep.startswith("nsubj") or t.dep == "expl" for t in below)
            if sentence.tokens[verb].dep == label and told and not unsure:
                yield verb


def _leaves_nothing_open(sentence: Sentence, modal: Token) -> bool:
    """Whether "could" says that it was so, or was not ("could be seen", "could not find"), or a modal what for."""
    verb = modal.head
    below = (sentence.tokens[i] for i in sentence.children[verb])
    if {"so", "that"} <= {token.lemma for token in below if token.dep == "mark"}:
        return True  # "so that the talks may go on"
    told = _is_denied(sentence, verb) or sentence.tokens[verb].lemma in _SENSES
    return modal.lemma == "could" and told


_SENSES = frozenset({"see", "hear", "smell", "feel", "watch"})


def _is_denied(sentence: Sentence, verb: int) -> bool:
    return any(sentence.tokens[i].dep == "neg" for i in sentence.children[verb])


def _hedged(sentence: Sentence, verb: int) -> int:
    """The verb, or the adjective that it joins to its subject ("may be ill"); never a noun."""
    found = predicate_of(sentence, verb)
    return found if sentence.tokens[found].pos in ("ADJ", "VERB") else verb


def _is_plain(sentence: Sentence, index: int) -> bool:
    """A noun, or a finite verb (or the complement of one) outside if-clauses."""
    token = sentence.tokens[index]
    if token.pos in ("NOUN", "PROPN"):
        return True
    verb = token.head if token.dep in ("acomp", "attr", "oprd", "dobj") else index
    below = [sentence.tokens[i] for i in sentence.children[verb]]
    if any(child.dep == "mark" and child.lemma in _OPEN_MARKS for child in below):
        return False
    auxiliaries = [child for child in below if child.dep in ("aux", "auxpass")]
    if any(child.tag in ("MD", "TO") for child in auxiliaries):
        return False
    return sentence.tokens[verb].tag in _FINITE or any(a.tag in _FINITE for a in auxiliaries)


@cache
def _phrases() -> Phrases[Certainty]:
    found = (
        (phrase, certainty)
        for certainty in (Certainty.HEDGED, Certainty.PLANNED)
        for phrase in _words(certainty, "phrases")
    )
    return Phrases(sorted(found))


@cache
def _step(scale: str, word: str) -> int | None:
    rows = cast("dict[str, list[list[str]]]", table("modality"))[scale]
    return next((number for number, row in enumerate(rows) if word in row), None)


@cache
def _words(certainty: Certainty, slot: str) -> frozenset[str]:
    content = cast("dict[str, dict[str, list[str]]]", table("hedges"))
    return frozenset(content[certainty.value][slot])


@cache
def _any_cue() -> frozenset[str]:
    slots = ("auxiliaries", "adverbs", "adjectives", "governors", "nouns")
    return frozenset[str]().union(*(_words(Certainty.HEDGED, slot) for slot in slots))
