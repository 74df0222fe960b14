"""What a quotation is, and how two of them are compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from anyascii import anyascii

from factcheck.facts.attributions.values import Attribution
from factcheck.model import Fact


class QuoteUse(Enum):
    """What the marks are for: speech, a title ("The Long Walk"), or distance ("experts")."""

    SPEECH = "speech"
    TITLE = "title"
    SCARE = "scare"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words in quotation marks, exactly as the document has them."""

    words: str
    attribution: Fact[Attribution] | None
    use: QuoteUse
    single: bool = False

    @property
    def speaker(self) -> str:
        """Whose words they are, or an empty string."""
        return self.attribution.value.speaker if self.attribution is not None else ""


def quoted_words(text: str) -> tuple[str, ...]:
    """The words as they sound: no case, marks, [insertions] or ellipses; contractions in full.

    British and American spelling are one, small numbers are figures.
    """
    plain = re.sub(r"\[[^\]]*\]", " ", anyascii(text)).lower()
    plain = _ABBREVIATION.sub(lambda match: match[0].replace(".", ""), plain)
    for written, spoken in _SPOKEN:
        plain = re.sub(written, spoken, plain)
    found = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    return tuple(_FIGURES.get(word, word) for word in found)


def has_gap(text: str) -> bool:
    """Whether words were left out or put in on purpose: an ellipsis, [brackets], (an aside), d***ed."""
    return any(mark in text for mark in ("...", "\u2026", "[", "(", ". . .", "**"))


_ABBREVIATION = re.compile(r"\b(?:[a-z]\.){2,}")
_SPOKEN = (
    (r"\bcan't\b", "can not"),
    (r"\bcannot\b", "can not"),
    (r"\bwon't\b", "will not"),
    (r"n't\b", " not"),
    (r"'re\b", " are"),
    (r"'ve\b", " have"),
    (r"'ll\b", " will"),
    (r"\bi'm\b", "i am"),
    (r"\b(it|that|there|he|she|what|who)'s\b", r"\1 is"),
    (r"(?<=\w{3})is(e[ds]?|ing|ation)\b", r"iz\1"),
    (r"(?<=\w{2})our(s|ed|ing)?\b", r"or\1"),
    (r"\bper cent\b", "percent"),
    (r"%", " percent"),
    (r"\bok\b", "okay"),
    (r"\bsen\.", "senator"),
    (r"\brep\.", "representative"),
    (r"\bgov\.", "governor"),
    (r"\bgen\.", "general"),
    (r"\bst\.", "saint"),
    (r"\bmount\b", "mt"),
    (r"\btowards\b", "toward"),
)
_FIGURES = {
    word: str(number)
    for number, word in enumerate(
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    )
}
