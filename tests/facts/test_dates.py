"""Which days a sentence tells, and when two dates agree."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.facts.agreement import Agreement
from factcheck.facts.dates import date_tokens, extract
from factcheck.facts.dates.text import describe
from factcheck.facts.dates.values import DateValue, compare
from factcheck.language import load_parser
from factcheck.model import Document

WEDNESDAY = date(2023, 6, 14)


def _values(text: str, published: date | None = WEDNESDAY) -> list[DateValue]:
    document = Document(id="a", text=text, published=published)
    return [fact.value for fact in extract(document, load_parser()([document])[0])]


def _one(text: str, published: date | None = WEDNESDAY) -> DateValue:
    (value,) = _values(text, published)
    return value


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        pytest.param("He left on 3 May 2022.", "2022-05-03", "2022-05-03", id="day-first"),
        pytest.param("He left on May 3, 2022.", "2022-05-03", "2022-05-03", id="month-first"),
        pytest.param("He left on 2022-05-03.", "2022-05-03", "2022-05-03", id="iso"),
        pytest.param("He left on 3.5.2022.", "2022-05-03", "2022-05-03", id="dotted-is-day-first"),
        pytest.param("He left on the 3rd of May.", "2023-05-03", "2023-05-03", id="ordinal-day"),
        pytest.param("He left on May 3.", "2023-05-03", "2023-05-03", id="year-is-the-nearest"),
        pytest.param("He left on Dec. 30.", "2022-12-30", "2022-12-30", id="year-is-the-last"),
        pytest.param("He will leave on Jan. 5.", "2024-01-05", "2024-01-05", id="year-ahead"),
        pytest.param("He left in May.", "2023-05-01", "2023-05-31", id="month"),
        pytest.param("Polls are due in May.", "2024-05-01", "2024-05-31", id="month-ahead"),
        pytest.param("He left on Tuesday.", "2023-06-13", "2023-06-13", id="weekday-behind"),
        pytest.param("He left on Wednesday.", "2023-06-14", "2023-06-14", id="weekday-of-dateline"),
        pytest.param("He will leave on Friday.", "2023-06-16", "2023-06-16", id="weekday-ahead"),
        pytest.param("The fair opens Friday.", "2023-06-16", "2023-06-16", id="timetable-ahead"),
        pytest.param("By Monday, he had left.", "2023-06-12", "2023-06-12", id="by-in-the-past"),
        pytest.param("He left yesterday.", "2023-06-13", "2023-06-13", id="yesterday"),
        pytest.param("He left last week.", "2023-06-05", "2023-06-11", id="last-week"),
        pytest.param("He left last month.", "2023-05-01", "2023-05-31", id="last-month"),
        pytest.param("He left five days ago.", "2023-06-09", "2023-06-09", id="days-ago"),
        pytest.param("He left over the weekend.", "2023-06-10", "2023-06-11", id="weekend"),
        pytest.param(
            "It rained in the past 48 hours.", "2023-06-12", "2023-06-14", id="past-hours"
        ),
        pytest.param("It closed in 2009.", "2009-01-01", "2009-12-31", id="year"),
        pytest.param(
            "The 2009 flood was worse.", "2009-01-01", "2009-12-31", id="year-before-noun"
        ),
        pytest.param("It ran in 2009-12.", "2009-01-01", "2012-12-31", id="short-range-of-years"),
        pytest.param("It ran from 2009 to 2012.", "2009-01-01", "2012-12-31", id="range-of-years"),
        pytest.param("It ran May 3-9.", "2023-05-03", "2023-05-09", id="range-of-days"),
        pytest.param("It closed in the 1980s.", "1980-01-01", "1989-12-31", id="decade"),
        pytest.param("It closed in Q3 2021.", "2021-07-01", "2021-09-30", id="quarter"),
        pytest.param("It closed in summer 2021.", "2021-06-01", "2021-08-31", id="season"),
        pytest.param("It closed in early May.", "2023-05-01", "2023-05-10", id="early"),
        pytest.param("He will leave at the end of the year.", "2023-09-01", "2023-12-31", id="end"),
        pytest.param("He died on Boxing Day.", "2022-12-26", "2022-12-26", id="holiday"),
        pytest.param(
            "It closed on Tuesday, June 6.", "2023-06-06", "2023-06-06", id="with-weekday"
        ),
        pytest.param("It closed at 9 p.m. Tuesday.", "2023-06-13", "2023-06-13", id="with-time"),
    ],
)
def test_days(text: str, start: str, end: str) -> None:
    value = _one(text)

    assert (str(value.start), str(value.end)) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("He may leave.", id="may"),
        pytest.param("They march on.", id="march"),
        pytest.param("Mrs May left.", id="name"),
        pytest.param("He got a 30-year lease.", id="duration"),
        pytest.param("It was the second flood.", id="ordinal"),
        pytest.param("Black Friday sales fell.", id="named-day"),
        pytest.param("Every Monday the bank opens.", id="habit"),
        pytest.param("He owns 2000 goats.", id="count-like-a-year"),
        pytest.param("The Sun sold well.", id="newspaper"),
        pytest.param("Early results were good.", id="early-without-a-day"),
    ],
)
def test_no_date(text: str) -> None:
    assert _values(text) == []


def test_numeric_date_has_two_readings() -> None:
    value = _one("He left on 03/05/2022.")

    assert value.start == date(2022, 3, 5)
    assert value.alternatives == ((date(2022, 5, 3), date(2022, 5, 3)),)


def test_weekday_that_does_not_fit_is_noted() -> None:
    assert _one("It closed on Monday, June 6, 2023.").note == "the weekday does not fit the date"
    assert _one("It closed on Tuesday, June 6, 2023.").note == ""


def test_without_a_dateline_relative_dates_stay_open() -> None:
    assert _one("He left on Tuesday.", None).start is None
    assert _one("He left in 2009.", None).start == date(2009, 1, 1)


def test_tokens_of_dates_and_times_are_no_quantities() -> None:
    document = Document(id="a", text="On May 3 at 9 p.m., 40 goats left.")
    (sentence,) = load_parser()([document])[0]

    texts = {sentence.tokens[index].text for index in date_tokens(sentence)}

    assert {"3", "9"} <= texts
    assert "40" not in texts


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("He left on May 3.", "3 May 2023", id="day"),
        pytest.param("He left in 2009.", "2009", id="year"),
        pytest.param("He left in May 2009.", "May 2009", id="month"),
        pytest.param("It has been shut since 2009.", "since 2009", id="since"),
        pytest.param("He left by Sunday evening.", "by 11 June 2023 evening", id="part-of-a-day"),
        pytest.param("He left on May 3 at 9 p.m.", "3 May 2023 21:00", id="time"),
    ],
)
def test_in_words(text: str, words: str) -> None:
    assert describe(_one(text)) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("He left three weeks ago.", "3 weeks ago", id="ago"),
        pytest.param("He will leave in a week.", "in 1 week", id="ahead"),
        pytest.param("He will be away for the next two days.", "the next 2 days", id="stretch"),
        pytest.param("He left last week.", "last week", id="last"),
        pytest.param("We warned them in the spring.", "spring", id="season"),
        pytest.param("It closed last summer.", "last summer", id="last-season"),
    ],
)
def test_in_words_without_a_dateline(text: str, words: str) -> None:
    assert describe(_one(text, None)) == words


@pytest.mark.parametrize(
    ("ours", "theirs", "agreement"),
    [
        pytest.param("on May 3", "on 3 May 2023", Agreement.EQUAL, id="year-told"),
        pytest.param("on Tuesday", "yesterday", Agreement.EQUAL, id="weekday-and-yesterday"),
        pytest.param("on May 3", "in May", Agreement.COMPATIBLE, id="day-in-month"),
        pytest.param("on 03/05/2023", "on 3 May 2023", Agreement.COMPATIBLE, id="one-reading-fits"),
        pytest.param("on Monday", "early on Monday", Agreement.COMPATIBLE, id="part-in-day"),
        pytest.param("on Sunday night", "early on Monday", Agreement.UNKNOWN, id="night-runs-on"),
        pytest.param("last Sunday", "on June 4", Agreement.COMPATIBLE, id="last-has-two-readings"),
        pytest.param("a decade ago", "in 2014", Agreement.COMPATIBLE, id="ago-is-vague"),
        pytest.param("on May 3", "on May 4", Agreement.CONFLICT, id="days"),
        pytest.param("in 2009", "in 2010", Agreement.CONFLICT, id="years"),
        pytest.param("on Monday", "on Tuesday", Agreement.CONFLICT, id="weekdays"),
        pytest.param("since 2009", "since 2010", Agreement.CONFLICT, id="since"),
        pytest.param("on Sunday morning", "on Sunday evening", Agreement.CONFLICT, id="parts"),
        pytest.param("in late May", "on May 2", Agreement.CONFLICT, id="late-is-not-the-start"),
        pytest.param("since 2009", "in 2010", Agreement.UNKNOWN, id="other-relation"),
        pytest.param("some weeks ago", "on May 2", Agreement.UNKNOWN, id="nobody-knows"),
    ],
)
def test_agreement_both_ways(ours: str, theirs: str, agreement: Agreement) -> None:
    left, right = _one(f"The mill closed {ours}."), _one(f"The mill closed {theirs}.")

    assert compare(left, right) is agreement
    assert compare(right, left) is agreement


@pytest.mark.parametrize(
    ("ours", "theirs", "agreement"),
    [
        pytest.param("on Monday", "on Tuesday", Agreement.CONFLICT, id="weekdays"),
        pytest.param("on May 3", "on May 4", Agreement.CONFLICT, id="days"),
        pytest.param("on May 3", "on May 3, 2022", Agreement.COMPATIBLE, id="year-told"),
        pytest.param("on Monday", "on May 3", Agreement.UNKNOWN, id="weekday-and-day"),
        pytest.param("on Monday", "yesterday", Agreement.UNKNOWN, id="which-monday"),
        pytest.param("last week", "last year", Agreement.CONFLICT, id="other-stretch"),
        pytest.param("last year", "at the end of the month", Agreement.CONFLICT, id="never-meet"),
        pytest.param("this week", "last week", Agreement.UNKNOWN, id="written-on-which-sunday"),
        pytest.param("last year", "in 2019", Agreement.UNKNOWN, id="written-in-which-year"),
        pytest.param("in the summer", "in November", Agreement.CONFLICT, id="season-and-month"),
        pytest.param("in the summer", "in August", Agreement.UNKNOWN, id="month-in-season"),
        pytest.param("in the summer", "in January", Agreement.UNKNOWN, id="southern-summer"),
        pytest.param("over Christmas", "in March", Agreement.CONFLICT, id="christmas"),
        pytest.param("over Christmas", "in January", Agreement.UNKNOWN, id="after-christmas"),
        pytest.param("today", "yesterday", Agreement.UNKNOWN, id="written-on-which-day"),
        pytest.param("two days ago", "three days ago", Agreement.UNKNOWN, id="written-a-day-later"),
        pytest.param("two weeks ago", "three weeks ago", Agreement.CONFLICT, id="counted-weeks"),
        pytest.param(
            "on Friday", "on Tuesday, May 3, 2022", Agreement.CONFLICT, id="known-weekday"
        ),
    ],
)
def test_agreement_without_a_dateline(ours: str, theirs: str, agreement: Agreement) -> None:
    left, right = (_one(f"The mill closed {words}.", None) for words in (ours, theirs))

    assert compare(left, right) is agreement
