"""What a sentence divides into: the claims as the model reads them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factcheck.model import Claim

Split = Callable[[str], tuple[Claim, ...]]

_DIVIDED = {
    "conjoined-verbs": (
        "The army seized the port and closed two roads.",
        ["The army seized the port.", "The army closed two roads."],
    ),
    "conjoined-clauses": (
        "Talks failed, but the truce held.",
        ["Talks failed.", "The truce held."],
    ),
    "shared-auxiliary": (
        "The firm will close the mine and sell the land.",
        ["The firm will close the mine.", "The firm will sell the land."],
    ),
    "relative-subject": (
        "Olsen, who led the inquiry, resigned in May.",
        ["Olsen resigned in May.", "Olsen led the inquiry."],
    ),
    "relative-object": (
        "The bridge that engineers closed in May collapsed.",
        ["The bridge collapsed.", "Engineers closed the bridge in May."],
    ),
    "relative-owner": (
        "Olsen, whose brother died in May, resigned.",
        ["Olsen resigned.", "Olsen’s brother died in May."],
    ),
    "relative-preposition": (
        "The treaty under which both sides freed prisoners has expired.",
        ["The treaty has expired.", "Under the treaty both sides freed prisoners."],
    ),
    "participle": (
        "The blast hit a market, killing 12 people.",
        ["The blast hit a market.", "The blast was killing 12 people."],
    ),
    "participle-passive": (
        "The ship, built in Gdansk in 1962, sank.",
        ["The ship sank.", "The ship was built in Gdansk in 1962."],
    ),
    "participle-perfect": (
        "Having lost the town, the rebels fled.",
        ["The rebels had lost the town.", "The rebels fled."],
    ),
    "with-clause": (
        "The plant shut down, with smoke rising from the roof.",
        ["The plant shut down.", "Smoke was rising from the roof."],
    ),
    "despite": (
        "Despite winning the vote, Lund resigned.",
        ["Lund was winning the vote.", "Lund resigned."],
    ),
    "apposition": (
        "Ann Olsen, the mayor of Bergen, opened the bridge.",
        ["Ann Olsen opened the bridge.", "Ann Olsen is the mayor of Bergen."],
    ),
    "apposition-of-one-of-two": (
        "Ann Olsen, a former judge, and Per Lund resigned.",
        ["Ann Olsen and Per Lund resigned.", "Ann Olsen is a former judge."],
    ),
    "adverbial-clause": (
        "After floods cut the road, trucks took the ferry.",
        ["Floods cut the road.", "Trucks took the ferry."],
    ),
    "speaker-last": (
        "“The dam is safe,” said Ann Olsen.",
        ["The dam is safe.", "Ann Olsen said."],
    ),
    "reported": (
        "Officials said the dam had burst.",
        ["Officials said.", "The dam had burst."],
    ),
}
_WHOLE = {
    "one-verb": "The army seized the port on Monday.",
    "conjoined-nouns": "The army and the police seized the port.",
    "infinitives": "Olsen promised to cut taxes and raise wages.",
    "infinitive-purpose": "Troops came to guard the bridge.",
    "title": "Mayor Ann Olsen opened the bridge.",
    "place": "The fire began in Bergen, Norway.",
    "party-and-state": "The bill was written by Ann Olsen, R-Ohio.",
    "free-relative": "Nobody knows what the rebels want.",
    "age": "Olsen, 42, resigned.",
    "short-participle": "The man arrested fled.",
    "as-expected": "The bank cut rates as expected.",
    "headline": "Explosion at port, three dead",
    "headline-noun": "Storm damage in the north",
    "one-word": "Fire.",
    "number": "42",
}


@pytest.mark.parametrize(("text", "expected"), _DIVIDED.values(), ids=_DIVIDED)
def test_each_statement_is_a_claim(split: Split, text: str, expected: list[str]) -> None:
    assert [claim.text for claim in split(text)] == expected


@pytest.mark.parametrize("text", _WHOLE.values(), ids=_WHOLE)
def test_one_statement_is_one_claim(split: Split, text: str) -> None:
    assert [claim.text.rstrip(".") for claim in split(text)] == [text.rstrip(".")]


def test_a_condition_stays_with_what_depends_on_it(split: Split) -> None:
    """Without its condition the claim would say that troops will leave."""
    assert "If talks fail, troops will leave." in [
        c.text for c in split("If talks fail, troops will leave.")
    ]


def test_a_quotation_over_two_sentences_leaves_no_lone_mark(split: Split) -> None:
    found = [claim.text for claim in split("“The bridge is safe. It was tested,” Olsen said.")]
    assert found == ["The bridge is safe.", "It was tested.", "Olsen said."]


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("Olsen, who led the inquiry, resigned.", ["Olsen", "Olsen"]),
        ("The army seized the port and left.", ["The army", "The army"]),
        ("Olsen urged Lund to resign.", ["Olsen"]),
        (
            "After rebels took the town, Olsen left, saying he was tired.",
            ["rebels", "Olsen", "Olsen", "he"],
        ),
        ("Explosion at port", [""]),
    ],
    ids=["relative", "conjoined", "infinitive", "reporting-participle", "verbless"],
)
def test_subjects(split: Split, text: str, subjects: list[str]) -> None:
    found = split(text)
    words = [" ".join(c.sentence.tokens[i].text for i in c.subject) for c in found]
    assert words == subjects
