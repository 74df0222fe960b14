"""A claim as a sentence for the model's eyes: subject restored, connectives dropped, capital and full stop."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck.claims.certainty import shared_auxiliaries
from factcheck.claims.clauses import Clauses, is_condition
from factcheck.claims.grammar import auxiliaries, is_finite, own_subject
from factcheck.claims.subjects import antecedent
from factcheck.model import Sentence

_CLOSING = ".!?"


def plain(sentence: Sentence) -> str:
    """The whole sentence as it stands."""
    return sentence.text.strip()


def wording(parts: Clauses, root: int, doer: Sequence[int]) -> str:
    """The claim as a sentence; *doer* are the tokens of its subject, wherever they stand."""
    sentence = parts.sentence
    own = own_subject(sentence, root)
    if root == sentence.root and own is not None and len(parts.roots) == 1:
        return plain(sentence)
    body = [i for i in parts.tokens[root] if not _is_connective(sentence, root, i)]
    stand_in = own if own is not None and antecedent(sentence, own) is not None else None
    body = [i for i in body if i != stand_in]
    if set(doer) <= set(body):
        return _sentence(_text(sentence, body))
    rest = [i for i in body if i not in set(doer)]
    return _sentence(" ".join(filter(None, _pieces(sentence, root, doer, rest))))


def _pieces(sentence: Sentence, root: int, doer: Sequence[int], rest: Sequence[int]) -> Iterable[str]:
    """Subject, the auxiliary that the bare form left out, then the claim's own words."""
    return _text(sentence, doer), _auxiliary(sentence, root, doer), _text(sentence, rest)


def _auxiliary(sentence: Sentence, root: int, doer: Sequence[int]) -> str:
    """"rebels [were] driven from the town", "Hmeimim [is] a town"; nothing for a finite verb."""
    token = sentence.tokens[root]
    shared = shared_auxiliaries(sentence, root)
    if shared:
        return _text(sentence, shared)
    if not doer or is_finite(sentence, root) or auxiliaries(sentence, root):
        return ""
    plural = any(sentence.tokens[i].tag in {"NNS", "NNPS"} for i in doer[-1:])
    if token.dep == "appos":
        return "are" if plural else "is"
    if token.tag == "VBN" and token.dep in {"acl", "advcl"}:
        return "were" if plural else "was"
    return ""


def _is_connective(sentence: Sentence, root: int, index: int) -> bool:
    """"that", "because", "and" before the clause; "if" stays, without it the claim would be a fact."""
    token = sentence.tokens[index]
    if token.head != root or index == root:
        return False
    if token.dep == "mark":
        return not is_condition(sentence, root)
    return token.dep == "cc" and index < root


def _text(sentence: Sentence, indices: Sequence[int]) -> str:
    """The words with the spaces of the source between neighbours and one space elsewhere."""
    pieces: list[str] = []
    before: int | None = None
    for index in sorted(indices):
        token = sentence.tokens[index]
        if before is not None:
            end = sentence.tokens[before].span.end
            gap = token.span.start > end if index == before + 1 else True
            pieces.append(" " if gap and not _hugs_left(token.text) else "")
        pieces.append(_source(sentence, index))
        before = index
    return "".join(pieces).strip(" ,;:-")


def _source(sentence: Sentence, index: int) -> str:
    span, start = sentence.tokens[index].span, sentence.span.start
    return sentence.text[span.start - start : span.end - start]


def _hugs_left(text: str) -> bool:
    return text in {",", ".", ";", ":", "!", "?", ")"}


def _sentence(text: str) -> str:
    if not text:
        return text
    ended = text if text.rstrip("\"'”’")[-1:] in _CLOSING else f"{text}."
    return ended[0].upper() + ended[1:]
