"""Spelling and print: the same words in the habits of another desk."""

import re
from random import Random

from training.generate.change import Change, Edit, Span
from training.generate.parse import Parsed
from training.generate.tables import listed

_BRITISH = dict(pair.split("/") for pair in listed("american and british"))
_AMERICAN = {british: american for american, british in _BRITISH.items()} | {"licence": "license"}


def other_spelling(parsed: Parsed, random: Random) -> Change | None:
    """Spell one word as on the other side of the Atlantic."""
    found: list[Span] = []
    for index, word in enumerate(parsed.words):
        other = _BRITISH.get(word.text) or _AMERICAN.get(word.text)
        if other and not word.entity:
            found.append((index, index + 1, other))
    return Change((random.choice(found),)) if found else None


def other_signs(parsed: Parsed, random: Random) -> Change | None:
    """Print dashes, ampersands, hyphens or a serial comma in another way."""
    found: list[Span] = []
    words = parsed.words
    for index in range(1, len(words) - 1):
        text, after, before = words[index].text, words[index + 1], words[index - 1]
        if (
            text == ","
            and after.text in {"and", "or"}
            and after.dep == "cc"
            and words[after.head].dep == "conj"
        ):
            found.append((index, index + 1, ""))
        if text in {"–", "—"} and words[index].blank:
            found.append((index, index + 1, random.choice(("-", "—", "--"))))
        if (
            text in {"and", "or"}
            and before.text != ","
            and before.blank
            and words[words[index].head].dep == "conj"
            and words[words[index].head].tag.startswith("N")
            and words[index].head < index
        ):
            found.append((index - 1, index, f"{before.text},"))
        if re.fullmatch(r"(?:[A-Z]\.){2,}", text) and words[index].entity in {"ORG", "GPE"}:
            found.append((index, index + 1, text.replace(".", "")))
    return Change((random.choice(found),)) if found else None


def curly(text: str) -> str:
    """Return a text with typographic quotation marks and apostrophes."""
    text = re.sub(r'(?<!\w)"(?=\S)', "“", text)
    return re.sub(r"(?<=\w)'|(?<=\s)'(?=\d)", "’", text.replace('"', "”"))


REWORDINGS = (
    Edit("spelling", "entailment", "entailment", other_spelling),
    Edit("print", "entailment", "entailment", other_signs),
)
