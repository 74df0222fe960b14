"""Which words of a sentence a reporting verb puts into the speaker's mouth."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.facts.attributions.reporting import ReportingVerb, particle_of
from factcheck.facts.quotations import Stretch
from factcheck.model import Sentence

_REFLEXIVE = {"themselves", "himself", "herself", "itself", "ourselves"}
_QUESTIONS = {"WP", "WDT", "WRB"}
_EDGE = {"punct", "cc"}
_MARKS = {"that", "whether", "if"}


def clause_of(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """The clause that the verb governs, or is set into ("The bridge, engineers say, is unsafe")."""
    for child in sentence.children[verb]:
        if sentence.tokens[child].dep == "ccomp" or _bare_clause(sentence, verb, child):
            return trimmed(sentence, sentence.subtree(child))
    token = sentence.tokens[verb]
    if token.dep == "parataxis" or (token.dep == "advcl" and _marked_as(sentence, verb)):
        return _around(sentence, token.head, verb)
    return ()


def complement_of(
    sentence: Sentence, verb: int, how: ReportingVerb, quoted: Sequence[Stretch]
) -> tuple[int, ...]:
    """What the verb takes besides a clause or direct speech.

    An infinitive, a gerund, what a thing is called, a prepositional phrase or the object.
    """
    named = _named(sentence, verb, quoted) if "named" in how.takes else ()
    return (
        _verbal(sentence, verb, how)
        or named
        or _prepositional(sentence, verb, how)
        or (_object(sentence, verb) if "noun" in how.takes else ())
    )


def _verbal(sentence: Sentence, verb: int, how: ReportingVerb) -> tuple[int, ...]:
    """The verb below: "vowed to go", "urged Russia to go", "denied going"."""
    for child in sentence.children[verb]:
        token = sentence.tokens[child]
        if child < verb or token.dep not in {"xcomp", "ccomp", "advcl"}:
            continue
        if _is_infinitive(sentence, child):
            wanted = "object-inf" if _has_object(sentence, verb, child) else "inf"
            if wanted in how.takes:
                return _infinitive(sentence, child)
        elif token.tag == "VBG" and token.dep != "advcl" and "gerund" in how.takes:
            return trimmed(sentence, sentence.subtree(child))
    return ()


def _prepositional(sentence: Sentence, verb: int, how: ReportingVerb) -> tuple[int, ...]:
    for child in sentence.children[verb]:
        token = sentence.tokens[child]
        if token.dep in {"prep", "prt", "agent"} and token.lemma in how.takes and child > verb:
            inner = [i for i in sentence.subtree(child) if i != child]
            if inner:
                return trimmed(sentence, inner)
    return _below_object(sentence, verb, how)


def _below_object(sentence: Sentence, verb: int, how: ReportingVerb) -> tuple[int, ...]:
    """The phrase that the parser hung on the object: "accused the firm of hiding the report"."""
    for child in sentence.children[verb]:
        if sentence.tokens[child].dep != "dobj":
            continue
        for below in sentence.children[child]:
            token = sentence.tokens[below]
            gerund = any(sentence.tokens[i].tag == "VBG" for i in sentence.children[below])
            if token.dep == "prep" and token.lemma in how.takes and gerund:
                return trimmed(sentence, [i for i in sentence.subtree(below) if i != below])
    return ()


def said_around(sentence: Sentence, frame: Sequence[int]) -> tuple[int, ...]:
    """The rest of the sentence where the frame is set off or comes last (", Peskov said.")."""
    first, last = min(frame), max(frame)
    tokens = sentence.tokens
    closes = all(token.dep == "punct" or token.text in ".\"'" for token in tokens[last + 1 :])
    comma_before = first > 1 and tokens[first - 1].text in {",", "-", "--"}
    comma_after = last + 1 < len(tokens) and tokens[last + 1].text in {",", "-", "--"}
    if not comma_before or not (closes or comma_after):
        return ()
    return trimmed(sentence, [i for i in range(len(tokens)) if not first <= i <= last])


def trimmed(sentence: Sentence, indices: Sequence[int]) -> tuple[int, ...]:
    """Without "that", conjunctions and punctuation at the edges."""
    kept = list(indices)
    while kept and (
        sentence.tokens[kept[0]].dep in _EDGE
        or (sentence.tokens[kept[0]].dep == "mark" and sentence.tokens[kept[0]].lemma in _MARKS)
    ):
        kept.pop(0)
    while kept and sentence.tokens[kept[-1]].dep in _EDGE:
        kept.pop()
    return tuple(kept)


def _bare_clause(sentence: Sentence, verb: int, child: int) -> bool:
    """A clause without "that" which the parser took for an adverbial.

    "said after the vote he would go".
    """
    return (
        child > verb
        and sentence.tokens[child].dep == "advcl"
        and sentence.tokens[child].tag not in {"VBG", "VBN"}
        and any(sentence.tokens[i].dep == "nsubj" for i in sentence.children[child])
        and not any(
            sentence.tokens[i].dep in {"mark", "advmod"}
            and i < child
            and sentence.tokens[i].tag in {"IN", "WRB"}
            for i in sentence.children[child]
        )
    )


def _around(sentence: Sentence, head: int, verb: int) -> tuple[int, ...]:
    inner = set(sentence.subtree(verb))
    return trimmed(sentence, [i for i in sentence.subtree(head) if i not in inner])


def _marked_as(sentence: Sentence, verb: int) -> bool:
    return any(
        sentence.tokens[child].dep == "mark" and sentence.tokens[child].lemma == "as"
        for child in sentence.children[verb]
    )


def _is_infinitive(sentence: Sentence, index: int) -> bool:
    return any(
        sentence.tokens[child].tag == "TO" and child < index for child in sentence.children[index]
    )


def _infinitive(sentence: Sentence, index: int) -> tuple[int, ...]:
    subtree = sentence.subtree(index)
    to = next(i for i in subtree if sentence.tokens[i].tag == "TO")
    return trimmed(sentence, [i for i in subtree if i > to])


def _has_object(sentence: Sentence, verb: int, before: int) -> bool:
    """An addressee of the verb, or a subject of the infinitive.

    "urged Russia to", "called on both to".
    """
    inner = any(sentence.tokens[c].dep == "nsubj" for c in sentence.children[before])
    return inner or any(
        sentence.tokens[child].dep in {"dobj", "dative"}
        or (sentence.tokens[child].dep == "prep" and sentence.tokens[child].lemma in {"on", "upon"})
        for child in sentence.children[verb]
        if verb < child < before
    )


def _named(sentence: Sentence, verb: int, quoted: Sequence[Stretch]) -> tuple[int, ...]:
    """What a thing was called: words in quotation marks after the verb, or what follows "as"."""
    subtree = set(sentence.subtree(verb))
    for stretch in quoted:
        if stretch.tokens[0] > verb and subtree.intersection(stretch.tokens):
            return trimmed(sentence, stretch.tokens)
    as_phrase = particle_of(sentence, verb, "as")
    if as_phrase is not None:
        return trimmed(sentence, [i for i in sentence.subtree(as_phrase) if i != as_phrase])
    for child in sentence.children[verb]:
        if sentence.tokens[child].dep == "oprd" and child > verb:
            return trimmed(sentence, sentence.subtree(child))
    return ()


def _object(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """The object, or that of the next verb: "neither confirmed nor denied the report"."""
    for child in sentence.children[verb]:
        token = sentence.tokens[child]
        if child < verb or token.text.lower() in _REFLEXIVE or token.tag in _QUESTIONS:
            continue
        if token.dep == "dobj" and token.pos in {"NOUN", "PROPN", "NUM", "VERB", "SYM"}:
            return trimmed(sentence, sentence.subtree(child))
        if token.dep == "conj" and token.tag == sentence.tokens[verb].tag:
            return _object(sentence, child)
    return ()
