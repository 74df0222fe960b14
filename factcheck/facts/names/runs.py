"""Names by the letter: the capitalised words of an edit, where the recogniser marked none or a part."""

from __future__ import annotations

from factcheck.facts.names.parts import name_from
from factcheck.facts.names.spelling import fold
from factcheck.facts.names.tables import is_title
from factcheck.facts.names.values import Name, NameType
from factcheck.facts.wording import words
from factcheck.model import Fact, Sentence, Token

_AROUND = frozenset({"DET", "ADP", "PUNCT", "PART", "CCONJ"})
"""Parts of speech that begin or end an edit and belong to no name."""
_JOINTS = frozenset(
    {"of", "and", "the", "at", "for", "in", "de", "la", "van", "von", "-", "'", "&"}
)
_LABELS = {
    "PERSON": NameType.PERSON,
    "GPE": NameType.PLACE,
    "LOC": NameType.PLACE,
    "FAC": NameType.FACILITY,
    "NORP": NameType.NORP,
}
_NO_NAMES = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"})


def capitalised(sentence: Sentence, first: int, last: int) -> Fact[Name] | None:
    """The tokens from *first* up to *last* as one name; None where they are no name.

    Articles, prepositions and titles around it are left out. A capital letter counts where the tagger or the
    recogniser sees a name too, so that the first word of a sentence is not taken for one.
    """
    while first < last and _is_around(sentence.tokens[first]):
        first += 1
    while first < last and _is_around(sentence.tokens[last - 1]):
        last -= 1
    tokens = sentence.tokens[first:last]
    if not tokens or not all(map(_may_belong, tokens)) or not any(map(_is_name, tokens)):
        return None
    if first == 0 and len(tokens) == 1 and not _is_surely(tokens[0]):
        return None
    indices = tuple(range(first, last))
    anchor = next(
        (i for i in reversed(indices) if sentence.tokens[i].head not in indices), last - 1
    )
    kinds = [_LABELS[token.entity] for token in tokens if token.entity in _LABELS]
    kind = kinds[0] if kinds else NameType.ORG
    return Fact(sentence, indices, anchor, name_from(words(sentence, indices), kind))


def _is_surely(token: Token) -> bool:
    """Whether a lone word that any sentence would capitalise is a name: by tagger and recogniser alike, or as subject.

    "Dock workers vote" and "Harbour workers vote": the one is a proper noun, the other an entity. "Lind will
    stay": a bare noun that is the subject is a name.
    """
    return token.pos == "PROPN" and (token.entity in _LABELS or token.dep.startswith("nsubj"))


def _is_around(token: Token) -> bool:
    return (
        (token.pos in _AROUND and not token.text[0].isupper())
        or token.lemma == "the"
        or is_title(fold(token.text))
    )


def _may_belong(token: Token) -> bool:
    return token.text[0].isupper() or token.text[0].isdigit() or token.text.lower() in _JOINTS


def _is_name(token: Token) -> bool:
    named = token.pos == "PROPN" or (token.entity != "" and token.entity not in _NO_NAMES)
    return token.text[0].isupper() and named and token.entity not in _NO_NAMES
