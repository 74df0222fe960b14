"""A "that" clause after an adverbial: "The bank announced after the board met that it would close"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.facts.attributions.reporting import reporting_words, verb_at
from factcheck.model import Sentence

_ADVERBIALS = {"advcl", "prep", "npadvmod", "advmod"}
_SUBJECTS = {"nsubj", "nsubjpass", "expl"}
_REPORTED = {"that", "whether", "if"}
_CONDITIONS = {"if", "unless"}
_DEGREES = {"so", "such"}


def postponed_clause(sentence: Sentence, verb: int, governed: Sequence[int]) -> tuple[int, ...]:
    """The clause after "that" where the parser hung it inside an adverbial of the verb.

    *governed* are the clauses that hang on the verb itself: one without a word of time or cause is
    what was said.
    """
    if any(i > verb and not _is_circumstance(sentence, i) for i in governed):
        return ()
    for child in sentence.children[verb]:
        adverbial = sentence.tokens[child].dep in _ADVERBIALS or child in governed
        for that in _openings(sentence, child) if adverbial and child > verb else ():
            if not _belongs_inside(sentence, child, that):
                return tuple(i for i in sentence.subtree(sentence.tokens[that].head) if i > that)
    return ()


def without_circumstance(sentence: Sentence, clause: int) -> tuple[int, ...]:
    """The clause less the adverbial before its "that": "said, as rain fell, that the road was open".

    A condition stays, it is part of what was said.
    """
    words = sentence.subtree(clause)
    that = next((i for i in sentence.children[clause] if _opens(sentence, i)), None)
    before = [] if that is None else [i for i in sentence.children[clause] if i < that]
    marks = {sentence.tokens[i].lemma for child in before for i in sentence.children[child]}
    if marks & _CONDITIONS or not any(sentence.tokens[i].dep == "advcl" for i in before):
        return words
    return tuple(i for i in words if that is None or i >= that)


def _is_circumstance(sentence: Sentence, clause: int) -> bool:
    """Whether the clause opens with a word of time or cause, which a reported one does not."""
    return any(
        sentence.tokens[i].dep == "mark" and sentence.tokens[i].lemma not in _REPORTED
        for i in sentence.children[clause]
    )


def _openings(sentence: Sentence, child: int) -> Iterator[int]:
    """Each "that" below *child* that opens a clause with a subject of its own."""
    for index in sentence.subtree(child):
        if index > child and _opens(sentence, index):
            clause = sentence.tokens[index].head
            before = (sentence.tokens[i].dep for i in sentence.children[clause] if i < clause)
            if _SUBJECTS.intersection(before):
                yield index


def _opens(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    opens = token.dep == "mark" or token.tag == "IN"
    return token.lemma == "that" and opens and token.head > index


def _belongs_inside(sentence: Sentence, child: int, that: int) -> bool:
    """Whether a word of the adverbial takes the clause.

    As in "said when it learned that ...", "after claims that ...", "was so late that ...".
    """
    takers = reporting_words().clause_takers
    above = sentence.tokens[sentence.tokens[that].head].head
    before = sentence.tokens[that - 1]
    by_verb = verb_at(sentence, above) is not None or sentence.tokens[above].lemma in takers
    by_noun = before.lemma in takers or before.lemma in reporting_words().nouns
    degree = any(sentence.tokens[i].lemma in _DEGREES for i in sentence.subtree(child) if i < that)
    return by_verb or by_noun or before.pos == "ADJ" or degree
