"""People who are let in or sent away, not words that are owned or refused."""

from __future__ import annotations

from factcheck.facts.attributions.reporting import ReportingVerb, reporting_words
from factcheck.facts.attributions.speakers import HUMAN, kind_of
from factcheck.model import Sentence

_THINGS = {"it", "this", "that", "itself", "what"}


def takes_in(sentence: Sentence, verb: int, how: ReportingVerb) -> bool:
    """Whether the verb does something to people or names: "admitted two climbers to the clinic".

    Also what is let in "as evidence".
    """
    if how.lemma not in reporting_words().deeds_to_people:
        return False
    for child in sentence.children[verb]:
        if child > verb and sentence.tokens[child].dep == "dobj":
            below = (*sentence.children[verb], *sentence.children[child])
            return _is_somebody(sentence, child) or any(
                sentence.tokens[i].lemma == "as" and sentence.tokens[i].dep == "prep" for i in below
            )
    return False


def _is_somebody(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    if token.pos == "PRON":
        return token.lemma not in _THINGS
    return token.pos == "PROPN" or kind_of(sentence, index) in HUMAN
