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
# Named in the news often enough that a mix-up is likely.
_LIKELY = listed("countries often in the news")


# What the parser takes for a person or a body and is none.
_NO_NAMES = frozenset(listed("words of no name"))
_NO_PART = frozenset(
    {"II", "III", "IV", "VI", "VII", "VIII", "Man", "Be", "Will", "Les", "King", "Iron", "Mary"}
)


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
                text = parsed.printed((first, last))
                named = _NAME.fullmatch(text) and not text.isupper()
                if named and not text.endswith(("'s", "’s")) and not _NO_NAMES & set(text.split()):
                    counts[parsed.words[first].entity, text] += 1
        # Of a common given name it is sure that a person bears it.
        given = Counter(
            text.split()[0] for sort, text in counts if sort == "PERSON" and " " in text
        )
        names: dict[tuple[str, int], list[str]] = {}
        for (sort, text), count in sorted(counts.items()):
            if (
                sort == "PERSON"
                and " " in text
                and (given[text.split()[0]] < 3 or _NO_PART & set(text.split()))
            ):
                continue
            least = {"PERSON": 2, "ORG": 3, "NORP": 5, "FAC": 2}.get(sort, 3)
            if sort == "ORG" and _body(text) is None:
                continue
            if count >= least and (sort != "PERSON" or " " in text):
                names.setdefault((sort, len(text.split())), []).append(text)
        return cls({key: tuple(found) for key, found in names.items()})

    def other(self, sort: str, text: str, random: Random) -> str | None:
        """Return another name of the same sort and length, or None."""
        place = _other_place(sort, text, random)
        if place is not None or sort == "ORG":
            return place or self._other_body(text, random)
        parts = text.split()
        if sort == "PERSON" and len(parts) < 3:
            whole = len(parts) == 1 or random.random() < 0.6
            return self._other_part(text, random) if whole else self._any(sort, text, random)
        return self._any(sort, text, random)

    def _any(self, sort: str, text: str, random: Random) -> str | None:
        parts = text.split()
        options = [one for one in self.names.get((sort, len(parts)), ()) if _like(one, text)]
        kin = [one for one in options if one.split()[-1] == parts[-1]]
        options = kin if len(kin) > 2 and random.random() < 0.7 else options
        return random.choice(options) if options else None

    def _other_part(self, text: str, random: Random) -> str | None:
        """Return another given name for a given name, another family name for a family name."""
        pairs = [one.split() for one in self.names.get(("PERSON", 2), ())]
        if " " in text:
            given, family = text.split()
            donor = random.choice(pairs or [[given, family]])
            mixed = random.choice((f"{given} {donor[1]}", f"{donor[0]} {family}"))
            return mixed if mixed != text else None
        for part in (1, 0):
            others = [pair[part] for pair in pairs if text not in pair]
            if others and any(pair[part] == text for pair in pairs):
                return random.choice(others)
        return None

    def _other_body(self, text: str, random: Random) -> str | None:
        """Return another body of the same kind."""
        named = text.startswith("the ")
        options = [
            one
            for (sort, _), group in self.names.items()
            for one in group
            if sort == "ORG"
            and one.removeprefix("the ") != text.removeprefix("the ")
            and _body(one) == _body(text)
            and one.startswith("the ") == named
        ]
        return random.choice(options) if options else None


@cache
def _bodies() -> dict[str, int]:
    """Return the line of the table of bodies for each last word and each whole name in it."""
    lines = listed("kinds of bodies")
    return {word: line for line, words in enumerate(lines) for word in words.split("|")}


def _body(text: str) -> int | None:
    """Return the line of a body, or None for what the parser takes for one: films, people."""
    return _bodies().get(text.rsplit(maxsplit=1)[-1])


def _is_plain_name(parsed: Parsed, span: tuple[int, int], text: str) -> bool:
    """Whether a name is of the sort that the parser says, as far as lists and its place tell."""
    first, last = span
    sort = parsed.words[first].entity
    if sort == "ORG":
        return _body(text) is not None
    if sort == "NORP":
        return text in _people()
    head = parsed.head_of((first, last))
    word = parsed.words[head]
    if sort == "PERSON":
        named = all(one.tag == "NNP" for one in parsed.words[first:last])
        # "Shakira" may be an album, "Groundwater" a word that opens a sentence.
        return (
            named
            and word.dep not in {"compound", "amod", "nmod"}
            and (last - first > 1 or first > 0)
        )
    known = text in _countries() or text in _STATES or text in _CITIES
    inside = word.dep == "pobj" and parsed.words[word.head].text.lower() in _WHERE
    return known or (sort == "GPE" and inside)


_WHERE = frozenset(
    {"in", "at", "near", "from", "to", "outside", "across", "throughout", "around", "into"}
)


def _other_place(sort: str, text: str, random: Random) -> str | None:
    """Return another country, state, city or people, mostly one that is often in the news."""
    often = random.random() < 0.8
    for group in (_countries(), _STATES, _CITIES):
        if text.removeprefix("the ") in group:
            likely = _LIKELY if group is _countries() and often else group
            return random.choice(
                [one for one in likely if one not in text and one not in _WITH_THE]
            )
    if sort == "GPE":
        return random.choice([one for one in _CITIES if one != text])
    if text in _people():
        likely = _likely_people() if often else _people()
        return random.choice([one for one in likely if one != text])
    return None


# Countries that want an article.
_WITH_THE = frozenset(listed("countries with an article"))


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
        spans = [
            span
            for span in parsed.spans(*labels)
            if _NAME.fullmatch(text := parsed.printed(span)) and _is_plain_name(parsed, span, text)
        ]
        if not spans:
            return None
        first, last = random.choice(spans)
        text = parsed.printed((first, last))
        other = pools.other(parsed.words[first].entity, text, random)
        if other is None or text.upper() == text:
            return None
        return Change(tuple(_everywhere(parsed, (first, last), other)))

    return make


def _everywhere(parsed: Parsed, span: tuple[int, int], other: str) -> list[Span]:
    """Replace every mention of the same words."""
    length = span[1] - span[0]
    text = parsed.printed(span)
    return [
        (first, first + length, other)
        for first in range(len(parsed.words) - length + 1)
        if parsed.printed((first, first + length)) == text
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
        placed = word.text in {"St.", "Saint", "Mt.", "Mount"}
        titled = after is not None and after.tag == "NNP" and word.tag == "NNP"
        if word.text in _TITLES and titled and (placed or (after and after.entity == "PERSON")):
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
            described = parsed.child(index, "amod", "compound", "nmod", "det") is not None
            if name.startswith("the ") and described:
                continue
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


@cache
def _countries() -> tuple[str, ...]:
    return tuple(row["names"][0] for row in _rows() if len(row["names"][0].split()) < 3)


@cache
def _people() -> tuple[str, ...]:
    return tuple(row["people"][0] for row in _rows() if row.get("people"))


@cache
def _likely_people() -> tuple[str, ...]:
    rows = [row for row in _rows() if row["names"][0] in _LIKELY]
    return tuple(row["people"][0] for row in rows if row.get("people"))


def _rows() -> list[dict[str, list[str]]]:
    return list(cast("dict[str, dict[str, list[str]]]", table("countries")).values())


REWORDINGS = (Edit("same name", "entailment", "entailment", same_name),)
