"""A source with a name in one version and none in another."""

from __future__ import annotations

import pytest

from factcheck.kinds.source import Kind
from tests.kinds.analysing import across


@pytest.mark.parametrize(
    ("ours", "theirs", "places"),
    [
        pytest.param(
            "The Lake Observatory reported that the level had fallen by a metre.",
            "Reports said the level had fallen by a metre.",
            ("The Lake Observatory reported that", "Reports said"),
            id="a body became reports",
        ),
        pytest.param(
            "Anna Berg said the pier was unsafe.",
            "Officials said the pier was unsafe.",
            ("Anna Berg said", "Officials said"),
            id="a woman became officials",
        ),
        pytest.param(
            "Anna Berg urged the council to reconsider its plans.",
            "The vote was followed by calls for a reconsideration of the plans.",
            ("Anna Berg urged", "calls for a reconsideration of the plans"),
            id="one woman's plea became calls",
        ),
    ],
)
def test_clashes(ours: str, theirs: str, places: tuple[str, ...]) -> None:
    """Named on one side, general on the other."""
    assert across(Kind(), ours, theirs) == [places]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        pytest.param(
            "Anna Berg, the mayor, said the pier was unsafe.",
            "The mayor said the pier was unsafe.",
            id="the office says who",
        ),
        pytest.param(
            "Anna Berg said the pier was unsafe.", "She said the pier was unsafe.", id="pronoun"
        ),
        pytest.param(
            "Two officials said the pier was unsafe.",
            "Officials said the pier was unsafe.",
            id="no name on either side",
        ),
        pytest.param(
            "The fine is the second largest of this year. Campaigners said it was too low.",
            "The penalty is the largest the agency has handed out this year, but campaigners called it too low.",
            id="a noun that begins the sentence",
        ),
        pytest.param(
            "Anna Berg said the pier was unsafe.",
            "Officials said the ferry was late.",
            id="other words",
        ),
    ],
)
def test_does_not_clash(ours: str, theirs: str) -> None:
    """The source is as good, or something else was said."""
    assert across(Kind(), ours, theirs) == []
