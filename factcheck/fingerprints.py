"""What a finding is called for good: its rule, what it is about and the values, and nothing that moves with other text.

A conflict is about the thing counted, the verb that it hangs on and who or what that verb speaks of: so a decision on
"12 people died" is none on "12 people were hurt" in the same sentence, and it holds wherever the sentence moves and
whatever stands around it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from factcheck.lexicon.words import happening
from factcheck.model import Clash, Place, Sentence, Token

CLAIM_DIGITS = 8
"""Digits at the beginning of a fingerprint that hold rule and claim alone; the whole of it holds the values too."""

_DIGITS = 16
_OPEN = frozenset({"NOUN", "PROPN", "VERB"})
_SPOKEN_OF = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "PRON"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_CORE = _SUBJECTS | {"dobj", "attr", "acomp", "oprd", "dative"}
_STATEMENTS = frozenset({"ccomp", "xcomp"})
_JOINED = frozenset({"conj", "xcomp"})
_TIMES = frozenset({"DATE", "TIME"})
_HIGHEST = 20
"""Steps up a sentence's tree; no news sentence is deeper."""


def fingerprint(rule_id: str, clashes: Sequence[Clash], values: Sequence[str]) -> str:
    """Sixteen hexadecimal digits; the same for any order of *clashes* and *values*."""
    about = sorted({word for clash in clashes for word in _about(clash)})
    claim = _digest(rule_id, *about)[:CLAIM_DIGITS]
    return claim + _digest(rule_id, *about, "", *sorted(values))[: _DIGITS - CLAIM_DIGITS]


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _about(clash: Clash) -> Iterator[str]:
    """The key of the clash and the words that its places are bound to."""
    yield clash.key
    for place in clash.places:
        sentence = _sentence(clash, place)
        if sentence is not None and place.value != place.claim:  # else the value says it all
            yield from _bound_to(sentence, place)


def _sentence(clash: Clash, place: Place) -> Sentence | None:
    claims = (clash.pair.ours, clash.pair.theirs) if clash.pair else ()
    found = (claim.sentence for claim in claims if claim.document_id == place.document_id)
    return next((s for s in found if s.span.contains(place.span)), None)


def _bound_to(sentence: Sentence, place: Place) -> Iterator[str]:
    tokens = sentence.tokens
    own = {i for i, token in enumerate(tokens) if token.span.overlaps(place.span)}
    path = _path(sentence, own)
    for index in path:
        if index not in own and tokens[index].pos in _OPEN:
            yield _word(tokens[index])
    if path:
        yield from _places_named(sentence, path, own)
        yield from _spoken_of(sentence, path[-1], own)


def _path(sentence: Sentence, own: set[int]) -> tuple[int, ...]:
    """From the head of the place's words up to the verb that they hang on."""
    tokens = sentence.tokens
    top = next((i for i in sorted(own) if tokens[i].head not in own or tokens[i].head == i), None)
    path: list[int] = []
    while top is not None and len(path) < _HIGHEST:
        path.append(top)
        head = tokens[top].head
        top = None if tokens[top].pos in {"VERB", "AUX"} or head == top else head
    return tuple(path)


def _spoken_of(sentence: Sentence, verb: int, own: set[int]) -> Iterator[str]:
    """Heads of the verb's subject and objects, and of those of the statement that hangs on it."""
    tokens = sentence.tokens
    for index in (verb, *_borrowed(sentence, verb)):
        for child in sentence.children[index]:
            token = tokens[child]
            core = token.dep in (_CORE if index == verb else _SUBJECTS)
            if core and child not in own and token.pos in _SPOKEN_OF:
                yield _word(token)
            elif token.dep in _STATEMENTS and index == verb:
                yield _word(token)
                yield from _spoken_of(sentence, child, own)


def _borrowed(sentence: Sentence, verb: int) -> Iterator[int]:
    """The verbs before it whose subject it shares: "Lee came, saw and won"."""
    tokens = sentence.tokens
    for _ in range(_HIGHEST):
        has_subject = any(tokens[child].dep in _SUBJECTS for child in sentence.children[verb])
        if has_subject or tokens[verb].dep not in _JOINED:
            return
        verb = tokens[verb].head
        yield verb


def _places_named(sentence: Sentence, path: tuple[int, ...], own: set[int]) -> Iterator[str]:
    """Names behind a preposition of the clause: "in Homs" sets twelve dead apart from twelve others.

    Looked for in the whole clause, because a parser hangs "in Homs" now on the verb and now on a noun. Of words
    joined by "and" only those on the *path* count.
    """
    tokens = sentence.tokens
    joined = {tokens[i].head for i in path if tokens[i].dep == "conj"} - {path[-1]}
    waiting = [path[-1]]
    while waiting:
        index = waiting.pop()
        for child in sentence.children[index]:
            token = tokens[child]
            apart = index in joined or token.dep == "conj" or token.pos == "VERB"
            if child not in path and apart:
                continue
            waiting.append(child)
            is_name = token.pos == "PROPN" and token.dep == "pobj" and token.entity not in _TIMES
            if is_name and child not in own:
                yield _word(token)


def _word(token: Token) -> str:
    return happening(token.lemma, token.pos)
