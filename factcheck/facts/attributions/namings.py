"""What a thing was called, put first: "“A circus” was how Lund described the hearing"."""

from __future__ import annotations

from factcheck.facts.attributions.contents import trimmed
from factcheck.model import Sentence

_POINTERS = {"PRON", "DET"}
_SUBJECTS = {"nsubj", "csubj", "attr"}


def named_before(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """The subject of "was how ..." or "is what ..." above the verb; nothing where it is a pronoun."""
    above = sentence.tokens[verb].head
    if sentence.tokens[above].lemma != "be" or above > verb or not _asks(sentence, verb, above):
        return ()
    for child in sentence.children[above]:
        token = sentence.tokens[child]
        if child < above and token.dep in _SUBJECTS and token.pos not in _POINTERS:
            return trimmed(sentence, sentence.subtree(child))
    return ()


def _asks(sentence: Sentence, verb: int, above: int) -> bool:
    """Whether "how" or "what" stands right after "was" and belongs to the verb."""
    first = sentence.tokens[above + 1]
    return first.lemma in {"how", "what"} and first.head == verb
