"""Who did it to whom: the passive keeps it, the sides exchanged do not; and other turns of a clause."""

from random import Random

from training.generate.change import Change, Edit, Piece
from training.generate.inflect import inflected
from training.generate.parse import Parsed
from training.generate.sides import (
    DEEDS,
    MAKING,
    Clause,
    Passive,
    active,
    alike,
    as_object,
    as_subject,
    is_many,
    passive_clause,
)
from training.generate.tables import listed

# Verbs that say the same with the sides exchanged, or nearly so.
_EVEN = frozenset(listed("verbs even for both sides"))


def to_passive(parsed: Parsed, random: Random) -> Change | None:
    """Say "A hired B in May" as "B was hired by A in May"."""
    clause = active(parsed)
    if clause is None or parsed.words[clause.verb].lemma not in DEEDS - _ACTIVE:
        return None
    # "Was formed by him" no one prints; what hangs on "the band with Adam Jones" cannot be told.
    # A list goes on after "long-term health care,", and "voted the group the best" has two objects.
    goes_on = parsed.words[clause.target[1]].text == ","
    second = parsed.words[clause.target[1]].tag in {"DT", "CD"}
    if goes_on or second or _has_tail(parsed, clause.target):
        return None
    if parsed.words[clause.doer[0]].tag == "PRP":
        return None
    return _passive(parsed, clause, clause.doer, clause.target, random)


# Verbs that read well in the passive only with another for a doer, or say less there.
_ACTIVE = frozenset(listed("verbs that stay active"))


def _has_tail(parsed: Parsed, span: tuple[int, int]) -> bool:
    return any(parsed.words[k].dep == "prep" and parsed.words[k].text != "of" for k in range(*span))


def wrong_passive(parsed: Parsed, random: Random) -> Change | None:
    """Say "A hired B" as "A was hired by B": the other way round."""
    clause = active(parsed)
    if clause is None or not _may_swap(parsed, clause):
        return None
    return _passive(parsed, clause, clause.target, clause.doer, random)


def _passive(
    parsed: Parsed, clause: Clause, doer: tuple[int, int], target: tuple[int, int], random: Random
) -> Change | None:
    word = parsed.words[clause.verb]
    done = inflected(word.lemma, "VBN")
    if done is None:
        return None
    many = is_many(parsed, target)
    be = {"VBD": ("was", "were"), "VBZ": ("is", "are"), "VBP": ("is", "are")}[word.tag][many]
    adverbs = _between(clause)
    by: tuple[Piece, ...] = ("by", *as_object(parsed, doer))
    rest: tuple[Piece, ...] = ((_after(clause), clause.end),) if _after(clause) < clause.end else ()
    tail = (
        (*rest, *by)
        if rest and clause.end - _after(clause) <= 4 and random.random() < 0.3
        else (*by, *rest)
    )
    middle: tuple[Piece, ...] = (be, *adverbs, done)
    front: tuple[Piece, ...] = ((0, clause.start),) if clause.start else ()
    end = (clause.end, len(parsed.words))
    return Change(order=(*front, *as_subject(parsed, target), *middle, *tail, end))


def _between(clause: Clause) -> tuple[Piece, ...]:
    gap = (clause.doer[1], clause.verb) if clause.doer[1] < clause.verb else None
    return (gap,) if gap else ()


def _after(clause: Clause) -> int:
    return max(clause.target[1], clause.verb + 1)


def to_active(parsed: Parsed, _: Random) -> Change | None:
    """Say "B was hired by A in May" as "A hired B in May"."""
    found = passive_clause(parsed)
    if found is None:
        return None
    target, be, verb, doer, end = found
    form = _finite(parsed, be, verb, doer)
    # "Harold Ramis and stars Brendan Fraser": a second verb that the parser took for a noun.
    torn = any(
        parsed.words[k].tag == "NNS" and parsed.words[k + 1].tag == "NNP"
        for k in range(doer[0], doer[1] - 1)
    )
    loose = any(parsed.words[k].text in {"for", "with"} for k in range(*doer))
    if form is None or torn or loose or parsed.words[verb].lemma in _ACTIVE:
        return None
    return Change(order=_turned(parsed, (target, be, verb, doer, end), doer, form, target))


def wrong_active(parsed: Parsed, _: Random) -> Change | None:
    """Say "B was hired by A" as "B hired A"."""
    found = passive_clause(parsed)
    if found is None:
        return None
    target, be, verb, doer, end = found
    form = _finite(parsed, be, verb, target)
    if (
        form is None
        or not alike(parsed, target, doer)
        or parsed.words[verb].lemma in _EVEN | _ACTIVE | MAKING
    ):
        return None
    return Change(order=_turned(parsed, (target, be, verb, doer, end), target, form, doer))


def wrong_agent(parsed: Parsed, _: Random) -> Change | None:
    """Say "B was hired by A" as "A was hired by B"."""
    found = passive_clause(parsed)
    if found is None:
        return None
    target, _be, verb, doer, _end = found
    same = is_many(parsed, target) == is_many(parsed, doer)
    if not same or not alike(parsed, target, doer) or parsed.words[verb].lemma in _EVEN | MAKING:
        return None
    middle, rest = (target[1], doer[0]), (doer[1], len(parsed.words))
    front: tuple[Piece, ...] = ((0, target[0]),) if target[0] else ()
    sides = as_subject(parsed, doer), as_object(parsed, target)
    return Change(order=(*front, *sides[0], middle, *sides[1], rest))


def _turned(
    parsed: Parsed, found: Passive, subject: tuple[int, int], form: str, target: tuple[int, int]
) -> tuple[Piece, ...]:
    old, be, verb, doer, end = found
    front: tuple[Piece, ...] = ((0, old[0]),) if old[0] else ()
    adverbs: tuple[Piece, ...] = ((be + 1, verb),) if verb > be + 1 else ()
    between: tuple[Piece, ...] = ((verb + 1, doer[0] - 1),) if doer[0] - 1 > verb + 1 else ()
    rest: tuple[Piece, ...] = ((doer[1], end),) if doer[1] < end else ()
    last = (end, len(parsed.words))
    return (
        *front,
        *as_subject(parsed, subject),
        *adverbs,
        form,
        *as_object(parsed, target),
        *between,
        *rest,
        last,
    )


def _finite(parsed: Parsed, be: int, verb: int, subject: tuple[int, int]) -> str | None:
    text = parsed.words[be].text
    if text in {"was", "were"}:
        return inflected(parsed.words[verb].lemma, "VBD")
    if text in {"is", "are"}:
        return inflected(parsed.words[verb].lemma, "VBP" if is_many(parsed, subject) else "VBZ")
    return None


def swapped(parsed: Parsed, _: Random) -> Change | None:
    """Say "A hired B" as "B hired A"."""
    clause = active(parsed)
    if clause is None or not _may_swap(parsed, clause):
        return None
    if parsed.words[clause.verb].tag != "VBD" and is_many(parsed, clause.doer) != is_many(
        parsed, clause.target
    ):
        return None
    front: tuple[Piece, ...] = ((0, clause.start),) if clause.start else ()
    middle = (clause.doer[1], clause.target[0])
    rest = (clause.target[1], len(parsed.words))
    return Change(
        order=(
            *front,
            *as_subject(parsed, clause.target),
            middle,
            *as_object(parsed, clause.doer),
            rest,
        )
    )


def _may_swap(parsed: Parsed, clause: Clause) -> bool:
    lemma = parsed.words[clause.verb].lemma
    return lemma in DEEDS - _EVEN - _ACTIVE - MAKING and alike(parsed, clause.doer, clause.target)


CONFLICTS = (
    Edit("roles", "contradiction", "contradiction", swapped),
    Edit("roles", "contradiction", "contradiction", wrong_passive),
    Edit("roles", "contradiction", "contradiction", wrong_active),
    Edit("roles", "contradiction", "contradiction", wrong_agent),
)
REWORDINGS = (
    Edit("voice", "entailment", "entailment", to_passive),
    Edit("voice", "entailment", "entailment", to_active),
)
