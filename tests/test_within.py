"""Inside one document: one fact told twice is reported, two events told in like words are not."""

from __future__ import annotations

import json
from datetime import date

import pytest

from factcheck import Checker, Document, Finding
from factcheck.model import Scope
from factcheck.reporters import json as json_report
from factcheck.reporters import text as text_report

WITHIN = ("FC181", "FC182", "FC183", "FC184", "FC281", "FC282", "FC283", "FC402")

Case = tuple[str, str, tuple[str, ...]]

TOLD_TWICE = [
    pytest.param(
        "FC181",
        "The quake killed 240 people in the valley. Rescuers came on foot. "
        "The quake killed 420 people in the valley's main town.",
        ("240", "420"),
        id="one count twice",
    ),
    pytest.param(
        "FC181",
        "The city bought the bridge for €4 million. It opened in spring. "
        "The city bought the bridge for €9 million from a Dutch yard.",
        ("€4 million", "€9 million"),
        id="one price twice",
    ),
    pytest.param(
        "FC182",
        "Ferry sinks off Malta, killing 12\n\n"
        "Fifteen people were killed when a ferry sank off Malta on Monday.",
        ("12", "Fifteen"),
        id="headline against body",
    ),
    pytest.param(
        "FC182",
        "Rivet to cut 500 jobs\n\nRivet, the toolmaker, will cut 700 jobs in spring.",
        ("500", "700"),
        id="headline without people",
    ),
    pytest.param(
        "FC183",
        "The bus carried 12 people, eight men and five women.",
        ("12", "eight men and five women"),
        id="parts make more",
    ),
    pytest.param(
        "FC183",
        "Police held 12 people (eight men and three women).",
        ("12", "eight men and three women"),
        id="parts make less",
    ),
    pytest.param(
        "FC183",
        "Twelve people, including 15 children, were hurt.",
        ("Twelve", "15 children"),
        id="a part is more than the total",
    ),
    pytest.param(
        "FC281",
        "The mayor of Lund resigned on Monday. Nobody was surprised. "
        "The mayor resigned on Tuesday over a land deal.",
        ("Monday", "Tuesday"),
        id="one event on two days",
    ),
    pytest.param(
        "FC282",
        "The fair opens on Monday, March 3, 2024.",
        ("Monday, March 3, 2024",),
        id="a weekday that is another",
    ),
    pytest.param(
        "FC181",
        "Turnout in the vote was 58 percent, the town clerk said. It was a long night. "
        "Turnout in the vote was 85 percent.",
        ("58 percent", "85 percent"),
        id="a fact that somebody told and the text's own",
    ),
    pytest.param(
        "FC183",
        "A bus fell into a ravine near Lund, killing fourteen people. Rescuers worked all night. "
        "The dead were eight men and five women, the coroner said.",
        ("fourteen", "eight men and five women"),
        id="parts further down",
    ),
    pytest.param(
        "FC183",
        "Police arrested nine people. Those arrested included seven men and four women, police said.",
        ("nine", "seven men and four women"),
        id="more parts further down than there can be",
    ),
    pytest.param(
        "FC184",
        "Ole Lund, 47, was charged on Monday. His neighbours were shocked. "
        "Ole Lund, 74, has lived in the town since he was a child.",
        ("47", "74"),
        id="one age turned round",
    ),
    pytest.param(
        "FC281",
        "The composer Ada Orth died on Wednesday at her home in Lund, her publisher said. "
        "She wrote nine operas. Orth died on Thursday after a long illness, the theatre said.",
        ("Wednesday", "Thursday"),
        id="one death told by two",
    ),
    pytest.param(
        "FC282",
        "LUND, Tuesday, March 4, 2026 - Farmers said the river was as low as never before.",
        ("Tuesday, March 4, 2026",),
        id="a weekday in the dateline",
    ),
    pytest.param(
        "FC283",
        "Museum opens on Friday\n\nThe museum of glass in Lund opens on Saturday, the director said.",
        ("Friday", "Saturday"),
        id="a day in the headline",
    ),
    pytest.param(
        "FC402",
        "The train left Kyiv at noon. It came back to Kiev at night.",
        ("Kyiv", "Kiev"),
        id="one name, two spellings",
    ),
]

TWO_EVENTS = [
    pytest.param(
        "A bomb killed 12 people on Monday. A bomb killed 14 people on Tuesday.", id="two days"
    ),
    pytest.param(
        "The festival drew 2,000 visitors in 2019. The festival drew 3,500 visitors in 2024.",
        id="two years",
    ),
    pytest.param(
        "The festival drew 2,000 visitors. In 2019 the festival drew 3,500 visitors.",
        id="one year told",
    ),
    pytest.param(
        "“The march drew 20,000 people,” Anna Berg said. "
        "“The march drew 5,000 people,” Ole Lund said.",
        id="quotations of opponents",
    ),
    pytest.param(
        "Organisers said the march drew 20,000 people. Police said the march drew 5,000 people.",
        id="two speakers",
    ),
    pytest.param(
        "The organisers claimed that the march drew 20,000 people. The march drew 5,000 people.",
        id="a claim and the text's own figure",
    ),
    pytest.param(
        "A bomb killed four soldiers near the bridge. Another bomb killed six soldiers near the bridge.",
        id="another one",
    ),
    pytest.param(
        "The toll stood at 12 dead on Monday. The toll has risen to 14 dead.", id="an update"
    ),
    pytest.param(
        "Sales rose 4 percent in Norway. Sales rose 9 percent in Denmark.", id="two places"
    ),
    pytest.param(
        "Karl Berg died on Monday. He leaves two children. Ole Lund died on Monday. "
        "He leaves three children.",
        id="two of whom the text says he",
    ),
    pytest.param(
        "The quake killed about 240 people in the valley. The quake killed 238 people in the valley.",
        id="rounded",
    ),
    pytest.param(
        "The tunnel is 9 kilometres long. The tunnel is 5.6 miles long.", id="another unit"
    ),
    pytest.param(
        "The plan may cost 40 jobs. The plan will cost 90 jobs.",
        id="less sure of one than the other",
    ),
    pytest.param(
        "Turnout in the vote was 58 percent. Turnout in the capital was 85 percent.",
        id="of another place",
    ),
    pytest.param(
        "The dead were nine men and five women. Eight men and five women were hurt.",
        id="dead and hurt",
    ),
    pytest.param(
        "Fourteen people died in a landslide. Among the dead were eight men and five women; "
        "one body could not be identified.",
        id="parts further down that are not all",
    ),
    pytest.param(
        "Twenty people were hurt in Lund on Saturday. By Sunday, twelve adults and six children had "
        "left hospital.",
        id="parts of what came later",
    ),
    pytest.param(
        "Ole Lund, 47, was charged on Monday. Ole Lund was 19 when he moved to the town.",
        id="an age of long ago",
    ),
    pytest.param(
        "Museum opens on Friday\n\nThe museum of glass in Lund, closed since a fire on Tuesday, opens soon.",
        id="another day than that of the headline",
    ),
    pytest.param(
        "LUND, Wednesday, March 4, 2026 - Farmers said the river was as low as never before.",
        id="the right weekday in the dateline",
    ),
    pytest.param(
        "Storm kills 12 in Lund\n\nA storm killed eight men and four women in Lund on Monday.",
        id="the text adds up to the headline",
    ),
    pytest.param(
        "Storm kills 12 in Lund\n\nA storm hit Lund on Monday. It killed seven people in the harbour "
        "and five more on the island.",
        id="the text has it in parts",
    ),
    pytest.param(
        "Storm kills 12 in Lund\n\nA storm hit Lund on Monday. "
        "The last storm killed 40 people in Lund, in 2011.",
        id="the text tells of an old one",
    ),
    pytest.param(
        "Rivet to cut 700 jobs\n\nRivet, the toolmaker, will cut 698 jobs in spring.",
        id="the headline rounds",
    ),
    pytest.param("The bus carried 12 people, seven men and five women.", id="parts that add up"),
    pytest.param(
        "The bus carried 12 people, seven men, four women and a child.", id="a part without number"
    ),
    pytest.param(
        "Twelve people, including eight men and three women, died.", id="not all parts are told"
    ),
    pytest.param(
        "The hall holds 300 people, and 200 men and 150 women wanted to get in.",
        id="people who are no part",
    ),
    pytest.param("The fair opens on Sunday, March 3, 2024.", id="the right weekday"),
    pytest.param("The fair opens on Monday, March 3.", id="a year that nobody tells"),
    pytest.param(
        "The mayor of Lund resigned on Monday. The mayor of Malmo resigned on Tuesday.",
        id="two mayors",
    ),
    pytest.param("The train left Kyiv at noon. It reached Kharkiv at night.", id="two towns"),
]


def _found(checker: Checker, text: str, published: date | None = None) -> tuple[Finding, ...]:
    return checker.check([Document("a", text, published=published)]).findings


@pytest.mark.parametrize(("rule", "text", "words"), TOLD_TWICE)
def test_one_fact_told_in_two_ways(
    rules_only: Checker, rule: str, text: str, words: tuple[str, ...]
) -> None:
    findings = _found(rules_only, text)
    assert [finding.rule_id for finding in findings] == [rule]
    assert tuple(place.text for place in findings[0].locations) == words
    assert findings[0].scope is Scope.WITHIN


@pytest.mark.parametrize("text", TWO_EVENTS)
def test_two_events_told_in_like_words(rules_only: Checker, text: str) -> None:
    assert [finding.message for finding in _found(rules_only, text)] == []


@pytest.mark.parametrize(
    ("published", "fires"),
    [
        pytest.param(date(2024, 3, 1), True, id="that week"),
        pytest.param(date(2025, 2, 24), False, id="a year in which it fits"),
        pytest.param(date(2024, 11, 1), False, id="too far off to be sure of the year"),
    ],
)
def test_the_day_of_the_document_tells_the_year(
    rules_only: Checker, published: date, *, fires: bool
) -> None:
    findings = _found(rules_only, "The fair opens on Monday, March 3.", published)
    assert bool(findings) is fires


def test_each_version_is_also_checked_by_itself(rules_only: Checker) -> None:
    """Findings inside a document stand beside those between versions, and say which document."""
    odd = "The bus carried 12 people, eight men and five women, to Lund."
    report = rules_only.check([Document("a", odd), Document("b", "The bus carried 12 people.")])
    assert [(f.rule_id, f.scope, {p.document for p in f.locations}) for f in report.findings] == [
        ("FC183", Scope.WITHIN, {"a"})
    ]


def test_the_same_slip_in_two_versions_is_two_findings(rules_only: Checker) -> None:
    odd = "The bus carried 12 people, eight men and five women."
    report = rules_only.check([Document("a", odd), Document("b", odd)])
    assert [f.locations[0].document for f in report.findings] == ["a", "b"]


def test_the_candidate_alone_is_asked_about(rules_only: Checker) -> None:
    odd = "The bus carried 12 people, eight men and five women."
    documents = [Document("a", odd), Document("b", odd)]
    report = rules_only.check(documents, candidate="b")
    assert [f.locations[0].document for f in report.findings] == ["b"]


def test_reports_say_that_it_is_inside_one_document(rules_only: Checker) -> None:
    report = rules_only.check(
        [Document("a", "The bus carried 12 people, eight men and five women.")]
    )
    assert report.model is None
    assert report.claims_without_counterpart == 0
    (finding,) = json.loads(json_report.render(report))["findings"]
    assert finding["scope"] == "within"
    text = text_report.render(report)
    assert "inside one document" in text
    assert "in one document, checked by itself." in text


def test_a_finding_between_versions_says_so(rules_only: Checker) -> None:
    report = rules_only.check(
        [Document("a", "Twelve people died."), Document("b", "Fourteen people died.")]
    )
    assert [finding.scope for finding in report.findings] == [Scope.ACROSS]


def test_rules_can_be_left_out_by_their_tag(rules_only: Checker) -> None:
    ids = {rule.id for rule in rules_only.rulebook.rules if rule.looks_within}
    assert ids >= set(WITHIN)
    quiet = Checker(nli=False, ignore=["within"])
    assert not _found(quiet, "The bus carried 12 people, eight men and five women.")
