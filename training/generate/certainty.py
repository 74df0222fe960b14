"""Done and planned, certain and alleged: the main verb hedged, or freed of its hedge."""

from random import Random

from training.generate.change import Change, Edit, Span
from training.generate.inflect import inflected
from training.generate.negation import has_not, is_plain_clause
from training.generate.parse import Parsed
from training.generate.tables import listed


def not_yet_done(parsed: Parsed, random: Random) -> Change | None:
    """Say of what was done that it was refused, nearly done or is still to do."""
    root = parsed.root
    word = parsed.words[root]
    if not _is_deed(parsed, root) or has_not(parsed):
        return None
    base, ing = inflected(word.lemma, "VB"), inflected(word.lemma, "VBG")
    has, was = ("have", "were") if _is_many(parsed, root) else ("has", "was")
    failed = (
        f"{was} unable to {base}",
        f"nearly {word.text}",
        f"almost {word.text}",
        f"narrowly missed {ing}",
    )
    willed = (
        *(f"{verb} to {base}" for verb in ("refused", "declined", "decided not")),
        *(f"{verb} {ing}" for verb in ("stopped short of", "ruled out")),
    )
    # "Has yet to" goes with no date of the past, and no one declines to win or to have.
    dated = any(one.entity == "DATE" for one in parsed.words)
    forms = (
        *failed,
        *(() if word.lemma in _UNWILLED else willed),
        *(() if dated else (f"{has} yet to {base}",)),
    )
    return Change(((root, root + 1, random.choice(forms)),))


def hedged(parsed: Parsed, random: Random) -> Change | None:
    """Say of what was done that it may have been, was planned, tried or alleged."""
    root = parsed.root
    word = parsed.words[root]
    if not _is_deed(parsed, root) or has_not(parsed):
        return None
    base, done = inflected(word.lemma, "VB"), inflected(word.lemma, "VBN")
    many = _is_many(parsed, root)
    was, be = ("were", "are") if many else ("was", "is")
    plans = ("plan" if many else "plans", f"{was} expected", f"{was} planning", f"{was} due")
    wishes = ("tried", "hoped", "wanted", "promised", "threatened", "offered", f"{was} asked")
    guesses = ("may have", "might have", "could have", f"{be} said to have", "claimed to have")
    charges = (f"{was} believed to have", f"{was} accused of having", f"{be} suspected of having")
    forms = (
        *(f"{adverb} {word.text}" for adverb in ("allegedly", "reportedly", "apparently")),
        *(f"{verb} to {base}" for verb in (*plans, *wishes)),
        *(f"{verb} {done}" for verb in (*guesses, *charges)),
        f"considered {inflected(word.lemma, 'VBG')}",
    )
    return Change(((root, root + 1, random.choice(forms)),))


def surer(parsed: Parsed, random: Random) -> Change | None:
    """Make of "may" or "could" a "will", of "allegedly" nothing."""
    found: list[tuple[Span, ...]] = []
    for index, word in enumerate(parsed.words):
        verb = parsed.words[word.head]
        free = parsed.child(word.head, "neg") is None and verb.tag == "VB"
        if word.text in {"may", "might"} and word.dep == "aux" and free and verb.lemma != "have":
            found.append(
                ((index, index + 1, random.choice(("will", "will", "must", "will definitely"))),)
            )
        if (
            word.text
            in {
                "allegedly",
                "reportedly",
                "possibly",
                "perhaps",
                "apparently",
                "presumably",
                "probably",
                "supposedly",
                "likely",
            }
            and word.tag == "RB"
            and word.blank
        ):
            found.append(((index, index + 1, random.choice(("", "", "certainly", "undoubtedly"))),))
    return Change(random.choice(found)) if found else None


def _is_deed(parsed: Parsed, root: int) -> bool:
    word = parsed.words[root]
    return (
        word.tag == "VBD"
        and is_plain_clause(parsed, root)
        and word.lemma not in _STATES
        and parsed.child(root, "aux", "auxpass", "conj", "neg") is None
        and (parsed.words[root - 1].tag != "RB" if root else True)
        and _is_someone(parsed, root)
        and inflected(word.lemma, "VBN") is not None
    )


_STATES = frozenset(listed("verbs of state"))
_UNWILLED = frozenset(listed("verbs of luck"))


def _is_someone(parsed: Parsed, root: int) -> bool:
    subject = parsed.child(root, "nsubj")
    if subject is None:
        return False
    word = parsed.words[subject]
    return (
        word.entity in {"PERSON", "ORG", "GPE", "NORP"}
        or word.lemma in {"he", "she", "they", "we", "i"}
        or word.lemma in _PEOPLE
    )


_PEOPLE = frozenset(listed("subjects that decide"))


def _is_many(parsed: Parsed, root: int) -> bool:
    subject = parsed.child(root, "nsubj", "nsubjpass")
    if subject is None:
        return False
    word = parsed.words[subject]
    joined = parsed.child(subject, "conj") is not None
    return (
        word.tag in {"NNS", "NNPS"}
        or word.lemma in {"they", "we", "you", "police", "troops"}
        or joined
    )


OPEN = (
    Edit("hedge", "", "not_entailment", hedged),
    Edit("hedge", "not_entailment", "", surer),
)

CONFLICTS = (Edit("phase", "contradiction", "contradiction", not_yet_done),)
