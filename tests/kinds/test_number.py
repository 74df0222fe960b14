"""Quantities that cannot both be true, bound to the same thing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from itertools import chain

import pytest

from factcheck import Checker
from factcheck.alignment import align
from factcheck.analysis import whole_claims
from factcheck.kinds.number import Kind, Measure, What
from factcheck.model import Clash, Document

Clashes = Callable[..., list[tuple[tuple[str, ...], Clash]]]
Across = Callable[..., list[tuple[str, ...]]]


@pytest.fixture
def clashes(rules_only: Checker) -> Clashes:
    """The clashes of a kind between two texts, with the words at their places."""

    def run(kind: Kind, ours: str, theirs: str) -> list[tuple[tuple[str, ...], Clash]]:
        texts = {"a": ours, "b": theirs}
        sides = rules_only.analyse([Document(id=name, text=text) for name, text in texts.items()])
        pairs = align(*sides, whole_claims(sides)).pairs
        found = chain.from_iterable(kind.clashes(pair) for pair in pairs)
        return [(tuple(p.span.of(texts[p.document_id]) for p in c.places), c) for c in found]

    return run


@pytest.mark.parametrize(
    ("what", "ours", "theirs", "places"),
    [
        pytest.param(
            What.VALUE,
            "The flood killed 31 goats in Arosa.",
            "The flood killed 13 goats in Arosa.",
            ("31", "13"),
            id="one-word-changed",
        ),
        pytest.param(
            What.VALUE,
            "The blaze destroyed 40 barns in Arosa, farmers said.",
            "Farmers in Arosa said 60 barns were destroyed by the fire.",
            ("40", "60"),
            id="reworded",
        ),
        pytest.param(
            What.VALUE,
            "Nine people were killed when a bus left the road near Arosa.",
            "A bus left the road near Arosa, killing 11 people.",
            ("Nine", "11"),
            id="changed-and-moved",
        ),
        pytest.param(
            What.VALUE,
            "Rescuers pulled 23 people from the mud before noon, according to the fire service.",
            "Before noon rescuers had pulled 32 people from the mud, the fire service said.",
            ("23", "32"),
            id="told-by-a-verb-of-saying",
        ),
        pytest.param(
            What.VALUE,
            "One of the guards was hurt in the raid.",
            "Six of the guards were hurt in the raid.",
            ("One", "Six"),
            id="one-of",
        ),
        pytest.param(
            What.VALUE,
            "Three of those injured were in a grave condition, a nurse said.",
            "A nurse said two of the injured were in grave condition.",
            ("Three", "two"),
            id="members-of-a-group",
        ),
        pytest.param(
            What.VALUE,
            "Four of those killed were guides.",
            "Five of the dead were guides.",
            ("Four", "Five"),
            id="members-in-other-words",
        ),
        pytest.param(
            What.VALUE,
            "The steamer Lady Linth sank in a squall with 88 people aboard.",
            "The Lady Linth was carrying 98 people when it went down.",
            ("88", "98"),
            id="on-board",
        ),
        pytest.param(
            What.VALUE,
            "The steamer Lady Linth sank with 88 people on board.",
            "All 98 people aboard the Lady Linth were rescued.",
            ("88", "All 98"),
            id="on-board-and-what-became-of-them",
        ),
        pytest.param(
            What.UNIT,
            "The hut is 8 km from Arosa.",
            "The hut is 8 miles from Arosa.",
            ("8 km", "8 miles"),
            id="unit",
        ),
        pytest.param(
            What.VAGUE,
            "In Arosa, several cafes display menus in Dutch.",
            "The town of Arosa has numerous cafes with menus in Dutch.",
            ("several", "numerous"),
            id="vague-reworded",
        ),
        pytest.param(
            What.EVENT,
            "After rocket attacks on the port, the crews left for Arosa.",
            "The crews left for Arosa after a rocket attack on the port.",
            ("rocket attacks", "a rocket attack"),
            id="events",
        ),
        pytest.param(
            What.LIMIT,
            "Gusts of up to 90 mph hit Arosa.",
            "Gusts of up to 70 mph hit Arosa.",
            ("up to 90 mph", "up to 70 mph"),
            id="limits",
        ),
        pytest.param(
            What.VALUE,
            "The court sentenced the former mayor Daniel Osei to six years in prison.",
            "The town's former mayor was sent to prison for seven years.",
            ("six years", "seven years"),
            id="prison-terms",
        ),
        pytest.param(
            What.VALUE,
            "The striker Tom Hale was banned for eight weeks.",
            "Hale received a six-week ban.",
            ("eight weeks", "six-week"),
            id="bans",
        ),
        pytest.param(
            What.VALUE,
            "Daniel Osei, 57, was convicted of theft and fraud.",
            "Osei, 58, was found guilty on four counts of fraud and theft.",
            ("57", "58"),
            id="ages-of-one-person",
        ),
        pytest.param(
            What.DIRECTION,
            "The stock of Linth was down 9.3 percent at noon.",
            "At noon Linth's stock traded 9.3% higher.",
            ("9.3 percent", "9.3%"),
            id="down-and-higher",
        ),
        pytest.param(
            What.DIRECTION,
            "Orders for boats rose by nearly 4 percent in May.",
            "May brought a fall of nearly 4% in orders for boats.",
            ("nearly 4 percent", "nearly 4%"),
            id="verb-and-noun",
        ),
        pytest.param(
            What.VALUE,
            "The stadium opened in May at a cost of 148 million euros.",
            "The arena is new. It cost 184 million euros and holds 32,000 people.",
            ("148 million euros", "184 million euros"),
            id="digits-in-another-order",
        ),
        pytest.param(
            What.VALUE,
            "The office has recorded 486 cases in the camp, up from 210 two weeks ago.",
            "There have been 468 cases so far, compared with 210 a fortnight ago in the camp.",
            ("486", "468"),
            id="beside-a-figure-in-common",
        ),
        pytest.param(
            What.VALUE,
            "A tram left the rails at Lindt Square on Monday, killing one man and injuring 26.",
            "On Monday one man died and 29 people were hurt when a tram derailed at Lindt Square.",
            ("26", "29"),
            id="toll-told-by-the-sentence",
        ),
        pytest.param(
            What.VALUE,
            "A crowd of 18,340 saw the final at Orla Park.",
            "The final at Orla Park drew 13,840 spectators.",
            ("18,340", "13,840"),
            id="digits-in-another-order",
        ),
        pytest.param(
            What.VALUE,
            "A contract worth $61 million was signed in Arosa.",
            "The two yards signed a $65 million contract in Arosa.",
            ("$61 million", "$65 million"),
            id="worth",
        ),
        pytest.param(
            What.VALUE,
            "The council has approved $2.8 million in emergency funds for the flooded mills.",
            "For the flooded mills the council released $2.8 billion in emergency money.",
            ("$2.8 million", "$2.8 billion"),
            id="slip-of-scale",
        ),
        pytest.param(
            What.VALUE,
            "Her cooks had reached only 40 percent of the camp's families.",
            "In the camp her cooks have reached just 60 percent of families.",
            ("only 40 percent", "just 60 percent"),
            id="share-of-somebodys-families",
        ),
        pytest.param(
            What.VALUE,
            "Norden Lines had ignored three warnings from its safety manager.",
            "The company, a court found, disregarded two warnings from its safety manager.",
            ("three", "two"),
            id="the-company",
        ),
        pytest.param(
            What.VALUE,
            "The storm caused twelve deaths.",
            "The storm killed four people.",
            ("twelve", "four"),
            id="deaths-and-killed",
        ),
        pytest.param(
            What.VALUE,
            "Police made five arrests at the match.",
            "Police arrested three people at the match.",
            ("five", "three"),
            id="arrests-and-arrested",
        ),
        pytest.param(
            What.VALUE,
            "No one has been killed in the fire near Havn.",
            "One firefighter has died in the fire.",
            ("No one", "One"),
            id="nobody-and-one-of-a-group",
        ),
        pytest.param(
            What.VALUE,
            "A bus carrying pilgrims plunged into a ravine on Friday, killing nine people.",
            "Eleven pilgrims were killed on Friday when their bus fell into a ravine.",
            ("nine", "Eleven"),
            id="more-of-a-group-than-of-all",
        ),
        pytest.param(
            What.VALUE,
            "Nobody was hurt in the crash on Monday.",
            "Three people were injured in Monday's crash.",
            ("Nobody", "Three"),
            id="nobody-and-three",
        ),
        pytest.param(
            What.VALUE,
            "The crash left no injuries.",
            "Two passengers were injured in the crash.",
            ("no", "Two"),
            id="no-injuries",
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
        pytest.param(
            "The flood killed 31 goats.", "The flood killed some 30 goats.", id="about-the-same"
        ),
        pytest.param(
            "The storm caused twelve deaths.",
            "The storm killed four firefighters.",
            id="some-of-the-dead",
        ),
        pytest.param(
            "Three people were killed in the fire near Havn.",
            "Two firefighters have died in the fire.",
            id="a-group-of-all",
        ),
        pytest.param(
            "The storm caused twelve deaths in Havn.",
            "The storm killed four people in Lund.",
            id="two-places",
        ),
        pytest.param(
            "No one was hurt in the first blast.",
            "The second blast hurt four people.",
            id="two-blasts",
        ),
        pytest.param(
            "No one was injured in the attack on the base.",
            "The attack on the base killed 12 people.",
            id="hurt-and-killed",
        ),
        pytest.param(
            "No one else was hurt in the blast.",
            "In the blast four people were hurt.",
            id="nobody-else",
        ),
        pytest.param(
            "Of those aboard, no one was seriously hurt in the crash.",
            "In the crash four people were hurt.",
            id="not-seriously",
        ),
        pytest.param(
            "No one was killed in the crash, but four people were hurt.",
            "Four people were hurt in the crash; none was killed.",
            id="none-in-both",
        ),
        pytest.param(
            "The flood killed 31 goats and 4 cows.",
            "The flood killed 4 cows and 31 goats.",
            id="other-order",
        ),
        pytest.param(
            "The flood killed 31 goats and 4 cows.",
            "The flood killed 35 animals.",
            id="total-of-parts",
        ),
        pytest.param(
            "The mill will hire 40 cooks.", "The mill hired 25 cooks.", id="plan-and-deed"
        ),
        pytest.param(
            "In 2019, the mill lost 40 cooks.", "In 2021, the mill lost 25 cooks.", id="other-year"
        ),
        pytest.param(
            "Norway sent 40 cooks to Arosa.", "Denmark sent 25 cooks to Arosa.", id="other-doer"
        ),
        pytest.param(
            "Three cases were seen in Arosa.",
            "Eleven cases were seen in Davos, three in Arosa.",
            id="other-place",
        ),
        pytest.param(
            "The party lost 60 seats in June.",
            "In June the party picked up six seats.",
            id="other-event",
        ),
        pytest.param(
            "Sales rose by 5 percent to 70 percent.",
            "Sales rose to 70 percent.",
            id="by-is-not-to",
        ),
        pytest.param(
            "The mill paid $65m for the hut.",
            "The mill paid $60m plus $5m in fees for the hut.",
            id="sum-and-its-parts",
        ),
        pytest.param(
            "Three of those hurt were guides.",
            "Two of the hurt are still in hospital.",
            id="members-of-whom-else-is-said",
        ),
        pytest.param(
            "Three of those hurt were guides.", "Nine people were hurt.", id="members-and-group"
        ),
        pytest.param(
            "The steamer Lady Linth sank with 88 people aboard.",
            "Nine people aboard the Lady Linth died.",
            id="some-of-those-on-board",
        ),
        pytest.param(
            "The steamer Lady Linth sank with 88 people aboard.",
            "Nine people were still aboard the Lady Linth when help came.",
            id="still-on-board",
        ),
        pytest.param(
            "The steamer sank with 88 people aboard.",
            "In 1911 another steamer sank with nine people aboard.",
            id="another-ship",
        ),
        pytest.param(
            "In an effort to calm the town, he spoke.",
            "In efforts to calm the town, he spoke.",
            id="no-event",
        ),
        pytest.param(
            "In his first public remarks, he wept.",
            "He wept in public for the first time.",
            id="first-time",
        ),
        pytest.param(
            "Lind scored all 11 of his points in the second half.",
            "Lind scored two three-point plays in the deciding run.",
            id="count-that-measures-another",
        ),
        pytest.param(
            "Lind blocked six shots.",
            "During the deciding run, Lind blocked two shots.",
            id="in-a-part-of-it",
        ),
        pytest.param(
            "The young guard ran on and on and he grabbed seven rebounds.",
            "He grabbed 11 rebounds.",
            id="done-by-pronouns",
        ),
        pytest.param(
            "Lind grabbed 11 rebounds.",
            "Petrov led all players with 23 points while also grabbing seven rebounds.",
            id="done-by-another",
        ),
        pytest.param(
            "Three people were badly hurt in the crash.",
            "The crash left seven people hurt.",
            id="badly-hurt-and-hurt",
        ),
        pytest.param(
            "Hale was jailed for six years.",
            "Hale has served four years in prison.",
            id="term-and-what-was-served",
        ),
        pytest.param(
            "Hale was jailed for six years.",
            "Prosecutors had asked for a nine-year term for Hale.",
            id="term-and-what-was-asked",
        ),
        pytest.param(
            "Carla Osei was given a suspended sentence of 18 months.",
            "Daniel Osei was sentenced to six years in prison.",
            id="terms-of-two-people",
        ),
    ],
)
@pytest.mark.parametrize("what", list(What))
def test_no_clash(clashes: Clashes, what: What, ours: str, theirs: str) -> None:
    assert clashes(Kind(what=what), ours, theirs) == []


def test_only_the_measures_asked_for(clashes: Clashes) -> None:
    texts = "The hut cost $40,000.", "The hut cost $60,000."

    assert clashes(Kind(measures=(Measure.COUNT,)), *texts) == []
    assert len(clashes(Kind(measures=(Measure.MONEY,)), *texts)) == 1


def test_tolerances_are_options(clashes: Clashes) -> None:
    texts = "About 100 goats died.", "117 goats died."

    assert len(clashes(Kind(), *texts)) == 1
    assert clashes(Kind(approx=Decimal("0.2")), *texts) == []


@pytest.mark.parametrize(
    ("ours", "theirs", "update"),
    [
        pytest.param("stood at 12", "rose to 14", True, id="rose-to-on-one-side"),
        pytest.param("rose to 12", "rose to 14", False, id="on-both-sides"),
        pytest.param("stood at 12", "stood at a revised 14", True, id="revised"),
    ],
)
def test_updates_are_tagged(clashes: Clashes, ours: str, theirs: str, update: bool) -> None:  # noqa: FBT001
    sentence = "The death toll of the flood in Arosa {} on Monday, police said."
    ((_, clash),) = clashes(Kind(), sentence.format(ours), sentence.format(theirs))

    assert ("update-language" in clash.tags) is update


@pytest.mark.parametrize(
    ("days", "counted", "kind"),
    [
        pytest.param((10, 11), "people were killed", "update", id="a toll of the next day"),
        pytest.param((10, 10), "people were killed", "number", id="of the same day"),
        pytest.param((10, None), "people were killed", "number", id="a day that nobody tells"),
        pytest.param((10, 11), "rooms were let", "number", id="no running count"),
    ],
)
def test_a_later_count_is_an_update(
    rules_only: Checker, days: tuple[int | None, int | None], counted: str, kind: str
) -> None:
    """The days of publication explain two tolls, not two lengths of a bridge."""
    documents = [
        Document(
            id=name, text=f"{figure} {counted} in Arosa.", published=day and date(2025, 3, day)
        )
        for name, figure, day in (("a", "Twelve", days[0]), ("b", "Fourteen", days[1]))
    ]
    (finding,) = rules_only.check(documents).findings

    assert finding.type == kind


def test_key_and_values_are_in_plain_words(clashes: Clashes) -> None:
    ((_, clash),) = clashes(Kind(), "More than 1,200 goats died.", "Ninety goats died.")

    assert clash.key == "goat"
    assert [place.value for place in clash.places] == ["more than 1,200", "90"]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        pytest.param("a 40% rise in calls", "a 400 rise in calls", id="share-and-count"),
        pytest.param("more than £2m in fees", "60 tonnes in fees", id="money-and-mass"),
    ],
)
def test_figures_of_two_sorts_in_one_place(clashes: Clashes, ours: str, theirs: str) -> None:
    sentence = "The clinic in Arosa said on Monday that it had {} since June."
    kind = Kind(what=What.SORT)

    assert len(clashes(kind, sentence.format(ours), sentence.format(theirs))) == 1


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        pytest.param("a 50% rise in calls", "a rise in calls by half", id="not-in-one-place"),
        pytest.param("12 km of road", "7.5 miles of road", id="two-units-of-one-sort"),
        pytest.param("40 calls", "60 calls", id="one-sort"),
    ],
)
def test_figures_of_one_sort_are_no_mix_up(clashes: Clashes, ours: str, theirs: str) -> None:
    sentence = "The clinic in Arosa said on Monday that it had {} since June."
    kind = Kind(what=What.SORT)

    assert clashes(kind, sentence.format(ours), sentence.format(theirs)) == []


@pytest.mark.parametrize(
    ("ours", "theirs", "places"),
    [
        pytest.param(
            "Daniel Osei denies it. Osei, 58, led the town for years.",
            "A court convicted Daniel Osei, 57, on Monday.",
            [("58", "57")],
            id="by-the-surname",
        ),
        pytest.param(
            "Otto Reil and Tomas Reil met. Reil, 47, wept.",
            "Tomas Reil, 74, left.",
            [],
            id="two-of-one-surname",
        ),
        pytest.param(
            "Ann Berg, 61, won the race.",
            "Ann Berg, then 22, won it for the first time.",
            [],
            id="back-then",
        ),
        pytest.param(
            "Then everything went dark, said Joseph Amadi, 27, from Havn.",
            "Joseph Amadi, a 29-year-old passenger, heard a bang.",
            [("27", "29-year-old")],
            id="a-noun-explains-the-name",
        ),
        pytest.param(
            "Joseph Amadi, 27, left Havn.",
            "Joseph Amadi, a 29-year-old man, and two children were hurt.",
            [],
            id="a-list-of-people",
        ),
    ],
)
def test_ages_of_one_person_anywhere(
    clashing_across: Across, ours: str, theirs: str, places: list[tuple[str, str]]
) -> None:
    assert clashing_across(Kind(measures=(Measure.AGE,)), ours, theirs) == places
    assert clashing_across(Kind(measures=(Measure.MONEY,)), ours, theirs) == []


SALES = (
    "Sales rose 1.2 percent to 2.84 billion euros, missing the average estimate of 2.91 billion."
)


@pytest.mark.parametrize(
    ("what", "ours", "theirs", "places"),
    [
        pytest.param(
            What.VALUE,
            SALES,
            "Revenue grew by 1.2% to 2.48bn euros and was above the 2.91bn euros that people at banks had on average.",
            [("2.84 billion euros", "2.48bn euros")],
            id="order-of-digits",
        ),
        pytest.param(
            What.VALUE,
            "The chain will close 12 shops in Linz and cut 350 jobs at its head office.",
            "A dozen Linz stores are to be shut, and 530 positions at headquarters will go.",
            [("350", "530")],
            id="round-figures",
        ),
        pytest.param(
            What.LIMIT,
            "The firm now expects an operating profit of between 310 and 330 million euros for the year.",
            "Operating profit, it was said, is now seen at 310-340 million euros.",
            [("between 310 and 330 million euros", "310-340 million euros")],
            id="one-end-of-a-range",
        ),
        pytest.param(
            What.VALUE,
            "Farmers' groups said the law would cost their members 1.6 billion euros in Havn.",
            "Groups of farmers, which put the cost in Havn at 1.6 million euros, may sue.",
            [("1.6 billion euros", "1.6 million euros")],
            id="scale",
        ),
        pytest.param(
            What.VALUE,
            "About 4,300 square kilometres remain, most of them in the northern province of Havn.",
            "Some 3,400 sq km are left, for the most part in Havn province.",
            [("About 4,300 square kilometres", "Some 3,400 sq km")],
            id="the-only-area",
        ),
        pytest.param(
            What.VALUE,
            "The slide buried about 1,450 hectares of orchard near Havn.",
            "Near Havn, orchards of roughly 1,540 hectares lie under the slide.",
            [("about 1,450 hectares", "roughly 1,540 hectares")],
            id="about-is-no-slip",
        ),
        pytest.param(
            What.VALUE,
            "Police arrested a 43-year-old man on suspicion of having lit the barbecue.",
            "A man of 34, suspected of lighting a barbecue, was arrested.",
            [("43-year-old", "34")],
            id="age-of-somebody-unnamed",
        ),
        pytest.param(
            What.VALUE,
            "A boy aged 12 died in the blast at the mill in Havn.",
            "In Havn, a boy of 13 was killed by a blast in a mill.",
            [("12", "13")],
            id="one-digit-of-an-age",
        ),
        pytest.param(
            What.VALUE,
            "The driver, a 52-year-old woman, was taken to hospital with a broken arm.",
            "Its driver, who is 25, suffered a broken arm and is in hospital.",
            [("52-year-old", "25")],
            id="age-of-whom-the-noun-explains",
        ),
        pytest.param(
            What.VALUE,
            "She said Havn Rail had spent 3.4 million pounds on cutting trees this year.",
            "The company had this year paid £4.3m to have trees cut, she said.",
            [("3.4 million pounds", "£4.3m")],
            id="two-digits-of-the-only-sum",
        ),
        pytest.param(
            What.VALUE,
            "She said Havn Rail had spent 3.4 million pounds on cutting trees along the line this year.",
            "The company had this year paid £3.6m to have trees on the line cut, she said.",
            [],
            id="one-of-two-digits-of-the-only-sum",
        ),
        pytest.param(
            What.VALUE,
            "She said Havn Rail had spent 3.4 million pounds on trees this year and 8 million pounds on rails.",
            "The company had this year paid £4.3m to have trees cut, she said.",
            [],
            id="one-of-two-sums",
        ),
        pytest.param(
            What.VALUE,
            "A boy aged five died in the blast at the mill in Havn.",
            "In Havn, a boy of three was killed by a blast in a mill.",
            [],
            id="two-boys-for-all-we-know",
        ),
        pytest.param(
            What.VALUE,
            "A woman aged 43 died in the blast at the mill in Havn.",
            "In Havn, a man of 34 was killed by a blast in a mill.",
            [],
            id="two-people",
        ),
        pytest.param(
            What.VALUE,
            "The firm now expects an operating profit of between 310 and 330 million euros for the year.",
            "Operating profit, it was said, is now seen at 340 million euros at a firm that expects more.",
            [],
            id="a-range-and-a-figure",
        ),
        pytest.param(
            What.VALUE,
            SALES,
            "Some 248 people came to the harbour on Friday.",
            [],
            id="nothing-in-common",
        ),
        pytest.param(
            What.VALUE,
            "The man fell 609 metres from the hut on the glacier.",
            "From a hut above the glacier the man fell about 600 metres.",
            [],
            id="rounded",
        ),
        pytest.param(
            What.VALUE,
            "Police said 214 people marched to the square on Friday in protest at the mine.",
            "Organisers said that on Friday a protest against the mine drew 241 people to the square.",
            [],
            id="two-speakers",
        ),
        pytest.param(
            What.VALUE,
            "In 2019 the festival drew 2,410 guests to the harbour in June.",
            "A crowd of 2,140 guests came to the harbour for the festival in June 2023.",
            [],
            id="two-years",
        ),
        pytest.param(
            What.VALUE,
            SALES,
            SALES.replace("2.84", "2.48"),
            [],
            id="one-sentence-is-for-the-pair",
        ),
    ],
)
def test_slips_in_sentences_that_no_claims_pair(
    clashing_across: Across, what: What, ours: str, theirs: str, places: list[tuple[str, str]]
) -> None:
    assert clashing_across(Kind(what), ours, theirs) == places
