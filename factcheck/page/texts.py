"""The full texts side by side: rows of sentences, the words that differ, where moved ones went."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factcheck.model import Span
from factcheck.page.corpus import Corpus
from factcheck.page.marking import changed_words, segments
from factcheck.page.rows import Row
from factcheck.page.views import Kinship, Link, Segment, TextCell, TextRow, Texts, Version
from factcheck.page.wording import count


def side_by_side(corpus: Corpus) -> Texts:
    """All rows as they are shown."""
    columns, rows = corpus.columns, corpus.rows
    numbers = {id(row): number for number, row in enumerate(rows, 1)}
    shown = tuple(_row(row, number, columns, numbers, corpus) for number, row in enumerate(rows, 1))
    same = sum(row.is_same for row in shown)
    versions = tuple(corpus.versions[name] for name in columns)
    return Texts(versions, shown, _words(len(shown), same, versions), same, len(shown) - same)


def _words(rows: int, same: int, versions: Sequence[Version]) -> str:
    """How alike the versions are, in a sentence."""
    if len(versions) == 1:
        return f"{count(rows, 'sentence')}."
    if same == rows:
        return "All versions have the same words in every sentence."
    every = "both versions" if len(versions) == 2 else "all versions"  # noqa: PLR2004
    some = "none has" if same == 0 else ("one has" if same == 1 else f"{same} have")
    return (
        f"{count(rows, 'row')}; {some} the same words in {every}. The first column sets the order."
    )


def _row(
    row: Row, number: int, columns: Sequence[str], numbers: Mapping[int, int], corpus: Corpus
) -> TextRow:
    filled = [name for name in columns if name in row.cells]
    cells = tuple(_cell(row, name, filled, numbers, corpus) for name in columns)
    is_same = 1 < len(filled) == len(columns) and all(
        cell.kinship in {Kinship.BASE, Kinship.SAME} for cell in cells
    )
    return TextRow(number, _note(row, columns, corpus.versions), is_same, cells)


def _cell(
    row: Row, name: str, filled: Sequence[str], numbers: Mapping[int, int], corpus: Corpus
) -> TextCell:
    """What a version has in the row; *filled* are the versions that have something, the one compared with first."""
    if name not in row.cells:
        told = row.told_in.get(name, ())
        return TextCell(Kinship.ALONE, (), tuple(Link(numbers[id(r)], "Told in row") for r in told))
    links: tuple[Link, ...] = ()
    if name != filled[0]:
        kinship, against = Kinship.CHANGED, _text(row, filled[0], corpus)
    elif row.moved_from is not None:
        kinship, against = Kinship.MOVED, _text(row.moved_from, "", corpus)
        links = (Link(numbers[id(row.moved_from)], "Moved: compare with row"),)
    else:  # with one other version its words are marked too; of several each would mark others
        kinship = Kinship.BASE
        against = _text(row, filled[1], corpus) if len(filled) == 2 else ""  # noqa: PLR2004
    pieces = _marked(row, name, against, corpus)
    if kinship is Kinship.CHANGED and _folded(_text(row, name, corpus)) == _folded(against):
        kinship = Kinship.SAME
    return TextCell(kinship, pieces, links)


def _marked(row: Row, name: str, against: str, corpus: Corpus) -> tuple[Segment, ...]:
    text = corpus.documents[name].text
    joined = _text(row, name, corpus)
    changed = changed_words(joined, against)[0] if against else ()
    found: list[Segment] = []
    offset = 0
    for number in row.cells[name]:
        span = corpus.sentences[name][number]
        shift = span.start - offset
        mine = [
            Span(c.start + shift, c.end + shift) for c in changed if c.start + shift >= span.start
        ]
        found += [Segment(" ")] if offset else []
        found += segments(text, span, corpus.spots.get((name, number), ()), mine)
        offset += span.end - span.start + 1
    return tuple(found)


def _text(row: Row, name: str, corpus: Corpus) -> str:
    """The sentences of a cell with one blank between them; those of the first cell where no *name* is given."""
    name = name or next(iter(row.cells))
    text = corpus.documents[name].text
    return " ".join(corpus.sentences[name][number].of(text) for number in row.cells[name])


def _folded(text: str) -> str:
    return " ".join(text.casefold().translate(str.maketrans("’‘“”", "''\"\"")).split())


def _note(row: Row, columns: Sequence[str], versions: Mapping[str, Version]) -> str:
    """What is to be said of a row that one version has alone."""
    alone = len(row.cells) == 1 and len(columns) > 1
    if not alone or row.moved_from is not None or any(row.told_in.values()):
        return ""
    return f"Only in {versions[next(iter(row.cells))].name}"
