"""The place line of a wire story ("HMEIMIM, Syria —") and the day that it may name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import cast

from factcheck.extraction.dates import parse_date
from factcheck.lexicon import table
from factcheck.model import Span

_UPPER = r"(?:[^\W\d_a-z]|(?<=\bM)c)"  # McALLEN
_CITY = rf"{_UPPER}(?:{_UPPER}|['’.\-/]|[ ](?={_UPPER})){{1,40}}"
_MONTH = r"(?:Jan|Feb|March|Mar|April|Apr|May|June|Jun|July|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,7}\.?"
_DAY = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_REGION = (
    rf"(?!{_MONTH} \d)(?:(?:near|northern|southern|eastern|western|central|occupied) )?"
    r"[^\W\d_a-z][\w.'’\-]*(?: [\w.'’\-]+){0,3}?"
)
_DASH = r"(?:[\u2012-\u2015]|--?)"
_DATELINE = re.compile(
    rf"(?P<city>{_CITY}(?: and {_CITY})?)(?P<region>(?:, {_REGION}){{0,2}}?)(?:,? (?P<day>{_DAY}))?"
    rf"(?: ?[(](?P<service>[^()\d]{{2,40}})[)])?(?:,? (?P<late>{_DAY}))?"
    rf"(?:\s*(?P<dash>{_DASH})|(?P<colon>:))(?P<gap>\s*)"
)
_SERVICE = re.compile(
    rf"(?:(?P<city>[^\W\d_][\w.'’\- ]{{1,40}}(?:, {_REGION})?(?:, (?P<day>{_DAY}))?) )?"
    rf"[(](?P<service>[^()\d]{{2,40}})[)]\s*{_DASH}(?=\s)"
)
_FEWEST_CAPITALS = 3
"""Letters of a city: "EU - not a city", "I — the undersigned"."""
_SENTENCE = re.compile(r"[\"“‘'«(\[]*[^\W_]")


@dataclass(frozen=True, slots=True)
class Dateline:
    """From the city through the dash; ``published`` only where its day has a year."""

    span: Span
    published: date | None


def dateline(text: str, paragraph: Span) -> Dateline | None:
    """The dateline that *paragraph* opens with, if it does.

    Cities in capitals, as agencies set them; other cities only with the name of a known agency. What follows must
    open a sentence, so "NATO — the alliance — said" is none.
    """
    found = _DATELINE.match(text, paragraph.start, paragraph.end)
    if found is None or not _is_place(found, text):
        found = _SERVICE.match(text, paragraph.start, paragraph.end)
        if found is None or found["service"] not in _words("services"):
            return None
        return Dateline(Span(found.start(), found.end()), parse_date(found["day"] or ""))
    end = found.start("gap")
    return Dateline(Span(found.start(), end), parse_date(found["day"] or found["late"] or ""))


def _is_place(found: re.Match[str], text: str) -> bool:
    city = found["city"]
    if sum(sign.isalpha() for sign in city) < _FEWEST_CAPITALS or city in _words("labels"):
        return False
    if not city.replace("Mc", "MC").replace(" and ", " AND ").isupper():
        return False
    named = found["region"] or found["day"] or found["service"]
    if city in _words("bodies") or (found["colon"] and not named):
        return False
    if found["dash"] in {"-", "--"} and not found["gap"]:  # "ANTI-war"
        return False
    opener = _SENTENCE.match(text, found.end())
    return opener is None or not opener.group()[-1].islower()


@cache
def _words(key: str) -> frozenset[str]:
    rows = cast("dict[str, list[str]]", table("datelines"))
    return frozenset(rows[key])
