"""Where sentences end: each case is a text with a bar at every boundary."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.model import Sentence

Parse = Callable[[str], tuple[Sentence, ...]]

_STORY = Path(__file__).resolve().parents[2] / "fixtures" / "syria-bases"
_CASES = {
    "two": "The army left the town.|Nobody stayed.",
    "asked-in-quotes": "“Who pays?” he asked.|Nobody knew.",
    "asked-by-name": "“Who pays?” Lind asked the board.|Nobody knew.",
    "question-then-statement": "“Who pays?”|Lind said the board had paid.",
    "shouted-in-quotes": "“Get out!” the guard shouted.|They ran.",
    "straight-quotes": '"Get out!" the guard shouted.|They ran.',
    "also-known-as": "The gang, a.k.a. the Wolves, fled.|Police followed.",
    "approximately": "The road is approx. 40 km long.|It is closed.",
    "reverend": "The Rev. Mary Stone led the march.|Hundreds came.",
    "clock-then-noun": "The gates open at 7 a.m.|Visitors must book.",
    "clock-ends": "The hearing begins at 4 p.m.|Lawyers will speak first.",
    "clock-and-day": "The hearing begins at 4 p.m. Monday in Leeds.|It is public.",
    "clock-opens": "At 5 a.m. Rescuers reached the cabin.",
    "country-ends": "The firm left the U.S.|It moved to Spain.",
    "country-in-a-name": "The U.S. Coast Guard searched.|It found nothing.",
    "agency-ends": "She had worked for the C.I.A.|He had not.",
    "month-ends": "He was born in Oct.|His sister came later.",
    "month-and-day": "The trial starts Oct. 14 in Paris.|It will be long.",
    "company-ends": "Workers sued Baxter Inc.|The firm denied it.",
    "company-goes-on": "Workers at Baxter Inc. went on strike.|Talks failed.",
    "exclaiming-name": "She joined Yahoo! in 2012.|She left in 2015.",
    "quote-closes": "“We will rebuild.|We will not leave.”|The crowd cheered.",
    "quote-runs-on": "“We are ready.|They are not,” Olsen said.",
    "brackets": "The aide (a former judge) quit.|(He denied the charge.)|Others stayed.",
    "decimal": "It cost $3.5 million.|That was too much.",
    "initials": "Maria J. Lopez signed.|Nobody else did.",
}


@pytest.mark.parametrize("marked", _CASES.values(), ids=_CASES)
def test_boundaries(parse: Parse, marked: str) -> None:
    found = [sentence.text for sentence in parse(marked.replace("|", " "))]
    assert found == marked.split("|")


@pytest.mark.parametrize(("name", "number"), [("a.txt", 23), ("b.txt", 14)])
def test_the_seed_story_has_the_sentences_counted_by_hand(
    parse: Parse, name: str, number: int
) -> None:
    text = (_STORY / name).read_text(encoding="utf-8")
    assert len(parse(text)) == number
