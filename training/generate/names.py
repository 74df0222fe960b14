"""People, places and organisations: another of the same sort, or the same one in another form."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import cast

from factcheck.lexicon import table
from training.generate.change import Change, Edit, Maker, Span
from training.generate.parse import Parsed
from training.generate.tables import listed, mapped, paired

_SORTS = ("PERSON", "GPE", "ORG", "NORP", "LOC", "FAC")
_NAME = re.compile(r"(?:the )?[A-Z][\w’'.-]+(?: (?:of |the )?[A-Z][\w’'.-]+){0,3}")
_TITLES = paired("titles")
_SHORT = mapped("short names")
_HE = {
    "he": "she",
    "him": "her",
    "his": "her",
    "himself": "herself",
    "she": "he",
    "herself": "himself",
    "hers": "his",
}
_STATES = listed("american states")
_CITIES = listed("cities")


# What the parser takes for a person or a body and is none.
_NO_NAMES = frozenset(listed("words of no name"))


@dataclass(frozen=True, slots=True)
class Pools:
    """Names of each sort found in the parsed sentences, by their number of words."""

    names: dict[tuple[str, int], tuple[str, ...]]

    @classmethod
    def of(cls, sentences: Iterable[Parsed]) -> "Pools":
        """Collect names that are printed as names; rare organisations and places are left out."""
        counts: Counter[tuple[str, str]] = Counter()
        for parsed in sentences:
            for first, last in parsed.spans(*_SORTS):
                text = _text(parsed, first, last)
                named = _NAME.fullmatch(text) and not text.isupper()
                if named and not text.endswith(("'s", "’s")) and not _NO_NAMES & set(text.split()):
                    counts[parsed.words[first].entity, text] += 1
        names: dict[tuple[str, int], list[str]] = {}
        for (sort, text), count in sorted(counts.items()):
            least = {"PERSON": 1, "ORG": 4, "NORP": 5, "FAC": 2}.get(sort, 3)
            if count >= least and (sort != "PERSON" or " " in text or count > 2):
                names.setdefault((sort, len(text.split())), []).append(text)
        return cls({key: tuple(found) for key, found in names.items()})

    def other(self, sort: str, text: str, random: Random) -> str | None:
        """Return another name of the same sort and length, or None."""
        for group in (_countries(), _STATES, _CITIES):
            if text in group:
                return random.choice([one for one in group if one != text])
        if sort == "GPE":
            return random.choice([one for one in _CITIES if one != text])
        if text in _people():
            return random.choice([one for one in _people() if one != text])
        parts = text.split()
        if sort == "PERSON" and len(parts) == 2 and random.random() < 0.6:
            donor = random.choice(self.names.get((sort, 2), (text,))).split()
            mixed = random.choice((f"{parts[0]} {donor[1]}", f"{donor[0]} {parts[1]}"))
            return mixed if mixed != text else None
        options = [one for one in self.names.get((sort, len(parts)), ()) if _like(one, text)]
        kin = [one for one in options if one.split()[-1] == parts[-1]]
        options = kin if len(kin) > 2 and random.random() < 0.7 else options
        return random.choice(options) if options else None


def _like(one: str, other: str) -> bool:
    return (
        one != other
        and one.startswith("the ") == other.startswith("the ")
        and one.endswith("s") == other.endswith("s")
    )


def name_conflicts(pools: Pools) -> tuple[Edit, ...]:
    """Return the edits that exchange a name, drawing on these names."""
    sorts: Sequence[tuple[str, tuple[str, ...]]] = (
        ("person", ("PERSON",)), ("place", ("GPE", "LOC", "FAC")), ("organisation", ("ORG",)), ("people", ("NORP",)),
    )  # fmt: skip
    return (
        *(
            Edit(kind, "contradiction", "contradiction", _exchange(pools, labels))
            for kind, labels in sorts
        ),
        Edit("pronoun", "contradiction", "contradiction", other_pronoun),
    )


def _exchange(pools: Pools, labels: tuple[str, ...]) -> Maker:
    def make(parsed: Parsed, random: Random) -> Change | None:
        spans = [span for span in parsed.spans(*labels) if _NAME.fullmatch(_text(parsed, *span))]
        if not spans:
            return None
        first, last = random.choice(spans)
        text = _text(parsed, first, last)
        other = pools.other(parsed.words[first].entity, text, random)
        if other is None or text.upper() == text:
            return None
        return Change(tuple(_everywhere(parsed, (first, last), other)))

    return make


def _everywhere(parsed: Parsed, span: tuple[int, int], other: str) -> list[Span]:
    """Replace every mention of the same words."""
    length = span[1] - span[0]
    text = _text(parsed, *span)
    return [
        (first, first + length, other)
        for first in range(len(parsed.words) - length + 1)
        if _text(parsed, first, first + length) == text
    ]


def other_pronoun(parsed: Parsed, _: Random) -> Change | None:
    """Make a man of every "she", or the reverse; only where one sex is spoken of."""
    spans: list[Span] = []
    seen = {word.text.lower() for word in parsed.words}
    if seen & {"he", "him", "his", "himself"} and seen & {"she", "her", "hers", "herself"}:
        return None
    for index, word in enumerate(parsed.words):
        low = word.text.lower()
        other = ("his" if word.tag == "PRP$" else "him") if low == "her" else _HE.get(low)
        if other:
            spans.append((index, index + 1, other))
    return Change(tuple(spans)) if spans else None


def same_name(parsed: Parsed, random: Random) -> Change | None:
    """Write a title or a name short or in full."""
    found: list[Span] = []
    for index, word in enumerate(parsed.words):
        after = parsed.words[index + 1] if index + 1 < len(parsed.words) else None
        if word.text in _TITLES and after and after.tag == "NNP" and word.tag == "NNP":
            found.append((index, index + 1, _TITLES[word.text]))
        before = parsed.words[index - 1].text if index else ""
        alone = not (
            after and (after.tag.startswith("NNP") or after.text in {"-", "/"})
        ) and before not in {"the", "The", "-"}
        if (
            word.text in _SHORT
            and alone
            and word.tag == "NNP"
            and not (index and parsed.words[index - 1].tag == "NNP")
        ):
            name = random.choice(_SHORT[word.text])
            noun = after is not None and (after.tag.startswith(("NN", "JJ", "POS")))
            if (
                not (noun and name.startswith("the ")) and word.dep not in {"compound", "amod"}
            ) or word.text in {"US", "U.S.", "UK", "U.K.", "U.N.", "UN", "NATO"}:
                found.append((index, index + 1, name))
        if (
            re.fullmatch(r"[A-Z]\.", word.text)
            and word.entity == "PERSON"
            and before[:1].isupper()
            and len(before) > 2
            and after
            and after.tag == "NNP"
        ):
            found.append((index, index + 1, ""))
        if any(sign in word.text for sign in "éèáíóúñüöäçãôêåø") and word.tag == "NNP":
            found.append((index, index + 1, word.text.translate(_PLAIN)))
    return Change((random.choice(found),)) if found else None


_PLAIN = str.maketrans("éèáíóúñüöäçãôêåø", "eeaiounuoacaoeao")


def _text(parsed: Parsed, first: int, last: int) -> str:
    return "".join(word.text + " " * word.blank for word in parsed.words[first:last]).strip()


@cache
def _countries() -> tuple[str, ...]:
    return tuple(row["names"][0] for row in _rows() if len(row["names"][0].split()) < 3)


@cache
def _people() -> tuple[str, ...]:
    return tuple(row["people"][0] for row in _rows() if row.get("people"))


def _rows() -> list[dict[str, list[str]]]:
    return list(cast("dict[str, dict[str, list[str]]]", table("countries")).values())


REWORDINGS = (Edit("same name", "entailment", "entailment", same_name),)
