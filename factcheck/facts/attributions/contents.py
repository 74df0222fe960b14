"""Which words of a sentence a reporting verb puts into the speaker's mouth."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.facts.attributions.admissions import takes_in
from factcheck.facts.attributions.postponed_clauses import (
    postponed_clause,
    without_circumstance,
)
from factcheck.facts.attributions.reporting import ReportingVerb, particle_of, reporting_words
from factcheck.facts.quotations import Stretch
from factcheck.model import Sentence

_REFLEXIVE = {"themselves", "himself", "herself", "itself", "ourselves"}
_QUESTIONS = {"WP", "WDT", "WRB"}
_SET_BEFORE = {"advcl", "prep", "advmod", "npadvmod", "punct"}
_EDGE = {"punct", "cc"}
_OTHER_VERBS = {"VBG", "VBD", "VBZ", "VBP", "VB"}
_TO_WHOM = {"prep", "dative", "dobj"}
_STATED = {"nsubj", "nsubjpass", "expl", "csubj"}
_UPON = {"on", "upon", "to", "with"}
_MARKS = {"that", "whether", "if"}


def clause_of(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """The clause that the verb governs, or is set into ("The bridge, engineers say, is unsafe")."""
    governed = [
        child
        for child in sentence.children[verb]
        if sentence.tokens[child].lemma != "clear"
        and (sentence.tokens[child].dep == "ccomp" or _bare_clause(sentence, verb, child))
    ]
    postponed = postponed_clause(sentence, verb, governed)
    if postponed:
        return trimmed(sentence, postponed)
    if governed:
        after = [i for i in governed if i > verb]  # "While ..., Ham said he would stay"
        nearest = after[0] if after else governed[-1]
        return trimmed(sentence, without_circumstance(sentence, nearest))
    stray = _stray_clause(sentence, verb)
    if stray:
        return stray
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
    verbal = _verbal(sentence, verb, how) or named
    if verbal or takes_in(sentence, verb, how):
        return verbal
    return _prepositional(sentence, verb, how) or (
        _object(sentence, verb) if "noun" in how.takes else ()
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
    """The phrase after the preposition; one who was told is no such thing: "admitted to the court that"."""
    if "noun" in how.takes and _tells_somebody(sentence, verb):
        return ()
    for child in sentence.children[verb]:
        token = sentence.tokens[child]
        if token.dep in {"prep", "prt", "agent"} and token.lemma in how.takes and child > verb:
            inner = [i for i in sentence.subtree(child) if i != child]
            if inner:
                return trimmed(sentence, inner)
    return _below_object(sentence, verb, how)


def _tells_somebody(sentence: Sentence, verb: int) -> bool:
    """Whether an object or a clause with "that" is what was said."""
    return any(
        sentence.tokens[child].dep == "dobj" or _says_that(sentence, child)
        for child in sentence.children[verb]
        if child > verb
    )


def _below_object(sentence: Sentence, verb: int, how: ReportingVerb) -> tuple[int, ...]:
    """The phrase that the parser hung on the object: "accused the firm of hiding the report".

    The last one, after "the minister of defence"; one without a verb only where nothing else could
    be what was said.
    """
    only = "noun" not in how.takes
    for child in sentence.children[verb]:
        if sentence.tokens[child].dep != "dobj":
            continue
        for below in reversed(sentence.children[child]):
            token = sentence.tokens[below]
            gerund = any(sentence.tokens[i].tag == "VBG" for i in sentence.children[below])
            if token.dep == "prep" and token.lemma in how.takes and (gerund or only):
                return trimmed(sentence, [i for i in sentence.subtree(below) if i != below])
    return ()


def said_around(sentence: Sentence, frame: Sequence[int]) -> tuple[int, ...]:
    """The rest of the sentence where the frame is set off or comes last (", Peskov said.").

    It must be a statement: "In May, Lind explained." tells nothing.
    """
    first, last = min(frame), max(frame)
    tokens = sentence.tokens
    closes = all(token.dep == "punct" or token.text in ".\"'" for token in tokens[last + 1 :])
    comma_before = first > 1 and tokens[first - 1].text in {",", "-", "--"}
    comma_after = last + 1 < len(tokens) and tokens[last + 1].text in {",", "-", "--"}
    rest = [i for i in range(len(tokens)) if not first <= i <= last]
    states = any(tokens[i].dep in _STATED or tokens[i].tag == "TO" for i in rest)
    if not comma_before or not (closes or comma_after) or not states:
        return ()
    return trimmed(sentence, rest)


def is_set_in(sentence: Sentence, frame: Sequence[int], clause: Sequence[int]) -> bool:
    """Whether commas part the frame from both halves of what was said.

    As in "If the vote fails, Lind said, she will resign".
    """
    first, last = min(frame), max(frame)
    tokens = sentence.tokens
    if not clause or first == 0 or last + 1 >= len(tokens) or min(clause) != last + 2:
        return False
    top = next(i for i, token in enumerate(tokens) if token.head == i)
    whole = all(tokens[i].dep in _SET_BEFORE for i in sentence.children[top] if i < first)
    return whole and top in frame and tokens[first - 1].text == tokens[last + 1].text == ","


def trimmed(sentence: Sentence, indices: Sequence[int]) -> tuple[int, ...]:
    """Without "that", conjunctions and punctuation at the edges."""
    kept = list(indices)
    while kept and (sentence.tokens[kept[0]].dep in _EDGE or _introduces(sentence, kept[0])):
        kept.pop(0)
    while kept and sentence.tokens[kept[-1]].dep in _EDGE:
        kept.pop()
    return tuple(kept)


def _introduces(sentence: Sentence, index: int) -> bool:
    """Whether the word only opens what was said: "that", "asked if"; an "if" of its own is part of it."""
    token = sentence.tokens[index]
    condition = token.lemma == "if" and sentence.tokens[token.head].dep == "advcl"
    opens = token.dep == "mark" or (token.tag == "IN" and token.lemma == "that")
    return opens and token.lemma in _MARKS and not condition


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


def _stray_clause(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """A clause that the parser hung elsewhere.

    On the nearest noun ("wrote in a letter that he was fit", "yelled to the officers that ..."), on
    "clear" ("made it clear that ..."), or on a question word after a verb that was not said
    ("has not said when it will open").
    """
    for below in (i for i in sentence.subtree(verb) if i > verb):
        token = sentence.tokens[below]
        if token.dep in {"relcl", "acl", "advcl", "ccomp"} and _says_that(sentence, below):
            above = sentence.tokens[token.head]
            if token.head in _channels(sentence, verb) or above.lemma == "clear":
                return trimmed(sentence, sentence.subtree(below))
        elif token.dep == "advcl" and token.head == verb and _asks(sentence, below):
            return trimmed(sentence, sentence.subtree(below))
    return ()


def _says_that(sentence: Sentence, clause: int) -> bool:
    """Whether the clause has "that" and a subject beside it: no relative clause."""
    deps = {sentence.tokens[i].dep for i in sentence.children[clause] if i < clause}
    return bool(deps & {"nsubj", "nsubjpass", "expl"}) and any(
        sentence.tokens[i].dep == "mark" and sentence.tokens[i].lemma == "that"
        for i in sentence.children[clause]
    )


def _channels(sentence: Sentence, verb: int) -> frozenset[int]:
    """Nouns that say where or to whom: "in a letter", "to the officers", "the Times"."""
    found = set()
    for child in sentence.children[verb]:
        if child > verb and sentence.tokens[child].dep in _TO_WHOM and _is_open(sentence, child):
            found.add(child)
            found.update(
                i for i in sentence.children[child] if sentence.tokens[i].dep in {"pobj", "dobj"}
            )
    return frozenset(found)


def _is_open(sentence: Sentence, child: int) -> bool:
    """Whether a clause after the phrase may be the verb's: not in "so many lies that", "its denial that"."""
    token = sentence.tokens[child]
    tells = token.dep == "dobj" and token.lemma in reporting_words().nouns
    return not tells and not any(
        sentence.tokens[i].lemma in {"so", "such"} for i in sentence.subtree(child)
    )


def _asks(sentence: Sentence, clause: int) -> bool:
    """A question word opens the clause, and the verb above is denied or asks itself."""
    verb = sentence.tokens[clause].head
    denied = any(sentence.tokens[i].dep == "neg" for i in sentence.children[verb])
    first = sentence.tokens[min(sentence.subtree(clause))]
    return first.tag in {"WRB", "WP"} and (denied or sentence.tokens[verb].lemma == "ask")


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

    "urged Russia to", "called on both to", "pleaded with fans to", "was told by the league to".
    """
    inner = any(sentence.tokens[c].dep == "nsubj" for c in sentence.children[before])
    told = any(sentence.tokens[c].dep == "nsubjpass" for c in sentence.children[verb])
    return (
        inner
        or told
        or any(
            sentence.tokens[child].dep in {"dobj", "dative"}
            or (
                sentence.tokens[child].dep in {"prep", "prt"}
                and sentence.tokens[child].lemma in _UPON
            )
            for child in sentence.children[verb]
            if verb < child < before
        )
    )


def _named(sentence: Sentence, verb: int, quoted: Sequence[Stretch]) -> tuple[int, ...]:
    """What a thing was called: words in quotation marks after the verb, or what follows "as"."""
    for stretch in quoted:
        if stretch.tokens[0] > verb and _hangs_on(sentence, stretch, verb):
            return trimmed(sentence, stretch.tokens)
    as_phrase = particle_of(sentence, verb, "as")
    if as_phrase is not None:
        return trimmed(sentence, [i for i in sentence.subtree(as_phrase) if i != as_phrase])
    for child in sentence.children[verb]:
        if sentence.tokens[child].dep == "oprd" and child > verb:
            return trimmed(sentence, sentence.subtree(child))
    return ()


def _hangs_on(sentence: Sentence, stretch: Stretch, verb: int) -> bool:
    """Whether no other verb stands between: not in "called them in, singing “Our Time”"."""
    inside = set(stretch.tokens)
    at = next((i for i in stretch.tokens if sentence.tokens[i].head not in inside), verb)
    while at != verb:
        above = sentence.tokens[at].head
        if above == at or (above != verb and sentence.tokens[above].tag in _OTHER_VERBS):
            return False
        at = above
    return True


def _object(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """The object, or that of the next verb: "neither confirmed nor denied the report"."""
    for child in sentence.children[verb]:
        token = sentence.tokens[child]
        if child < verb or token.text.lower() in _REFLEXIVE or token.tag in _QUESTIONS:
            continue
        if token.dep == "dobj" and token.pos in {"NOUN", "PROPN", "NUM", "VERB", "SYM"}:
            return trimmed(sentence, sentence.subtree(child))
        if (
            token.dep == "conj"
            and token.tag == sentence.tokens[verb].tag
            and _either(sentence, verb)
        ):
            return _object(sentence, child)
    return ()


def _either(sentence: Sentence, verb: int) -> bool:
    return any(sentence.tokens[child].dep == "preconj" for child in sentence.children[verb])
