"""Dates of the same event that exclude each other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import chain

import pytest

from factcheck import Checker
from factcheck.alignment import align
from factcheck.analysis import whole_claims
from factcheck.kinds.date import Kind, What
from factcheck.model import Clash, Document

Clashes = Callable[..., list[tuple[tuple[str, ...], Clash]]]
Across = Callable[..., list[tuple[str, ...]]]


@pytest.fixture
def clashes(rules_only: Checker) -> Clashes:
    """The clashes between two texts, each of its day, with the words at their places."""

    def run(
        kind: Kind, ours: str, theirs: str, days: tuple[date | None, date | None] = (None, None)
    ) -> list[tuple[tuple[str, ...], Clash]]:
        texts = {"a": ours, "b": theirs}
        documents = [
            Document(id=name, text=text, published=day)
            for (name, text), day in zip(texts.items(), days, strict=True)
        ]
        sides = rules_only.analyse(documents)
        pairs = align(*sides, whole_claims(sides)).pairs
        found = chain.from_iterable(kind.clashes(pair) for pair in pairs)
        return [(tuple(p.span.of(texts[p.document_id]) for p in c.places), c) for c in found]

    return run


@pytest.mark.parametrize(
    ("what", "ours", "theirs", "places"),
    [
        pytest.param(
            What.DAY,
            "The mill closed on May 3.",
            "The mill closed on May 5.",
            ("May 3", "May 5"),
            id="one-word-changed",
        ),
        pytest.param(
            What.DAY,
            "The deal was signed in 2016 by Norway and Chile.",
            "Norway and Chile signed the deal in 2018.",
            ("2016", "2018"),
            id="reworded",
        ),
        pytest.param(
            What.DAY,
            "The bridge opened on March 3 after years of delay.",
            "After years of delay, the bridge was opened on March 5.",
            ("March 3", "March 5"),
            id="opened-and-was-opened",
        ),
        pytest.param(
            What.DAY,
            "He faces a second trial that is due to begin on Nov. 3.",
            "His trial starts on Nov. 13.",
            ("Nov. 3", "Nov. 13"),
            id="plan-and-timetable",
        ),
        pytest.param(
            What.DAY,
            "Talks will resume on Thursday in Osten.",
            "Negotiations are set to restart in Osten on Friday.",
            ("Thursday", "Friday"),
            id="will-and-set-to",
        ),
        pytest.param(
            What.DAY,
            "The senate will vote on the budget on Thursday.",
            "Senators are to vote on the budget on Wednesday.",
            ("Thursday", "Wednesday"),
            id="a-body-and-its-members",
        ),
        pytest.param(
            What.DAY,
            "The firm plans to reopen the quarry in 2027.",
            "The quarry is expected to reopen in 2029.",
            ("2027", "2029"),
            id="reopens-it-and-it-reopens",
        ),
        pytest.param(
            What.TIME,
            "The mill closed on Sunday morning.",
            "The mill closed on Sunday evening.",
            ("Sunday morning", "Sunday evening"),
            id="part-of-day",
        ),
        pytest.param(
            What.TIME,
            "The doors open at 9 a.m. for visitors.",
            "The doors open at 10 a.m. for visitors.",
            ("9 a.m.", "10 a.m."),
            id="time-without-a-day",
        ),
    ],
)
def test_clash(
    clashes: Clashes, what: What, ours: str, theirs: str, places: tuple[str, str]
) -> None:
    assert [words for words, _ in clashes(Kind(what=what), ours, theirs)] == [places]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        pytest.param("The mill closed on May 3.", "The mill closed in May.", id="day-in-month"),
        pytest.param("The mill closed on Monday.", "The mill closed yesterday.", id="unknown"),
        pytest.param(
            "He spoke on Monday and left on Friday.",
            "He left on Friday and spoke on Monday.",
            id="other-order",
        ),
        pytest.param(
            "The mill is to close on May 3.", "The mill closed on May 5.", id="plan-and-deed"
        ),
        pytest.param(
            "The festival was to open on Friday.",
            "On Saturday the festival opened.",
            id="past-plan-and-deed",
        ),
        pytest.param(
            "Norway signed the deal in 2016.", "Denmark signed the deal in 2018.", id="other-doer"
        ),
        pytest.param(
            "He batted for the second time Tuesday.",
            "On Monday he batted for the first time.",
            id="other-event",
        ),
        pytest.param(
            "President Brook on Saturday announced a peace plan that paid for the dam.",
            "President Anders Brook announced on Friday a short-term plan that will open the port.",
            id="another-plan",
        ),
        pytest.param(
            "Last updated on 4 May 2019.",
            "Last updated on 6 May 2019.",
            id="stamp",
        ),
    ],
)
@pytest.mark.parametrize("what", list(What))
def test_no_clash(clashes: Clashes, what: What, ours: str, theirs: str) -> None:
    assert clashes(Kind(what=what), ours, theirs) == []


@pytest.mark.parametrize(
    ("their_day", "count"),
    [
        pytest.param(date(2023, 6, 14), 0, id="the-same-day"),
        pytest.param(date(2023, 6, 15), 1, id="a-day-later"),
    ],
)
def test_each_date_is_read_on_its_own_day(clashes: Clashes, their_day: date, count: int) -> None:
    texts = "The mill closed on Tuesday.", "The mill closed yesterday."

    assert len(clashes(Kind(), *texts, (date(2023, 6, 14), their_day))) == count


def test_a_moved_date_is_tagged_as_update(clashes: Clashes) -> None:
    ((_, clash),) = clashes(Kind(), "The match is on May 3.", "The match is rescheduled on May 5.")

    assert "update-language" in clash.tags


def test_a_day_that_the_other_version_has_twice(clashes: Clashes) -> None:
    """The first of two days stayed; only the second was changed."""
    texts = (
        "Gales are forecast for Friday and Saturday.",
        "Gales are forecast for Friday and Friday.",
    )

    assert [words for words, _ in clashes(Kind(), *texts)] == [("Saturday", "Friday")]


def test_a_date_in_the_place_of_a_duration(clashes: Clashes) -> None:
    texts = (
        "He was given a six-month term by the court.",
        "He was given a Monday term by the court.",
    )

    assert len(clashes(Kind(what=What.SORT), *texts)) == 1


def test_figures_of_dates_in_the_order_that_the_document_shows(clashes: Clashes) -> None:
    ours = "The vote was held on 13/05/2021. The count ended on 04/06/2021."
    june, april = (
        "The vote was held on 13 May 2021. The count ended on " + d
        for d in ("June 4, 2021.", "April 6, 2021.")
    )

    assert clashes(Kind(), ours, june) == []
    assert len(clashes(Kind(), ours, april)) == 1


def test_times_of_two_zones(clashes: Clashes) -> None:
    texts = "The truce began at 3 p.m. GMT on Friday.", "The truce began at {} CET on Friday."

    assert clashes(Kind(what=What.TIME), texts[0], texts[1].format("4 p.m.")) == []
    assert len(clashes(Kind(what=What.TIME), texts[0], texts[1].format("6 p.m."))) == 1


@pytest.mark.parametrize(
    ("ours", "theirs", "places"),
    [
        pytest.param(
            "The council of Lund said the bridge over the Vella would reopen on March 4 after repairs.",
            "After the repairs, the Vella bridge will be open to traffic again from March 14, Lund council said.",
            [("March 4", "March 14")],
            id="one-digit-of-a-day",
        ),
        pytest.param(
            "The stock was down 9.3 percent at 78.40 crowns, its lowest since May 2020.",
            "By noon shares of the firm traded 9.3% lower and cost 78.40 crowns, which is the lowest since May 2022.",
            [("May 2020", "May 2022")],
            id="a-year-beside-two-figures",
        ),
        pytest.param(
            "Lawmakers on Wednesday passed a law that bans building on wetlands from 2028 after a long debate.",
            "Wetlands are closed to builders from 2026 under a law of Wednesday that was adopted after debate.",
            [("2028", "2026")],
            id="the-year-a-law-begins",
        ),
        pytest.param(
            "He was serving life for aggravated assault after being convicted in Lund in June 1998.",
            "In and out of prison for years, he returned to Lund in June 1999 for life after an aggravated assault.",
            [],
            id="two-years-of-one-life",
        ),
        pytest.param(
            "The council of Lund said the bridge over the Vella would reopen on March 4 after repairs.",
            "After the repairs, the Vella bridge will be open from March 14, Lund council said. It closed on March 4.",
            [],
            id="told-elsewhere",
        ),
    ],
)
def test_slips_in_sentences_that_no_claims_pair(
    clashing_across: Across, ours: str, theirs: str, places: list[tuple[str, str]]
) -> None:
    assert clashing_across(Kind(), ours, theirs) == places
