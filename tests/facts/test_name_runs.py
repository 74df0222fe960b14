"""The first word of a sentence has a capital whatever it is."""

from __future__ import annotations

import pytest

from factcheck import Checker, Document


@pytest.mark.parametrize(
    ("ours", "theirs", "is_found"),
    [
        ("Harbour workers vote to strike.", "Dock workers vote to strike.", False),
        ("Hospital staff walked out on Friday.", "Clinic staff walked out on Friday.", False),
        ("Norway voted for the plan.", "Sweden voted for the plan.", True),
        ("The plant in Halden will close.", "The plant in Stavanger will close.", True),
    ],
    ids=["two words of one sense", "two nouns", "two countries", "names inside the sentence"],
)
def test_a_capital_at_the_beginning_makes_no_name(ours: str, theirs: str, is_found: bool) -> None:  # noqa: FBT001
    documents = Document(id="a", text=ours), Document(id="b", text=theirs)
    found = Checker(nli=False, select=["FC401"]).check(documents).findings
    assert bool(found) is is_found
