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
        pytest.param(
            "Ed Holm opened the fair in Lisbon.",
            "David Holm opened the fair in Lisbon.",
            ("Ed Holm", "David Holm"),
            id="two brothers",
        ),
        pytest.param(
            "Flights were cancelled after a strike at Norvik Air on Monday.",
            "Flights were cancelled after a strike at Tromso Tower on Monday.",
            ("Norvik Air", "Tromso Tower"),
            id="names that only their capitals tell",
        ),
        pytest.param(
            "A Danish court has jailed three traders for fraud.",
            "A Karen Holm court has jailed three traders for fraud.",
            ("Danish", "Karen Holm"),
            id="a person where a nationality stood",
        ),
        pytest.param(
            "Lind will stay at the Orlov team as its test driver.",
            "Orlov will stay at the Orlov team as its test driver.",
            ("Lind", "Orlov"),
            id="a name that the sentence has elsewhere",
        ),
        pytest.param(
            "The vote in Norway went ahead without the Dutch.",
            "The vote in Brunei went ahead without the Dutch.",
            ("Norway", "Brunei"),
            id="another country beside one that stayed",
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
            "MSF closed its clinic in Lisbon.",
            "Doctors Without Borders closed its clinic in Lisbon.",
            id="a foreign name",
        ),
        pytest.param(
            "Shares of Norvik Air Corp. NVK.N fell. Norvik cut its forecast.",
            "Shares of Norvik Air Corp. (NVK) fell. NVK cut its forecast.",
            id="a ticker symbol",
        ),
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
        pytest.param(
            "Three of its Kolkata-based clerks were arrested.",
            "Three of its Indian-based clerks were arrested.",
            id="a town for its country",
        ),
        pytest.param(
            "The Rivera plan for the harbour failed on Friday.",
            "The mayor's plan for the harbour failed on Friday.",
            id="an office for a name",
        ),
        pytest.param(
            "Workers at the mill went home on Monday after the vote.",
            "Employees at the mill went home on Monday after the vote.",
            id="the capital of a first word tells nothing",
        ),
        pytest.param(
            "Orlov met Lind in Oslo on Monday.",
            "Lind met Orlov in Oslo on Monday.",
            id="two names that changed places",
        ),
        pytest.param(
            "The World Health Organization praised the nurses of Leeds.",
            "The WHO praised the nurses of Leeds.",
            id="initials",
        ),
        pytest.param(
            "Three trains linking Italy and France were stopped on Friday.",
            "Three trains linking Milan and France were stopped on Friday, it said.",
            id="town-in-its-country",
        ),
        pytest.param(
            "Three cables linking Italy and Egypt failed on Friday.",
            "The cut on sections linking Sicily to Egypt has an unknown cause.",
            id="region-in-its-country",
        ),
        pytest.param(
            "A man has been charged with the murder of his mother and sister in Ulverston.",
            "A man was charged, after a long inquiry, with the murder of his own mother in Lancashire.",
            id="village-in-its-county",
        ),
    ],
)
def test_does_not_clash(ours: str, theirs: str) -> None:
    """The same bearer in other words."""
    assert between(Kind(), ours, theirs) == []
