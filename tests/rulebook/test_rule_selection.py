"""``--select``, ``--ignore`` and the lookup of a rule."""

from __future__ import annotations

import pytest

from factcheck.errors import RuleError
from factcheck.model import Severity
from factcheck.rulebook.rule import Rule
from factcheck.rulebook.selection import choose, find


def _rule(rule_id: str, name: str, *tags: str, enabled: bool = True) -> Rule:
    return Rule(
        id=rule_id,
        name=name,
        summary="",
        severity=Severity.ERROR,
        check_type="toll",
        kind=None,
        message="",
        tags=tags,
        enabled=enabled,
    )


SEE = " (see: factcheck rules list)"

RULES = (
    _rule("DESK101", "desk-toll", "number", "desk"),
    _rule("FC101", "number-conflict", "number"),
    _rule("FC102", "rounding", "number", "style", enabled=False),
    _rule("FC201", "date-conflict", "date"),
)


@pytest.mark.parametrize(
    ("select", "ignore", "ids"),
    [
        pytest.param([], [], "DESK101 FC101 FC201", id="all that are enabled"),
        pytest.param(["FC101"], [], "FC101", id="an id"),
        pytest.param(["fc101"], [], "FC101", id="an id in small letters"),
        pytest.param(["number-conflict"], [], "FC101", id="a name"),
        pytest.param(["Number-Conflict"], [], "FC101", id="a name in capitals"),
        pytest.param(["number"], [], "DESK101 FC101", id="a tag does not wake a disabled rule"),
        pytest.param(["FC1"], [], "FC101", id="a beginning does not either"),
        pytest.param(["FC102"], [], "FC102", id="its id wakes it"),
        pytest.param(["rounding", "FC2"], [], "FC102 FC201", id="its name wakes it"),
        pytest.param(["FC"], [], "FC101 FC201", id="letters alone"),
        pytest.param(["FC201, desk"], [], "DESK101 FC201", id="commas and spaces"),
        pytest.param(["number"], ["FC101"], "DESK101", id="ignored although selected"),
        pytest.param([], ["number"], "FC201", id="an ignored tag"),
        pytest.param([], ["FC102"], "DESK101 FC101 FC201", id="ignored and off anyway"),
    ],
)
def test_which_rules_run(select: list[str], ignore: list[str], ids: str) -> None:
    assert " ".join(rule.id for rule in choose(RULES, select, ignore)) == ids


@pytest.mark.parametrize(
    ("select", "ignore", "lines"),
    [
        pytest.param(
            ["FC9"],
            [],
            ["--select: no rule fits FC9 (see: factcheck rules list)"],
            id="a family that does not exist",
        ),
        pytest.param(
            ["number-conflcit"],
            [],
            ['--select: no rule fits number-conflcit, did you mean "number-conflict"?' + SEE],
            id="a misspelt name",
        ),
        pytest.param(
            ["FC7", "FC101"],
            ["dte"],
            [
                "--select: no rule fits FC7 (see: factcheck rules list)",
                '--ignore: no rule fits dte, did you mean "date"? (see: factcheck rules list)',
            ],
            id="all strangers at once",
        ),
        pytest.param(
            ["FC101"],
            ["number"],
            ["--select, --ignore: no rule is left to check with"],
            id="nothing left",
        ),
        pytest.param(
            ["C101"],
            [],
            ['--select: no rule fits C101, did you mean "FC101"? (see: factcheck rules list)'],
            id="the end of an id is not its beginning",
        ),
    ],
)
def test_words_that_fit_nothing(select: list[str], ignore: list[str], lines: list[str]) -> None:
    with pytest.raises(RuleError) as caught:
        choose(RULES, select, ignore)
    assert str(caught.value).splitlines() == lines


@pytest.mark.parametrize("word", ["FC102", "fc102", "rounding", "ROUNDING"])
def test_a_rule_is_found_by_id_or_name(word: str) -> None:
    assert find(RULES, word) is RULES[2]


@pytest.mark.parametrize(
    ("word", "line"),
    [
        ("weather", f"no rule is called weather{SEE}"),
        ("date-conflit", f'no rule is called date-conflit, did you mean "date-conflict"?{SEE}'),
    ],
)
def test_a_rule_that_is_not_found(word: str, line: str) -> None:
    with pytest.raises(RuleError) as caught:
        find(RULES, word)
    assert str(caught.value) == line
