"""What a sentence counts and measures, and when two quantities agree."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck.facts.agreement import Agreement
from factcheck.facts.quantities import extract
from factcheck.facts.quantities.text import describe
from factcheck.facts.quantities.values import Bound, Form, Quantity, compare, limits_differ
from factcheck.language import load_parser
from factcheck.model import Document, Fact


def _facts(text: str) -> tuple[Fact[Quantity], ...]:
    document = Document(id="a", text=text)
    return extract(document, load_parser()([document])[0])


def _one(text: str) -> Quantity:
    (fact,) = _facts(text)
    return fact.value


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("Twenty-six miners went down.", ["26"], id="words"),
        pytest.param("The tower has 1,432 steps.", ["1,432"], id="digits-with-comma"),
        pytest.param("The fund lent £2.75bn.", ["2.75 billion GBP"], id="money-short-scale"),
        pytest.param("The fund lent US$40m.", ["40 million USD"], id="money-letter-scale"),
        pytest.param("It is a $6-billion port.", ["6 billion USD"], id="money-hyphened-scale"),
        pytest.param("The mill cost 900,000 euros.", ["900,000 EUR"], id="currency-word"),
        pytest.param("A $5 fine was set.", ["5 USD"], id="article-before-sign-is-no-currency"),
        pytest.param("More than 80 cows drowned.", ["more than 80"], id="more-than"),
        pytest.param("At least four barns burned.", ["at least 4"], id="at-least"),
        pytest.param("As many as 60 cows drowned.", ["up to 60"], id="as-many-as"),
        pytest.param("An estimated 900 cows drowned.", ["about 900"], id="estimated"),
        pytest.param("The 300-plus cows drowned.", ["at least 300"], id="plus"),
        pytest.param("Some 15 to 18 cows drowned.", ["15 to 18"], id="range-in-words"),
        pytest.param("Between 15 and 18 cows drowned.", ["15 to 18"], id="between"),
        pytest.param("Sales rose from 5 to 7 percent.", ["5", "7 percent"], id="from-to-is-two"),
        pytest.param(
            "It cost 2 to 3 million yen.", ["2 million to 3 million JPY"], id="shared-scale"
        ),
        pytest.param("Half a dozen cows drowned.", ["6"], id="half-a-dozen"),
        pytest.param("A quarter of a million cows drowned.", ["250,000"], id="part-of-a-scale"),
        pytest.param("Three-quarters of the cows drowned.", ["0.75"], id="share"),
        pytest.param("Milk output fell by a third.", ["0.33"], id="share-without-of"),
        pytest.param("One in five cows drowned.", ["0.2"], id="one-in-five"),
        pytest.param("Dozens of cows drowned.", ["24 to 99"], id="vague-noun"),
        pytest.param("Several hundred cows drowned.", ["300 to 900"], id="vague-times-scale"),
        pytest.param("Hundreds were evacuated.", ["200 to 999"], id="vague-without-noun"),
        pytest.param("Numerous cows drowned.", ["10 or more"], id="numerous"),
        pytest.param("No cows drowned.", ["0"], id="none"),
        pytest.param("Both barns burned.", ["2"], id="both"),
        pytest.param("He took a 30-year lease.", ["30 years"], id="hyphened-unit"),
        pytest.param("The 12-member jury left.", ["12"], id="hyphened-noun"),
        pytest.param("They dug 15 km of trench.", ["15 kilometres"], id="unit"),
        pytest.param("It fell to minus 9 degrees.", ["-9 degree"], id="below-zero"),
        pytest.param("Rates rose 0.25 percentage points.", ["0.25 percentage point"], id="points"),
        pytest.param("Oil is at $71 a barrel.", ["71 USD per barrel"], id="rate"),
        pytest.param(
            "It uses 5 litres per 100 km.", ["5 litre per 100 kilometre"], id="per-number"
        ),
        pytest.param("Olga Berg, 58, resigned.", ["58 years old"], id="age-after-name"),
        pytest.param("The 19-year-old cook left.", ["19 years old"], id="age-hyphened"),
        pytest.param("It was her fifth win.", ["5th"], id="ordinal"),
        pytest.param("The panel split 7-2.", ["7-2"], id="score"),
        pytest.param("The odds were 3-to-1.", ["3-1"], id="odds"),
        pytest.param(
            "The cooks, aged 27 and 35, left.", ["27 years old", "35 years old"], id="ages"
        ),
        pytest.param("Rents grew fourfold.", ["4 times"], id="fold"),
        pytest.param("One of the guards slept.", ["1"], id="one-of"),
        pytest.param("A car bombing hit the port.", ["1"], id="one-event"),
        pytest.param("Car bombings hit the port.", ["2 or more"], id="several-events"),
    ],
)
def test_value_in_words(text: str, shown: list[str]) -> None:
    assert [describe(fact.value) for fact in _facts(text)] == shown


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("In 2011, the mill closed.", id="year"),
        pytest.param("The mill closed at 6:45 p.m.", id="time"),
        pytest.param("The mill closed on 4 May.", id="day"),
        pytest.param("An Airbus 320 landed.", id="model"),
        pytest.param("The MiG-29 landed.", id="model-with-hyphen"),
        pytest.param("Flight 815 landed.", id="flight"),
        pytest.param("See page 12.", id="page"),
        pytest.param("She lives at 14 Mill Lane.", id="street"),
        pytest.param("Ring 555-0134 now.", id="phone"),
        pytest.param("Card 4929123412341234123412341234123412 was stolen.", id="long-number"),
        pytest.param("The Group of Seven dined.", id="name-with-number"),
        pytest.param("Some 1,2 million came.", id="decimal-comma"),
        pytest.param("No one came.", id="no-one"),
        pytest.param("He came one day.", id="one-day"),
        pytest.param("The attack of 9/11 shook them.", id="nine-eleven"),
        pytest.param("Swimmers under ten enter free.", id="age-limit"),
        pytest.param("At first, nobody came.", id="at-first"),
        pytest.param("In an effort to help, he spoke.", id="singular-of-no-event"),
        pytest.param("Efforts to help failed.", id="plural-of-no-event"),
        pytest.param("The raids were over.", id="definite-plural"),
    ],
)
def test_no_quantity(text: str) -> None:
    assert _facts(text) == ()


@pytest.mark.parametrize(
    ("text", "noun", "of", "anchor"),
    [
        pytest.param("Nine police officers left.", "officer", "", "officers", id="compound"),
        pytest.param("Dozens of old farmers left.", "farmer", "", "farmers", id="behind-of"),
        pytest.param("Half of the farmers left.", "", "farmer", "left", id="share-of"),
        pytest.param("They took a 30-year lease.", "", "", "lease", id="unit-hangs-on-noun"),
        pytest.param("They took a lease of 30 years.", "", "", "lease", id="unit-behind-of"),
        pytest.param("He paid $40.", "", "", "paid", id="money-hangs-on-verb"),
    ],
)
def test_what_it_is_bound_to(text: str, noun: str, of: str, anchor: str) -> None:
    (fact,) = _facts(text)

    assert (fact.value.noun, fact.value.of) == (noun, of)
    assert fact.sentence.tokens[fact.anchor].text == anchor


def test_every_field_of_one_quantity() -> None:
    assert _one("More than 1,200 cows drowned.") == Quantity(
        lo=Decimal(1200),
        hi=None,
        bound=Bound.GT,
        lo_open=True,
        digits=4,
        step=Decimal(100),
        noun="cow",
        form=Form.DIGITS,
    )


@pytest.mark.parametrize(
    ("ours", "theirs", "agreement"),
    [
        pytest.param("Twelve cows.", "12 cows.", Agreement.EQUAL, id="words-and-digits"),
        pytest.param("Two dozen cows.", "24 cows.", Agreement.EQUAL, id="dozen"),
        pytest.param("It is 20 km.", "It is 12.4 miles.", Agreement.EQUAL, id="converted"),
        pytest.param("It took 18 months.", "It took 1.5 years.", Agreement.EQUAL, id="durations"),
        pytest.param("About 200 cows.", "215 cows.", Agreement.COMPATIBLE, id="about"),
        pytest.param("About 200 cows.", "260 cows.", Agreement.CONFLICT, id="too-far-for-about"),
        pytest.param("Nearly 50 cows.", "47 cows.", Agreement.COMPATIBLE, id="nearly-is-below"),
        pytest.param("Nearly 50 cows.", "53 cows.", Agreement.CONFLICT, id="nearly-is-not-above"),
        pytest.param("At least 9 cows.", "14 cows.", Agreement.COMPATIBLE, id="at-least"),
        pytest.param("At least 9 cows.", "7 cows.", Agreement.CONFLICT, id="below-at-least"),
        pytest.param("More than 9 cows.", "9 cows.", Agreement.CONFLICT, id="more-than-excludes"),
        pytest.param("More than 5,000 cows.", "5,000 cows.", Agreement.COMPATIBLE, id="round"),
        pytest.param("1,180 cows.", "1,200 cows.", Agreement.COMPATIBLE, id="rounded"),
        pytest.param("1,180 cows.", "1,108 cows.", Agreement.CONFLICT, id="digits-swapped"),
        pytest.param("10 cows.", "12 cows.", Agreement.CONFLICT, id="ten-is-no-rounding"),
        pytest.param("1.4 million cows.", "1 million cows.", Agreement.CONFLICT, id="far-rounding"),
        pytest.param("Dozens of cows.", "70 cows.", Agreement.COMPATIBLE, id="vague-holds"),
        pytest.param("Dozens of cows.", "Hundreds of cows.", Agreement.CONFLICT, id="vague-apart"),
        pytest.param("Several cows.", "Numerous cows.", Agreement.CONFLICT, id="several-numerous"),
        pytest.param("Many cows.", "Numerous cows.", Agreement.EQUAL, id="many-numerous"),
        pytest.param("It is $5.", "It is €5.", Agreement.CONFLICT, id="currency-slip"),
        pytest.param("It is $5.", "It is €4.", Agreement.UNKNOWN, id="converted-currency"),
        pytest.param("It is $5.", "It is A$5.", Agreement.UNKNOWN, id="which-dollar"),
        pytest.param("It is $5.", "It is 5 km.", Agreement.UNKNOWN, id="other-dimension"),
        pytest.param("Up 5 percent.", "Up 5 percentage points.", Agreement.UNKNOWN, id="points"),
        pytest.param(
            "One-third of cows.", "34% of cows.", Agreement.COMPATIBLE, id="share-percent"
        ),
        pytest.param("One-third of cows.", "Half of cows.", Agreement.CONFLICT, id="shares"),
        pytest.param("The third cow.", "The 3rd cow.", Agreement.EQUAL, id="ordinal"),
        pytest.param("The third cow.", "The fourth cow.", Agreement.CONFLICT, id="ordinals"),
        pytest.param("They won 3-1.", "They won 3-2.", Agreement.CONFLICT, id="scores"),
        pytest.param(
            "It rose to 7 percent.", "It rose by 7 percent.", Agreement.UNKNOWN, id="roles"
        ),
        pytest.param("It is $5 a day.", "It is $5 a week.", Agreement.UNKNOWN, id="other-rate"),
    ],
)
def test_agreement_both_ways(ours: str, theirs: str, agreement: Agreement) -> None:
    assert compare(_one(ours), _one(theirs)) is agreement
    assert compare(_one(theirs), _one(ours)) is agreement


@pytest.mark.parametrize(
    ("ours", "theirs", "differ"),
    [
        pytest.param("Up to 70 cows.", "Up to 55 cows.", True, id="two-upper-limits"),
        pytest.param("At least 40 cows.", "At most 40 cows.", True, id="turned"),
        pytest.param("At least 40 cows.", "No fewer than 40 cows.", False, id="same-limit"),
        pytest.param("At least 40 cows.", "40 cows.", False, id="one-limit"),
    ],
)
def test_limits(ours: str, theirs: str, differ: bool) -> None:  # noqa: FBT001
    assert limits_differ(_one(ours), _one(theirs)) is differ
