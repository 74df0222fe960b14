"""Find a plain clause with one who does and one to whom it is done, active or passive."""

from dataclasses import dataclass

from training.generate.parse import Parsed, Word
from training.generate.tables import listed


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of one doer, one verb, one target: where each stands."""

    doer: tuple[int, int]
    verb: int
    target: tuple[int, int]
    start: int
    end: int


def active(parsed: Parsed) -> Clause | None:
    """Return the main clause if it is a plain "A did B", else None."""
    verb, end = parsed.root, len(parsed.words) - 1
    subject, target = parsed.child(verb, "nsubj"), parsed.child(verb, "dobj")
    if subject is None or target is None or not _is_alone(parsed, verb):
        return None
    doer, patient = parsed.reach(subject), parsed.reach(target)
    placed = doer[1] <= verb and patient[0] == verb + 1 and patient[1] <= end
    adverbs = all(parsed.words[k].tag == "RB" for k in range(doer[1], verb))
    finite = parsed.words[verb].tag in {"VBD", "VBZ", "VBP"}
    if not finite or not placed or not adverbs or not _opens(parsed, doer[0]):
        return None
    hung = any(parsed.words[k].dep in {"relcl", "acl"} for k in range(*doer))
    if hung or patient[1] - patient[0] > 12 or _refers(parsed, doer, patient):
        return None
    return Clause(doer, verb, patient, doer[0], end)


def _refers(parsed: Parsed, doer: tuple[int, int], patient: tuple[int, int]) -> bool:
    """Whether a side points at the other, or is a list, so that it must not move."""
    inside = parsed.words[slice(*patient)] + parsed.words[slice(*doer)]
    points = any(word.lemma in _POINTING or word.text == "," for word in inside)
    return points or any(word.tag == "PRP$" for word in inside + parsed.words[patient[1] :])


_POINTING = frozenset(listed("words that point at a side"))


Passive = tuple[tuple[int, int], int, int, tuple[int, int], int]


def passive_clause(parsed: Parsed) -> Passive | None:
    """Return target, auxiliary, verb, doer and end of a plain "B was done by A", else None."""
    verb, end = parsed.root, len(parsed.words) - 1
    subject, be = parsed.child(verb, "nsubjpass"), parsed.child(verb, "auxpass")
    agent = parsed.child(verb, "agent")
    if subject is None or be is None or agent is None or not _is_alone(parsed, verb):
        return None
    by = parsed.child(agent, "pobj")
    if by is None or parsed.words[agent].text != "by" or parsed.words[verb].lemma not in DEEDS:
        return None
    target, doer = parsed.reach(subject), parsed.reach(by)
    placed = target[1] == be and doer[0] == agent + 1 and _opens(parsed, target[0])
    adverbs = all(parsed.words[k].tag == "RB" for k in range(be + 1, verb))
    if not placed or not adverbs or doer[1] - doer[0] > 12 or _is_loose(parsed, by, doer):
        return None
    inside = parsed.words[target[0] : target[1]] + parsed.words[doer[0] :]
    if any(word.tag in _REFERRING or word.lemma in {"this", "that", "these"} for word in inside):
        return None
    if any(word.text == "," for word in parsed.words[target[0] : doer[1]]):
        return None
    return target, be, verb, doer, end


_REFERRING = frozenset({"PRP$", "WP", "WDT", "WP$"})


def _is_alone(parsed: Parsed, verb: int) -> bool:
    """Whether a verb has nothing that would be lost or misread when its sides change places."""
    more = parsed.child(verb, "aux", "neg", "prt", "xcomp", "ccomp", "conj", "oprd", "advcl")
    joined = any(word.dep == "conj" and word.tag.startswith("V") for word in parsed.words)
    also = parsed.child(verb, "cc", "dative")
    return _is_plain(parsed) and more is None and also is None and not joined


def _opens(parsed: Parsed, start: int) -> bool:
    return start == 0 or parsed.words[start - 1].text == ","


def _is_loose(parsed: Parsed, head: int, doer: tuple[int, int]) -> bool:
    """Whether the agent is a bare noun ("by mouth") or has a place or a time hung on it."""
    bare = (
        not parsed.words[head].entity
        and parsed.words[head].tag == "NN"
        and parsed.child(head, "det", "poss") is None
    )
    return bare or any(
        word.text in {"in", "at", "on", "from", "during"}
        for word in parsed.words[doer[0] : doer[1]]
    )


def _is_plain(parsed: Parsed) -> bool:
    return parsed.words[-1].text == "." and not any(
        word.text in {'"', "“", ";", ":", "(", "—"} for word in parsed.words
    )


Side = tuple[tuple[int, int] | str, ...]
_OBJECT = {"he": "him", "she": "her", "they": "them", "we": "us", "i": "me", "it": "it"}
_SUBJECT = {"him": "he", "them": "they", "us": "we", "me": "I", "it": "it", "her": "she"}


def as_subject(parsed: Parsed, span: tuple[int, int]) -> Side:
    """Return a side as it is printed before the verb: "him" as "he"."""
    return _as(parsed, span, _SUBJECT)


def as_object(parsed: Parsed, span: tuple[int, int]) -> Side:
    """Return a side as it is printed after the verb or "by": "he" as "him"."""
    return _as(parsed, span, _OBJECT)


def _as(parsed: Parsed, span: tuple[int, int], forms: dict[str, str]) -> Side:
    text = parsed.words[span[0]].text
    if span[1] - span[0] == 1 and parsed.words[span[0]].tag == "PRP":
        return (forms.get(text.lower(), text if text == "I" else text.lower()),)
    return (span,)


# What is made or signed does not make or sign.
MAKING = frozenset(listed("verbs of making"))
# Verbs whose passive reads well.
DEEDS = frozenset(listed("verbs with a passive"))


def alike(parsed: Parsed, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether both sides are people, or both countries or bodies, so that either could be the other."""
    sorts = _sort(parsed, one), _sort(parsed, other)
    return bool(sorts[0]) and (sorts[0] == sorts[1] or ("any" in sorts and all(sorts)))


def _sort(parsed: Parsed, span: tuple[int, int]) -> str:
    words = parsed.words[span[0] : span[1]]
    if len(words) > 6 or any(word.text == "," for word in words):
        return ""
    return actor(parsed.words[parsed.head_of(span)])


def actor(word: Word) -> str:
    """Return whether a noun means "people", a "body", "any" of them, or empty for neither."""
    if word.tag == "PRP":
        return {"he": "people", "she": "people", "they": "any", "we": "any"}.get(word.lemma, "")
    if word.tag in {"NNP", "NNPS"}:
        return "" if word.text in _NO_NAMES else _NAMED.get(word.entity, "")
    if word.tag == "NNS" and word.entity == "NORP":
        return "any"
    if word.lemma in _BODIES:
        return "body"
    return "people" if word.lemma in ROLES or word.lemma in PEOPLE else ""


_NAMED = {"PERSON": "people", "ORG": "body", "GPE": "body"}
# What the parser takes for a person or a body and is none.
_NO_NAMES = frozenset(listed("words of no name"))
_BODIES = frozenset(listed("bodies that act"))
PEOPLE = frozenset((*listed("people who are one person"), *listed("trades")))
"""Nouns that mean one person."""

ROLES = frozenset(listed("people and bodies that act"))


def is_many(parsed: Parsed, span: tuple[int, int]) -> bool:
    """Whether a noun phrase takes a verb in the plural."""
    head = parsed.head_of(span)
    word = parsed.words[head]
    # "Lee and Laboum's Solbin": the parser hangs "and" on either.
    joined = any(parsed.words[k].dep == "conj" for k in parsed.below[head]) or any(
        parsed.words[k].text == "and" and parsed.words[parsed.words[k].head].tag == "NNP"
        for k in range(*span)
    )
    return word.tag in {"NNS", "NNPS", "CD"} or word.text.lower() in _MANY or joined


_MANY = frozenset({"police", "they", "them", "we", "us", "people"})
