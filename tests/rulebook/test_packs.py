"""Rule files as packs: what they build on, what they switch on and off, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.errors import RuleError
from factcheck.model import Scope, Severity
from factcheck.rulebook.loading import read_rules
from factcheck.rulebook.rule import Rule

Read = Callable[..., tuple[Rule, ...]]
HEAD = "schema: factcheck.rules/v1\n"


def _desk(good: str, rule_id: str = "DESK101", name: str = "desk-toll") -> str:
    return good.replace("FC101", rule_id).replace("toll-conflict", name)


@pytest.mark.parametrize(
    ("switches", "severity", "enabled"),
    [
        pytest.param("severity: {FC101: info}", Severity.INFO, True, id="by id"),
        pytest.param("severity: {toll-conflict: info}", Severity.INFO, True, id="by name"),
        pytest.param("severity: {number: warning}", Severity.WARNING, True, id="by tag"),
        pytest.param("severity: {FC1: warning}", Severity.WARNING, True, id="by family"),
        pytest.param("disable: [number]", Severity.ERROR, False, id="off"),
        pytest.param("disable: [FC]\nenable: [FC101]", Severity.ERROR, True, id="an exception"),
        pytest.param("enable: [FC101]\ndisable: [FC]", Severity.ERROR, True, id="in any order"),
    ],
)
def test_switches_need_no_copy_of_the_rule(
    read: Read, good: str, switches: str, severity: Severity, *, enabled: bool
) -> None:
    (rule,) = read(good, f"{HEAD}{switches}\n")
    assert (rule.severity, rule.enabled) == (severity, enabled)
    assert "layer1.yaml:2:" in rule.origin


def test_a_later_layer_beats_an_earlier_one(read: Read, good: str) -> None:
    (rule,) = read(good, f"{HEAD}disable: [FC101]", f"{HEAD}enable: [FC101]")
    assert rule.enabled


def test_switches_reach_the_rules_of_their_own_file(read: Read, good: str) -> None:
    rules = read(good, _desk(good) + "severity: {DESK101: info}\n")
    assert [(rule.id, rule.severity) for rule in rules] == [
        ("DESK101", Severity.INFO),
        ("FC101", Severity.ERROR),
    ]


@pytest.fixture
def ours(tmp_path: Path, good: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the rules that ship; it lies in the working directory."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "ours"
    folder.mkdir()
    (folder / "x.yaml").write_text(good, encoding="utf-8")
    return folder


def _ids(*rules: Rule) -> list[str]:
    return [rule.id for rule in rules]


def test_a_file_builds_on_the_rules_that_ship_unless_it_says_so(ours: Path, good: str) -> None:
    alone, both = Path("alone.yaml"), Path("both.yaml")
    alone.write_text(_desk(good) + "extends: []\n")
    both.write_text(_desk(good) + "extends: [default]\n")
    assert _ids(*read_rules(ours, [alone])) == ["DESK101"]
    assert _ids(*read_rules(ours, [both])) == ["DESK101", "FC101"]


def test_a_file_builds_on_another_beside_it(ours: Path, good: str) -> None:
    """Paths start at the folder of the file that names them."""
    Path("house").mkdir()
    Path("house/base.yaml").write_text(_desk(good, "BASE101", "base-toll"))
    Path("house/desk.yaml").write_text(f"{HEAD}extends: [base.yaml]\nseverity: {{BASE101: info}}")
    rules = read_rules(ours, [Path("house/desk.yaml")])
    assert {rule.id: rule.severity for rule in rules} == {
        "BASE101": Severity.INFO,
        "FC101": Severity.ERROR,
    }


def test_what_two_files_build_on_is_read_once(ours: Path, good: str) -> None:
    Path("base.yaml").write_text(_desk(good))
    for name in ("a", "b"):
        Path(f"{name}.yaml").write_text(f"{HEAD}extends: [base.yaml]\nenable: [DESK101]")
    assert _ids(*read_rules(ours, [Path("a.yaml"), Path("b.yaml")])) == ["DESK101", "FC101"]


def test_tests_beside_the_rules_are_no_rules(ours: Path) -> None:
    (ours / "x.test.yaml").write_text("schema: factcheck.rule-tests/v1\ntests: []\n")
    assert _ids(*read_rules(ours)) == ["FC101"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "extends: [nowhere.yaml]",
            "desk.yaml:2:11: extends: no such file or folder: nowhere.yaml",
            id="nothing there",
        ),
        pytest.param(
            "extends: [desk.yaml]",
            "desk.yaml:2:11: extends: desk.yaml builds on this file itself",
            id="a circle",
        ),
        pytest.param(
            "extends: default",
            "desk.yaml:2:10: extends: expected a list of words, was: default",
            id="no list",
        ),
        pytest.param(
            "disable: [toll-conflct]",
            'desk.yaml:2:11: disable: no rule fits toll-conflct, did you mean "toll-conflict"?',
            id="no such rule",
        ),
        pytest.param(
            "severity: {FC101: grave}",
            'desk.yaml:2:19: severity: FC101: unknown value "grave" (accepted: error, warning, info)',
            id="no such severity",
        ),
        pytest.param(
            "severity: warning",
            "desk.yaml:2:11: severity: expected rules and their severity, as number-conflict: warning, was: warning",
            id="no mapping",
        ),
        pytest.param(
            "enable: [[FC101]]",
            "desk.yaml:2:10: enable: expected a word, was: a list",
            id="no word",
        ),
        pytest.param(
            "",
            "desk.yaml:1:1: the file: expected one of extends, severity, disable, enable, rules",
            id="an empty pack",
        ),
    ],
)
def test_mistakes(ours: Path, text: str, expected: str) -> None:
    Path("desk.yaml").write_text(f"{HEAD}{text}\n")
    with pytest.raises(RuleError) as caught:
        read_rules(ours, [Path("desk.yaml")])
    assert str(caught.value) == expected


def test_a_rule_says_where_it_looks(read: Read, good: str) -> None:
    (across,) = read(good)
    (within,) = read(good.replace("    severity:", "    scope: within\n    severity:"))
    (changed,) = read(good, f"{HEAD}rules: [{{id: FC101, scope: both}}]")
    assert [rule.looks for rule in (across, within, changed)] == [
        Scope.ACROSS,
        Scope.WITHIN,
        Scope.BOTH,
    ]
    assert len({rule.sha256 for rule in (across, within, changed)}) == 3
