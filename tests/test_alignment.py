"""Claims meet their counterparts and nothing else."""

from __future__ import annotations

import pytest

from factcheck import Checker, Document
from factcheck.alignment import Alignment, align
from factcheck.analysis import whole_claims


def aligned(checker: Checker, ours: str, theirs: str) -> Alignment:
    pair = checker.analyse([Document(id="a", text=ours), Document(id="b", text=theirs)])
    return align(pair[0], pair[1], whole_claims(pair))


def test_identical_sentences_are_skipped(rules_only: Checker) -> None:
    found = aligned(rules_only, "The dam broke on Friday.", "The dam broke on Friday.")

    assert len(found.identical) == 1
    assert found.pairs == ()


def test_what_the_other_text_has_word_for_word_meets_nothing_else_there(
    rules_only: Checker,
) -> None:
    told = "Many villagers were hurt in Olmo."

    found = aligned(rules_only, told, f"{told} At least six villagers of Olmo were hurt, it said.")

    assert found.pairs == ()


def test_curly_and_straight_quotes_are_identical(rules_only: Checker) -> None:
    found = aligned(rules_only, "“It’s over,” she said.", '"It\'s over," she said.')

    assert found.pairs == ()


def test_a_changed_word_makes_a_near_pair_with_one_edit(rules_only: Checker) -> None:
    found = aligned(
        rules_only, "The old dam broke on Friday night.", "The old dam broke on Sunday night."
    )

    (pair,) = found.pairs
    (edit,) = pair.edits
    words = [token.text for token in pair.ours.sentence.tokens]
    assert pair.near
    assert words[slice(*edit.ours)] == ["Friday"]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        pytest.param(
            "The union called off the strike.", "Heavy snow closed the airport.", id="unrelated"
        ),
        pytest.param("The mayor resigned.", "The mayor opened a school.", id="one-common-word"),
    ],
)
def test_unrelated_claims_never_meet(rules_only: Checker, ours: str, theirs: str) -> None:
    assert aligned(rules_only, ours, theirs).pairs == ()


@pytest.mark.parametrize(
    ("theirs", "meet"),
    [
        pytest.param("On Friday 12 people were hurt when the Ords pier gave way.", True, id="one"),
        pytest.param("In 2009, 12 people were hurt when the Ords pier gave way.", False, id="year"),
        pytest.param("On Friday a fire broke out near Ords and hurt 12.", False, id="another-doer"),
    ],
)
def test_tolls_are_known_by_their_sentences(
    rules_only: Checker,
    theirs: str,
    meet: bool,  # noqa: FBT001
) -> None:
    ours = "The pier at Ords collapsed on Friday night, injuring 17."

    pairs = aligned(rules_only, ours, theirs).pairs

    assert any("17" in pair.ours.text and "12" in pair.theirs.text for pair in pairs) is meet


def test_a_moved_paragraph_still_meets_its_version(rules_only: Checker) -> None:
    first = "Rescuers found three hikers alive in the gorge."
    rest = "The road to the valley stays closed.\n\nMore rain is expected this week."

    found = aligned(rules_only, f"{first}\n\n{rest}", f"{rest}\n\n{first.replace('three', 'two')}")

    assert [pair.near for pair in found.pairs] == [True]


def test_names_that_differ_by_a_letter_are_linked(rules_only: Checker) -> None:
    found = aligned(
        rules_only,
        "The convoy left the naval base of Tartus for the airport.",
        "From the Tartous naval base the convoy departed.",
    )

    links = {
        (pair.ours.sentence.tokens[a].text, pair.theirs.sentence.tokens[b].text)
        for pair in found.pairs
        for a, b in pair.links
    }
    assert ("Tartus", "Tartous") in links


def test_pairs_grow_with_the_length_of_the_text_not_with_its_square(rules_only: Checker) -> None:
    def story(size: int, verb: str) -> str:
        return "\n\n".join(
            f"Bridge number {n * 7} in district {n} was {verb} by the river crew."
            for n in range(size)
        )

    small = len(aligned(rules_only, story(10, "closed"), story(10, "reopened")).pairs)
    large = len(aligned(rules_only, story(40, "closed"), story(40, "reopened")).pairs)

    assert large <= 6 * small
