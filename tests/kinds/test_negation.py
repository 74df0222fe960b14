"""A denial on one side only."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factcheck.kinds.negation import Kind


@pytest.mark.parametrize(
    ("ours", "theirs", "places"),
    [
        pytest.param(
            "The board did not approve the merger.",
            "The board approved the merger.",
            ("not approve", "approved"),
            id="not",
        ),
        pytest.param(
            "The museum has reopened since the flood.",
            "The museum has never reopened since the flood.",
            ("reopened", "never reopened"),
            id="never",
        ),
        pytest.param(
            "The pilots refused to land in the fog.",
            "The pilots landed in the fog.",
            ("refused to land", "landed"),
            id="refused-to",
        ),
        pytest.param(
            "The road isn't in need of repair.",
            "The road is in need of repair.",
            ("is", "is"),
            id="complement-after-a-preposition",
        ),
        pytest.param(
            "The council met the drivers and the nurses.",
            "The council met the drivers but not the nurses.",
            ("nurses", "not the nurses"),
            id="one-of-a-list",
        ),
        pytest.param(
            "The firm said it would sell the mill.",
            "The firm will not sell the mill.",
            ("sell", "not sell"),
            id="plan-told-in-the-past",
        ),
        pytest.param(
            "The firm said it accepted the ruling and would not appeal.",
            "The firm said it would appeal.",
            ("not appeal", "appeal"),
            id="second-of-two-verbs",
        ),
    ],
)
def test_a_lost_or_added_denial(
    clashing: Callable[..., list[tuple[str, ...]]],
    ours: str,
    theirs: str,
    places: tuple[str, str],
) -> None:
    (found,) = clashing(Kind(), ours, theirs)

    assert all(part in whole for part, whole in zip(places, found, strict=True))


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        pytest.param(
            "There were no clashes between the fans.",
            "A reporter noted the absence of clashes between the fans.",
            id="denied-in-other-words",
        ),
        pytest.param(
            "No sailors were hurt in the storm.",
            "Sailors were not hurt in the storm.",
            id="denied-at-another-word",
        ),
        pytest.param(
            "The board did not reject the merger.",
            "The board approved the merger.",
            id="denied-opposite",
        ),
        pytest.param(
            "The ferry did not leave until noon.", "The ferry left at noon.", id="not-until"
        ),
        pytest.param(
            "The storm not only cut the power, it closed the port.",
            "The storm cut the power and closed the port.",
            id="not-only",
        ),
        pytest.param(
            "The firm would not comment on the sale.",
            "The firm declined comment on the sale.",
            id="declined",
        ),
        pytest.param(
            "The union has not yet named the shop that it will picket.",
            "The union will name the shop that it will picket.",
            id="not-yet-and-later",
        ),
        pytest.param(
            "The firm said it would sell the mill if prices fell.",
            "The firm will not sell the mill.",
            id="on-a-condition",
        ),
        pytest.param(
            "A man was found guilty on Thursday on two murder charges for the deaths of a farmer and her son.",
            "A man has pleaded not guilty to two murder charges for the deaths of a farmer and her son.",
            id="plea-and-verdict",
        ),
        pytest.param(
            "The mayor said he would sell the house.",
            "He would not sell the boat that he keeps in the harbour, the mayor said.",
            id="plans-of-one-speaker-for-two-things",
        ),
    ],
)
def test_no_denial_or_two(
    clashing: Callable[..., list[tuple[str, ...]]], ours: str, theirs: str
) -> None:
    assert clashing(Kind(), ours, theirs) == []
