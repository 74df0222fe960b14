"""Questions about one token of a parsed sentence: is it a predicate, is it finite, what hangs on it."""

from __future__ import annotations

from factcheck.model import Sentence

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_AUXILIARIES = frozenset({"aux", "auxpass"})
_SLIGHT = frozenset({"PUNCT", "SPACE", "CCONJ", "DET", "SYM"})


def child(sentence: Sentence, index: int, *deps: str) -> int | None:
    """The first token that hangs on *index* by one of the relations."""
    return next((i for i in sentence.children[index] if sentence.tokens[i].dep in deps), None)


def auxiliaries(sentence: Sentence, index: int) -> tuple[int, ...]:
    """Auxiliaries of a verb, "to" among them."""
    return tuple(i for i in sentence.children[index] if sentence.tokens[i].dep in _AUXILIARIES)


def own_subject(sentence: Sentence, index: int) -> int | None:
    """The head of the subject that hangs on the predicate itself."""
    real = child(sentence, index, "nsubj", "nsubjpass", "csubj", "csubjpass")
    return real if real is not None else child(sentence, index, "expl")


def is_verb(sentence: Sentence, index: int) -> bool:
    """Whether the token is a verb by its tag; nouns and adjectives tagged as verbs by universal tag are not."""
    return sentence.tokens[index].tag[:2] in {"VB", "MD"}


def is_finite(sentence: Sentence, index: int) -> bool:
    """Whether the predicate carries tense, itself or through an auxiliary."""
    tags = {sentence.tokens[i].tag for i in (index, *auxiliaries(sentence, index))}
    return "TO" not in tags and not tags.isdisjoint(_FINITE)


def is_infinitive(sentence: Sentence, index: int) -> bool:
    """Whether "to" stands before the verb."""
    return any(sentence.tokens[i].tag == "TO" for i in auxiliaries(sentence, index))


def is_participle(sentence: Sentence, index: int) -> bool:
    """Whether the verb is an -ing or -ed form without tense."""
    token = sentence.tokens[index]
    return token.tag in {"VBG", "VBN"} and not (
        is_finite(sentence, index) or is_infinitive(sentence, index)
    )


def is_content(sentence: Sentence, index: int) -> bool:
    """Whether the token carries meaning of its own, for counting."""
    return sentence.tokens[index].pos not in _SLIGHT


def between(sentence: Sentence, first: int, last: int, marks: frozenset[str]) -> bool:
    """Whether one of the *marks* stands between the two tokens."""
    low, high = sorted((first, last))
    return any(token.text in marks for token in sentence.tokens[low + 1 : high])


def quoted(sentence: Sentence) -> tuple[bool, ...]:
    """For each token, whether a double quotation mark is open before it."""
    rows: list[bool] = []
    is_open = False
    for token in sentence.tokens:
        rows.append(is_open)
        is_open ^= token.text == '"'
    return tuple(rows)
