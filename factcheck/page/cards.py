"""Finding cards: the passages side by side, what differs in them, and why it was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from factcheck.model import Finding, FindingType, Group, Location, Report, Span
from factcheck.page import evidence
from factcheck.page.corpus import Corpus, places, tone
from factcheck.page.marking import changed_words, plain, segments, visible
from factcheck.page.views import Card, Passage, Segment, Side, Source, Tone
from factcheck.page.wording import count, title

_LABELS = {
    Tone.ERROR: "Error",
    Tone.WARNING: "Warning",
    Tone.INFO: "Note",
    Tone.REVIEW: "To look at",
}
_MOST_PASSAGES = 8
_LONGEST = 700
"""Characters of a passage; what is longer is cut around the words."""


def card(finding: Finding, corpus: Corpus, report: Report) -> Card:
    """The finding with its passages, grouped by the value that they give."""
    level = tone(finding)
    return Card(
        number=corpus.numbers[finding.fingerprint],
        anchor=finding.fingerprint,
        tone=level,
        label=_LABELS[level],
        rule_id=finding.rule_id,
        rule_name=finding.rule_name,
        title=title(finding.rule_name),
        message=plain(finding.message),
        advice=visible(finding.advice),
        sides=_sides(finding, corpus),
        why=evidence.why(finding, corpus, report),
        settled=None if finding.decision is None else evidence.settled(finding.decision),
        is_decided=finding.is_decided,
    )


def _sides(finding: Finding, corpus: Corpus) -> tuple[Side, ...]:
    """The groups in the order in which their first passages stand in the report."""
    spots = places(finding)
    if not spots:
        return ()
    order = {name: at for at, name in enumerate(corpus.documents)}
    keyed = sorted(spots, key=lambda spot: (order.get(spot.document, len(order)), spot.start))
    values = list(dict.fromkeys(spot.value for spot in keyed))
    if len(values) == 1:  # the same words mean two things: each version is a side
        sides: list[tuple[Group | None, list[Location]]] = [
            (None, list(rows)) for _, rows in groupby(keyed, key=lambda spot: spot.document)
        ]
    else:
        groups = {group.value: group for group in finding.groups}
        sides = [
            (groups.get(value), [spot for spot in keyed if spot.value == value]) for value in values
        ]
    base = sides[0][1][0]
    return tuple(_side(finding, group, rows, base, corpus) for group, rows in sides)


def _side(
    finding: Finding, group: Group | None, spots: Sequence[Location], base: Location, corpus: Corpus
) -> Side:
    names = list(dict.fromkeys(spot.document for spot in spots))
    odd = bool(finding.outliers) and all(name in finding.outliers for name in names)
    shown = _passages(finding, spots, base, corpus)
    rest = len(shown) - _MOST_PASSAGES
    is_claim = finding.type is FindingType.CONTRADICTION  # its value is the passage itself
    word = "Odd one out" if odd else (f"{len(names)} versions agree" if len(names) > 1 else "")
    return Side(
        value="" if is_claim else visible(group.value if group else spots[0].value),
        word=word,
        is_outlier=odd,
        passages=shown[:_MOST_PASSAGES],
        more=f"and {count(rest, 'more passage')}" if rest > 0 else "",
    )


def _passages(
    finding: Finding, spots: Sequence[Location], base: Location, corpus: Corpus
) -> tuple[Passage, ...]:
    """One passage for each sentence, the words of all places in it marked; the same words of several versions once."""
    found: dict[tuple[Segment, ...], Passage] = {}
    keyed = [(spot.document, corpus.around(_span(spot), spot.document), spot) for spot in spots]
    for (_, around), rows in groupby(keyed, key=lambda row: row[:2]):
        mine = [row[2] for row in rows]
        passage = _passage(finding, around, mine, base, corpus)
        twin = found.get(passage.segments)
        found[passage.segments] = (
            replace(twin, sources=twin.sources + passage.sources) if twin else passage
        )
    return tuple(found.values())


def _passage(
    finding: Finding, around: Span, spots: Sequence[Location], base: Location, corpus: Corpus
) -> Passage:
    name = spots[0].document
    text = corpus.documents[name].text
    other = _held_against(finding, name, spots[0], base, corpus)
    mine = changed_words(around.of(text), other)[0] if other else ()
    changes = [Span(around.start + span.start, around.start + span.end) for span in mine]
    mark = corpus.spot(finding)
    window = _window(around, spots[0])
    source = Source(
        version=corpus.versions.get(name),
        name=corpus.name(name),
        line=spots[0].line,
        row=corpus.row(name, spots[0].start),
    )
    return Passage(
        sources=(source,),
        head=window.start > around.start,
        tail=window.end < around.end,
        segments=segments(text, window, [(_span(spot), mark) for spot in spots], changes),
    )


def _held_against(
    finding: Finding, name: str, spot: Location, base: Location, corpus: Corpus
) -> str:
    """The sentence that a passage is compared with word by word: the first; the first itself with the next value."""
    other = base
    if name == base.document and spot.start == base.start:
        rest = [row for row in places(finding) if row.value != base.value] or [
            row for row in places(finding) if row.document != base.document
        ]
        if not rest:
            return ""
        other = rest[0]
    around = corpus.around(_span(other), other.document)
    return around.of(corpus.documents[other.document].text)


def _window(around: Span, spot: Location) -> Span:
    """Not more than the longest passage, with the words in it."""
    if around.end - around.start <= _LONGEST:
        return around
    start = max(around.start, spot.start - _LONGEST // 2)
    return Span(start, min(around.end, max(start + _LONGEST, spot.end)))


def _span(spot: Location) -> Span:
    return Span(spot.start, spot.end)
