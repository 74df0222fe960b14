"""Whether a reporting verb is denied, or reports only what may be said."""

from __future__ import annotations

from collections.abc import Collection

from factcheck.model import Sentence

_NOT_YET = {"may", "might", "could", "should", "must", "would"}
_NEGATIONS = {"not", "never", "neither", "no", "n't", "nor"}


def is_negated(sentence: Sentence, verb: int, content: Collection[int] = ()) -> bool:
    """Whether a "not" of the verb's own denies it; one inside *content* belongs to what was said."""
    return any(
        sentence.tokens[child].dep in {"neg", "preconj"}
        and sentence.tokens[child].lemma in _NEGATIONS
        for child in sentence.children[verb]
        if child not in content
    )


def is_modal(sentence: Sentence, verb: int) -> bool:
    """Said only perhaps: "could announce". A negated one reports a silence: "would not confirm"."""
    return not is_negated(sentence, verb) and any(
        sentence.tokens[child].dep == "aux" and sentence.tokens[child].lemma in _NOT_YET
        for child in sentence.children[verb]
    )


def is_neither(sentence: Sentence, verb: int) -> bool:
    """As in "neither confirmed nor denied"."""
    return any(sentence.tokens[child].dep == "preconj" for child in sentence.children[verb])
