"""Hedges that come and go, plans told as done."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factcheck.kinds.certainty import Change, Kind


@pytest.mark.parametrize(
    ("change", "ours", "theirs", "places"),
    [
        pytest.param(
            Change.HEDGE,
            "The alleged theft was filmed by a guard.",
            "The theft was filmed by a guard.",
            ("alleged theft", "theft"),
            id="suspicion-became-fact",
        ),
        pytest.param(
            Change.HEDGE,
            "The driver fled across the border.",
            "The driver may have fled across the border.",
            ("fled", "may have fled"),
            id="fact-became-doubtful",
        ),
        pytest.param(
            Change.PLAN,
            "The chain will close its shops in Oslo.",
            "The chain closed its shops in Oslo.",
            ("will close", "closed"),
            id="plan-told-as-done",
        ),
        pytest.param(
            Change.DEGREE,
            "The chain will close its shops in Oslo.",
            "The chain may close its shops in Oslo.",
            ("will close", "may close"),
            id="certain-to-possible",
        ),
    ],
)
def test_changed_certainty(
    clashing: Callable[..., list[tuple[str, ...]]],
    change: Change,
    ours: str,
    theirs: str,
    places: tuple[str, str],
) -> None:
    assert clashing(Kind(change=change), ours, theirs) == [places]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        pytest.param(
            "The driver may have fled across the border.",
            "The driver might have fled across the border.",
            id="other-word-same-doubt",
        ),
        pytest.param(
            "The alleged theft was filmed by a guard.",
            "The suspected theft was filmed by a guard.",
            id="other-adjective",
        ),
        pytest.param(
            "The driver apparently fled across the border.",
            "It appears that the driver fled across the border.",
            id="doubt-at-another-place",
        ),
        pytest.param(
            "The meeting will take place on Friday.",
            "The meeting takes place on Friday.",
            id="present-for-future",
        ),
        pytest.param(
            "The driver fled, police said.", "The driver fled.", id="attribution-is-no-hedge"
        ),
        pytest.param(
            "The mill has sold 300 looms since May.",
            "By May the mill will have sold 300 looms.",
            id="up-to-now-and-up-to-then",
        ),
        pytest.param(
            "He wanted to break the record on a jump.",
            "He broke the record in the second round.",
            id="past-wish",
        ),
        pytest.param(
            "If somebody tells me he is going to break the Norland sprint record, I will believe it.",
            "Petrov broke Lind's sprint record at the university of Olmo.",
            id="other-names",
        ),
        pytest.param(
            "Hundreds stayed away from the valley for fear of a flood.",
            "The tents stood on higher ground, in fear of a possible flood in the valley.",
            id="feared-is-possible",
        ),
        pytest.param(
            "The company worked closely with Brillo engines in recent years.",
            "The company will work now to get Tarsa's engines into its cars.",
            id="nothing-is-done-to-and-other-names",
        ),
    ],
)
@pytest.mark.parametrize("change", list(Change))
def test_same_certainty(
    clashing: Callable[..., list[tuple[str, ...]]], change: Change, ours: str, theirs: str
) -> None:
    assert clashing(Kind(change=change), ours, theirs) == []
