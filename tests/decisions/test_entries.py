"""A decisions file is read strictly: every mistake is a line with file, line and column, all at once."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.decisions.entries import read_entries
from factcheck.errors import DecisionError
from factcheck.model import Decision, DecisionKind
from factcheck.rulebook.positions import Position, Problems

KEYS = "fingerprint, rule, values, excerpts, decision, reason, by, date, until"
GOOD = """\
schema: factcheck.decisions/v1
decisions:
  - fingerprint: 9f2c41d07ab3e655
    rule: FC101
    values: ["12", "14"]
    excerpts: [Twelve died, 14 died]
    decision: accepted-change
    reason: Fire service update 14:10
    by: js
    date: 2026-11-21
    until: 2026-12-31
"""


def mistakes(text: str) -> list[str]:
    problems = Problems()
    read_entries(text, "d.yaml", problems)
    try:
        problems.raise_if_any(DecisionError)
    except DecisionError as error:
        return str(error).splitlines()
    return []


def test_an_entry_is_read_as_written() -> None:
    (entry,) = read_entries(GOOD, "d.yaml", Problems())

    assert (entry.position, entry.fingerprint, entry.rule) == (
        Position("d.yaml", 3, 5),
        "9f2c41d07ab3e655",
        "FC101",
    )
    assert entry.values == ("12", "14")
    assert entry.excerpts == ("Twelve died", "14 died")
    assert entry.decision == Decision(
        DecisionKind.ACCEPTED_CHANGE,
        "Fire service update 14:10",
        "js",
        date(2026, 11, 21),
        date(2026, 12, 31),
        place="d.yaml:3:5",
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("# nothing yet\n", id="a comment"),
        pytest.param("schema: factcheck.decisions/v1\ndecisions: []\n", id="an empty list"),
        pytest.param("schema: factcheck.decisions/v1\ndecisions:\n", id="no list yet"),
        pytest.param(GOOD, id="all keys"),
        pytest.param(
            "\n".join(line for line in GOOD.splitlines() if line.strip()[:2] not in {"ex", "by"}),
            id="without what may be left out",
        ),
    ],
)
def test_these_have_no_mistake(text: str) -> None:
    assert mistakes(text) == []


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        pytest.param(
            "decision: accepted-change",
            "decision: accepted-chang",
            '7:15: decision: unknown value "accepted-chang", did you mean "accepted-change"?'
            " (accepted: accepted-change, false-positive, will-fix, known)",
            id="a misspelt decision",
        ),
        pytest.param(
            "    reason:",
            "    raeson:",
            f'8:5: raeson: unknown key, did you mean "reason"? (accepted: {KEYS})',
            id="a misspelt key",
        ),
        pytest.param(
            "    reason: Fire service update 14:10\n",
            "",
            "3:5: reason: missing in decision",
            id="no reason",
        ),
        pytest.param(
            "reason: Fire service update 14:10",
            "reason:",
            "8:12: reason: expected a text, was: nothing",
            id="an empty reason",
        ),
        pytest.param(
            "reason: Fire service update 14:10",
            'reason: "  "',
            '8:13: reason: expected a text, was: " "',
            id="a reason of spaces",
        ),
        pytest.param(
            "9f2c41d07ab3e655",
            "9f2c41d0",
            "3:18: fingerprint: expected 16 of 0-9 and a-f, as in the report, was: 9f2c41d0",
            id="half a fingerprint",
        ),
        pytest.param(
            "rule: FC101",
            "rule: fc101",
            "4:11: rule: expected the id of a rule, as FC101, was: fc101",
            id="a rule in small letters",
        ),
        pytest.param(
            'values: ["12", "14"]',
            "values: 12",
            "5:13: values: expected a list of texts, was: 12",
            id="one value",
        ),
        pytest.param(
            'values: ["12", "14"]',
            "values: []",
            "5:13: values: expected the values that clash, was: an empty list",
            id="no values",
        ),
        pytest.param(
            "2026-12-31",
            "31 December",
            "11:12: until: expected a day as 2026-12-01, was: 31 December",
            id="a day in words",
        ),
        pytest.param(
            "2026-12-31",
            "2026-02-30",
            "11:12: until: expected a day as 2026-12-01, was: 2026-02-30",
            id="a day that is none",
        ),
        pytest.param(
            "decisions/v1",
            "decisions/v2",
            "1:9: schema: expected factcheck.decisions/v1, was: factcheck.decisions/v2",
            id="another format",
        ),
        pytest.param(
            "by: js", "by: *js", "9:9: *js: aliases are not accepted, write it out", id="alias"
        ),
    ],
)
def test_one_mistake_is_one_line(old: str, new: str, line: str) -> None:
    assert old in GOOD
    assert mistakes(GOOD.replace(old, new)) == [f"d.yaml:{line}"]


def test_all_mistakes_are_told_at_once() -> None:
    text = GOOD.replace("accepted-change", "ok").replace("2026-12-31", "soon").replace("FC101", "x")

    assert [line.split(": ")[0] for line in mistakes(text)] == [
        "d.yaml:4:11",
        "d.yaml:7:15",
        "d.yaml:11:12",
    ]


def test_a_finding_is_decided_once() -> None:
    entry = GOOD.partition("decisions:\n")[2]

    assert mistakes(GOOD + entry) == [
        "d.yaml:12:5: fingerprint: 9f2c41d07ab3e655 is decided twice (first in line 3)"
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param(
            "- a\n", "d.yaml:1:1: the file: expected schema, decisions, was: a list", id="a list"
        ),
        pytest.param(
            "schema: factcheck.decisions/v1\ndecisions: no\n",
            "d.yaml:2:12: decisions: expected a list, was: no",
            id="no list",
        ),
        pytest.param(
            "schema: factcheck.decisions/v1\ndecisions:\n  - just words\n",
            f"d.yaml:3:5: decision: expected {KEYS}, was: just words",
            id="words for a decision",
        ),
    ],
)
def test_another_shape_is_a_mistake(text: str, line: str) -> None:
    assert mistakes(text) == [line]
