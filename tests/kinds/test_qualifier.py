"""Modifiers that come, go or change."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factcheck.kinds.qualifier import Change, Kind

TERMS = ("privative", "cost", "legal")


@pytest.mark.parametrize(
    ("ours", "theirs", "places"),
    [
        pytest.param(
            "The port signed a 20-year lease on the pier.",
            "The port signed a 20-year free lease on the pier.",
            ("lease", "free lease"),
            id="terms-added",
        ),
        pytest.param(
            "The former sheriff drove to the coast.",
            "The sheriff drove to the coast.",
            ("former sheriff", "sheriff"),
            id="office-no-longer-held",
        ),
    ],
)
def test_a_modifier_that_changes_the_terms(
    clashing: Callable[..., list[tuple[str, ...]]],
    ours: str,
    theirs: str,
    places: tuple[str, str],
) -> None:
    assert clashing(Kind(classes=TERMS), ours, theirs) == [places]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        pytest.param(
            "The port signed a notable lease on the pier.",
            "The port signed a lease on the pier.",
            id="style",
        ),
        pytest.param(
            "The ex-sheriff drove to the coast.",
            "The former sheriff drove to the coast.",
            id="same-in-other-words",
        ),
        pytest.param(
            "A judge ruled on free speech in the town.",
            "A judge ruled on speech in the town.",
            id="idiom",
        ),
        pytest.param(
            "Norden reported sales fell to $3 million.",
            "Norden confirmed sales fell to $3 million.",
            id="verb-that-the-parser-took-for-a-modifier",
        ),
        pytest.param(
            "The lease on the pier is free of charge.",
            "The lease on the pier is long.",
            id="said-by-the-clause",
        ),
        pytest.param(
            "She imposed a ban on state-funded travel to Norland.",
            "She imposed a ban on state funded travel to Norland.",
            id="hyphen-only",
        ),
        pytest.param(
            "Lawmakers are banning government-funded travel to Norland.",
            "She would ban state-funded travel to Norland.",
            id="other-word-for-it",
        ),
        pytest.param(
            "The club will be paying ex-coaches Randy Lind ($2 million) and O'Neal next season.",
            "The club will pay Lind, O'Neal and Cook next season.",
            id="office-that-the-other-leaves-out",
        ),
    ],
)
def test_a_modifier_that_changes_nothing(
    clashing: Callable[..., list[tuple[str, ...]]], ours: str, theirs: str
) -> None:
    assert clashing(Kind(classes=TERMS), ours, theirs) == []


@pytest.mark.parametrize(
    ("change", "ours", "theirs", "places"),
    [
        pytest.param(
            Change.ANTONYM,
            "The guards wore faster boots that day.",
            "The guards wore slower boots that day.",
            ("faster boots", "slower boots"),
            id="comparatives",
        ),
        pytest.param(
            Change.ANTONYM,
            "It is a simple, legal and safe method.",
            "It is a simple, illegal and safe method.",
            ("legal", "illegal"),
            id="one-of-a-list",
        ),
        pytest.param(
            Change.EXCLUSIVE,
            "A cargo plane crashed near the lake.",
            "A passenger plane crashed near the lake.",
            ("cargo plane", "passenger plane"),
            id="one-class",
        ),
        pytest.param(
            Change.SCALE,
            "Some pupils passed the exam in June.",
            "All pupils passed the exam in June.",
            ("Some", "All"),
            id="shares",
        ),
    ],
)
def test_a_modifier_that_became_another(
    clashing: Callable[..., list[tuple[str, ...]]],
    change: Change,
    ours: str,
    theirs: str,
    places: tuple[str, str],
) -> None:
    assert clashing(Kind(change=change), ours, theirs) == [places]


@pytest.mark.parametrize(
    ("change", "ours", "theirs"),
    [
        pytest.param(
            Change.EXCLUSIVE,
            "Rockets hit the air base and the naval base.",
            "Rockets hit the naval base and the air base.",
            id="order-of-a-list",
        ),
        pytest.param(
            Change.ANTONYM,
            "The march was not legal, a judge said.",
            "The march was illegal, a judge said.",
            id="denied-opposite",
        ),
        pytest.param(
            Change.ANTONYM,
            "The fair opened last week in the town.",
            "The fair opened next week in the town.",
            id="dates-are-for-another-kind",
        ),
    ],
)
def test_modifiers_that_agree(
    clashing: Callable[..., list[tuple[str, ...]]], change: Change, ours: str, theirs: str
) -> None:
    assert clashing(Kind(change=change), ours, theirs) == []
