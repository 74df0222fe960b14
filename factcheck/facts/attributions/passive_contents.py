"""What a passive reports with its speaker after "by": "The charge was denied by his lawyer"."""

from __future__ import annotations

from factcheck.facts.attributions.contents import trimmed
from factcheck.facts.attributions.reporting import ReportingVerb, reporting_words
from factcheck.facts.attributions.subjects import agent_of, is_passive
from factcheck.model import Sentence


def passive_content(sentence: Sentence, verb: int, how: ReportingVerb) -> tuple[int, ...]:
    """The subject of the passive, or the noun that its clause describes, without the clause.

    Nothing where that is a pronoun, or where the verb in the passive is mostly a deed ("ordered by
    the court").
    """
    if "noun" not in how.takes or how.lemma in reporting_words().deeds:
        return ()
    if not is_passive(sentence, verb) or agent_of(sentence, verb) is None:
        return ()
    head = _noun(sentence, verb)
    if head is None or sentence.tokens[head].pos not in {"NOUN", "PROPN"}:
        return ()
    inner = set(sentence.subtree(verb)) if head == sentence.tokens[verb].head else set()
    return trimmed(sentence, [i for i in sentence.subtree(head) if i not in inner])


def _noun(sentence: Sentence, verb: int) -> int | None:
    if sentence.tokens[verb].dep in {"acl", "relcl"}:
        return sentence.tokens[verb].head
    children = sentence.children[verb]
    return next((i for i in children if sentence.tokens[i].dep == "nsubjpass"), None)
