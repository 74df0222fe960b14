"""Edits that change the words and keep the facts, so that a change alone is no conflict."""

import re
from collections.abc import Callable, Sequence
from random import Random

from training.data import Pair

_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen", "twenty",
)  # fmt: skip
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_SHORT = {name: name[:3] + "." for name in _MONTHS if len(name) > 5} | {"September": "Sept."}
# Both columns are exchanged for one another, whole words only.
_TWINS = (
    ("spokesman", "spokesperson"), ("spokeswoman", "spokesperson"), ("toward", "towards"),
    ("began", "started"), ("purchased", "bought"), ("however", "but"), ("percent", "per cent"),
    ("percent", "%"), ("United States", "U.S."), ("United States", "US"), ("color", "colour"),
    ("center", "centre"), ("organization", "organisation"), ("program", "programme"),
    ("more than", "over"), ("about", "around"), ("approximately", "about"), ("while", "as"),
    ("did not", "didn't"), ("does not", "doesn't"), ("is not", "isn't"), ("was not", "wasn't"),
    ("were not", "weren't"), ("has not", "hasn't"), ("have not", "haven't"), ("cannot", "can not"),
    ("could not", "couldn't"), ("will not", "won't"), ("said", "stated"),
    ("said", "told reporters"), ("also", "as well"), ("because", "since"), ("help", "assist"),
    ("many", "numerous"), ("kids", "children"), ("later", "afterwards"), ("film", "movie"),
    ("show", "demonstrate"), ("large", "big"), ("near", "close to"), ("received", "got"),
    ("finished", "completed"), ("died", "passed away"), ("said", "added"), ("Mr.", "Mr"),
    ("Dr.", "Doctor"), ("World War II", "the Second World War"), ("United Kingdom", "UK"),
    ("United Nations", "UN"), ("New York City", "New York"), ("killed", "left dead"),
    ("police officers", "police"), ("currently", "now"), ("located", "situated"),
    ("consists of", "is made up of"), ("known as", "called"), ("several", "a number of"),
    ("attempted", "tried"), ("children", "kids"), ("led", "headed"), ("announced", "said"),
    ("city of", "town of"), ("in order to", "to"), ("such as", "like"),
    ("during", "in the course of"), ("a year", "per year"), ("half", "50 percent"),
)  # fmt: skip
# Exchanged in the given direction only: the way back is not always the same sense.
_ONE_WAY = frozenset({
    "half", "while", "in order to", "approximately", "also", "because", "such as", "during",
    "many", "help", "known as", "city of", "police officers", "killed", "show", "currently",
})  # fmt: skip


def harmless_pairs(sentences: Sequence[str], count: int, random: Random) -> list[Pair]:
    """Return `count` entailments of a sentence with one to three harmless edits, either way."""
    pairs: list[Pair] = []
    for sentence in random.sample(sentences, len(sentences)):
        edited = edit(sentence, random)
        if edited == sentence:
            continue
        sides = (sentence, edited) if random.random() < 0.5 else (edited, sentence)
        pairs.append(Pair(*sides, "entailment", "made_harmless"))
        if len(pairs) == count:
            break
    return pairs


def edit(sentence: str, random: Random) -> str:
    """Return the sentence after at most three of the edits that apply to it."""
    text, done = sentence, 0
    for change in random.sample(_EDITS, len(_EDITS)):
        changed = change(text)
        if changed != text:
            text, done = changed, done + 1
        if done == 3:
            break
    return text


def _twin(first: str, second: str) -> Callable[[str], str]:
    pattern = re.compile(rf"(?<!\w){re.escape(first)}(?![\w$])")
    return lambda text: pattern.sub(second, text, count=1)


def _numbers_to_words(text: str) -> str:
    return re.sub(
        r"(?<![\w.,$£€:/-])(\d{1,2})(?= [a-z]{3,}s\b)",
        lambda hit: _SMALL[int(hit[1])] if 0 < int(hit[1]) <= 20 else hit[1],
        text,
    )


def _words_to_numbers(text: str) -> str:
    return re.sub(
        rf"\b({'|'.join(_SMALL[2:])})\b(?= [a-z]{{3,}}s\b)",
        lambda hit: str(_SMALL.index(hit[1])),
        text,
    )


def _short_month(text: str) -> str:
    names = "|".join(_SHORT)
    return re.sub(rf"\b({names})(?= \d)", lambda hit: _SHORT[hit[1]], text)


def _day_first(text: str) -> str:
    return re.sub(rf"\b({'|'.join(_MONTHS)}) (\d{{1,2}}), (\d{{4}})", r"\2 \1 \3", text)


def _month_first(text: str) -> str:
    return re.sub(rf"\b(\d{{1,2}}) ({'|'.join(_MONTHS)}) (\d{{4}})", r"\2 \1, \3", text)


def _ordinal_day(text: str) -> str:
    return (
        re.sub(rf"\b({'|'.join(_MONTHS)}) (\d{{1,2}})\b(?!\d)", r"\1 \2th", text)
        if re.search(rf"\b({'|'.join(_MONTHS)}) (?:[4-9]|1\d|20)\b", text)
        else text
    )


def _short_million(text: str) -> str:
    text = re.sub(r"([$£€]\d[\d.,]*) million\b", r"\1m", text)
    return re.sub(r"([$£€]\d[\d.,]*) billion\b", r"\1bn", text)


def _dollars_in_words(text: str) -> str:
    return re.sub(r"\$(\d[\d.,]*\d|\d)( million| billion)?(?![\w.])", r"\1\2 dollars", text)


def _no_thousands(text: str) -> str:
    return re.sub(r"(?<=\d),(?=\d{3}\b)", "", text)


def _millions_in_digits(text: str) -> str:
    return re.sub(r"(?<![\d.])(\d{1,3}) million\b", r"\1,000,000", text)


def _curly(text: str) -> str:
    text = re.sub(r'(?<!\w)"', "“", text)
    return text.replace('"', "”").replace("'", "’")


def _said_last(text: str) -> str:
    return re.sub(r'^("[^"]{20,}),?" said ([^".]{3,50})\.$', r'\2 said \1."', text)


def _leading_place(text: str) -> str:
    """Move "In 2004, she left." to "She left in 2004." when the rest is one plain clause."""
    hit = re.fullmatch(
        r"(In|On|At|During|After|Before) ([^,]{3,40}), (?!and|but)([^,;:]{15,})\.", text
    )
    if hit is None:
        return text
    rest = hit[3] if hit[3][:2].isupper() else hit[3][0].upper() + hit[3][1:]
    return f"{rest} {hit[1].lower()} {hit[2]}."


def _opening_year(text: str) -> str:
    """Move a year at the end to the front: "She left in 2004." to "In 2004, she left."."""
    hit = re.fullmatch(r"([A-Z][^,;:]{15,}) (in (?:[A-Z][a-z]+ )?\d{4})\.", text)
    return text if hit is None else f"In{hit[2][2:]}, {hit[1]}."


_EDITS: tuple[Callable[[str], str], ...] = (
    *(_twin(first, second) for first, second in _TWINS),
    *(_twin(second, first) for first, second in _TWINS if first not in _ONE_WAY),
    _numbers_to_words, _words_to_numbers, _short_month, _day_first, _month_first, _ordinal_day,
    _short_million, _dollars_in_words, _no_thousands, _millions_in_digits, _curly, _said_last,
    _leading_place, _opening_year,
)  # fmt: skip
