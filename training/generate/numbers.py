"""Numbers, money, percentages, ages and units: another value, another unit, another way to write it."""

import re
from collections.abc import Iterator
from random import Random

from training.generate.change import Change, Edit, Span
from training.generate.counting import in_words, other_value, value_of, with_commas
from training.generate.dates import MONTHS
from training.generate.parse import Parsed
from training.generate.tables import mapped, paired

_NAMED = frozenset({
    "PERSON", "ORG", "GPE", "LOC", "WORK_OF_ART", "PRODUCT", "FAC", "EVENT", "LAW", "DATE", "TIME",
    "NORP",
})  # fmt: skip
_DATED = frozenset(MONTHS)
_NUMBERED = frozenset(
    {"Top", "Hot", "No.", "no.", "Issue", "Number", "number", "page", "Part", "Chapter"}
)
_SCALES = ("hundred", "thousand", "million", "billion", "trillion")
_MONEY = {"$": "dollars", "£": "pounds", "€": "euros"}
_LETTERS = {"million": "m", "billion": "bn"}
# A unit, and units of the same dimension that a slip of the pen puts in its place.
_UNITS = mapped("units")
_SHORT_UNITS = paired("short units")
_LONG_UNITS = paired("long units")
_SPELLED = paired("units spelt")
_SHARES = mapped("shares")
_BOUNDS = mapped("same bounds")
_OTHER_BOUNDS = mapped("opposite bounds")


def numerals(parsed: Parsed) -> Iterator[int]:
    """Yield the words that are counts: no years, dates, names or parts of compounds."""
    words = parsed.words
    for index, word in enumerate(words):
        value = value_of(word.text)
        if word.tag != "CD" or value is None or word.entity in _NAMED:
            continue
        # "29.000 feet" is twenty-nine thousand on the continent.
        if word.text.endswith(".000"):
            continue
        near = {one.text for one in words[max(0, index - 1) : index + 2]}
        if near & _DATED or (index and words[index - 1].text in {"–", "—"}):
            continue
        # "Hot 100", "Xbox 360", "No. 3": a name, and "The Four Seasons" before one.
        if index and (words[index - 1].tag == "NNP" or words[index - 1].text in _NUMBERED):
            continue
        if word.text[0].isupper() and index:
            continue
        glued = index > 0 and not words[index - 1].blank and words[index - 1].text not in "$£€("
        year = (
            word.text.isdigit()
            and 1000 <= value <= 2100
            and word.entity not in {"MONEY", "QUANTITY"}
        )
        follows = words[index + 1].text if index + 1 < len(words) else ""
        joined = follows in {"-", "–", "/", ":", "to"} or (
            index and words[index - 1].text in {"to", "-"}
        )
        if not (
            glued or year or joined or word.text.lower() == "one" or word.dep in {"nmod", "appos"}
        ):
            yield index


def other_number(parsed: Parsed, random: Random) -> Change | None:
    """Exchange one count for another, near it as a rule; "one hundred" stays a phrase."""
    places = [k for k in numerals(parsed) if value_of(parsed.words[k].text) != 1]
    if not places:
        return None
    place = random.choice(places)
    text = other_value(parsed.words[place].text, random)
    follows = parsed.words[place + 1].text if place + 1 < len(parsed.words) else ""
    if text is None or (follows in _SCALES and (value_of(text) or 0) >= 1000):
        return None
    if follows in {"%", "percent"} and (value_of(text) or 0) > 100 > (
        value_of(parsed.words[place].text) or 0
    ):
        return None
    return Change(((place, place + 1, text),))


def other_age(parsed: Parsed, random: Random) -> Change | None:
    """Exchange the age in "aged 45", "45-year-old", "a five-year plan"."""
    for index, word in enumerate(parsed.words):
        hit = re.fullmatch(r"(\d+|[a-z]+)(-(?:year|month|day|week|hour)s?(?:-old)?)", word.text)
        number = hit[1] if hit else ""
        split = index + 2 < len(parsed.words) and parsed.words[index + 1].text == "-"
        if (
            not hit
            and split
            and parsed.words[index + 2].text in {"year", "month", "day", "week", "hour", "mile"}
        ):
            number = word.text
        text = other_value(number, random) if number else None
        if text:
            return Change(((index, index + 1, text + (hit[2] if hit else "")),))
    return None


def other_unit(parsed: Parsed, random: Random) -> Change | None:
    """Exchange the unit of a number: miles for kilometers, million for billion."""
    found: list[Span] = []
    for index in numerals(parsed):
        for place in (index + 1, index + 2):
            found += _units_at(parsed, place, random)
    return Change((random.choice(found),)) if found else None


def _units_at(parsed: Parsed, place: int, random: Random) -> list[Span]:
    if place >= len(parsed.words):
        return []
    word = parsed.words[place]
    if word.text in {"million", "billion"}:
        return [(place, place + 1, "billion" if word.text == "million" else "million")]
    if word.lemma not in _UNITS or word.tag not in {"NN", "NNS"}:
        return []
    other = random.choice(_UNITS[word.lemma])
    if word.tag == "NNS" and not other.endswith("s"):
        other = {"foot": "feet", "inch": "inches", "century": "centuries"}.get(other, other + "s")
    return [(place, place + 1, other)]


def other_bound(parsed: Parsed, random: Random) -> Change | None:
    """Turn a bound round: more than 20, fewer than 20."""
    return _bound(parsed, random, _OTHER_BOUNDS)


def same_bound(parsed: Parsed, random: Random) -> Change | None:
    """Say a bound in other words: more than 20, over 20."""
    return _bound(parsed, random, _BOUNDS)


def _bound(parsed: Parsed, random: Random, table: dict[str, tuple[str, ...]]) -> Change | None:
    words = parsed.words
    for index in numerals(parsed):
        start = index - 1 if index and words[index - 1].text == "$" else index
        for length in (3, 2, 1):
            first = start - length
            phrase = " ".join(word.text.lower() for word in words[max(0, first) : start])
            # "Over four series" is a length of time.
            lasting = (
                phrase == "over"
                and (value_of(words[index].text) or 0) < 20
                and words[index].entity != "MONEY"
            )
            scaled = index + 1 < len(words) and words[index + 1].text in _SCALES
            if lasting and not scaled:
                continue
            if first >= 0 and phrase in table and words[first].entity not in {"DATE", "TIME"}:
                return Change(((first, start, random.choice(table[phrase])),))
    return None


def same_number(parsed: Parsed, random: Random) -> Change | None:
    """Write a number, a sum, a percentage or a unit in another way."""
    makers = random.sample(_FORMATS, len(_FORMATS))
    for make in makers:
        spans = [span for index in numerals(parsed) for span in make(parsed, index, random)]
        if spans:
            return Change((random.choice(spans),))
    return None


def _between_words_and_digits(parsed: Parsed, index: int, random: Random) -> list[Span]:
    words = parsed.words
    text, value = words[index].text, value_of(words[index].text) or 0
    money = index > 0 and words[index - 1].text in _MONEY
    if money or value != int(value) or value >= 1000 or not value >= 2:
        return []
    if not text[0].isdigit():
        return [(index, index + 1, str(int(value)))]
    follows = words[index + 1].text if index + 1 < len(words) else ""
    if follows == "%" or value > 100:
        return []
    found = [(index, index + 1, in_words(int(value)))]
    if value in {12, 24, 36} and follows.isalpha() and follows not in _SCALES:
        found.append(
            (index, index + 1, {12: "a dozen", 24: "two dozen", 36: "three dozen"}[int(value)])
        )
    return [random.choice(found)]


def _thousands(parsed: Parsed, index: int, random: Random) -> list[Span]:
    text, value = parsed.words[index].text, value_of(parsed.words[index].text) or 0
    if value < 1000 or not text[0].isdigit() or "." in text:
        return []
    number = int(value)
    forms = [text.replace(",", "") if "," in text else with_commas(number)]
    money = index > 0 and parsed.words[index - 1].text in _MONEY
    if number % 1000 == 0 and number < 1_000_000:
        forms += [f"{number // 1000} thousand"]
        if number // 1000 <= 20 and not money:
            forms += [f"{in_words(number // 1000)} thousand"]
    if number % 100_000 == 0 and 1_000_000 <= number < 1_000_000_000:
        forms += [f"{number / 1_000_000:g} million"]
    return [(index, index + 1, random.choice(forms))]


def _millions(parsed: Parsed, index: int, random: Random) -> list[Span]:
    words = parsed.words
    if index + 1 >= len(words) or words[index + 1].text not in _LETTERS or not words[index].blank:
        return []
    scale, value = words[index + 1].text, value_of(words[index].text) or 0
    if not words[index].text[0].isdigit():
        return [(index, index + 1, f"{value:g}")] if value > 1 else []
    money = index > 0 and words[index - 1].text in _MONEY
    size = 1_000_000 if scale == "million" else 1_000_000_000
    forms = []
    if abs(value * size - round(value * size)) < 1e-6 and len(words[index].text) < 6:
        forms.append(with_commas(round(value * size)))
    if money:
        forms += [f"{words[index].text}{_LETTERS[scale]}", f"{words[index].text} {_LETTERS[scale]}"]
    if scale == "billion" and value < 10 and not money:
        forms.append(f"{value * 1000:g} million")
    return [(index, index + 2, random.choice(forms))] if forms else []


def _money(parsed: Parsed, index: int, random: Random) -> list[Span]:
    words = parsed.words
    if not index or words[index - 1].text not in _MONEY or words[index - 1].blank:
        return []
    end = index + 2 if index + 1 < len(words) and words[index + 1].text in _SCALES else index + 1
    if end < len(words) and (
        words[end].tag.startswith(("NN", "CD", "JJ")) or words[end].text in "-/"
    ):
        return []
    amount = " ".join(word.text for word in words[index:end])
    before = words[index - 1].text
    name = _MONEY[before] if amount != "1" else _MONEY[before][:-1]
    forms = [f"{amount} {name}"]
    if before == "$":
        forms.append(f"US${amount}")
    return [(index - 1, end, random.choice(forms))]


def _dollars(parsed: Parsed, index: int, _: Random) -> list[Span]:
    words = parsed.words
    end = index + 1
    while end < len(words) and words[end].text in _SCALES:
        end += 1
    if (
        end >= len(words)
        or words[end].text not in {"dollars", "euros"}
        or not words[index].text[0].isdigit()
    ):
        return []
    amount = " ".join(word.text for word in words[index:end])
    return [(index, end + 1, ("$" if words[end].text == "dollars" else "€") + amount)]


def _percent(parsed: Parsed, index: int, random: Random) -> list[Span]:
    words = parsed.words
    if index + 1 >= len(words) or words[index + 1].text not in {"%", "percent"}:
        return []
    number, sign = words[index].text, words[index + 1].text
    follows = words[index + 2].text if index + 2 < len(words) else ""
    if number in _SHARES and follows == "of":
        return [(index, index + 2, random.choice(_SHARES[number]))]
    if not number[0].isdigit():
        return [(index, index + 2, f"{value_of(number):g}%")]
    forms = (
        [f"{number} percent", f"{number} per cent"]
        if sign == "%"
        else [f"{number}%", f"{number} per cent"]
    )
    if value_of(number) == int(value_of(number) or 0) and (value_of(number) or 0) < 100:
        forms.append(f"{in_words(int(value_of(number) or 0))} percent")
    return [(index, index + 2, random.choice(forms))]


def _unit_name(parsed: Parsed, index: int, random: Random) -> list[Span]:
    if index + 1 >= len(parsed.words):
        return []
    text = parsed.words[index + 1].text
    digits = parsed.words[index].text[0].isdigit()
    forms = [table[text] for table in (_LONG_UNITS, _SPELLED) if text in table]
    if digits and text in _SHORT_UNITS:
        forms.append(_SHORT_UNITS[text])
    return [(index + 1, index + 2, random.choice(forms))] if forms else []


def same_age(parsed: Parsed, _: Random) -> Change | None:
    """Write "45-year-old" as "forty-five-year-old" and the reverse."""
    for index, word in enumerate(parsed.words[:-2]):
        value = value_of(word.text)
        hyphen = parsed.words[index + 1].text == "-" and not word.blank
        unit = parsed.words[index + 2].lemma in {"year", "month", "day", "week", "hour", "mile"}
        named = parsed.words[index + 2].text[0].isupper()
        if not (hyphen and unit and value and 2 <= value < 100 and value == int(value)) or named:
            continue
        text = in_words(int(value)) if word.text[0].isdigit() else str(int(value))
        return Change(((index, index + 1, text),))
    return None


_FORMATS = (
    _between_words_and_digits, _between_words_and_digits, _thousands, _millions, _money, _dollars,
    _percent, _unit_name,
)  # fmt: skip

CONFLICTS = (
    Edit("number", "contradiction", "contradiction", other_number),
    Edit("age", "contradiction", "contradiction", other_age),
    Edit("unit", "contradiction", "contradiction", other_unit),
    Edit("bound", "contradiction", "contradiction", other_bound),
)
REWORDINGS = (
    Edit("same number", "entailment", "entailment", same_number),
    Edit("same age", "entailment", "entailment", same_age),
    Edit("same bound", "entailment", "entailment", same_bound),
)
