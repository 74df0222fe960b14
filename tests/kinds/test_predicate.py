"""Verbs that say something else of the same things, turned directions, swapped roles."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factcheck import Checker, Document
from factcheck.kinds import direction, predicate, roles
from factcheck.ports import PairKind


@pytest.mark.parametrize(
    ("kind", "ours", "theirs", "places"),
    [
        pytest.param(
            predicate.Kind(),
            "Norway offered asylum to the pilot and his wife.",
            "Norway granted asylum to the pilot and his wife.",
            ("offered asylum", "granted asylum"),
            id="stronger-commitment",
        ),
        pytest.param(
            predicate.Kind(),
            "Exports of salmon rose in the spring.",
            "Exports of salmon fell in the spring.",
            ("rose", "fell"),
            id="opposite-verb",
        ),
        pytest.param(
            predicate.Kind(),
            "The landslide injured two hikers on the trail.",
            "The landslide killed two hikers on the trail.",
            ("injured two hikers", "killed two hikers"),
            id="other-outcome",
        ),
        pytest.param(
            predicate.Kind(),
            "Denmark granted asylum to the violinist after a week of talks.",
            "After a week of talks Denmark offered asylum to the violinist.",
            ("granted asylum", "offered asylum"),
            id="reordered",
        ),
        pytest.param(
            roles.Kind(),
            "The union offered the firm a truce.",
            "The firm offered the union a truce.",
            ("union offered the firm", "firm offered the union"),
            id="receiver",
        ),
        pytest.param(
            roles.Kind(),
            "Ruritania's attack on Borduria shocked the fishermen.",
            "Borduria's attack on Ruritania shocked the fishermen.",
            ("Ruritania's attack on Borduria", "Borduria's attack on Ruritania"),
            id="noun-of-action",
        ),
        pytest.param(
            roles.Kind(),
            "The tax was blamed for the deficit.",
            "The deficit was blamed for the tax.",
            ("tax was blamed for the deficit", "deficit was blamed for the tax"),
            id="cause-and-effect",
        ),
        pytest.param(
            roles.Kind(),
            "The mill is older than the church.",
            "The church is older than the mill.",
            ("mill is older than the church", "church is older than the mill"),
            id="comparison",
        ),
        pytest.param(
            predicate.Kind(),
            "The rise in rents worries the mayor.",
            "The fall in rents worries the mayor.",
            ("rise", "fall"),
            id="opposite-noun",
        ),
        pytest.param(
            direction.Kind(),
            "The mine closed before the war.",
            "The mine closed after the war.",
            ("before", "after"),
            id="order-of-events",
        ),
        pytest.param(
            roles.Kind(),
            "The referee sued the striker in May.",
            "The striker sued the referee in May.",
            ("referee sued the striker", "striker sued the referee"),
            id="swapped",
        ),
        pytest.param(
            roles.Kind(),
            "The referee sued the striker in May.",
            "The referee was sued by the striker in May.",
            ("referee sued the striker", "referee was sued by the striker"),
            id="swapped-by-the-passive",
        ),
    ],
)
def test_another_story(
    clashing: Callable[..., list[tuple[str, ...]]],
    kind: PairKind,
    ours: str,
    theirs: str,
    places: tuple[str, str],
) -> None:
    assert clashing(kind, ours, theirs) == [places]


@pytest.mark.parametrize(
    ("kind", "ours", "theirs"),
    [
        pytest.param(
            predicate.Kind(),
            "Exports of salmon rose in the spring.",
            "Exports of salmon climbed in the spring.",
            id="synonym",
        ),
        pytest.param(
            predicate.Kind(),
            "The board did not accept the merger.",
            "The board rejected the merger.",
            id="denied-opposite",
        ),
        pytest.param(
            predicate.Kind(),
            "The shop opened in May and closed in June.",
            "The shop, opened in May, closed in June.",
            id="one-after-the-other",
        ),
        pytest.param(
            direction.Kind(),
            "The price rose to 12 from 10 crowns.",
            "The price rose from 10 to 12 crowns.",
            id="both-directions-exchanged",
        ),
        pytest.param(
            direction.Kind(),
            "The rule is different from the old one.",
            "The rule is different to the old one.",
            id="idiom",
        ),
        pytest.param(
            roles.Kind(),
            "The referee sued the striker in May.",
            "The striker was sued by the referee in May.",
            id="passive",
        ),
        pytest.param(
            roles.Kind(),
            "The referee met the striker in May.",
            "The striker met the referee in May.",
            id="symmetric-verb",
        ),
        pytest.param(
            predicate.Kind(),
            "Norland is not the only country to grant free schooling to newcomers.",
            "He claimed, falsely, that no other country offers newcomers free schooling.",
            id="offered-as-a-habit",
        ),
        pytest.param(
            predicate.Kind(),
            "A strong quake struck off Olmo province on Tuesday, injuring at least five people.",
            "A quake in Olmo province sparked landslides, killing five people and injuring dozens.",
            id="killed-and-injured",
        ),
        pytest.param(
            predicate.Kind(), "No one was killed.", "No one was injured then.", id="nobody-in-both"
        ),
    ],
)
def test_the_same_story(
    clashing: Callable[..., list[tuple[str, ...]]], kind: PairKind, ours: str, theirs: str
) -> None:
    assert clashing(kind, ours, theirs) == []


def test_differently_many_things(rules_only: Checker) -> None:
    """Some barns were damaged and others destroyed."""
    report = rules_only.check(
        [
            Document(id="a", text="The storm damaged more than 200 barns in Olmo county."),
            Document(id="b", text="The storm destroyed barns in the county."),
        ]
    )

    assert report.findings == ()
