"""The parts of a name: words without titles, initials, surname and given names."""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.facts.names.spelling import fold, without_articles
from factcheck.facts.names.tables import is_suffix, is_title
from factcheck.facts.names.values import Name, NameType

_POSSESSIVE = ("'s", "\u2019s", "'", "\u2019")
_PARTICLES = frozenset(
    {
        "bin",
        "ibn",
        "ben",
        "abu",
        "de",
        "da",
        "di",
        "du",
        "von",
        "van",
        "der",
        "den",
        "la",
        "le",
        "dos",
        "del",
    }
)


def name_from(text: str, kind: NameType) -> Name:
    """A name out of its words as written; titles before a person's name are taken off."""
    bare = _bare(text)
    if kind is not NameType.PERSON:
        return Name(bare, kind, bare.split()[-1] if bare else "")
    words = bare.split()
    titles: list[str] = []
    while len(words) > 1 and is_title(fold(words[0])):
        titles.append(words.pop(0))
    suffix = ""
    while len(words) > 1 and (is_suffix(fold(words[-1])) or is_numeral(words[-1])):
        suffix = fold(words.pop())
    cut = len(words) - 1
    while cut > 1 and fold(words[cut - 1]) in _PARTICLES:
        cut -= 1
    given = tuple(words[:cut])
    return Name(" ".join(words), kind, " ".join(words[cut:]), given, tuple(titles), suffix)


def is_numeral(word: str) -> bool:
    """The number of a ruler or pope: "John Paul II"."""
    return _ROMAN.fullmatch(word) is not None


_ROMAN = re.compile(r"(?=[IVX])(?!X$)X{0,3}(?:IX|IV|V?I{0,3})")


@lru_cache(maxsize=16384)
def name_words(text: str) -> tuple[str, ...]:
    """Folded words that tell a name apart: no Arabic articles; titles stay."""
    return without_articles(tuple(fold(text).split()))


def is_initial(word: str) -> bool:
    """Whether a folded word is an initial ("w") or run-together initials ("hw")."""
    return len(word) == 1 or (len(word) == _TWO and not set(word) & set("aeiouy"))


_TWO = 2


def is_acronym_of(short: str, long: str) -> bool:
    """Whether *short*, as written, is made of the initials of *long*: HTS, U.N., SOHR."""
    letters = short.replace(".", "")
    if not (letters.isalpha() and letters.isupper() and len(letters) >= _TWO):
        return False
    words = fold(long).split()
    all_initials = "".join(word[0] for word in words)
    main = "".join(word[0] for word in words if word not in _SMALL)
    wanted = letters.lower()
    if len(wanted) > _TWO and wanted == main[:-1]:
        return True  # CDC: the centers for disease control and prevention
    return len(words) > 1 and wanted in {
        all_initials,
        main,
        "".join(word[0] for word in name_words(long)),
    }


_SMALL = frozenset({"of", "for", "the", "and", "in", "on", "de", "du", "des", "al", "el"})


def _bare(text: str) -> str:
    words = text.strip(' \t\n,.;:"').split()
    if words and words[0].lower() == "the" and len(words) > 1:
        words = words[1:]
    bare = " ".join(words)
    for ending in _POSSESSIVE:
        if bare.endswith(ending) and len(bare) > len(ending):
            return bare.removesuffix(ending)
    return (
        text.strip()
        if "." in text and bare.count(".") != text.strip().count(".") and not words[1:]
        else bare
    )
