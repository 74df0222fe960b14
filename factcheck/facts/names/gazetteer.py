"""Places by name: which places of the world bear a name, however it is spelled."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import factcheck.lexicon
from factcheck.facts.names.spelling import fold


@dataclass(frozen=True, slots=True)
class Bearers:
    """The places that bear a name, by number (0 is the largest), and those whose own name it is."""

    all: frozenset[int] = frozenset()
    own: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Cities and towns over 15,000 people with their Latin-script names (GeoNames, CC BY 4.0).

    ``names`` holds sorted entries ``key=place,place!;``, a mark at the places' own names, and is
    searched by halves: 117,000 names load in 20 ms.
    """

    names: str
    countries: tuple[str, ...]

    def bearers(self, key: str) -> Bearers:
        """The places whose folded name is *key*; none when it is not known."""
        low, high = 0, len(self.names)
        while low < high:
            middle = self.names.rfind(";", low, (low + high) // 2) + 1 or low
            middle = max(middle, low)
            end = self.names.index(";", middle)
            name, _, ids = self.names[middle:end].partition("=")
            if name == key:
                return _read(ids)
            if name < key:
                low = end + 1
            else:
                high = middle
        return Bearers()


def _read(ids: str) -> Bearers:
    listed = ids.split(",")
    return Bearers(
        frozenset(int(number.rstrip("!")) for number in listed),
        frozenset(int(number[:-1]) for number in listed if number.endswith("!")),
    )


@cache
def gazetteer() -> Gazetteer:
    """The shipped gazetteer, read once and only when a name has to be looked up."""
    raw = files(factcheck.lexicon).joinpath("gazetteer.json.gz").read_bytes()
    content = json.loads(gzip.decompress(raw))
    return Gazetteer(content["names"], tuple(content["countries"].split()))


@lru_cache(maxsize=16384)
def places_named(name: str) -> Bearers:
    """The places that bear the name, spelled in any of the known ways."""
    return gazetteer().bearers(fold(name))


def countries_of(bearers: Bearers) -> frozenset[str]:
    """Codes of the countries that the places lie in."""
    return frozenset(gazetteer().countries[place] for place in bearers.all)


def one_place(ours: Bearers, theirs: Bearers) -> bool:
    """Whether the two names can mean one place.

    Not when each is the own name of another place and those two are the best known ones, or lie in
    one country: GeoNames lists Toyoda among the names of Toyota.
    """
    if ours.all.isdisjoint(theirs.all):
        return False
    if not ours.own or not theirs.own or not ours.own.isdisjoint(theirs.own):
        return True
    countries = gazetteer().countries
    near = {countries[place] for place in ours.own} & {countries[place] for place in theirs.own}
    return min(ours.all) == min(theirs.all) and not near
