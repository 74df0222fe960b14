"""Words that were refused: "did not respond to requests for comment", "declined to comment"."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.facts.attributions.contents import complement_of, trimmed
from factcheck.facts.attributions.frame_values import Frame
from factcheck.facts.attributions.negations import is_negated
from factcheck.facts.attributions.reporting import ReportingVerb, reporting_words
from factcheck.facts.attributions.speakers import speaker_at
from factcheck.facts.attributions.subjects import subject_of
from factcheck.facts.attributions.values import VerbClass
from factcheck.facts.quotations import Stretch
from factcheck.model import Sentence


def unanswered_frame(sentence: Sentence, index: int) -> Frame | None:
    """A silence that is reported: "did not respond to requests for comment"."""
    words = reporting_words()
    token = sentence.tokens[index]
    head = subject_of(sentence, index)
    if token.lemma not in words.unanswered or head is None:
        return None
    if not is_negated(sentence, index) and not _is_nobody(sentence, head):
        return None
    inner = {sentence.tokens[i].lemma for i in sentence.subtree(index)}
    would = any(sentence.tokens[i].lemma in {"will", "would"} for i in sentence.children[index])
    if token.lemma == "comment" and not would:
        return None  # "has not commented" is a state of the news, "would not comment" a refusal
    if not (inner & words.unanswered_about):
        return None
    verb = ReportingVerb(token.lemma, VerbClass.REFUSE, 1, frozenset())
    subject = set(sentence.subtree(head))
    content = [i for i in sentence.subtree(index) if i >= index and i not in subject]
    return Frame(index, verb, speaker_at(sentence, head), trimmed(sentence, content), negated=True)


def refused_words(
    sentence: Sentence, index: int, verb: ReportingVerb, quoted: Sequence[Stretch]
) -> tuple[int, ...]:
    """What somebody declined to say; nothing where a deed was refused ("to lend money")."""
    content = complement_of(sentence, index, verb, quoted)
    words = reporting_words()
    wanted = words.refusable | words.unanswered_about
    heads = {sentence.tokens[i].lemma for i in content[:3]}
    return content if heads & wanted else ()


def _is_nobody(sentence: Sentence, head: int) -> bool:
    """As in "neither side would comment"."""
    return any(sentence.tokens[i].lemma in {"neither", "no"} for i in sentence.children[head])
