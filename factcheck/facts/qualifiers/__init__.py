"""The modifiers of nouns and verbs: "free" of lease, "largely" of refrain, "all" of areas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from factcheck.facts.qualifiers.listed import PREFIXES, has_subject, listed
from factcheck.facts.qualifiers.values import Qualifier, classes_of, is_office_word
from factcheck.model import Document, Fact, Sentence

_BEFORE = frozenset(
    {"amod", "compound", "nmod", "det", "predet", "advmod", "npadvmod", "poss", "quantmod"}
)
_AFTER = frozenset({"acomp", "oprd", "attr"})
_SUBJECTS = ("nsubj", "nsubjpass")
_QUANTIFIERS = frozenset(
    {"all", "some", "most", "few", "many", "every", "each", "certain", "several", "half", "both"}
)
_EVERYBODY = frozenset(
    {
        "all",
        "every",
        "no",
        "half",
        "everyone",
        "everybody",
        "everything",
        "nobody",
        "none",
        "nothing",
    }
)
"""Words for all or none, which "almost" limits."""
_POLES = frozenset({"north", "south"})
_WINDS = frozenset({"east", "eastern", "west", "western"})
_HEADS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_MODIFIERS = frozenset({"ADJ", "ADV", "NOUN", "VERB", "PROPN", "DET", "PRON"})


def extract(
    document: Document,  # noqa: ARG001 -- all extractors are called alike
    sentences: Sequence[Sentence],
) -> tuple[Fact[Qualifier], ...]:
    """All modifiers, in text order; the anchor is the head that is modified."""
    return tuple(fact for sentence in sentences for fact in qualifiers(sentence))


@lru_cache(maxsize=1 << 10)
def qualifiers(sentence: Sentence) -> tuple[Fact[Qualifier], ...]:
    """The modifiers of one sentence; parts of names ("Syrian" in a party's name) are left out.

    The parse finds them; the tables add what it does not see, and what is said in several words.
    """
    found = {}
    for index in range(len(sentence.tokens)):
        for head in _heads(sentence, index):
            tokens = _hyphenated(sentence, index)
            found[tokens, head] = _fact(sentence, tokens, head)
    seen = {tokens for tokens, _ in found}
    for words, tokens, head in listed(sentence):
        if tokens in seen:
            continue
        if len(tokens) > 1:  # "free" is a part of "free of charge"
            found = {key: fact for key, fact in found.items() if not set(key[0]) <= set(tokens)}
        found[tokens, head] = _listed_fact(sentence, words, tokens, head)
    return tuple(found[key] for key in sorted(found))


def phrase(sentence: Sentence, head: int) -> tuple[int, ...]:
    """The head with the modifiers right before it, without articles: "49-year free lease"."""
    first = head
    while first > 0 and _is_part(sentence, first - 1, head):
        first -= 1
    while first < head and sentence.tokens[first].pos == "PUNCT":
        first += 1
    return tuple(range(first, head + 1))


def _heads(sentence: Sentence, index: int) -> Iterator[int]:
    if not _may_be_one(sentence, index):
        return
    token = sentence.tokens[index]
    head = sentence.tokens[token.head]
    if token.dep in _BEFORE and _is_modifier(sentence, index):
        yield token.head
    elif token.dep in _AFTER and token.pos in ("ADJ", "VERB", "NOUN"):
        subject = (i for i in sentence.children[token.head] if sentence.tokens[i].dep in _SUBJECTS)
        yield from subject if head.pos in ("AUX", "VERB") else ()
    elif token.tag == "VBN" and _is_state(sentence, index):
        yield from (i for i in sentence.children[index] if sentence.tokens[i].dep == "nsubjpass")
    elif token.dep == "conj" and token.pos == head.pos and token.pos in ("ADJ", "ADV"):
        yield from _heads(sentence, token.head)
    elif token.lemma in _QUANTIFIERS and token.dep in (*_SUBJECTS, "dobj", "pobj"):
        yield from _of(sentence, index)


def _may_be_one(sentence: Sentence, index: int) -> bool:
    """Whether the token can be a modifier by itself, not as a part of what follows."""
    token = sentence.tokens[index]
    if token.pos not in _MODIFIERS or (token.head == index and token.tag != "VBN"):
        return False
    if token.lemma == "former" and any(other.lemma == "latter" for other in sentence.tokens):
        return False
    following = sentence.tokens[index + 1].lemma if index + 1 < len(sentence.tokens) else ""
    if token.lemma in _POLES and following in _WINDS:
        return False
    if following == "-" and token.lemma not in PREFIXES and _touch(sentence, index, index + 2):
        return False  # the first part of a compound: "top-of-the-line"
    return not (token.dep == "amod" and following in ("and", "or") and token.head < index)


def _is_state(sentence: Sentence, index: int) -> bool:
    """Whether a passive may be read as what its subject is like: "the hull was damaged"."""
    below = {sentence.tokens[i].dep for i in sentence.children[index]}
    return "auxpass" in below and "agent" not in below


def _is_modifier(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    head = sentence.tokens[token.head]
    if token.dep in ("det", "predet"):
        return token.lemma in _QUANTIFIERS
    if token.dep == "poss" or has_subject(sentence, index):
        return False
    if token.pos == "PROPN" and head.pos == "PROPN":
        if sentence.tokens[head.head].entity == "PERSON":
            return False  # "Foreign Minister Anna Berg": the office of a person, no modifier
        return is_office_word(token.lemma) or bool(classes_of(token.lemma, head.lemma))
    return head.pos in _HEADS or head.pos == "AUX" or head.text.lower() in _EVERYBODY


def _of(sentence: Sentence, index: int) -> Iterator[int]:
    """The noun that a quantifier counts: "areas" in "most of the areas"."""
    for child in sentence.children[index]:
        if sentence.tokens[child].lemma == "of":
            below = sentence.children[child]
            yield from (i for i in below if sentence.tokens[i].dep == "pobj")


def _hyphenated(sentence: Sentence, index: int) -> tuple[int, ...]:
    """The word with what a hyphen ties to it ("rent-free"), and both words of "south western"."""
    first = index
    tokens = sentence.tokens
    if index and tokens[index].lemma in _WINDS and tokens[index - 1].lemma in _POLES:
        return index - 1, index
    while first > 1 and tokens[first - 1].text == "-" and _touch(sentence, first - 2, first):
        first -= 2
    return tuple(range(first, index + 1))


def _touch(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the words *first*, hyphen and *last* stand without spaces."""
    tokens = sentence.tokens
    return (
        first >= 0
        and last < len(tokens)
        and all(tokens[i].span.end == tokens[i + 1].span.start for i in range(first, last))
    )


def _fact(sentence: Sentence, tokens: tuple[int, ...], head: int) -> Fact[Qualifier]:
    last = sentence.tokens[tokens[-1]]
    word = "".join(sentence.tokens[i].text.lower() for i in tokens)
    lemma = last.lemma if len(tokens) == 1 else word
    word = lemma if last.pos == "NOUN" else word
    return Fact(sentence, tokens, head, _value(sentence, (word, lemma, word), tokens, head))


def _listed_fact(
    sentence: Sentence, phrase: str, tokens: tuple[int, ...], head: int
) -> Fact[Qualifier]:
    word = phrase.removesuffix(" of")
    return Fact(sentence, tokens, head, _value(sentence, (word, word, phrase), tokens, head))


def _value(
    sentence: Sentence, words: tuple[str, str, str], tokens: tuple[int, ...], head: int
) -> Qualifier:
    """Out of word, lemma, and the entry of the tables that says the classes."""
    word, lemma, entry = words
    noun = sentence.tokens[head]
    classes = frozenset[str]()
    if noun.pos != "NUM" or entry == "only":  # "nearly 300", "most 2" are numbers
        is_person = noun.entity == "PERSON" and noun.pos == "PROPN"
        classes = classes_of(entry, "person" if is_person else noun.lemma)
    predicative = (noun.dep == "nsubjpass" and noun.head in tokens) or any(
        sentence.tokens[i].dep in _AFTER for i in tokens
    )
    pos = sentence.tokens[tokens[-1]].pos
    return Qualifier(word, lemma, noun.lemma, pos, classes, predicative=predicative)


def _is_part(sentence: Sentence, index: int, head: int) -> bool:
    """Whether the token belongs to the modifiers that stand before *head*."""
    token = sentence.tokens[index]
    if token.pos in ("PUNCT", "DET", "PRON", "PART", "CCONJ", "ADP"):
        return token.text == "-"
    seen = index
    while sentence.tokens[seen].head not in (seen, head) and seen < head:
        seen = sentence.tokens[seen].head
    return seen < head and sentence.tokens[seen].head == head and token.dep not in ("nsubj", "aux")
