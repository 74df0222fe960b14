"""Find the dates and times of day of a sentence and resolve them against the day of publication."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from factcheck.facts.dates.calendar import resolve
from factcheck.facts.dates.forms import Clock, DateValue, Written
from factcheck.facts.dates.joining import joined
from factcheck.facts.dates.phrases import read_piece
from factcheck.facts.dates.pieces import Piece
from factcheck.facts.dates.surroundings import looks_ahead, relation_before
from factcheck.facts.governors import governor
from factcheck.facts.lexemes import Line, read_line
from factcheck.model import Document, Fact, Sentence


def extract(document: Document, sentences: Sequence[Sentence]) -> tuple[Fact[DateValue], ...]:
    """All dates in text order; relative ones stay open when ``published`` is unknown."""
    day_first = _puts_day_first(sentences)
    return tuple(
        fact
        for sentence in sentences
        for fact in _dates(sentence, document.published, day_first=day_first)
    )


def date_tokens(sentence: Sentence) -> frozenset[int]:
    """Tokens that belong to a date or a time of day, so that no quantity is read there."""
    line = read_line(sentence)
    return frozenset(
        token for piece in _pieces(sentence) for token in line.tokens(piece.start, piece.end)
    )


def _puts_day_first(sentences: Sequence[Sentence]) -> bool | None:
    """How the document writes dates in figures: 13/05 shows that its 04/06 is in June; None without such evidence."""
    shown = set()
    for sentence in sentences:
        line = read_line(sentence)
        for piece in _pieces(sentence):
            fields = [line.low(piece.start), line.low(piece.start + 2)]
            slashed = line.low(piece.start + 1) == line.low(piece.start + 3) == "/"
            if slashed and piece.written.day is not None and all(map(str.isdigit, fields)):
                first, second = map(int, fields)
                shown |= {True} if first > _MONTHS >= second else set()
                shown |= {False} if second > _MONTHS >= first else set()
    return shown.pop() if len(shown) == 1 else None


_MONTHS = 12


def _in_order(written: Written, *, day_first: bool | None) -> Written:
    """A date in figures as the document writes them; it was read month first."""
    if not written.numeric or day_first is None:
        return written
    month, day = (written.day, written.month) if day_first else (written.month, written.day)
    return replace(written, month=month, day=day, numeric=False)


def _dates(
    sentence: Sentence, published: date | None, *, day_first: bool | None
) -> Iterator[Fact[DateValue]]:
    line = read_line(sentence)
    for piece in _pieces(sentence):
        tokens = line.tokens(piece.start, piece.end)
        anchor = governor(sentence, tokens)
        written = _in_order(piece.written, day_first=day_first)
        written = replace(written, ahead=looks_ahead(line, piece.start, anchor))
        value = _value(written, piece.clock, published, _relation(line, piece))
        yield Fact(sentence, tokens, anchor, value)


@lru_cache(maxsize=1 << 10)
def _pieces(sentence: Sentence) -> tuple[Piece, ...]:
    """The dates of a sentence, with their times of day and ranges put together; asked for twice."""
    line = read_line(sentence)
    found: list[Piece] = []
    index = 0
    while index < len(line):
        piece = read_piece(line, index)
        index = piece.end if piece is not None else index + 1
        if piece is None:
            continue
        whole = joined(line, found[-1], piece) if found else None
        if whole is not None:
            found[-1] = whole
        else:
            found.append(piece)
    return tuple(piece for piece in found if not _is_idle(line, piece))


def _is_idle(line: Line, piece: Piece) -> bool:
    """A part of a day without its day says little: "early results", "the late president"."""
    if piece.written != Written() or (piece.clock and piece.clock.exact):
        return False
    return not (
        line.low(piece.start - 1) == "at"
        and line.low(piece.start) in {"noon", "midnight", "dawn", "dusk", "midday"}
    )


def _relation(line: Line, piece: Piece) -> str:
    """The preposition that makes an open stretch of the date."""
    range_ = piece.written.until is not None or (piece.clock and _lasts(piece.clock))
    word = relation_before(line, piece.start)
    return "" if word == "from" and range_ else word


def _lasts(clock: Clock) -> bool:
    return clock.exact and clock.stretches[0][0] != clock.stretches[0][1]


def _value(
    written: Written, clock: Clock | None, published: date | None, relation: str
) -> DateValue:
    resolved = resolve(written, published)
    first = resolved.readings[0] if resolved.readings else None
    return DateValue(
        written=written,
        grain=resolved.grain,
        start=first[0] if first else None,
        end=first[1] if first else None,
        alternatives=resolved.readings[1:],
        slack=resolved.slack,
        clock=clock,
        relation=relation,
        note=_note(written, first),
        relative=written.year is None and written.decade is None and written.century is None,
    )


def _note(written: Written, first: tuple[date, date] | None) -> str:
    if written.numeric:
        return "day and month may be swapped"
    if written.weekday is not None and written.day is not None and first is not None:
        fits = first[0].isoweekday() == written.weekday
        return "" if fits else "the weekday does not fit the date"
    return ""
