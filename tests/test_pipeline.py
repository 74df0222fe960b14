"""The whole checker: what every report promises."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations

import pytest

from factcheck import Checker, Document, FactcheckError, Report

STORY = (
    "A fire at a paper mill in Orsk killed nine people on Friday, police said.\n\n"
    "The mill's owner, Karin Voss, denied that the sprinklers were broken.\n\n"
    "“We checked them in May,” Voss said."
)
OTHER = (
    "A fire at a paper mill in Orsk killed eleven people on Friday, police said.\n\n"
    "The mill's owner, Karin Voss, confirmed that the sprinklers were broken.\n\n"
    "“We checked them in June,” Voss said."
)

Check = Callable[..., Report]


def test_the_same_text_twice_has_no_finding(check: Check) -> None:
    assert check(STORY, STORY).findings == ()


def test_conflicts_are_found(check: Check) -> None:
    types = {str(finding.type) for finding in check(STORY, OTHER).findings}

    assert types >= {"number", "attribution", "date"}


def test_the_order_of_the_files_changes_nothing(rules_only: Checker) -> None:
    third = STORY.replace("nine", "ten")
    documents = [
        Document(id=name, text=text)
        for name, text in zip("abc", (STORY, OTHER, third), strict=True)
    ]

    found = {rules_only.check(order).findings for order in permutations(documents)}

    assert len(found) == 1


def test_two_runs_are_equal(rules_only: Checker) -> None:
    documents = [Document(id="a", text=STORY), Document(id="b", text=OTHER)]

    assert rules_only.check(documents) == rules_only.check(documents)


def test_every_location_is_a_slice_of_its_document(check: Check) -> None:
    texts = {"a": STORY, "b": OTHER}
    for finding in check(STORY, OTHER).findings:
        for spot in finding.locations:
            assert texts[spot.document][spot.start : spot.end] == spot.text
            assert spot.text


def test_only_findings_that_touch_the_candidate_and_it_comes_first(check: Check) -> None:
    report = check(STORY, OTHER, STORY, candidate="b")

    assert report.findings
    assert all(finding.locations[0].document == "b" for finding in report.findings)
    assert check(STORY, OTHER, STORY, candidate="a").findings != ()


def test_versions_that_agree_are_not_flagged_because_a_third_differs(check: Check) -> None:
    report = check(STORY, STORY, OTHER)
    number = next(finding for finding in report.findings if finding.type == "number")

    assert number.outliers == ("c",)


def test_a_document_without_claims_is_said_so(check: Check) -> None:
    report = check("* * *", STORY)

    assert [(row.document, row.reason) for row in report.not_checked] == [("a", "no claims found")]


@pytest.mark.parametrize(
    ("ids", "candidate", "expected"),
    [
        pytest.param([], None, "documents: expected at least one version, found none", id="none"),
        pytest.param(
            ["a", "a"], None, "a: expected each version once, found it 2 times", id="twice"
        ),
        pytest.param(
            ["a", "b"], "c", "candidate: expected one of a, b, found c", id="unknown-candidate"
        ),
    ],
)
def test_bad_calls_say_what_was_expected(
    rules_only: Checker, ids: list[str], candidate: str | None, expected: str
) -> None:
    with pytest.raises(FactcheckError) as caught:
        rules_only.check([Document(id=i, text=STORY) for i in ids], candidate=candidate)

    assert str(caught.value) == expected


def test_the_report_says_that_no_model_ran(check: Check) -> None:
    report = check(STORY, OTHER)

    assert report.model is None
    assert "FC601" not in {rule.id for rule in report.rules}


def test_the_report_names_the_model(with_model: Checker) -> None:
    report = with_model.check([Document(id="a", text=STORY), Document(id="b", text=OTHER)])

    assert report.model is not None
    assert len(report.model.sha256) == 64
    assert "FC601" in {rule.id for rule in report.rules}


def test_the_model_finds_what_no_rule_knows(with_model: Checker) -> None:
    ours = "The council will turn the old brewery into a public swimming pool."
    theirs = "The council will turn the old brewery into a public parking garage."

    report = with_model.check([Document(id="a", text=ours), Document(id="b", text=theirs)])

    assert [str(finding.type) for finding in report.findings] == ["contradiction"]
    assert report.findings[0].evidence.nli is not None
    assert [spot.text for spot in report.findings[0].locations] == [
        "swimming pool",
        "parking garage",
    ]


def test_what_a_rule_finds_across_documents_is_not_told_again_by_the_model(
    with_model: Checker,
) -> None:
    ours = "It is the largest fire in the region since August 2016, when 3,200 hectares burned."
    theirs = (
        "The region has not seen a bigger fire since August 2018, when 3,200 hectares were lost."
    )

    report = with_model.check([Document(id="a", text=ours), Document(id="b", text=theirs)])

    assert [finding.rule_id for finding in report.findings] == ["FC201"]


def test_of_many_changes_the_model_points_at_the_whole_claims(with_model: Checker) -> None:
    ours = "The board will turn the old brewery beside the river into a public swimming pool."
    theirs = "The board will turn the old chapel beside the market into a public parking garage."

    report = with_model.check([Document(id="a", text=ours), Document(id="b", text=theirs)])

    (finding,) = report.findings
    assert [spot.text for spot in finding.locations] == [ours, theirs]
