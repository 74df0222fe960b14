"""Split a sentence into atomic claims: each finite clause, participle and apposition says one thing.

Nothing is lost: every token but punctuation and conjunctions at a claim's edges is in at least one claim.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.claims.certainty import certainty, negated
from factcheck.claims.clauses import Clauses, clauses
from factcheck.claims.subjects import subject
from factcheck.claims.wording import plain, wording
from factcheck.facts.attributions.values import Attribution
from factcheck.model import Claim, Fact, Sentence


def split(sentence: Sentence, attributions: Sequence[Fact[object]] = ()) -> tuple[Claim, ...]:
    """The claims of a sentence in text order; a sentence with words has at least one.

    *attributions* are the sentence's facts of ``facts.attributions``; others are ignored. A claim gets the
    innermost one whose content holds its root.
    """
    if not any(map(str.isalnum, sentence.text)):
        return ()  # "* * *" says nothing
    parts = clauses(sentence)
    return tuple(
        _claim(parts, root, number, attributions) for number, root in enumerate(parts.roots)
    )


def whole(sentence: Sentence, attributions: Sequence[Fact[object]] = ()) -> Claim:
    """The sentence as one claim; the sentence has at least one token."""
    parts = clauses(sentence)
    root = sentence.root
    return Claim(
        id=f"s{sentence.index}",
        sentence=sentence,
        tokens=tuple(range(len(sentence.tokens))),
        root=root,
        subject=subject(parts, root),
        text=plain(sentence),
        negated=negated(parts, root),
        certainty=certainty(parts, root),
        attribution=_frame(root, attributions),
        whole=True,
    )


def _claim(parts: Clauses, root: int, number: int, attributions: Sequence[Fact[object]]) -> Claim:
    doer = subject(parts, root)
    return Claim(
        id=f"s{parts.sentence.index}.c{number}",
        sentence=parts.sentence,
        tokens=parts.tokens[root],
        root=root,
        subject=doer,
        text=wording(parts, root, doer),
        negated=negated(parts, root),
        certainty=certainty(parts, root),
        attribution=_frame(root, attributions),
    )


def _frame(root: int, attributions: Sequence[Fact[object]]) -> Fact[object] | None:
    around = [
        (len(fact.value.content), number, fact)
        for number, fact in enumerate(attributions)
        if isinstance(fact.value, Attribution) and root in fact.value.content
    ]
    return min(around, key=lambda row: row[:2])[2] if around else None
