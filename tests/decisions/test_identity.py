"""What a decision holds for: one claim and its values, wherever they stand; nothing else, however near."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factcheck import Checker, Document, Report
from factcheck.decisions.applying import Decisions, apply
from factcheck.readers import read
from tests.conftest import FIXTURES
from tests.decisions.deciding import TODAY, decided, held

Check = Callable[..., Report]

OURS = "Twelve people died in the fire in Leeds on Friday, police said."
THEIRS = "Fourteen people died in the fire in Leeds on Friday, police said."
MAYOR = "The mayor, Ann Lee, came to see the ruins of the mill."

KEPT = [
    pytest.param(f"{MAYOR}\n\n{OURS}", f"{MAYOR}\n\n{THEIRS}", id="moved down"),
    pytest.param(f"{OURS}\n\n{MAYOR}", f"{MAYOR}\n\n{THEIRS}", id="moved in one version only"),
    pytest.param(f"{OURS} {MAYOR}", f"{THEIRS} {MAYOR}", id="a neighbour in the same paragraph"),
    pytest.param(
        f"{OURS} {MAYOR}",
        f"{THEIRS} Ann Lee, the mayor, stayed away from what was left of it.",
        id="the neighbour edited",
    ),
    pytest.param(
        f"Fog lay over the town. {OURS}", f"Fog had lifted by noon. {THEIRS}", id="one before it"
    ),
    pytest.param(OURS.replace("police", "officials"), THEIRS, id="who said it, in one version"),
    pytest.param(
        OURS.replace("police said", "the fire chief told reporters"), THEIRS, id="how it was told"
    ),
    pytest.param(OURS.replace(" on Friday", ""), THEIRS, id="a day left out"),
    pytest.param(OURS.replace("died", "were killed"), THEIRS, id="another word for it"),
    pytest.param(OURS.replace("Twelve", "12"), THEIRS.replace("Fourteen", "14"), id="in digits"),
    pytest.param(THEIRS, OURS, id="versions swapped"),
]

ASKED = [
    pytest.param(OURS, THEIRS.replace("Fourteen", "Sixteen"), id="another value"),
    pytest.param(OURS.replace("Twelve", "Ten"), THEIRS, id="another value on the other side"),
    pytest.param(
        OURS.replace("died", "were hurt"), THEIRS.replace("died", "were hurt"), id="another fate"
    ),
    pytest.param(
        OURS.replace("people", "horses"), THEIRS.replace("people", "horses"), id="another thing"
    ),
    pytest.param(
        OURS.replace("Leeds", "York"), THEIRS.replace("Leeds", "York"), id="another place"
    ),
]


@pytest.mark.parametrize(("ours", "theirs"), KEPT)
def test_what_stands_around_a_claim_reopens_nothing(ours: str, theirs: str, check: Check) -> None:
    entries = decided(check(OURS, THEIRS))

    report = held(check(ours, theirs), entries)

    assert [finding.rule_id for finding in report.decided_findings] == ["FC101"]
    assert report.open_findings == ()


@pytest.mark.parametrize(("ours", "theirs"), ASKED)
def test_another_conflict_is_asked(ours: str, theirs: str, check: Check) -> None:
    entries = decided(check(OURS, THEIRS))

    report = held(check(ours, theirs), entries)

    assert report.conflicts
    assert report.decided_findings == ()


SWAPS = [
    pytest.param(
        "{} people died and {} people were hurt in the fire on Friday.",
        ("12", "12"),
        "14",
        id="two fates",
    ),
    pytest.param(
        "Ann Lee got {} votes and Bob Roe got {} votes on Friday.",
        ("12", "12"),
        "15",
        id="two names",
    ),
    pytest.param(
        "The army killed {} in Homs and {} in Aleppo on Friday.",
        ("12", "12"),
        "15",
        id="two places",
    ),
    pytest.param(
        "The mill burned on {} May; the bridge fell on {} May.", ("3", "3"), "5", id="two events"
    ),
    pytest.param(
        "The {}base got a lease of 49 years and the {}port got a contract.",
        ("", ""),
        "former ",
        id="two heads",
    ),
    pytest.param(
        "{} said the bridge was safe, and {} said the road was closed.",
        ("Roe", "Roe"),
        "Lee",
        id="two statements",
    ),
]


@pytest.mark.parametrize(("sentence", "values", "wrong"), SWAPS)
def test_a_conflict_that_takes_the_place_of_a_decided_one_shows(
    sentence: str, values: tuple[str, str], wrong: str, check: Check
) -> None:
    """The first slip is decided, then mended, and the same slip is made in the sentence's other half."""
    ours = sentence.format(*values)
    first, second = sentence.format(wrong, values[1]), sentence.format(values[0], wrong)
    before, after = check(ours, first), check(ours, second)

    report = held(after, decided(before))

    assert before.findings
    assert report.conflicts
    assert report.decided_findings == ()


def test_the_same_slip_made_twice_is_asked_again(check: Check) -> None:
    """One decision is one finding: its twin elsewhere in the story is another."""
    twin = "Later that day another blaze in Leeds was put out. "
    ours, theirs = f"{OURS}\n\n{twin}", f"{THEIRS}\n\n{twin}"
    entries = decided(check(ours, theirs))

    report = held(check(f"{ours}\n\n{OURS}", f"{theirs}\n\n{THEIRS}"), entries)

    assert len(report.findings) - len(report.decided_findings) <= 1
    assert report.decided_findings


def test_a_decision_is_the_same_whatever_the_files_are_called(rules_only: Checker) -> None:
    entries = decided(rules_only.check([Document("a.md", OURS), Document("b.md", THEIRS)]))
    renamed = [Document("final/z.md", THEIRS), Document("old/wire.txt", OURS)]

    for order in (renamed, renamed[::-1]):
        assert held(rules_only.check(order), entries).open_findings == ()
        assert held(rules_only.check(order, candidate="final/z.md"), entries).open_findings == ()


def test_a_third_version_that_agrees_reopens_nothing(check: Check) -> None:
    entries = decided(check(OURS, THEIRS))

    assert held(check(OURS, THEIRS, THEIRS), entries).open_findings == ()
    assert held(check(OURS, THEIRS, THEIRS.replace("Fourteen", "Nine")), entries).conflicts


STORY = sorted((FIXTURES / "syria-bases").glob("*.txt"))
RAIN = "Rain had fallen on the hills all through the night before."


def _moved(paragraphs: list[str]) -> list[str]:
    return [paragraphs[0], *paragraphs[2:], paragraphs[1]]


def _rained_before(paragraphs: list[str]) -> list[str]:
    return [paragraphs[0], *(f"{RAIN} {words}" for words in paragraphs[1:])]


def _rained_after(paragraphs: list[str]) -> list[str]:
    return [paragraphs[0], *(f"{words} {RAIN}" for words in paragraphs[1:])]


@pytest.mark.parametrize("edit", [_moved, _rained_before, _rained_after])
def test_a_real_story_keeps_all_its_decisions(
    edit: Callable[[list[str]], list[str]], rules_only: Checker
) -> None:
    versions = [read(str(path)) for path in STORY]
    entries = decided(rules_only.check(versions))
    edited = [
        Document(
            document.path or "",
            "\n\n".join(edit([span.of(document.text) for span in document.paragraphs])),
            published=document.published,
        )
        for document in versions
    ]

    report = held(rules_only.check(edited), entries)

    assert len(report.decided_findings) == len(entries) > 5
    assert report.open_findings == ()


def test_no_decision_changes_nothing(check: Check) -> None:
    report = check(OURS, THEIRS)

    assert apply(report, Decisions(), TODAY) == report
