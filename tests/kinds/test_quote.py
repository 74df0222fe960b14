"""Words inside quotation marks."""

from __future__ import annotations

import pytest

from factcheck.kinds.quote import Change, Kind
from tests.kinds.analysing import between


@pytest.mark.parametrize(
    ("change", "ours", "theirs", "places"),
    [
        pytest.param(
            Change.WORDS,
            "“We will never sell the pier,” Berg said.",
            "“We will not sell the pier,” Berg said.",
            ("never", "not"),
            id="a word replaced",
        ),
        pytest.param(
            Change.WORDS,
            "Berg said: “The hold was empty when we came.”",
            "Berg said: “The hold was almost empty when we came.”",
            ("The hold was empty when we came", "The hold was almost empty when we came"),
            id="a word added: the whole quotation is shown",
        ),
        pytest.param(
            Change.MARKS,
            "Berg asked the board to “rethink its plans” for the pier.",
            "Berg asked the board to rethink its plans for the pier.",
            ("rethink its plans", "rethink its plans"),
            id="marks lost",
        ),
    ],
)
def test_clashes(change: Change, ours: str, theirs: str, places: tuple[str, ...]) -> None:
    """The words that differ, or that lost their marks."""
    assert between(Kind(change=change), ours, theirs) == [places]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        pytest.param(
            "“We will never sell the pier,” Berg said.",
            "'We will never sell the pier', Berg said.",
            id="style of the marks",
        ),
        pytest.param(
            "“We will never sell the pier,” Berg said.",
            "“We will never sell the pier to a bank,” Berg said.",
            id="cut short",
        ),
        pytest.param(
            "“The U.K. realised it in ten days,” Berg said.",
            "“The UK realized it in 10 days,” Berg said.",
            id="British and American spelling, figures",
        ),
        pytest.param(
            "“I am glad about the vote,” Berg said.",
            "Berg said she was glad about the vote.",
            id="speech that is reported",
        ),
        pytest.param(
            "The “experts” left the pier early.",
            "The experts left the pier early.",
            id="marks for distance",
        ),
        pytest.param(
            "Berg read “The Long Road” at the pier.",
            "Berg read The Long Road at the pier.",
            id="a title",
        ),
        pytest.param(
            '"I am not going to pay for that f***ing dam," Brook told Ana Roz.',
            '"I am not going to pay for that fucking dam," Brook told Ana Roz.',
            id="masked-word",
        ),
    ],
)
def test_does_not_clash(ours: str, theirs: str) -> None:
    """Harmless differences."""
    assert not [
        between(Kind(change=change), ours, theirs)
        for change in Change
        if between(Kind(change=change), ours, theirs)
    ]
