"""Who is said to have said it, and how."""

from __future__ import annotations

import pytest

from factcheck.kinds.attribution import Change, Kind
from tests.kinds.analysing import between, tags


@pytest.mark.parametrize(
    ("change", "ours", "theirs", "places"),
    [
        pytest.param(
            Change.SPEAKER,
            "Anna Berg said the ferry would sail in May.",
            "Paul Orlov said the ferry would sail in May.",
            ("Anna Berg said", "Paul Orlov said"),
            id="another name",
        ),
        pytest.param(
            Change.SPEAKER,
            "The mayor warned that the pier could sink.",
            "The bishop warned that the pier could sink.",
            ("The mayor warned that", "The bishop warned that"),
            id="another office",
        ),
        pytest.param(
            Change.DENIAL,
            "The ministry denied that its trucks had blocked the pier.",
            "The ministry confirmed that its trucks had blocked the pier.",
            ("denied", "confirmed"),
            id="denied and confirmed",
        ),
        pytest.param(
            Change.DENIAL,
            "The port authority confirmed the leak on Monday.",
            "The port authority did not confirm the leak on Monday.",
            ("confirmed", "did not confirm"),
            id="confirmed and not confirmed",
        ),
        pytest.param(
            Change.STRENGTH,
            "Paul Orlov said the ferry had been late.",
            "Paul Orlov admitted the ferry had been late.",
            ("said", "admitted"),
            id="said and admitted",
        ),
        pytest.param(
            Change.DROPPED,
            "Paul Orlov said sailors hid him in the hold for two days.",
            "Sailors hid Paul Orlov in the hold for two days.",
            ("Paul Orlov said", "Sailors"),
            id="one man's account became a fact",
        ),
    ],
)
def test_clashes(change: Change, ours: str, theirs: str, places: tuple[str, ...]) -> None:
    """Where the attribution differs."""
    assert between(Kind(change=change), ours, theirs) == [places]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        pytest.param(
            "Anna Berg said the ferry would sail in May.",
            "Berg said the ferry would sail in May.",
            id="surname alone",
        ),
        pytest.param(
            "Anna Berg said the ferry would sail in May.",
            "She said the ferry would sail in May.",
            id="pronoun",
        ),
        pytest.param(
            "The spokesman said the ferry would sail in May.",
            "The spokesperson said the ferry would sail in May.",
            id="another word for the office",
        ),
        pytest.param(
            "Moscow said the ferry would sail in May.",
            "The Kremlin said the ferry would sail in May.",
            id="seat and capital",
        ),
        pytest.param(
            "Paul Orlov disclosed that he had left the port.",
            "Paul Orlov revealed that he had left the port.",
            id="two verbs of one class",
        ),
        pytest.param(
            "The ministry denied that its trucks had blocked the pier.",
            "The ministry said its trucks had not blocked the pier.",
            id="a denial in other words",
        ),
        pytest.param(
            "The ministry denied that its trucks had blocked the pier.",
            "Fishermen said ministry trucks had blocked the pier.",
            id="two who disagree",
        ),
        pytest.param(
            "Paul Orlov said the ferry would sail in May.",
            "According to Paul Orlov, the ferry would sail in May.",
            id="attributed in another way",
        ),
        pytest.param(
            "Paul Orlov urged sailors to hide the crates.",
            "Sailors hid the crates.",
            id="what was urged was not said to be so",
        ),
        pytest.param(
            "Its revenue is expected to reach two million crowns.",
            "Its revenue is projected to reach two million crowns.",
            id="another word for a forecast",
        ),
        pytest.param(
            "Norden reported earnings that beat forecasts on Friday.",
            "Norden confirmed earnings that beat forecasts on Friday.",
            id="results are reported, whatever the verb",
        ),
    ],
)
def test_does_not_clash(ours: str, theirs: str) -> None:
    """Harmless rewordings, whatever change is looked for."""
    found = {change: between(Kind(change=change), ours, theirs) for change in Change}

    assert not any(found.values()), found


@pytest.mark.parametrize(
    ("ours", "theirs", "interested"),
    [
        pytest.param(
            "Paul Orlov said sailors hid him in the hold.",
            "Sailors hid Paul Orlov in the hold.",
            True,
            id="he speaks of himself",
        ),
        pytest.param(
            "The coast guard said two sailors were found in the hold.",
            "Two sailors were found in the hold.",
            False,
            id="an authority states a fact",
        ),
    ],
)
def test_interested_source(ours: str, theirs: str, *, interested: bool) -> None:
    """A dropped source matters more when it speaks of its own affairs."""
    assert ("interested" in tags(Kind(change=Change.DROPPED), ours, theirs)) is interested
