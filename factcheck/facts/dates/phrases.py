"""Read the date or time that begins at a place of a sentence, whichever way it is printed."""

from __future__ import annotations

from functools import cache

from factcheck.facts.dates.clock import read_clock_time, read_part_of_day, read_spoken_time
from factcheck.facts.dates.days import (
    read_day_first,
    read_feast,
    read_holiday,
    read_month_first,
    read_numeric,
)
from factcheck.facts.dates.feasts import feasts
from factcheck.facts.dates.offsets import read_ago, read_from_now, read_stretch
from factcheck.facts.dates.pieces import Piece, Reader
from factcheck.facts.dates.relative import (
    NEAR_DAYS,
    read_adverbed,
    read_end_of_stretch,
    read_near_day,
    read_near_stretch,
    read_nth_of_month,
    read_portioned,
    read_stretch_before_last,
    read_week_of,
    read_weekday,
)
from factcheck.facts.dates.words import UNITS, holidays, numbers, parts, portions
from factcheck.facts.dates.years import (
    read_century,
    read_decade,
    read_months_of_year,
    read_quarter,
    read_season,
    read_year,
)
from factcheck.facts.lexemes import Line, Sort
from factcheck.facts.number_values import amount_words


def read_piece(line: Line, start: int) -> Piece | None:
    """The date or time that begins at lexeme *start*."""
    if line[start].sort is Sort.SIGN or (
        line[start].sort is Sort.WORD and line.low(start) not in _starts()
    ):
        return None
    for reader in _READERS:
        piece = reader(line, start)
        if piece is not None:
            return piece
    return None


@cache
def _starts() -> frozenset[str]:
    """Words that a date can begin with, so that other words are passed over at once."""
    sections = ("months", "weekdays", "short_weekdays", "seasons")
    named = frozenset(word for section in sections for word in numbers(section))
    modes = {"last", "next", "this", "past", "previous", "the", "earlier", "later", "day", "q", "h"}
    modes |= {"christmas", "night", "quarter", "final", "closing", "opening", "coming"}
    amounts = {"a", "an", "several", "few", "many", "some", "half", *UNITS, *amount_words()}
    return (
        named
        | modes
        | amounts
        | {*NEAR_DAYS, *portions()}
        | holidays().starts
        | feasts().starts
        | parts().starts
    )


_READERS: tuple[Reader, ...] = (
    read_nth_of_month,
    read_months_of_year,
    read_numeric,
    read_portioned,
    read_adverbed,
    read_ago,
    read_from_now,
    read_near_day,
    read_feast,
    read_stretch_before_last,
    read_end_of_stretch,
    read_week_of,
    read_stretch,
    read_weekday,
    read_near_stretch,
    read_month_first,
    read_day_first,
    read_holiday,
    read_quarter,
    read_season,
    read_decade,
    read_century,
    read_spoken_time,
    read_clock_time,
    read_part_of_day,
    read_year,
)
