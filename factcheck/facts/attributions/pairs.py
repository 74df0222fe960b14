"""Attributions of two whole documents that report the same words, wherever they stand."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from factcheck.facts.attributions.matching import Said, content_words
from factcheck.lexicon.words import root
from factcheck.model import Sentence

_SHORTER, _LONGER = 0.75, 0.25
"""Shares of the content words of the shorter and of the longer report that both must have."""
_FEWEST = 2
"""Content words that both must have."""


def alike(ours: Sequence[Said], theirs: Sequence[Said]) -> Iterator[tuple[Said, Said]]:
    """Pairs that report the same words, best first, each attribution once.

    Both must share most of the shorter report, its predicate among it ("reconsider its presence",
    "a reconsideration of their presence").
    """
    left, right = [_senses(one) for one in ours], [_senses(one) for one in theirs]
    index: Mapping[str, list[int]] = _by_head(theirs)
    scored = []
    for a, one in enumerate(ours):
        for b in index.get(_head(one), ()):
            shared = (left[a] & right[b]).total()
            sizes = sorted((left[a].total(), right[b].total()))
            if shared >= _FEWEST and shared >= _SHORTER * sizes[0] and shared >= _LONGER * sizes[1]:
                scored.append((-shared / sum(sizes), a, b))
    used: tuple[set[int], set[int]] = set(), set()
    for _, a, b in sorted(scored):
        if a not in used[0] and b not in used[1]:
            used[0].add(a)
            used[1].add(b)
            yield ours[a], theirs[b]


def is_verbatim(ours: Said, theirs: Said) -> bool:
    """Whether both report the same words, and no further ones."""
    left, right = _senses(ours), _senses(theirs)
    return 2 * (left & right).total() >= _VERBATIM * (left.total() + right.total())


_VERBATIM = 0.95


def _by_head(facts: Sequence[Said]) -> dict[str, list[int]]:
    rows: dict[str, list[int]] = defaultdict(list)
    for number, fact in enumerate(facts):
        rows[_head(fact)].append(number)
    return rows


def _senses(fact: Said) -> Counter[str]:
    sentence = fact.sentence
    return Counter(_sense(sentence, i) for i in content_words(sentence, fact.value.content))


def _head(fact: Said) -> str:
    """What is said of the subject: the verb, or what follows "be"."""
    sentence, inside = fact.sentence, set(fact.value.content)
    heads = [i for i in fact.value.content if sentence.tokens[i].head not in inside]
    if not heads:
        return ""
    verbs = [i for i in heads if sentence.tokens[i].pos in {"VERB", "AUX"}]
    head = (verbs or heads)[0]
    if sentence.tokens[head].lemma == "be":
        below = [i for i in sentence.children[head] if sentence.tokens[i].dep in _COMPLEMENTS]
        head = below[0] if below else head
    return _sense(sentence, head)


_COMPLEMENTS = frozenset({"acomp", "attr", "prep", "advmod"})


def _sense(sentence: Sentence, index: int) -> str:
    token = sentence.tokens[index]
    return root(token.lemma, token.pos)
