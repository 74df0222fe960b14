"""What an edit does to a sentence, and how several edits are written out as one text."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random
from typing import Self

from training.generate.parse import Parsed, Word

Span = tuple[int, int, str]
"""First word, one past the last, and what is printed instead (mid-sentence capitals)."""
Piece = tuple[int, int] | str
"""Words of the sentence from the first up to the second index, or a text put between them."""

GLUE = "\u2060"
"""Put into a piece where no blank may stand."""

_NAMES = frozenset({"NNP", "NNPS"})
# Written with a vowel and spoken with a consonant, and the reverse.
_CONSONANT = re.compile(
    r"(?:uni(?!n|m)|us[aeiu]|eu|one|once|ur[aeo]n|ut[ie]|u\.?s\b|u\.?k\b|u\.n)", re.IGNORECASE
)
_VOWEL = re.compile(
    r"(?:hour|honest|honou?r|heir|8|11\b|18\b|11,|18,|[FHLMNRSX][A-Z]{1,2}\b|x-ray)"
)


@dataclass(frozen=True, slots=True)
class Change:
    """Words replaced, and for an edit of the order all pieces of the new sentence.

    `beside` are words replaced on the other side, which else keeps the sentence as it is.
    """

    spans: tuple[Span, ...] = ()
    order: tuple[Piece, ...] = ()
    beside: tuple[Span, ...] = ()


Maker = Callable[[Parsed, Random], Change | None]
"""Makes one change of a sentence, or None where it does not fit."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A kind of edit: its name, the label from the sentence to the edited one, and its maker.

    The maker returns None when the sentence does not fit. `back` is the label of the other
    direction; an empty label means that this direction is not to be trained on. `couple` tells that
    the maker wants a text of two sentences.
    """

    kind: str
    label: str
    back: str
    make: Maker
    couple: bool = False


def exchanged(parsed: Parsed, one: tuple[int, int], other: tuple[int, int]) -> Change:
    """Return the change that puts two stretches of words into each other's place."""
    first, second = sorted((one, other))
    front: tuple[Piece, ...] = ((0, first[0]),) if first[0] else ()
    middle: tuple[Piece, ...] = ((first[1], second[0]),) if first[1] < second[0] else ()
    return Change(order=(*front, second, *middle, first, (second[1], len(parsed.words))))


def written(parsed: Parsed, changes: Sequence[Change]) -> str | None:
    """Write the sentence with all changes, or None where they are in each other's way."""
    orders = [change.order for change in changes if change.order]
    spans = sorted(span for change in changes for span in change.spans)
    if len(orders) > 1 or _overlap(spans):
        return None
    pieces = orders[0] if orders else ((0, len(parsed.words)),)
    flat = _flat(pieces)
    for first, last, text in spans:
        wanted: list[int | str] = list(range(first, last))
        place = next((k for k in range(len(flat)) if flat[k : k + len(wanted)] == wanted), None)
        if place is None:
            return None
        blank = parsed.words[last - 1].blank or _turns(flat, place + len(wanted) - 1)
        flat[place : place + len(wanted)] = [_Literal(text, blank, first)]
    return _printed(parsed, flat)


class _Literal(str):
    """A text put in; `blank` says whether a blank follows, `stands` where it stands in the sentence."""

    __slots__ = ("blank", "stands")
    blank: bool
    stands: int | None

    def __new__(cls, text: str, blank: bool = True, stands: int | None = None) -> Self:  # noqa: FBT001, FBT002
        made = super().__new__(cls, text)
        made.blank, made.stands = blank, stands
        return made


def _turns(flat: Sequence[int | str], place: int) -> bool:
    """Whether the next piece is not the one that followed in the sentence."""
    here = flat[place]
    follower = flat[place + 1] if place + 1 < len(flat) else None
    stands = follower.stands if isinstance(follower, _Literal) else follower
    return isinstance(here, int) and stands != here + 1


def _flat(pieces: Sequence[Piece]) -> list[int | str]:
    flat: list[int | str] = []
    for piece in pieces:
        if isinstance(piece, str):
            flat.append(_Literal(piece))
        else:
            flat.extend(range(*piece))
    return flat


def _overlap(spans: Sequence[Span]) -> bool:
    return any(one[1] > other[0] for one, other in pairwise(spans))


def _printed(parsed: Parsed, flat: Sequence[int | str]) -> str:
    texts: list[str] = []
    for place, piece in enumerate(flat):
        if isinstance(piece, int):
            word = parsed.words[piece]
            text = word.text
            if piece == 0 and place and not is_name(word):
                text = text[0].lower() + text[1:]
            # A piece that was moved away from its neighbour is set off by a blank.
            blank = word.blank or (_turns(flat, place) and place + 1 < len(flat))
        else:
            text, blank = str(piece), getattr(piece, "blank", True)
        touched = not isinstance(piece, int) or (place and flat[place - 1] != piece - 1)
        if touched and texts and text and texts[-1].strip().lower() in {"a", "an"}:
            texts[-1] = article(texts[-1], text)
        if text:
            texts.append(text + " " * blank)
        elif blank and texts and not texts[-1].endswith(" "):
            texts[-1] += " "
    return tidy("".join(texts))


def is_name(word: Word) -> bool:
    """Whether a word keeps its capital inside a sentence."""
    if word.entity == "WORK_OF_ART":
        return True
    kept = word.entity in {"PERSON", "GPE", "ORG", "NORP", "LOC", "FAC", "EVENT", "LANGUAGE"}
    if word.text == "I" or word.tag in _NAMES or word.lemma in _DAYS:
        return True
    return (kept and word.tag not in {"DT", "IN", "PRP$"}) or (
        not word.text[1:].islower() and len(word.text) > 1
    )


_DAYS = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
    "february", "march", "april", "june", "july", "august", "september", "october", "november",
    "december",
})  # fmt: skip


def article(before: str, after: str) -> str:
    """Return `before` ("a " or "an ") as it must stand in front of `after`."""
    start = after.lstrip("\"“'‘(")
    if not start[:1].isalnum():
        return before
    vowel = bool(_VOWEL.match(start)) or (
        start[0].lower() in "aeiou" and not _CONSONANT.match(start)
    )
    right = "an" if vowel else "a"
    right = right.capitalize() if before[0].isupper() else right
    return right + " " * before.endswith(" ")


def tidy(text: str) -> str:
    """Set blanks and commas right after pieces were moved, and the first letter."""
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(rf" ?{GLUE} ?", "", text)
    text = re.sub(r" ([,.;:!?)”’])(?!\w)", r"\1", text)
    text = re.sub(r"([(“‘]) ", r"\1", text)
    text = re.sub(r" (n't|'s|'re|'ve|'ll|'d|’s)\b", r"\1", text)
    text = re.sub(r",(?:\s*,)+", ",", text)
    text = re.sub(r",\s*([.!?;:])", r"\1", text)
    text = re.sub(r"\.\.(?!\.)", ".", text)
    text = re.sub(r"^[,;:]\s*", "", text)
    place = next((k for k, sign in enumerate(text) if sign.isalnum()), 0)
    return text[:place] + text[place : place + 1].upper() + text[place + 1 :]
