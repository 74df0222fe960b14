"""Which sentences stand beside each other."""

from __future__ import annotations

from collections.abc import Callable

from factcheck import Report
from factcheck.model import Match

FIRE = "A fire at a paper mill in Orsk killed nine people on Friday, police said."
FIRE_TOO = "A fire at a paper mill in Orsk killed eleven people on Friday, police said."
OWNER = "The owner of the mill, Karin Voss, denied that the sprinklers were broken."
BRIDGE = "A new bridge over the river opened in Tver last week."

Check = Callable[..., Report]


def words(report: Report, match: Match) -> tuple[str, str]:
    texts = {row.document.id: row.document.text for row in report.documents}
    ours, theirs = match.ours, match.theirs
    return (
        texts[ours.document][ours.start : ours.end],
        texts[theirs.document][theirs.start : theirs.end],
    )


def test_the_same_sentence_is_a_match_of_one_also_where_it_moved(check: Check) -> None:
    report = check(f"{FIRE}\n\n{OWNER}", f"{OWNER}\n\n{FIRE}")

    assert [words(report, match) for match in report.alignment] == [(FIRE, FIRE), (OWNER, OWNER)]
    assert {match.similarity for match in report.alignment} == {1.0}


def test_a_changed_sentence_is_a_match_below_one(check: Check) -> None:
    report = check(f"{FIRE}\n\n{OWNER}", f"{FIRE_TOO}\n\n{OWNER}")

    assert [words(report, match) for match in report.alignment] == [
        (FIRE, FIRE_TOO),
        (OWNER, OWNER),
    ]
    assert 0.6 <= report.alignment[0].similarity < 1


def test_an_inflected_sentence_is_not_the_same(check: Check) -> None:
    report = check("The mill closes its gates.", "The mill closed its gates.")

    assert [match.similarity < 1 for match in report.alignment] == [True]


def test_a_sentence_of_its_own_has_no_match(check: Check) -> None:
    report = check(f"{FIRE}\n\n{BRIDGE}", OWNER)

    assert all(BRIDGE not in words(report, match) for match in report.alignment)


def test_a_sentence_that_was_cut_in_two_keeps_both_halves(check: Check) -> None:
    long = "A fire killed nine workers at the paper mill in Orsk, and its owner Karin Voss denied blame."
    first = "A fire killed nine workers at the paper mill in Orsk."
    second = "Its owner Karin Voss denied blame."
    report = check(long, f"{first} {second}")

    assert [words(report, match) for match in report.alignment] == [(long, first), (long, second)]


def test_every_two_versions_in_the_order_given(check: Check) -> None:
    report = check(FIRE, FIRE_TOO, FIRE)

    assert [(m.ours.document, m.theirs.document) for m in report.alignment] == [
        ("a", "b"),
        ("a", "c"),
        ("b", "c"),
    ]


def test_with_a_candidate_only_what_was_compared_with_it(check: Check) -> None:
    report = check(FIRE, FIRE_TOO, FIRE, candidate="c")

    assert [(m.ours.document, m.theirs.document) for m in report.alignment] == [
        ("a", "c"),
        ("b", "c"),
    ]
