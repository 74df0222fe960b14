"""Where a sentence divides: which tokens head a claim, and which tokens belong to each.

Every token goes to the nearest claim head above it, so nothing can be lost. A condition ("if talks fail") and an
apposed name are also kept in the claim above: without them it would say something else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from factcheck.claims.grammar import (
    between,
    child,
    is_content,
    is_finite,
    is_infinitive,
    is_participle,
    is_verb,
    own_subject,
)
from factcheck.model import Sentence

_PARENTHETIC = frozenset({",", "-", "--", "(", ")", ";"})
_CONDITIONS = frozenset({"if", "unless", "whether", "lest", "provided", "providing", "until"})
_EVENT_PREPOSITIONS = frozenset(
    {"despite", "after", "before", "since", "while", "upon", "following"}
)
_QUESTIONS = frozenset({"WP", "WRB", "WDT"})
_LEAST = 2  # content words, head included, that make a participle or apposition worth a claim
_TIMES = frozenset({"DATE", "TIME"})
_SEAT = re.compile(r"[A-Z]{1,3}[-\u2010-\u2013]")  # the party and state of a politician
_PLACES = frozenset({"GPE", "LOC", "FAC"})


@dataclass(frozen=True, slots=True)
class Clauses:
    """A sentence divided: claim heads in text order and the tokens of each."""

    sentence: Sentence
    roots: tuple[int, ...]
    tokens: Mapping[int, tuple[int, ...]]


@lru_cache(maxsize=256)
def clauses(sentence: Sentence) -> Clauses:
    """Divide the sentence; a sentence without a verb is one claim."""
    heads = _heads(sentence)
    rows: dict[int, set[int]] = {head: set() for head in heads}
    for index in range(len(sentence.tokens)):
        rows[_home(sentence, index, heads)].add(index)
    for head in heads:
        if head != sentence.root and _stays_above(sentence, head):
            rows[_head_above(sentence, sentence.tokens[head].head, heads)] |= rows[head]
    trimmed = {head: _trimmed(sentence, row, head) for head, row in rows.items()}
    roots = tuple(sorted(heads, key=lambda head: (trimmed[head][0], head)))
    return Clauses(sentence, roots, trimmed)


def is_condition(sentence: Sentence, index: int) -> bool:
    """Whether the clause is what something depends on ("if", "unless", "whether")."""
    mark = child(sentence, index, "mark")
    return mark is not None and sentence.tokens[mark].lemma in _CONDITIONS


def _heads(sentence: Sentence) -> frozenset[int]:
    heads = {sentence.root}
    queue = [sentence.root]
    while queue:
        for index in sentence.children[queue.pop()]:
            queue.append(index)
            if _divides(sentence, index, heads):
                heads.add(index)
    return frozenset(heads)


def _divides(sentence: Sentence, index: int, heads: set[int]) -> bool:
    dep = sentence.tokens[index].dep
    if dep == "conj":
        return _is_second_predicate(sentence, index, heads)
    test = _TESTS.get(dep)
    return test is not None and test(sentence, index)


def _is_second_predicate(sentence: Sentence, index: int, heads: set[int]) -> bool:
    """Not for infinitives ("to reflect and connect"), which stay with the verb that governs them."""
    head = sentence.tokens[index].head
    if not is_verb(sentence, index) or is_infinitive(sentence, index):
        return False
    return head in heads or _has_own_subject(sentence, index)


def _has_own_subject(sentence: Sentence, index: int) -> bool:
    if own_subject(sentence, index) is None or is_infinitive(sentence, index):
        return False
    return is_finite(sentence, index) or sentence.tokens[index].tag in {"VBG", "VBN"}


def _is_event(sentence: Sentence, index: int) -> bool:
    """A clause of its own, or a participle that says more of the subject ("killing 12")."""
    if own_subject(sentence, index) is not None:
        return _has_own_subject(sentence, index)
    marked = child(sentence, index, "mark", "advmod") is not None
    if not is_participle(sentence, index) or (sentence.tokens[index].tag == "VBN" and marked):
        return False  # "as expected", "when asked"
    return _weight(sentence, index) >= _LEAST


def _is_relative_clause(sentence: Sentence, index: int) -> bool:
    return is_finite(sentence, index) and _weight(sentence, index) > _LEAST


def _is_noun_clause(sentence: Sentence, index: int) -> bool:
    if is_finite(sentence, index):
        return _has_own_subject(sentence, index)
    return is_participle(sentence, index) and _weight(sentence, index) > _LEAST


def _is_apposition(sentence: Sentence, index: int) -> bool:
    """Not "leader Bashar Assad", "Paris, France", "Smith, 42", "in Rome, next week" or "Smith, R-Ohio"."""
    token, head = sentence.tokens[index], sentence.tokens[sentence.tokens[index].head]
    if token.pos not in {"NOUN", "PROPN"} or head.pos not in {"NOUN", "PROPN"}:
        return False
    if token.entity in _PLACES and head.entity in _PLACES and token.pos == "PROPN":
        return False
    if token.entity in _TIMES or _SEAT.match(sentence.text, _offset(sentence, index)):
        return False
    return (
        between(sentence, token.head, index, _PARENTHETIC)
        and _weight(sentence, index) >= _LEAST
        and child(sentence, index, "conj") is None
    )


def _offset(sentence: Sentence, index: int) -> int:
    """Where the phrase of the token begins in the sentence's text."""
    return sentence.tokens[sentence.subtree(index)[0]].span.start - sentence.span.start


def _is_content_clause(sentence: Sentence, index: int) -> bool:
    """Not "(nobody knows) what they want", which says nothing by itself."""
    opened = any(
        sentence.tokens[i].tag in _QUESTIONS for i in sentence.children[index] if i < index
    )
    return _has_own_subject(sentence, index) and not opened


def _is_prepositional_event(sentence: Sentence, index: int) -> bool:
    """As in "Despite granting asylum", "with smoke rising"; not "without", "instead of", "for"."""
    preposition = sentence.tokens[sentence.tokens[index].head]
    if not is_participle(sentence, index):
        return False
    if own_subject(sentence, index) is not None:
        return preposition.lemma == "with"
    over = sentence.tokens[preposition.head]
    return preposition.lemma in _EVENT_PREPOSITIONS and over.pos in {"VERB", "AUX"}


def _stays_above(sentence: Sentence, head: int) -> bool:
    token = sentence.tokens[head]
    if token.dep == "appos":
        return token.pos == "PROPN" and sentence.tokens[token.head].pos != "PROPN"
    return token.dep == "advcl" and is_condition(sentence, head)


def _weight(sentence: Sentence, index: int) -> int:
    return sum(is_content(sentence, i) for i in sentence.subtree(index))


def _home(sentence: Sentence, index: int, heads: frozenset[int]) -> int:
    """The claim a token belongs to; what only ties an event to the clause above goes with the event."""
    if sentence.tokens[index].dep == "prep":
        event = _introduced(sentence, index, heads)
        if event is not None:
            return event
    over = sentence.tokens[index].head
    while over != index and index not in heads:
        if sentence.tokens[over].dep == "prep" and sentence.tokens[index].dep == "pobj":
            event = _introduced(sentence, over, heads)
            if event is not None:
                return event
        index, over = over, sentence.tokens[over].head
    return index


def _introduced(sentence: Sentence, preposition: int, heads: frozenset[int]) -> int | None:
    """The claim that "despite granting ..." or ", with smoke rising ..." is about, if it is one."""
    event = child(sentence, preposition, "pcomp")
    if event in heads:
        return event
    thing = child(sentence, preposition, "pobj")
    if thing is None or sentence.tokens[preposition].lemma != "with":
        return None
    if sentence.tokens[preposition - 1].text not in _PARENTHETIC:
        return None
    event = child(sentence, thing, "acl")
    return event if event in heads and not is_finite(sentence, event or 0) else None


def _head_above(sentence: Sentence, index: int, heads: frozenset[int]) -> int:
    while index not in heads:
        index = sentence.tokens[index].head
    return index


def _trimmed(sentence: Sentence, row: set[int], head: int) -> tuple[int, ...]:
    """Without punctuation and conjunctions at the edges."""
    indices = sorted(row)
    kept = [n for n, i in enumerate(indices) if i == head or not _is_edge(sentence, i)]
    return tuple(indices[kept[0] : kept[-1] + 1])


def _is_edge(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    if token.dep == "cc":
        return token.lemma != "nor"
    return token.pos == "PUNCT" and not any(map(str.isalnum, token.text))


_TESTS: Mapping[str, Callable[[Sentence, int], bool]] = {
    "acl": _is_noun_clause,
    "advcl": _is_event,
    "appos": _is_apposition,
    "ccomp": _is_content_clause,
    "dep": _has_own_subject,
    "parataxis": _has_own_subject,
    "pcomp": _is_prepositional_event,
    "relcl": _is_relative_clause,
}
