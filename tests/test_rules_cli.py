"""``factcheck rules``: begin, test, list and describe rules, as an editor does it at the keyboard."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
import yaml
from typer.testing import CliRunner

from factcheck.cli.app import app
from factcheck.rulebook import load
from factcheck.rulebook.jsonschema import schema, schema_of_tests
from factcheck.rulebook.testfiles import read_tests

Run = Callable[..., tuple[int, str, str]]

HOUSE = Path(__file__).parent.parent / "docs" / "examples" / "house-style"

STORIES = """\
schema: factcheck.rule-tests/v1
only: [FC101]
tests:
  - name: two tolls
    documents:
      - {id: wire, text: "[[Twelve]] miners died.", published: 2024-05-06}
      - {id: web, text: "[[14]] miners died."}
    findings: [{rule: number-conflict, severity: error, texts: [Twelve, "14"]}]
  - name: one toll
    documents: [Twelve miners died., 12 miners died.]
    findings: []
"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in an empty folder: exit code, what it prints, what it says beside."""
    monkeypatch.chdir(tmp_path)

    def command(*arguments: str) -> tuple[int, str, str]:
        result = CliRunner().invoke(app, list(arguments))
        return result.exit_code, result.stdout, result.stderr

    return command


class TestNew:
    """The skeleton."""

    @pytest.mark.parametrize("check", ["number", "pattern", "vocabulary", "qualifier", "total"])
    def test_a_new_file_is_right_and_its_examples_pass(self, run: Run, check: str) -> None:
        assert run("rules", "new", "desk.yaml", "--check", check)[0] == 0
        code, printed, _ = run("rules", "test", "--rules", "desk.yaml", "--select", "DESK101")
        assert (code, printed) == (0, "4 passed\n")

    def test_it_says_what_each_option_may_be(self, run: Run) -> None:
        run("rules", "new", "desk.yaml")
        text = Path("desk.yaml").read_text(encoding="utf-8")
        assert '# rounding: "0.05"   # a number' in text
        assert text.startswith("# yaml-language-server: $schema=")

    @pytest.mark.parametrize(
        ("arguments", "expected"),
        [
            pytest.param(
                ["old.yaml"], "old.yaml: expected a file that is not there yet", id="there"
            ),
            pytest.param(["new.txt"], "expected a name that ends in .yaml, found .txt", id="name"),
            pytest.param(["no/new.yaml"], "expected an existing folder", id="folder"),
            pytest.param(["n.yaml", "--check", "numbr"], 'unknown check "numbr"', id="check"),
            pytest.param(["n.yaml", "--id", "FC101"], "--id: expected two to eight", id="our id"),
        ],
    )
    def test_it_writes_nothing_where_it_cannot(
        self, run: Run, arguments: list[str], expected: str
    ) -> None:
        Path("old.yaml").write_text("mine")
        code, _, said = run("rules", "new", *arguments)
        assert code == 2
        assert expected in said
        assert [path.name for path in Path().iterdir()] == ["old.yaml"]
        assert Path("old.yaml").read_text() == "mine"


class TestStories:
    """Test files."""

    def test_what_is_as_expected_passes(self, run: Run) -> None:
        Path("desk.test.yaml").write_text(STORIES)
        code, printed, _ = run("rules", "test", "desk.test.yaml", "--select", "FC282")
        assert (code, printed) == (0, f"{len(_examples('FC282')) + 2} passed\n")

    @pytest.mark.parametrize(
        ("old", "new", "lines"),
        [
            pytest.param(
                "findings: []",
                "findings: [FC101]",
                [
                    "desk.test.yaml:9:5: one toll: failed",
                    "    - FC101 number-conflict",
                ],
                id="silent where it should speak",
            ),
            pytest.param(
                "12 miners died.]",
                "14 miners died.]",
                [
                    "desk.test.yaml:9:5: one toll: failed",
                    "    + FC101 number-conflict error number a “Twelve” | b “14”",
                ],
                id="speaks where it should be silent",
            ),
            pytest.param(
                "severity: error",
                "severity: info",
                [
                    "desk.test.yaml:4:5: two tolls: failed",
                    "    - FC101 number-conflict info “Twelve” | “14”",
                    "    + FC101 number-conflict error number web “14” | wire “Twelve”",
                ],
                id="as grave as it should not be",
            ),
            pytest.param(
                '"[[14]] miners died."',
                '"14 miners [[died]]."',
                [
                    "desk.test.yaml:4:5: two tolls: failed",
                    "      FC101 number-conflict error number web “14” | wire “Twelve”",
                    "    - a finding at “died” in web",
                ],
                id="speaks at other words",
            ),
        ],
    )
    def test_a_failure_shows_the_difference(
        self, run: Run, old: str, new: str, lines: list[str]
    ) -> None:
        Path("desk.test.yaml").write_text(STORIES.replace(old, new))
        code, printed, _ = run("rules", "test", "desk.test.yaml", "--select", "FC183")
        assert code == 1
        assert printed.splitlines()[:-1] == lines

    def test_known_misses_are_kept_and_say_when_they_are_gone(self, run: Run) -> None:
        missed = STORIES.replace("    findings: []", "    findings: [FC101]\n    todo: true")
        Path("a.test.yaml").write_text(missed)
        Path("b.test.yaml").write_text(
            STORIES.replace("    findings: []", "    findings: []\n    todo: true")
        )
        assert "1 known to go wrong" in run("rules", "test", "a.test.yaml", "--select", "FC183")[1]
        code, printed, _ = run("rules", "test", "b.test.yaml", "--select", "FC183")
        assert code == 1
        assert "one toll: fixed: right now, take todo away" in printed

    def test_tests_beside_the_rules_are_run_with_them(self, run: Run) -> None:
        code, printed, _ = run("rules", "test", "--rules", str(HOUSE), "--select", "lamp")
        assert code == 0, printed
        assert printed == "18 passed\n"

    @pytest.mark.parametrize(
        ("old", "new", "expected"),
        [
            pytest.param("only: [FC101]", "only: [FC999]", "only: no rule fits FC999", id="rule"),
            pytest.param("number-conflict", "number", "no rule is called number", id="name"),
            pytest.param(
                "name: one toll",
                "nam: one toll",
                'nam: unknown key, did you mean "name"?',
                id="key",
            ),
            pytest.param(
                "2024-05-06",
                "6 May",
                "published: expected a day, as 2026-05-03, was: 6 May",
                id="day",
            ),
            pytest.param("id: web", "id: wire", "id: wire is given twice", id="id"),
            pytest.param("[[14]]", "[[14", "text: [[ without its partner", id="mark"),
            pytest.param(
                "findings: []",
                "findings: none",
                "findings: expected a list, [] for none",
                id="none",
            ),
            pytest.param(
                "[Twelve miners died.,",
                "['Twelve [[miners]] died.',",
                "[[ ]] marks a finding",
                id="stray",
            ),
            pytest.param(
                "rule-tests/v1", "rules/v1", "schema: expected factcheck.rule-tests/v1", id="schema"
            ),
        ],
    )
    def test_mistakes(self, run: Run, old: str, new: str, expected: str) -> None:
        Path("desk.test.yaml").write_text(STORIES.replace(old, new))
        code, _, said = run("rules", "test", "desk.test.yaml", "--select", "FC183")
        assert code == 2
        assert expected in said
        assert "Traceback" not in said


def test_coverage_names_what_no_example_tries(run: Run) -> None:
    run("rules", "new", "desk.yaml", "--check", "total")
    run("rules", "new", "numbers.yaml", "--id", "DESK102")
    _, printed, _ = run(
        "rules", "test", "--rules", "numbers.yaml", "--select", "DESK102", "--coverage"
    )
    assert "not tried: check number: what: no example with unit, vague, event, limit" in printed


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param(["--select", "headline"], ["FC182", "FC283"], id="tag"),
        pytest.param(["--check", "weekday"], ["FC282"], id="check"),
        pytest.param(["--scope", "within", "--select", "FC4"], ["FC402", "FC403"], id="scope"),
        pytest.param(
            ["--severity", "error", "--select", "within"],
            ["FC182", "FC183", "FC282", "FC283"],
            id="severity",
        ),
    ],
)
def test_the_list_can_be_narrowed(run: Run, arguments: list[str], expected: list[str]) -> None:
    code, printed, _ = run("rules", "list", *arguments)
    assert code == 0
    assert [line.split()[0] for line in printed.splitlines()] == expected


def test_a_filter_that_does_not_exist_is_said(run: Run) -> None:
    code, _, said = run("rules", "list", "--scope", "inside")
    assert code == 2
    assert "--scope: expected one of across, within, found inside" in said


def test_a_page_says_where_the_rule_is_written(run: Run) -> None:
    Path("desk.yaml").write_text("schema: factcheck.rules/v1\nseverity: {FC101: info}\n")
    _, page, _ = run("explain", "FC101", "--rules", "desk.yaml")
    assert "numbers.yaml:4:5, changed at desk.yaml:2:12" in " ".join(page.split())
    assert "(one of value, unit, vague" in " ".join(page.split())


class TestSchemas:
    """The schemas accept what the loader accepts, and refuse the mistakes that a schema can see."""

    rules = json.loads(schema())
    tests = json.loads(schema_of_tests())

    @pytest.mark.parametrize(
        "path",
        [*Path(__file__).parent.parent.glob("rules/*.yaml"), HOUSE / "house.yaml"],
        ids=lambda path: path.stem,
    )
    def test_shipped_rules_are_valid(self, path: Path) -> None:
        jsonschema.Draft7Validator.check_schema(self.rules)
        jsonschema.validate(_strict(path), self.rules, jsonschema.Draft7Validator)

    def test_the_test_file_is_valid(self) -> None:
        jsonschema.validate(
            _strict(HOUSE / "house.test.yaml"), self.tests, jsonschema.Draft7Validator
        )
        assert len(read_tests([HOUSE])[0].stories) == 3

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            pytest.param("severity: error", "severity: grave", id="severity"),
            pytest.param("type: pattern", "type: patern", id="check"),
            pytest.param("near:", "nearby:", id="option"),
            pytest.param("report: differences", "report: difference", id="choice"),
            pytest.param("distance: 6", "distance: far", id="number"),
            pytest.param("wrong: [advisor]", "wrongs: [advisor]", id="term"),
            pytest.param("scope: both", "scope: inside", id="scope"),
            pytest.param("id: LAMP101", "id: lamp-1", id="id"),
            pytest.param("disable: [", "disabled: [", id="file key"),
            pytest.param("      ok:", "      okay:", id="examples"),
            pytest.param("when: [differs], type: number", "when: [differs]", id="override"),
        ],
    )
    def test_mistakes_are_refused(self, tmp_path: Path, old: str, new: str) -> None:
        text = (HOUSE / "house.yaml").read_text(encoding="utf-8")
        assert old in text
        path = tmp_path / "house.yaml"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(_strict(path), self.rules, jsonschema.Draft7Validator)

    def test_the_schema_of_tests_that_ships_is_up_to_date(self) -> None:
        shipped = Path(str(files("factcheck"))) / "schemas" / "rule-tests.v1.schema.json"
        assert shipped.read_text(encoding="utf-8") == schema_of_tests()


def _strict(path: Path) -> object:
    """The file as an editor's schema check sees it; dates stay words."""
    loader = yaml.BaseLoader

    def typed(value: object) -> object:
        if isinstance(value, dict):
            return {key: typed(item) for key, item in value.items()}
        if isinstance(value, list):
            return [typed(item) for item in value]
        return {"true": True, "false": False}.get(str(value), _number(str(value)))

    return typed(yaml.load(path.read_text(encoding="utf-8"), loader))  # noqa: S506 -- a base loader


def _examples(rule_id: str) -> list[object]:
    examples = load().find(rule_id).examples
    return [*examples.conflict, *examples.ok]


def _number(text: str) -> object:
    try:
        return float(text) if "." in text else int(text)
    except ValueError:
        return text


def test_the_house_style_builds_on_the_rules_that_ship() -> None:
    known = {rule.id: rule for rule in load([HOUSE]).known}
    assert {"LAMP101", "LAMP102", "LAMP103", "LAMP104", "FC101"} <= known.keys()
    assert known["FC402"].severity == "error"
    assert not known["FC502"].enabled
