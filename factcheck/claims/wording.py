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
_PLURALS = frozenset(
    {"they", "them", "we", "us", "you", "these", "those", "many", "several", "few", "both"}
)
_PARTICIPLES = frozenset({"acl", "advcl", "pcomp"})
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
    if helper or not set(doer) <= set(body) or _is_inverted(sentence, root, body, doer):
        own = own_subject(sentence, root)
        stand_in = set() if own is None or own in doer else {own}
        stand_in |= _replaced(sentence, root, helper)
        rest = [i for i in body if i not in doer and i not in stand_in]
        words = [*_nominative(sentence, doer), *helper, *rest]
    return as_sentence(join(sentence, _with_antecedents(parts, root, words)))


def _is_inverted(sentence: Sentence, root: int, body: Sequence[int], doer: Sequence[int]) -> bool:
    """As in "..., said Ann Olsen": the verb comes first, and no question is asked."""
    is_first = bool(doer) and body[0] == root < doer[0]
    return is_first and sentence.tokens[root].pos == "VERB" and is_finite(sentence, root)


def _is_connective(sentence: Sentence, root: int, index: int) -> bool:
    """As in "that", "because", "and", "with" before the clause; "if" stays, without it the claim would be a fact."""
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
    """As in "rebels [were] driven from the town", "Hmeimim [is] a town"; nothing for a finite verb."""
    shared = shared_auxiliaries(sentence, root)
    if shared:
        return shared
    if not doer or is_finite(sentence, root):
        return ()
    word = _restored_verb(sentence, root, doer)
    return () if word is None else (word,)


def _restored_verb(sentence: Sentence, root: int, doer: Sequence[int]) -> str | None:
    token = sentence.tokens[root]
    own = {sentence.tokens[i].text.lower() for i in auxiliaries(sentence, root)}
    if token.dep == "appos":
        return _be(sentence, doer, past=False)
    if not own and token.tag == "VBN" and token.dep in _PARTICIPLES:
        return _be(sentence, doer, past=True)
    if "having" in own:
        return "had"
    if token.tag == "VBG" or "being" in own:
        return _be(sentence, doer, past=_is_past(sentence, root))
    return None


def _replaced(sentence: Sentence, root: int, helper: Sequence[Word]) -> frozenset[int]:
    """As in "having lost" becomes "had lost"."""
    return frozenset(auxiliaries(sentence, root) if helper == ("had",) else ())


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
    named = any(
        sentence.tokens[i].dep == "appos" and "," in _between(sentence, doer, i) for i in doer
    )
    return (*doer, ",") if named else tuple(doer)


def _between(sentence: Sentence, doer: Sequence[int], index: int) -> tuple[str, ...]:
    """The words of the subject before an apposition at its end: "Bob Ray, the mayor"."""
    last = max(sentence.subtree(index)) == doer[-1]
    return tuple(sentence.tokens[i].text for i in doer if i < index) if last else ()


def _with_antecedents(parts: Clauses, root: int, words: Sequence[Word]) -> list[Word]:
    """As in "the town that rebels took": "rebels took the town"; "under which": "under the deal"."""
    sentence = parts.sentence
    if sentence.tokens[root].dep != "relcl":
        return [*words]
    meant = phrase(parts, sentence.tokens[root].head, root)
    found: list[Word] = []
    waiting: dict[int, bool] = {}  # verb: whether the noun goes after it
    for word in words:
        if not isinstance(word, int) or word in meant or not _is_relative(sentence, word, root):
            found += _around(word, meant, waiting)
            continue
        token = sentence.tokens[word]
        if token.dep in {"nsubj", "nsubjpass", "dobj"}:
            waiting[token.head] = token.dep == "dobj"
        elif token.tag in {"WP$", "WDT", "WP"}:
            found += [*meant, "\u2019s"] if token.tag == "WP$" else meant
    return found


def _around(word: Word, meant: Sequence[int], waiting: dict[int, bool]) -> list[Word]:
    """The word with the noun before or after it, where a relative pronoun told of it."""
    if not isinstance(word, int) or word not in waiting:
        return [word]
    return [word, *meant] if waiting[word] else [*meant, word]


def _is_relative(sentence: Sentence, index: int, root: int) -> bool:
    return sentence.tokens[index].tag in _RELATIVES and index < root
