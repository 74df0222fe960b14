"""A claim as a sentence for the model's eyes: subject and verb restored, connectives dropped."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.claims.certainty import shared_auxiliaries
from factcheck.claims.clauses import Clauses, is_condition
from factcheck.claims.grammar import auxiliaries, child, is_finite, own_subject
from factcheck.claims.joining import Word, as_sentence, join
from factcheck.claims.subjects import phrase
from factcheck.model import Sentence

_NOMINATIVES = {"him": "he", "her": "she", "them": "they", "me": "I", "us": "we"}
_PLURALS = frozenset("they them we us you these those many several few both".split())
_RELATIVES = frozenset({"WDT", "WP", "WP$", "WRB"})


def plain(sentence: Sentence) -> str:
    """The whole sentence as it stands."""
    return sentence.text.strip()


def wording(parts: Clauses, root: int, doer: Sequence[int]) -> str:
    """The claim as a sentence; *doer* are the tokens of its subject, wherever they stand."""
    sentence = parts.sentence
    if len(parts.roots) == 1:
        return as_sentence(plain(sentence))
    body = [i for i in parts.tokens[root] if not _is_connective(sentence, root, i)]
    helper = _auxiliary(sentence, root, doer)
    words: list[Word] = [*body]
    if helper or not set(doer) <= set(body):
        own = own_subject(sentence, root)
        stand_in = {own} if own is not None and own not in doer else set()
        rest = [i for i in body if i not in doer and i not in stand_in]
        words = [*_nominative(sentence, doer), *helper, *rest]
    return as_sentence(join(sentence, _with_antecedents(parts, root, words)))


def _is_connective(sentence: Sentence, root: int, index: int) -> bool:
    """"that", "because", "and", "with" before the clause; "if" stays, without it the claim would be a fact."""
    token = sentence.tokens[index]
    if token.dep == "prep":
        over = sentence.tokens[root].head
        return index in {over, sentence.tokens[over].head} and index < root
    if token.head != root or index == root:
        return False
    if token.dep == "mark":
        return not is_condition(sentence, root)
    return token.dep == "cc" and index < root


def _auxiliary(sentence: Sentence, root: int, doer: Sequence[int]) -> tuple[Word, ...]:
    """"rebels [were] driven from the town", "Hmeimim [is] a town"; nothing for a finite verb."""
    token = sentence.tokens[root]
    shared = shared_auxiliaries(sentence, root)
    if shared:
        return shared
    if not doer or is_finite(sentence, root):
        return ()
    if token.dep == "appos":
        return (_be(sentence, doer, past=False),)
    own = auxiliaries(sentence, root)
    if token.tag == "VBN" and not own:
        return (_be(sentence, doer, past=True),)
    if token.tag == "VBG" or any(sentence.tokens[i].tag == "VBG" for i in own):
        return (_be(sentence, doer, past=_is_past(sentence, root)),)
    return ()


def _be(sentence: Sentence, doer: Sequence[int], *, past: bool) -> str:
    head = next((i for i in doer if sentence.tokens[i].head not in doer), doer[-1])
    token = sentence.tokens[head]
    joined = child(sentence, head, "conj") in doer
    if token.tag in {"NNS", "NNPS"} or token.lemma in _PLURALS or joined:
        return "were" if past else "are"
    return "was" if past else "is"


def _is_past(sentence: Sentence, root: int) -> bool:
    """Whether the nearest verb with a tense above is in the past."""
    above = sentence.tokens[root].head
    while not is_finite(sentence, above) and sentence.tokens[above].head != above:
        above = sentence.tokens[above].head
    return any(sentence.tokens[i].tag == "VBD" for i in (above, *auxiliaries(sentence, above)))


def _nominative(sentence: Sentence, doer: Sequence[int]) -> tuple[Word, ...]:
    if len(doer) == 1 and sentence.tokens[doer[0]].tag == "PRP":
        text = sentence.tokens[doer[0]].text
        return (_NOMINATIVES.get(text.lower(), text),)
    return tuple(doer)


def _with_antecedents(parts: Clauses, root: int, words: Sequence[Word]) -> list[Word]:
    """"the town that rebels took": "rebels took the town"; "under which": "under the deal"."""
    sentence = parts.sentence
    if sentence.tokens[root].dep != "relcl":
        return [*words]
    meant = phrase(parts, sentence.tokens[root].head, root)
    found: list[Word] = []
    after: tuple[Word, ...] = ()
    for word in words:
        relative = isinstance(word, int) and word not in meant and _is_relative(sentence, word, root)
        if not isinstance(word, int) or not relative:
            found.append(word)
        elif sentence.tokens[word].tag == "WP$":
            found += [*meant, "\u2019s"]
        elif sentence.tokens[word].dep in {"pobj", "nsubj", "nsubjpass"}:
            found += meant
        elif sentence.tokens[word].dep == "dobj":
            after = meant
    place = found.index(root) + 1 if root in found else len(found)
    return [*found[:place], *after, *found[place:]]


def _is_relative(sentence: Sentence, index: int, root: int) -> bool:
    return sentence.tokens[index].tag in _RELATIVES and index < root
