"""Sentences of all versions sorted into rows: what stands beside what, what moved, what stands alone."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from factcheck.model import Match, Span

Sentence = tuple[str, int]
"""A document's id and the number of the sentence in it, from 0."""


_AWAY = 0.3
"""What the likeness to a sentence that was moved counts less."""


@dataclass(slots=True)
class Row:
    """Sentences that are shown beside each other, by document.

    ``moved_from`` is the row of the counterpart of a sentence that stands elsewhere in its own version; ``told_in`` are
    the rows where documents that have nothing here tell the same.
    """

    cells: dict[str, list[int]] = field(default_factory=dict)
    moved_from: Row | None = None
    told_in: dict[str, list[Row]] = field(default_factory=dict)


def sort(
    order: Sequence[str], sentences: Mapping[str, Sequence[Span]], alignment: Sequence[Match]
) -> tuple[Row, ...]:
    """Rows in the order of the first document, each other document wholly in its own order.

    A document joins after another: of its sentences that have a counterpart in a row, the longest run that keeps its
    order goes beside them; the others moved and get a row of their own, tied to that of their counterpart.
    """
    kin = _kin(sentences, alignment)
    spine = order[0]
    rows = [Row({spine: [number]}) for number in range(len(sentences[spine]))]
    for document in order[1:]:
        rows = _joined(rows, document, len(sentences[document]), kin)
    _tie(rows, kin)
    return tuple(rows)


def _kin(
    sentences: Mapping[str, Sequence[Span]], alignment: Sequence[Match]
) -> Mapping[Sentence, Mapping[Sentence, float]]:
    """The counterparts of each sentence with their similarity; known by its end, as its dateline is put before it."""
    numbers = {
        (document, span.end): number
        for document, spans in sentences.items()
        for number, span in enumerate(spans)
    }
    kin: dict[Sentence, dict[Sentence, float]] = {}
    for match in alignment:
        twins = [(side.document, side.end) for side in (match.ours, match.theirs)]
        if all(twin in numbers for twin in twins):
            ours, theirs = ((twin[0], numbers[twin]) for twin in twins)
            kin.setdefault(ours, {})[theirs] = match.similarity
            kin.setdefault(theirs, {})[ours] = match.similarity
    return kin


def _joined(
    rows: Sequence[Row],
    document: str,
    size: int,
    kin: Mapping[Sentence, Mapping[Sentence, float]],
) -> list[Row]:
    targets = _targets(rows, document, size, kin)
    beside = _longest_rising(targets)
    before: dict[int, list[Row]] = {}
    waiting: list[Row] = []
    at = -1
    for number in range(size):
        target = targets.get(number)
        if number not in beside or target is None:
            waiting.append(Row({document: [number]}, None if target is None else rows[target]))
            continue
        if target == at:  # what stands between two parts of one cell belongs to it
            rows[at].cells[document] += [n for row in waiting for n in row.cells[document]]
        else:
            before[target] = waiting
        at, waiting = target, []
        rows[at].cells.setdefault(document, []).append(number)
    before[len(rows)] = waiting
    return [row for n, old in enumerate([*rows, None]) for row in (*before.get(n, ()), old) if row]


def _tie(rows: Sequence[Row], kin: Mapping[Sentence, Mapping[Sentence, float]]) -> None:
    """Note in each row where the documents that have nothing in it tell the same."""
    place = _places(rows)
    for row in rows:
        for document, numbers in row.cells.items():
            for twin in sorted(twin for n in numbers for twin in kin.get((document, n), {})):
                target = rows[place[twin]]
                told = row.told_in.setdefault(twin[0], [])
                if twin[0] not in row.cells and not any(target is other for other in told):
                    told.append(target)


def _targets(
    rows: Sequence[Row],
    document: str,
    size: int,
    kin: Mapping[Sentence, Mapping[Sentence, float]],
) -> Mapping[int, int]:
    """For each sentence of the document the row of its best counterpart, of equals the first row.

    A row in which a version only put what it moved would pull others out of place: it must be the better by a margin.
    """
    place = _places(rows)
    targets: dict[int, int] = {}
    for number in range(size):
        found = [
            (similarity - _AWAY * (rows[place[twin]].moved_from is not None), -place[twin])
            for twin, similarity in kin.get((document, number), {}).items()
            if twin in place
        ]
        if found:
            targets[number] = -max(found)[1]
    return targets


def _places(rows: Sequence[Row]) -> Mapping[Sentence, int]:
    """In which row each sentence is."""
    return {
        (name, number): at
        for at, row in enumerate(rows)
        for name, numbers in row.cells.items()
        for number in numbers
    }


def _longest_rising(targets: Mapping[int, int]) -> frozenset[int]:
    """The keys of the longest run of values that never falls (patience sorting)."""
    tails: list[int] = []
    keys: list[int] = []
    before: dict[int, int | None] = {}
    for key in sorted(targets):
        at = bisect_right(tails, targets[key])
        before[key] = keys[at - 1] if at else None
        tails[at : at + 1] = [targets[key]]
        keys[at : at + 1] = [key]
    chain: set[int] = set()
    key_or_none = keys[-1] if keys else None
    while key_or_none is not None:
        chain.add(key_or_none)
        key_or_none = before[key_or_none]
    return frozenset(chain)
