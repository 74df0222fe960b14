"""Typed lookups over the tables of countries, given names, titles and known spellings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from factcheck.facts.names.spelling import fold
from factcheck.lexicon import table


@dataclass(frozen=True, slots=True)
class Country:
    """A country as a name means it.

    ``style`` numbers the ways that a desk has to choose between.
    """

    code: str
    style: int


def country_named(name: str) -> Country | None:
    """The country that bears the folded name; None for a demonym."""
    return _countries().get(name)


def country_of_people(name: str) -> str | None:
    """Code of the country whose people or things the folded word means ("syrian", "syrians")."""
    peoples = _peoples()
    return peoples.get(name) or peoples.get(name.removesuffix("s"))


def country_behind(name: str) -> frozenset[str]:
    """Codes of the countries that the folded name may speak for: Moscow, the Kremlin."""
    found = {_seats()[name]} if name in _seats() else set()
    country = country_named(name)
    if country is not None:
        found.add(country.code)
    found.update(code for word in name.split() if (code := country_of_people(word)) is not None)
    return frozenset(found)


def seats_of(code: str) -> frozenset[str]:
    """Folded names that stand for the country's government: its capital, the Kremlin."""
    return frozenset(name for name, country in _seats().items() if country == code)


def same_given_name(ours: str, theirs: str) -> bool | None:
    """Whether two folded given names are of one family; None when the table cannot tell."""
    families = _families()
    left, right = families.get(ours), families.get(theirs)
    if left is None or right is None:
        return None
    return not left.isdisjoint(right)


def is_given_name(word: str) -> bool:
    """Whether the folded word is in the table of given names."""
    return word in _families()


def is_title(word: str) -> bool:
    """Whether the folded word is a title, a rank or an office that stands before a name."""
    return word in _titles()


def is_suffix(word: str) -> bool:
    """Whether the folded word stands after a name: Jr, III."""
    return word in _suffixes()


def listed_together(ours: str, theirs: str) -> bool:
    """Whether the two folded names are in one row of known spellings."""
    rows = _rows()
    return not rows.get(ours, frozenset()).isdisjoint(rows.get(theirs, frozenset()))


def is_short_form(ours: str, theirs: str) -> bool:
    """Whether the two folded names are one in short, or in another language: Arkansas, Ark; MSF."""
    rows = _short_forms()
    return not rows.get(ours, frozenset()).isdisjoint(rows.get(theirs, frozenset()))


def is_listed_body(name: str) -> bool:
    """Whether the folded name is an organisation's in the tables: "Doctors Without Borders" are none."""
    return name in _bodies()


def listed_rows(name: str) -> frozenset[int]:
    """Numbers of the rows of known spellings that have the folded name."""
    return _rows().get(name, frozenset())


def is_listed_place(name: str) -> bool:
    """Whether the folded name is among the known spellings of a place."""
    return name in _places()


def listed_apart(ours: str, theirs: str) -> bool:
    """Whether the two folded words are known to be different names in spite of their sound."""
    return frozenset((ours, theirs)) in _apart()


_Rows = Sequence[Sequence[str]]


@cache
def _country_table() -> Mapping[str, Mapping[str, object]]:
    return cast("Mapping[str, Mapping[str, object]]", table("countries"))


@cache
def _countries() -> Mapping[str, Country]:
    found = {}
    for code, row in _country_table().items():
        for name in cast("Sequence[str]", row["names"]):
            found[fold(name)] = Country(code, 0)
        for number, name in enumerate(cast("Sequence[str]", row.get("styles", ())), 1):
            found[fold(name)] = Country(code, number)
    return found


@cache
def _peoples() -> Mapping[str, str]:
    return {
        fold(word): code
        for code, row in _country_table().items()
        for word in cast("Sequence[str]", row["people"])
    }


@cache
def _capitals() -> Mapping[str, str]:
    return {
        code: fold(cast("str", row["capital"]))
        for code, row in _country_table().items()
        if "capital" in row
    }


@cache
def _seats() -> Mapping[str, str]:
    found = {capital: code for code, capital in _capitals().items()}
    for code, row in _country_table().items():
        for seat in cast("Sequence[str]", row.get("seats", ())):
            found[fold(seat)] = code
    return found


@cache
def _families() -> Mapping[str, frozenset[int]]:
    raw = cast("Mapping[str, _Rows]", table("given_names"))
    alone = [[name] for name in cast("Sequence[str]", raw["others"])]
    return _numbered([*raw["families"], *alone])


@cache
def _rows() -> Mapping[str, frozenset[int]]:
    raw = cast("Mapping[str, _Rows]", table("name_spellings"))
    return _numbered([*raw["people"], *raw["places"], *raw["organisations"]])


@cache
def _short_forms() -> Mapping[str, frozenset[int]]:
    raw = cast("Mapping[str, _Rows]", table("name_spellings"))
    return _numbered([*raw["short_forms"], *raw["other_languages"]])


@cache
def _bodies() -> frozenset[str]:
    raw = cast("Mapping[str, _Rows]", table("name_spellings"))
    return frozenset(
        name for row in (*raw["organisations"], *raw["other_languages"]) for name in row
    )


@cache
def _places() -> frozenset[str]:
    raw = cast("Mapping[str, _Rows]", table("name_spellings"))
    return frozenset(name for row in raw["places"] for name in row)


@cache
def _apart() -> frozenset[frozenset[str]]:
    raw = cast("Mapping[str, _Rows]", table("name_spellings"))
    return frozenset(frozenset(row) for row in raw["different"])


@cache
def _titles() -> frozenset[str]:
    raw = cast("Mapping[str, Sequence[str]]", table("titles"))
    return frozenset((*raw["honorifics"], *raw["ranks"], *raw["offices"]))


@cache
def _suffixes() -> frozenset[str]:
    return frozenset(cast("Mapping[str, Sequence[str]]", table("titles"))["suffixes"])


def _numbered(rows: _Rows) -> Mapping[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, row in enumerate(rows):
        for word in row:
            found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}
