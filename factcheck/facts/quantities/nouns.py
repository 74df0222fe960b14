"""What a number counts, per what, and what the whole quantity hangs on."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import cache
from typing import cast

from factcheck.facts.lexemes import Line, Sort
from factcheck.facts.quantities.units import unit_phrases, unit_words
from factcheck.facts.quantities.values import Quantity
from factcheck.lexicon import table
from factcheck.model import Sentence, Token


@cache
def noun_set(section: str) -> frozenset[str]:
    """One list of ``counted_nouns.yaml``."""
    return frozenset(cast("Mapping[str, list[str]]", table("counted_nouns"))[section])


def lemma(sentence: Sentence, index: int) -> str:
    """The lemma of a token; a plural name ("Syrians") is its own lemma without the s."""
    token = sentence.tokens[index]
    if token.text.lower() in noun_set("adjectives"):
        return token.text.lower()
    if token.tag == "NNPS" and token.lemma.endswith("s"):
        return token.lemma[:-1]
    return token.lemma


def counted_noun(line: Line, start: int, taken: AbstractSet[int], *, far: bool = True) -> int:
    """The token of the noun that a number before lexeme *start* counts, -1 for none.

    Walks over adjectives and noun modifiers; *far* False refuses to walk over participles.
    """
    if start >= len(line):
        return -1
    tokens = line.sentence.tokens
    index = line[start].first
    while (
        index < len(tokens)
        and tokens[index].pos in {"DET", "PRON"}
        and tokens[index].tag in {"DT", "PRP$", "PDT"}
    ):
        index += 1
    noun = -1
    while index < len(tokens) and index not in taken:
        if _ends_phrase(tokens, index, noun, far=far):
            break
        if tokens[index].pos == "NOUN" or tokens[index].tag == "NNPS":
            noun = index
        index += 1
    if noun < 0:
        return _standing_for_people(line, start)
    return noun


def _ends_phrase(tokens: tuple[Token, ...], index: int, noun: int, *, far: bool) -> bool:
    """Whether the token no longer belongs to the noun phrase; *noun* is the noun so far."""
    token = tokens[index]
    if noun >= 0:
        before = tokens[noun]
        modifies = before.dep in {"compound", "nmod", "amod", "npadvmod"} and before.head > noun
        return (
            noun != index - 1
            or token.pos != "NOUN"
            or not (modifies or _makes_compound(before, token))
        )
    if token.pos in {"ADJ", "NOUN", "PROPN", "NUM"} or token.tag == "NNPS":
        return False
    if token.text == "-":
        return False
    if token.pos == "VERB" and far:
        return token.tag not in {"VBN", "VBG"} or token.dep not in {"amod", "compound"}
    return token.pos != "ADV" or index + 1 >= len(tokens) or tokens[index + 1].pos != "ADJ"


def _makes_compound(before: Token, token: Token) -> bool:
    """Such as "two police officers": a singular noun before a plural one."""
    return (
        before.tag == "NN"
        and token.tag == "NNS"
        and before.dep not in {"pobj", "dobj", "nsubj", "nsubjpass"}
    )


def _standing_for_people(line: Line, start: int) -> int:
    """Such as "12 dead", "40 wounded"."""
    return line[start].first if line.low(start) in noun_set("adjectives") else -1


def rate(line: Line, quantity: Quantity, end: int, noun: int) -> tuple[Quantity, int]:
    """Read "per day", "a barrel" after the quantity; where it now ends."""
    index = end
    while noun >= 0 and index < len(line) and line[index].first <= noun:
        index += 1
    if line.low(index) == line.low(index + 2) == "-" and line.low(index + 1) in {"a", "an", "per"}:
        return _per(line, quantity, index + 2, end, noun)  # "$5-a-day"
    word = line.low(index)
    token = line[index + 1]
    if word == "per" and token.sort is Sort.NUMBER:
        return _per_many(line, quantity, index + 1, end)
    if word in {"per", "/"} and token.low:
        return _per(line, quantity, index, end, noun)
    if (
        word in {"a", "an", "each", "every"}
        and token.low in noun_set("per")
        and line.low(index + 2) != "ago"
    ):
        return _per(line, quantity, index, end, noun)
    return quantity, end


def _per_many(line: Line, quantity: Quantity, index: int, end: int) -> tuple[Quantity, int]:
    """Read "per 100 km", "per 100,000 people"."""
    unit = unit_phrases().at(line, index + 1)
    if unit is not None:
        return replace(quantity, per=f"{line.low(index)} {unit[0].name}"), unit[1]
    token = line.sentence.tokens[line[index + 1].first] if line.low(index + 1) else None
    if token is None or token.tag not in {"NNS", "NNPS"}:
        return quantity, end
    return replace(quantity, per=f"{line.low(index)} {token.lemma}"), index + 2


def _per(line: Line, quantity: Quantity, index: int, end: int, noun: int) -> tuple[Quantity, int]:
    unit = unit_words().at(line, index + 1)
    name = unit[0].name if unit else lemma(line.sentence, line[index + 1].first)
    behind = unit[1] if unit else index + 2
    return replace(quantity, per=name), (end if noun >= 0 else behind)
