"""A day written out in full -> date; anything that leaves the day open is None."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)",
        r"(?P<year>\d{4})/(?P<month>\d{1,2})/(?P<day>\d{1,2})(?!\d)",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?!\d)",
        rf"(?:[a-z]+\.?,? +)?{_MONTH} +{_DAY},? +{_YEAR}(?!\d)",
        rf"(?:[a-z]+\.?,? +)?{_DAY}[ -]+{_MONTH},?[ -]+{_YEAR}(?!\d)",
    )
)


def parse_date(words: str) -> date | None:
    """The day that *words* start with, as written (a time zone after it does not move it).

    Read: 2024-12-16 with or without a time, 2024/12/16, 20241216, December 16, 2024, Mon, 16 Dec 2024. Not
    read: 12/11/2024 (two days, by country), a day without its year.
    """
    for form in _FORMS:
        if found := form.match(words.strip()):
            return _date(found["year"], found["month"], found["day"])
    return None


def _date(year: str, month: str, day: str) -> date | None:
    number = int(month) if month.isdecimal() else _MONTHS.index(month[:3].lower()) + 1
    try:
        return date(int(year), number, int(day))
    except ValueError:  # February 30
        return None
