"""Put chosen words of a sentence together again: spaces, commas and quotation marks as an editor would."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.model import Sentence

Word = int | str  # a token of the sentence by its index, or a word that it does not have

_PAUSES = frozenset({",", "-", "--", ";", ":"})
_PAIRS = {"(": ")", "[": "]"}
_HUGGING = frozenset({",", ".", ";", ":", "!", "?", ")", "]", "%", "'s", "\u2019s"})
_QUOTES = '"\u201c\u201d'
_CLOSING = ".!?\u2026"


def join(sentence: Sentence, words: Sequence[Word]) -> str:
    """The words with the spaces of the source between neighbours and one space elsewhere."""
    pieces: list[str] = []
    before: Word | None = None
    for word in _without_idle_marks(sentence, words):
        text = _text(sentence, word)
        if before is not None:
            pieces.append(_gap(sentence, before, word))
            text = _inside(sentence, word, text)
        pieces.append(text)
        before = word
    return "".join(pieces).strip(" ,;:-\u2013\u2014")


def as_sentence(text: str) -> str:
    """With a capital, a full stop and no quotation mark whose partner is elsewhere."""
    whole = _balanced(text)
    if whole.count("(") == whole.count(")") + 1:
        whole = f"{whole.rstrip(_CLOSING)})"
    if not whole:
        return text
    ended = whole if whole.rstrip("\"'\u201d\u2019)")[-1:] in tuple(_CLOSING) else f"{whole}."
    return ended[0].upper() + ended[1:]


def _without_idle_marks(sentence: Sentence, words: Sequence[Word]) -> list[Word]:
    """Without the pauses and brackets around what was left out: "Ann Li, [a judge,] resigned"."""
    kept: list[Word] = []
    for word in words:
        if kept and not _adjoins(kept[-1], word) and _is_mark(sentence, kept[-1]):
            opened = _plain(sentence, kept.pop())
            if _is_mark(sentence, word) or _plain(sentence, word) == _PAIRS.get(opened):
                continue
        kept.append(word)
    return kept


def _adjoins(before: Word, word: Word) -> bool:
    return isinstance(before, int) and isinstance(word, int) and word == before + 1


def _is_mark(sentence: Sentence, word: Word) -> bool:
    text = _plain(sentence, word)
    return text in _PAUSES or text in _PAIRS


def _plain(sentence: Sentence, word: Word) -> str:
    return sentence.tokens[word].text if isinstance(word, int) else word


def _text(sentence: Sentence, word: Word) -> str:
    """The characters of the source: folding is for the parser's eyes only."""
    if isinstance(word, str):
        return word
    span, start = sentence.tokens[word].span, sentence.span.start
    return sentence.text[span.start - start : span.end - start]


def _inside(sentence: Sentence, word: Word, text: str) -> str:
    """The capital of the sentence's first word goes when it is no name and no longer the first."""
    if word != 0 or sentence.tokens[0].pos == "PROPN" or text == "I" or not text[1:].islower():
        return text.lower() if word == 0 and text == "A" else text
    return text.lower()


def _gap(sentence: Sentence, before: Word, word: Word) -> str:
    if isinstance(before, int) and isinstance(word, int) and _adjoins(before, word):
        first, second = sentence.tokens[before].span, sentence.tokens[word].span
        return " " if second.start > first.end else ""
    return "" if _plain(sentence, word) in _HUGGING else " "


def _balanced(text: str) -> str:
    """Without the one quotation mark whose partner stands in another sentence or claim."""
    found = [index for index, character in enumerate(text) if character in _QUOTES]
    if len(found) != 1:
        return text
    before, after = text[: found[0]], text[found[0] + 1 :]
    return f"{before.rstrip(' ,') if not after.strip(_CLOSING) else before}{after}".strip()
