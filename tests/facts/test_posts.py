"""Which posts a title names, and which two one person cannot hold."""

from __future__ import annotations

import pytest

from factcheck.facts.attributions.posts import exclude, posts_of


@pytest.mark.parametrize(
    ("ours", "theirs", "excluded"),
    [
        ("chief executive of the brewery", "the brewery's chairwoman", True),
        ("Judge", "prosecutor", True),
        ("police", "navy", True),
        ("chief executive", "CEO", False),
        ("chairman and chief executive", "chief executive", False),
        ("former mayor", "governor", False),
        ("acting mayor", "governor", False),
        ("mayor", "colonel", False),
        ("adviser to the president", "mayor", False),
        ("engineer", "mayor", False),
    ],
)
def test_exclude(ours: str, theirs: str, excluded: object) -> None:
    """Posts of one group that are not one; nothing about titles with a reserve."""
    assert exclude(posts_of(ours), posts_of(theirs)) is excluded


def test_the_longest_name_counts() -> None:
    """A defence attorney is no attorney of a firm."""
    assert not posts_of("defence attorney") & posts_of("attorney")
