"""The offices of one person, in two texts and in one."""

from __future__ import annotations

import pytest

from factcheck.kinds.office import Kind
from tests.kinds.analysing import across


@pytest.mark.parametrize(
    ("texts", "places"),
    [
        pytest.param(
            (
                "Anna Berg, the chief executive of Rivet, spoke.",
                "Rivet chairwoman Anna Berg has spoken.",
            ),
            ("chief executive", "chairwoman"),
            id="behind-and-before-the-name",
        ),
        pytest.param(
            ("Rivet's chief executive, Anna Berg, spoke. Chairwoman Anna Berg left early.",),
            ("chief executive", "Chairwoman"),
            id="inside-one-text",
        ),
        pytest.param(
            ("Foreign Minister Anna Berg flew home.", "Defence Minister Anna Berg flew home."),
            ("Foreign Minister", "Defence Minister"),
            id="two-ministries",
        ),
    ],
)
def test_two_offices(texts: tuple[str, ...], places: tuple[str, ...]) -> None:
    assert across(Kind(), *texts) == [places]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        pytest.param(
            "Chief Executive Anna Berg spoke.", "Rivet's CEO, Anna Berg, spoke.", id="one-office"
        ),
        pytest.param(
            "Anna Berg, a former governor, spoke.", "Senator Anna Berg spoke.", id="no-longer-held"
        ),
        pytest.param(
            "Anna Berg, chief executive of Rivet, spoke.",
            "Anna Berg, chairwoman of Nordbank, spoke.",
            id="two-bodies",
        ),
        pytest.param(
            "Mayor Ole Lund thanked the governor, Anna Berg.",
            "Ole Lund, the mayor, thanked Governor Anna Berg.",
            id="two-people",
        ),
        pytest.param(
            "Anna Berg, chief executive and chairwoman of Rivet, spoke.",
            "Rivet chairwoman Anna Berg spoke.",
            id="both-at-once",
        ),
    ],
)
def test_no_clash(ours: str, theirs: str) -> None:
    assert across(Kind(), ours, theirs) == []
