"""Ticker symbols, which stand behind the name of a firm and are no names: "Norden Corp. NRD.N", "(NYSE: NRD)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from factcheck.facts.wording import words
from factcheck.model import Sentence

_CODE = re.compile(r"([A-Z]{1,5}|[0-9]{4,6})\.[A-Z]{1,2}")
_SYMBOL = re.compile(r"[A-Z]{2,5}")
_EXCHANGES = frozenset({"nyse", "nasdaq", "lse", "amex", "tsx", "asx", "otc"})
_FIRMS = frozenset(
    {"inc", "corp", "co", "ltd", "plc", "group", "holdings", "company", "ag", "nv", "sa"}
)


def is_code(text: str) -> bool:
    """Whether the word is a symbol with its exchange: "NRD.N"."""
    return _CODE.fullmatch(text) is not None


def firms_behind(sentences: Sequence[Sentence]) -> Mapping[str, str]:
    """The symbols that a text introduces, each with the name of its firm, for which they stand."""
    return {symbol: firm for sentence in sentences for symbol, firm in _introduced(sentence)}


def _introduced(sentence: Sentence) -> Iterator[tuple[str, str]]:
    texts = [token.text for token in sentence.tokens]
    for index, text in enumerate(texts):
        if is_code(text):
            start, symbol = index, text.partition(".")[0]
        elif _SYMBOL.fullmatch(text) and texts[index + 1 : index + 2] == [")"]:
            start, symbol = _bracket(texts, index), text
        else:
            continue
        first = start
        while first and sentence.tokens[first - 1].pos == "PROPN":
            first -= 1
        if first < start and (is_code(text) or _is_firm(texts, start, index)):
            yield symbol, words(sentence, tuple(range(first, start)))


def _bracket(texts: Sequence[str], index: int) -> int:
    """Where the bracket around "(NRD)" or "(NYSE: NRD)" opens; the sentence's start where there is none."""
    near = range(index - 1, max(-1, index - 4), -1)
    return next((i for i in near if texts[i] == "("), 0)


def _is_firm(texts: Sequence[str], bracket: int, index: int) -> bool:
    """Whether an exchange is named, or what stands before the bracket is a firm."""
    exchange = any(text.lower() in _EXCHANGES for text in texts[bracket:index])
    return exchange or texts[bracket - 1].lower().rstrip(".") in _FIRMS
