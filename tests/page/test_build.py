"""What the page says of a report: the banner, the grid, the cards, the texts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factcheck.model import FindingKind, FindingType, NotChecked, Report, Severity
from factcheck.page import build
from factcheck.page.views import Kinship, State
from tests.page import stories
from tests.page.stories import document, finding, match, place, report

A, B, C = (
    document(f"{n}.txt", f"{word} people died.")
    for n, word in zip("abc", ("Nine", "Ten", "Nine"), strict=True)
)
NINE, TEN, NINE_TOO = place(A, "Nine", "9"), place(B, "Ten", "10"), place(C, "Nine", "9")
CONFLICT = finding(NINE, TEN)
REVIEW = finding(NINE, TEN, fingerprint="b" * 16, kind=FindingKind.REVIEW)
INSIDE = finding(NINE, place(A, "people", "people"), fingerprint="c" * 16)
DECIDED = finding(NINE, TEN, fingerprint="d" * 16, decision=stories.decided())
HYGIENE = finding(NINE, TEN, fingerprint="e" * 16, type=FindingType.HYGIENE)


@pytest.mark.parametrize(
    ("made", "headline", "mood"),
    [
        (report([A, B], CONFLICT), "1 conflict between 2 versions", "conflict"),
        (report([A, B], CONFLICT, REVIEW), "1 conflict between 2 versions; 1 to look at", "conflict"),
        (report([A, B, C], REVIEW), "No conflicts between 3 versions; 1 to look at", "review"),
        (report([A, B], CONFLICT, INSIDE), "1 conflict between 2 versions; 1 inside one version", "conflict"),
        (report([A], INSIDE), "1 conflict in one text", "conflict"),
        (report([A, B]), "No conflicts between 2 versions", "clear"),
        (report([A, B], DECIDED), "No conflicts between 2 versions", "clear"),
        (report([A, B], gaps=[NotChecked("a.txt", "cut off", 0, 4)]), "No conflicts between 2 versions", "incomplete"),
    ],
    ids=["one", "and-review", "only-review", "and-inside", "one-text", "none", "decided", "incomplete"],
)  # fmt: skip
def test_the_banner_says_it_in_words(made: Report, headline: str, mood: str) -> None:
    banner = build.page(made).banner

    assert (banner.headline, banner.mood) == (headline, mood)


def test_what_could_not_be_checked_is_said_first() -> None:
    page = build.page(report([A, B], CONFLICT, gaps=[NotChecked("a.txt", "cut off", 0, 4)]))

    assert any("could not be checked" in line for line in page.banner.details)
    assert page.gaps[0].reason == "cut off"
    assert "".join(s.text for s in page.gaps[0].excerpt) == "Nine"


def test_findings_stand_where_they_belong() -> None:
    page = build.page(report([A, B], REVIEW, HYGIENE, DECIDED, CONFLICT))
    shown = [page.conflicts, page.reviews, page.hygiene, page.decided]

    assert [[card.anchor[0] for card in cards] for cards in shown] == [["0"], ["b"], ["e"], ["d"]]
    assert [card.number for cards in shown for card in cards] == [1, 2, 3, 4]


def test_the_worst_comes_first() -> None:
    low = replace(CONFLICT, fingerprint="f" * 16, severity=Severity.WARNING)
    page = build.page(report([A, B], low, CONFLICT))

    assert [row.tone for row in page.facts] == ["error", "warning"]
    assert [(tally.count, tally.noun) for tally in page.tallies] == [(1, "error"), (1, "warning")]


def test_the_odd_one_out_is_seen_in_the_grid() -> None:
    row = build.page(report([A, B, C], finding(NINE, TEN, NINE_TOO, outliers=["b.txt"]))).facts[0]

    assert [(cell.state, cell.word) for cell in row.cells] == [
        (State.AGREES, "2 agree"),
        (State.DIFFERS, "odd one out"),
        (State.AGREES, "2 agree"),
    ]


@pytest.mark.parametrize(
    ("row", "states"),
    [
        (finding(NINE, TEN), ["differs", "differs", "absent"]),
        (finding(NINE, place(A, "people", "3")), ["itself", "absent", "absent"]),
    ],
    ids=["no-majority", "inside-one"],
)
def test_states_of_the_grid(row: object, states: list[str]) -> None:
    page = build.page(replace(report([A, B, C]), findings=(row,)))  # type: ignore[arg-type]

    assert [str(cell.state) for cell in page.facts[0].cells] == states


def test_a_card_has_a_side_for_each_value_and_each_passage_once() -> None:
    card = build.page(
        report([A, B, C], finding(NINE, TEN, NINE_TOO, outliers=["b.txt"]))
    ).conflicts[0]

    assert [side.value for side in card.sides] == ["9", "10"]
    assert [side.is_outlier for side in card.sides] == [False, True]
    assert [source.name for source in card.sides[0].passages[0].sources] == ["a.txt", "c.txt"]
    marked = [[s.text for s in side.passages[0].segments if s.spot] for side in card.sides]
    assert marked == [["Nine"], ["Ten"]]


def test_why_gives_values_and_scores() -> None:
    why = build.page(report([A, B], CONFLICT)).conflicts[0].why

    assert why.sentences == ("a.txt: 9.", "b.txt: 10.")
    assert [(bar.label, bar.percent) for bar in why.measures] == [
        ("Confidence", 91),
        ("Likeness of the passages", 80),
    ]
    assert [bar.percent for bar in why.readings[0].bars] == [90, 8, 2]


def test_the_candidate_is_the_first_column_of_the_texts() -> None:
    page = build.page(report([A, B, C], candidate="b.txt"))

    assert [version.name for version in page.texts.columns] == ["b.txt", "a.txt", "c.txt"]
    assert [version.name for version in page.versions] == ["a.txt", "b.txt", "c.txt"]


def test_rows_of_the_texts() -> None:
    ours = document("a", "It rained. Nine died.\nRoads are open.")
    theirs = document("b", "Ten died. It rained.\nNobody was hurt.")
    pairs = [match(ours, "It rained.", theirs), match(ours, "Nine died.", theirs, "Ten died.")]
    rows = build.page(report([ours, theirs], alignment=pairs)).texts.rows
    shown = [
        ["".join(s.text for s in cell.segments) for cell in row.cells] + [row.note] for row in rows
    ]

    assert shown == [
        ["", "Ten died.", ""],
        ["It rained.", "It rained.", ""],
        ["Nine died.", "", ""],
        ["Roads are open.", "", "Only in a"],
        ["", "Nobody was hurt.", "Only in b"],
    ]
    assert rows[0].cells[1].kinship is Kinship.MOVED
    assert [(link.words, link.row) for link in rows[0].cells[1].links] == [
        ("Moved: compare with row", 3)
    ]
    assert [(link.words, link.row) for link in rows[2].cells[1].links] == [("Told in row", 1)]


def test_a_remark_on_a_file_that_is_no_version_has_its_place() -> None:
    file = document("factcheck-decisions.yaml", "until: 2026-01-01")
    row = finding(place(file, "2026-01-01"), type=FindingType.HYGIENE)
    card = build.page(report([A, B], row, further_files=[file])).hygiene[0]

    source = card.sides[0].passages[0].sources[0]
    assert (source.name, source.version, source.row) == ("factcheck-decisions.yaml", None, 0)
