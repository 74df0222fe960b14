"""How a claim is put forward: denied, hedged, planned or conditional, by its own predicate and what governs it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import cast

from factcheck.claims.clauses import Clauses, is_condition
from factcheck.claims.grammar import auxiliaries, child, is_finite, own_subject
from factcheck.facts.attributions.reporting import verb_at
from factcheck.lexicon import table
from factcheck.model import Certainty, Sentence

_NOBODY = frozenset({"nobody", "none", "nothing", "neither", "no-one"})
_SCHEDULED = frozenset({"plan", "schedule", "expect", "propose", "intend", "slate"})
_OPEN = frozenset({"whether", "if"})
_FACT_NOUNS = frozenset({"fact", "news", "realization", "discovery", "confirmation"})
_BE, _HAVE = frozenset({"be", "'re", "'s", "get"}), frozenset({"have", "'ve", "'d"})
_MODALS = frozenset(
    {
        "do",
        "to",
        "will",
        "would",
        "may",
        "might",
        "can",
        "could",
        "shall",
        "should",
        "must",
        "'ll",
        "'d",
        "wo",
        "ca",
    }
)
# "did not stop and left": only what can go with the form is shared; the tagger takes "left" for a participle.
_HELPED = {"VB": _MODALS, "VBG": _BE, "VBN": _BE | _HAVE}
_ORDER = (Certainty.HEDGED, Certainty.CONDITIONAL, Certainty.PLANNED)


def negated(parts: Clauses, root: int) -> bool:
    """Whether the predicate is denied: "not", "never", "no longer", a "no" subject or object."""
    sentence = parts.sentence
    below = sentence.children[root]
    if any(sentence.tokens[i].dep == "neg" for i in below) and not _not_only(sentence, root):
        return True
    arguments = [
        i for i in below if sentence.tokens[i].dep in {"nsubj", "nsubjpass", "dobj", "attr"}
    ]
    if any(_is_none(sentence, i) for i in arguments):
        return True
    if _no_longer(sentence, root):
        return True
    shared = _sharing(sentence, root)
    return shared is not None and negated(parts, shared)


def certainty(parts: Clauses, root: int) -> Certainty:
    """The certainty of the predicate; the most doubtful of its signs counts."""
    found = set(_signs(parts.sentence, root))
    return next((level for level in _ORDER if level in found), Certainty.PLAIN)


def shared_auxiliaries(sentence: Sentence, root: int) -> tuple[int, ...]:
    """Auxiliaries and "not" that a conjoined verb leaves out: "will sign and [will] return".

    Only where the form cannot stand without them, so "did not sign and left" shares none.
    """
    token = sentence.tokens[root]
    if token.dep != "conj" or own_subject(sentence, root) is not None or is_finite(sentence, root):
        return ()
    own = auxiliaries(sentence, root)  # "may have died and been buried" shares "may have"
    form = sentence.tokens[own[0]].tag if own else token.tag
    above = auxiliaries(sentence, token.head) or shared_auxiliaries(sentence, token.head)
    twice = {sentence.tokens[i].lemma for i in own}
    theirs = tuple(i for i in above if sentence.tokens[i].lemma not in twice)
    verbs = {sentence.tokens[i].lemma for i in theirs}
    if form not in {sentence.tokens[token.head].tag, "VBN"} or verbs.isdisjoint(
        _HELPED.get(form, ())
    ):
        return ()
    denial = (i for i in sentence.children[token.head] if sentence.tokens[i].dep == "neg")
    return tuple(sorted((*theirs, *denial)))


def _not_only(sentence: Sentence, root: int) -> bool:
    words = [token.lemma for token in sentence.tokens]
    return any(
        words[i] == "not" and words[i + 1 : i + 2] in (["only"], ["just"], ["merely"])
        for i in sentence.children[root]
    )


def _is_none(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    if token.lemma in _NOBODY:
        return True
    first = child(sentence, index, "det", "neg")
    return first is not None and sentence.tokens[first].lemma in {"no", "neither"}


def _no_longer(sentence: Sentence, root: int) -> bool:
    return any(
        sentence.tokens[i].lemma in {"longer", "long"}
        and i > 0
        and sentence.tokens[i - 1].lemma == "no"
        for i in sentence.children[root]
    )


def _sharing(sentence: Sentence, root: int) -> int | None:
    """The verb above whose denial reaches this one: its auxiliaries are shared, or "or"/"nor" joins them."""
    return sentence.tokens[root].head if shared_auxiliaries(sentence, root) else None


def _signs(sentence: Sentence, root: int) -> list[Certainty]:
    found = [*_own_signs(sentence, root), *_governing_signs(sentence, root)]
    if any(
        is_condition(sentence, i) and sentence.tokens[i].dep == "advcl"
        for i in sentence.children[root]
    ):
        found.append(Certainty.CONDITIONAL)
    above = _passed_down(sentence, root)
    return [*found, *_signs(sentence, above)] if above is not None else found


def _own_signs(sentence: Sentence, root: int) -> list[Certainty]:
    found: list[Certainty] = []
    words = _words()
    denied = child(sentence, root, "neg") is not None
    for i in sentence.children[root]:
        token = sentence.tokens[i]
        if token.dep in {"aux", "auxpass"} and not (denied and token.lemma == "could"):
            found += _levels(words["auxiliaries"], token.text.lower(), token.lemma)
        elif token.dep in {"advmod", "npadvmod"}:
            found += _levels(words["adverbs"], token.lemma)
        elif token.dep in {"acomp", "attr", "oprd"} and token.pos in {"ADJ", "ADV"}:
            found += _levels(words["adjectives"], token.lemma)
        elif token.dep in {"nsubj", "nsubjpass"} and not is_finite(sentence, root):
            continue
    return found + _leaning(sentence, root)


def _leaning(sentence: Sentence, root: int) -> list[Certainty]:
    """As in "is expected to", "is to", "appears to", "is planned", "is likely to"."""
    token = sentence.tokens[root]
    levels = _levels(_words()["governors"], token.lemma)
    infinitive = child(sentence, root, "xcomp")
    reaches = infinitive is not None and any(
        sentence.tokens[i].tag == "TO" for i in auxiliaries(sentence, infinitive)
    )
    if token.lemma == "go" and token.tag != "VBG":
        return []
    if reaches and token.lemma == "be" and token.tag in {"VBZ", "VBP"}:
        return [Certainty.PLANNED]  # "is to open", not "was to become famous"
    passive = child(sentence, root, "auxpass") is not None
    if reaches or (passive and token.lemma in _SCHEDULED):
        return levels
    adjective = child(sentence, root, "acomp")
    if adjective is not None and child(sentence, adjective, "xcomp") is not None:
        return _levels(_words()["governors"], sentence.tokens[adjective].lemma)
    return []


def _governing_signs(sentence: Sentence, root: int) -> list[Certainty]:
    """What the clause above makes of it: "it is unclear whether", "they fear that", "the rumour that"."""
    token = sentence.tokens[root]
    if token.head == root:
        return []
    if is_condition(sentence, root):
        return [Certainty.CONDITIONAL if token.dep == "advcl" else Certainty.HEDGED]
    if token.dep == "acl" and is_finite(sentence, root):
        return [] if sentence.tokens[token.head].lemma in _FACT_NOUNS else [Certainty.HEDGED]
    if token.dep == "ccomp" and verb_at(sentence, token.head) is None:
        above = sentence.tokens[token.head]
        levels = _levels(_words()["governors"], above.lemma)
        adjective = child(sentence, token.head, "acomp")
        if adjective is not None:
            levels += _levels(_words()["adjectives"], sentence.tokens[adjective].lemma)
        return levels
    return []


def _passed_down(sentence: Sentence, root: int) -> int | None:
    """The verb whose certainty a dependent verb shares: same auxiliaries, or a participle of the same event."""
    token = sentence.tokens[root]
    if shared_auxiliaries(sentence, root):
        return token.head
    if token.dep == "advcl" and not is_finite(sentence, root) and token.tag == "VBG":
        return token.head
    return None


def _levels(words: Mapping[str, Certainty], *found: str) -> list[Certainty]:
    return [words[word] for word in found if word in words]


@cache
def _words() -> Mapping[str, Mapping[str, Certainty]]:
    raw = cast("Mapping[str, Mapping[str, Sequence[str]]]", table("hedges"))
    kinds = ("auxiliaries", "adverbs", "adjectives", "governors")
    return {
        kind: {
            word: Certainty(level)
            for level in reversed(tuple(raw))
            for word in raw[level].get(kind, ())
        }
        for kind in kinds
    }
