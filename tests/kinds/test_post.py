"""One speaker with two posts."""

from __future__ import annotations

import pytest

from factcheck.kinds.post import Kind
from tests.kinds.analysing import across


def test_clash() -> None:
    """Wherever the sentence names the speaker."""
    ours = "Anna Berg, chief executive of the ferry line, said the pier was unsafe."
    theirs = "The pier was unsafe, said the line's chairwoman, Anna Berg."
    places = ("Anna Berg, chief executive of the ferry line", "the line's chairwoman, Anna Berg")
    assert across(Kind(), ours, theirs) == [places]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        pytest.param(
            "Chief executive Anna Berg said the pier was unsafe.",
            "The pier was unsafe, said Anna Berg, the line's CEO.",
            id="two names of one post",
        ),
        pytest.param(
            "Chairwoman and chief executive Anna Berg said the pier was unsafe.",
            "Chief executive Anna Berg said the pier was unsafe.",
            id="one of two posts",
        ),
        pytest.param(
            "Mayor Anna Berg said the pier was unsafe.",
            "Former governor Anna Berg said the pier was unsafe.",
            id="another time",
        ),
        pytest.param(
            "Mayor Anna Berg said the pier was unsafe.",
            "Engineer Anna Berg said the pier was unsafe.",
            id="a post and a trade",
        ),
        pytest.param(
            "Mayor Anna Berg said the pier was unsafe.",
            "Governor Paul Orlov said the pier was unsafe.",
            id="two people",
        ),
    ],
)
def test_no_clash(ours: str, theirs: str) -> None:
    """The posts may be one person's."""
    assert across(Kind(), ours, theirs) == []
