"""Counts without a number: "several", "dozens of", "no", "both", "a drone attack"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import cast

from factcheck.facts.lexemes import Line, Phrases
from factcheck.facts.number_values import words
from factcheck.facts.quantities.nouns import counted_noun, lemma, noun_set
from factcheck.facts.quantities.values import Bound, Form, Quantity
from factcheck.lexicon import table
from factcheck.model import Fact, Sentence


@dataclass(frozen=True, slots=True)
class Determined:
    """A count in words and its lexemes, half-open; with *must* a noun has to follow."""

    quantity: Quantity
    start: int
    end: int
    must: bool = True


def determined(line: Line, start: int) -> Determined | None:
    """The count in words that begins at lexeme *start*."""
    found = _determiners().at(line, start)
    if found is None or line.low(start - 1) in _BEFORE_OTHER_SENSE:
        return None
    row, end = found
    scale = words("scales").get(line.low(end)) if row.scalable else None
    if scale is not None:
        more = 2 if line.low(end + 1) == "of" else 1
        end += more
        alone = more == 1 and _stands_for_people(line, end)
        return Determined(_times(row.quantity, scale), start, end, must=not alone)
    if row.needs_of and line.low(end) != "of":
        return (
            Determined(row.quantity, start, end, must=False)
            if _stands_for_people(line, end)
            else None
        )
    if not row.needs_of and not _counts_things(line, end, row.words):
        return None
    return Determined(row.quantity, start, end)


def determined_words() -> frozenset[str]:
    """Words that a count in words can begin with."""
    return _determiners().starts


def events(sentence: Sentence, taken: AbstractSet[int]) -> Iterator[Fact[Quantity]]:
    """Such as "a drone attack" is one, "drone attacks" two or more; only for nouns on the list."""
    for index, token in enumerate(sentence.tokens):
        if (
            token.pos != "NOUN"
            or index in taken
            or lemma(sentence, index) not in noun_set("events")
        ):
            continue
        left = [child for child in sentence.children[index] if child < index]
        if token.tag == "NN" and token.dep not in _NO_SINGLE:
            article = next(
                (i for i in left if sentence.tokens[i].text.lower() in {"a", "an"}), None
            )
            if article is not None and not _generic(sentence, index):
                yield _event(sentence, range(article, index + 1), index, plural=False)
        elif (
            token.tag == "NNS"
            and token.dep not in _NO_SINGLE
            and not _is_determined(sentence, left, taken)
        ):
            first = min(
                (i for i in left if sentence.tokens[i].dep in {"compound", "amod", "nmod"}),
                default=index,
            )
            if not _generic(sentence, index):
                yield _event(sentence, range(first, index + 1), index, plural=True)


@dataclass(frozen=True, slots=True)
class _Row:
    quantity: Quantity
    needs_of: bool
    words: str

    @property
    def scalable(self) -> bool:
        """Such as "several hundred", "a few dozen", "many thousand"."""
        return self.words in {"several", "a few", "many", "a couple", "a couple of"}


_NOT_ONE = frozenset({"not a single", "not one"})
_BEFORE_OTHER_SENSE = frozenset({"how", "so", "too", "as", "that", "these", "those", "the", "not"})
_NO_SINGLE = frozenset({"attr", "appos", "compound", "nmod", "npadvmod", "acomp", "oprd"})
_DETERMINES = frozenset({"det", "poss", "nummod", "predet", "quantmod"})


def _stands_for_people(line: Line, end: int) -> bool:
    """Such as "Hundreds were killed", "dozens more": no "of"; or an "of" that was lost."""
    token = line.sentence.tokens[line[end].first] if line.low(end) else None
    return token is not None and (
        token.pos in {"VERB", "AUX"}
        or line.low(end) in {"more", "others", "people"}
        or token.tag == "NNS"
    )


def _counts_things(line: Line, end: int, said: str) -> bool:
    """Whether a plural noun follows; "no" and "both" say something else before a singular."""
    noun = counted_noun(line, end, frozenset())
    if noun < 0:
        return False
    token = line.sentence.tokens[noun]
    if token.tag in {"NNS", "NNPS"} or lemma(line.sentence, noun) == "people":
        return True
    return said in _NOT_ONE or (said == "no" and _is_countable(lemma(line.sentence, noun)))


def _is_countable(noun: str) -> bool:
    return noun in noun_set("events") or noun in noun_set("objects")


def _is_determined(sentence: Sentence, left: list[int], taken: AbstractSet[int]) -> bool:
    quantifies = {
        "many",
        "several",
        "few",
        "more",
        "most",
        "other",
        "some",
        "any",
        "all",
        "such",
        "multiple",
        "numerous",
        "further",
    }
    return any(
        sentence.tokens[i].dep in _DETERMINES
        or sentence.tokens[i].lemma in quantifies
        or i in taken
        for i in left
    )


def _generic(sentence: Sentence, index: int) -> bool:
    """Such as "as a soldier", "like a bomb", "tens of thousands of rockets", "types of attack"."""
    token = sentence.tokens[index]
    governor = sentence.tokens[token.head]
    return token.dep == "pobj" and governor.lemma in {
        "as",
        "like",
        "of",
        "per",
        "than",
        "without",
        "against",
    }


def _event(sentence: Sentence, tokens: range, index: int, *, plural: bool) -> Fact[Quantity]:
    low = Decimal(2) if plural else Decimal(1)
    value = Quantity(
        lo=low,
        hi=None if plural else low,
        bound=Bound.VAGUE if plural else Bound.EQ,
        noun=lemma(sentence, index),
        form=Form.BARE_PLURAL if plural else Form.ARTICLE,
    )
    return Fact(sentence, tuple(tokens), index, value)


@cache
def _determiners() -> Phrases[_Row]:
    rows = cast("Mapping[str, Mapping[str, list[str]]]", table("vague"))
    vague = [
        (said, _Row(_vague(low, high), section == "nouns", said))
        for section in ("nouns", "determiners")
        for said, (low, high) in rows[section].items()
    ]
    exact = [
        (said, _Row(_exact(value, bound), needs_of=False, words=said))
        for said, (value, bound) in rows["exact"].items()
    ]
    return Phrases([*vague, *exact])


def _times(quantity: Quantity, scale: Decimal) -> Quantity:
    high = None if quantity.hi is None else quantity.hi * scale
    low = None if quantity.lo is None else quantity.lo * scale
    return replace(quantity, lo=low, hi=high, bound=Bound.VAGUE)


def _vague(low: str, high: str) -> Quantity:
    hi = Decimal(high) if high else None
    return Quantity(Decimal(low), hi, bound=Bound.VAGUE, form=Form.DETERMINER)


def _exact(value: str, bound: str) -> Quantity:
    return Quantity(Decimal(value), Decimal(value), bound=Bound(bound), form=Form.DETERMINER)
