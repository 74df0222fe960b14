"""Another name in the same role."""

from __future__ import annotations

import pytest

from factcheck.kinds.name import Kind
from tests.kinds.analysing import between


@pytest.mark.parametrize(
    ("ours", "theirs", "places"),
    [
        pytest.param(
            "The treaty was signed in Vienna on Monday.",
            "The treaty was signed in Geneva on Monday.",
            ("Vienna", "Geneva"),
            id="another town",
        ),
        pytest.param(
            "Talks between Norway and Iran failed on Monday.",
            "Talks between Norway and Iraq failed on Monday.",
            ("Iran", "Iraq"),
            id="one letter, another country",
        ),
        pytest.param(
            "Maria Lopez won the race in Lisbon.",
            "Anna Berg won the race in Lisbon.",
            ("Maria Lopez", "Anna Berg"),
            id="another person",
        ),
    ],
)
def test_clashes(ours: str, theirs: str, places: tuple[str, ...]) -> None:
    """The two names."""
    assert between(Kind(), ours, theirs) == [places]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        pytest.param("Maria Lopez won the race.", "Lopez won the race.", id="surname alone"),
        pytest.param("Maria Lopez won the race.", "She won the race.", id="pronoun"),
        pytest.param(
            "Talks between Norway and Iran failed.",
            "Talks between Iran and Norway failed.",
            id="another order",
        ),
        pytest.param("The U.S. signed it.", "The United States signed it.", id="short form"),
        pytest.param(
            "Moscow signed the treaty on Monday.",
            "Russia signed the treaty on Monday.",
            id="a capital for its country",
        ),
        pytest.param(
            "The ship left Tartus on Monday.",
            "The ship left Tartous on Monday.",
            id="a spelling is not another place",
        ),
        pytest.param(
            "Huckabee spoke in Hope, Arkansas, on Monday.",
            "Huckabee spoke in Hope, Ark., on Monday.",
            id="abbreviated state",
        ),
    ],
)
def test_does_not_clash(ours: str, theirs: str) -> None:
    """The same bearer in other words."""
    assert between(Kind(), ours, theirs) == []
