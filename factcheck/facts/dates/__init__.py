"""Find the dates and times of day of a sentence and resolve them against the day of publication."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from factcheck.facts.dates.calendar import resolve
from factcheck.facts.dates.forms import Clock, DateValue, Grain, Written
from factcheck.facts.dates.phrases import read_piece
from factcheck.facts.dates.pieces import Piece
from factcheck.facts.dates.words import word_set
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
        written = replace(written, ahead=_looks_ahead(line, piece.start, anchor))
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
        joined = _joined(line, found[-1], piece) if found else None
        if joined is not None:
            found[-1] = joined
        else:
            found.append(piece)
    return tuple(piece for piece in found if not _is_idle(line, piece))


_BETWEEN = frozenset(
    {",", "at", "on", "of", "in", "the", "around", "about", "local", "time", "(", "night"}
)
_RANGES = frozenset({"-", "to", "through", "until", "till", "and"})


def _joined(line: Line, first: Piece, second: Piece) -> Piece | None:
    """Two neighbours that tell one date ("Monday, Dec. 8") or one range, else None."""
    between = [line.low(index) for index in range(first.end, second.start)]
    if _is_range(line, first, between) and _same_sort(first.written, second.written):
        return Piece(replace(first.written, until=second.written), None, first.start, second.end)
    if len(between) > 3 or not set(between) <= _BETWEEN:  # noqa: PLR2004 -- ", at about"
        return None
    written = _merged(first.written, second.written)
    clock = _clocks(first.clock, second.clock)
    if written is None or (first.clock and second.clock and clock is None):
        return None
    return Piece(written, clock, first.start, second.end)


def _is_range(line: Line, first: Piece, between: list[str]) -> bool:
    """Such as "from March 3 to March 5", unless something was moved from the one to the other."""
    if len(between) != 1 or between[0] not in _RANGES or first.written.until is not None:
        return False
    before = line.low(first.start - 1)
    if between[0] == "and":
        return before == "between"
    if between[0] == "to":
        words = {token.lemma for token in line.sentence.tokens[: line[first.start].first]}
        return words.isdisjoint(word_set("moving")) and (
            before == "from" or first.written.day is not None
        )
    return between[0] in {"-", "through"} or before == "from"


def _same_sort(first: Written, second: Written) -> bool:
    """Both years, both days of a month, or both weekdays."""
    shapes = {
        (
            item.month is None,
            item.day is None,
            item.weekday is None,
            item.mode,
            item.unit,
            item.decade is None,
        )
        for item in (first, second)
    }
    return len(shapes) == 1 and first != Written() and (second.year is None) <= (first.year is None)


def _merged(first: Written, second: Written) -> Written | None:
    """A day with a time of day, or a weekday with its date."""
    if Written() in {first, second}:
        whole = first if second == Written() else second
        is_day = whole.day is not None or whole.weekday is not None or whole.unit is Grain.DAY
        return whole if is_day else None
    if (
        first.weekday is not None
        and second.day is not None
        and second.weekday is None
        and not first.mode
    ):
        return replace(second, weekday=first.weekday)
    if (
        second.weekday is not None
        and first.day is not None
        and first.weekday is None
        and not second.mode
    ):
        return replace(first, weekday=second.weekday)
    return None


def _clocks(first: Clock | None, second: Clock | None) -> Clock | None:
    """The narrower of "late" and "night", of "10 p.m." and "night"."""
    if first is None or second is None:
        return first or second
    if first.exact != second.exact:
        return first if first.exact else second
    return min(first, second, key=lambda clock: sum(end - begin for begin, end in clock.stretches))


def _is_idle(line: Line, piece: Piece) -> bool:
    """A part of a day without its day says little: "early results", "the late president"."""
    if piece.written != Written() or (piece.clock and piece.clock.exact):
        return False
    return not (
        line.low(piece.start - 1) == "at"
        and line.low(piece.start) in {"noon", "midnight", "dawn", "dusk", "midday"}
    )


def _looks_ahead(line: Line, start: int, anchor: int) -> bool:
    """Whether the clause looks ahead: "will" before the date, or a timetable ("opens Friday")."""
    tokens = line.sentence.tokens
    if line.low(start - 1) in {"by", "until", "till"}:
        return not _is_past(line.sentence, anchor)
    for index in range(start - 1, max(start - 16, -1), -1):
        lexeme = line[index]
        token = tokens[lexeme.first]
        if _is_cue(line, index):
            return True
        if (token.tag == "VBD" and token.lemma not in {"be", "have"}) or lexeme.low in {";", ":"}:
            return False
    verb = tokens[anchor]
    below = (tokens[i] for i in line.sentence.children[anchor])
    if any(token.dep == "aux" and token.lemma in {"will", "shall", "'ll"} for token in below):
        return verb.tag == "VB"  # the date stands first: "in May, the council will vote"
    return verb.tag in {"VBZ", "VBP"} and verb.lemma in word_set("scheduled")


def _is_cue(line: Line, index: int) -> bool:
    """Such as "will open", "is to open", "due", "may open"; not "may have opened"."""
    word = line.low(index)
    if word == "to":
        return line.low(index - 1) in {"is", "are", "was", "were"}
    return word in word_set("future") and "have" not in {line.low(index + 1), line.low(index + 2)}


def _is_past(sentence: Sentence, anchor: int) -> bool:
    """Whether the verb that is dated, or its auxiliary, is past."""
    below = (sentence.tokens[i] for i in sentence.children[anchor])
    return sentence.tokens[anchor].tag == "VBD" or any(
        t.tag == "VBD" and t.dep.startswith("aux") for t in below
    )


def _relation(line: Line, piece: Piece) -> str:
    """The preposition that makes an open stretch of the date."""
    word = line.low(piece.start - 1)
    if word == "the":
        word = line.low(piece.start - 2)
    if word == "from" and piece.written.until is not None:
        return ""
    if word in {"since", "by", "before", "after", "from"}:
        return word
    return "until" if word in {"until", "till", "through"} else ""


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
