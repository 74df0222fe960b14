"""docs/rules.md and docs/configuration.md: every snippet is tried, every table is complete.

``FACTCHECK_REWRITE=1`` writes the stretches between ``<!-- name -->`` and ``<!-- /name -->`` anew.
"""

from __future__ import annotations

import os
import re
from dataclasses import fields
from pathlib import Path

import pytest
from typer.testing import CliRunner

from factcheck import Checker
from factcheck.cli.app import app
from factcheck.config import Config, load, match, show
from factcheck.config.set_tables import KEYS
from factcheck.errors import ConfigError, RuleError
from factcheck.rulebook import checks, entries, examples, messages
from factcheck.rulebook import load as load_rules
from factcheck.rulebook.examples import Outcome
from factcheck.rulebook.options import expectation, written

DOCS = Path(__file__).parent.parent / "docs"
RULES = (DOCS / "rules.md").read_text(encoding="utf-8")
CONFIGURATION = (DOCS / "configuration.md").read_text(encoding="utf-8")


def _snippets(page: str, kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", page, re.DOTALL)


def _run(*arguments: str) -> str:
    """What a command prints."""
    result = CliRunner().invoke(app, list(arguments))
    assert result.exit_code in {0, 1}, result.stderr
    return result.stdout


def _table(page: str, heading: str) -> list[str]:
    """The first column of the table that begins with *heading*, without backquotes."""
    rows = page.split(f"| {heading} |", 1)[1].split("\n\n", 1)[0].splitlines()[2:]
    return [row.split("|")[1].strip().strip("`") for row in rows]


def _hold(name: str, stretch: str, content: str) -> None:
    """The stretch of docs/*name* is *content*, or becomes it."""
    path = DOCS / name
    page = path.read_text(encoding="utf-8")
    marks = f"<!-- {stretch} -->", f"<!-- /{stretch} -->"
    before, rest = page.split(marks[0])
    found, after = rest.split(marks[1])
    if os.environ.get("FACTCHECK_REWRITE"):
        new = f"{before}{marks[0]}\n{content.strip()}\n{marks[1]}{after}"
        path.write_text(new, encoding="utf-8")
        return
    assert found.strip() == content.strip()


def _fenced(text: str) -> str:
    return f"```text\n{text.strip()}\n```"


@pytest.mark.parametrize("text", _snippets(RULES, "yaml"))
def test_rule_files_of_the_guide_load(tmp_path: Path, text: str) -> None:
    """Each is a whole file that can be copied, and its rules do what their examples say."""
    path = tmp_path / "desk.yaml"
    path.write_text(text, encoding="utf-8")
    assert load_rules([path]).known != load_rules().known
    checker = Checker(rules=[path], nli=False)
    own = [rule for rule in checker.rulebook.known if rule.layer and "DESK" in rule.id]
    results = examples.run(own, checker.findings_of)
    assert [str(r) for r in results if r.outcome is not Outcome.PASSED] == []


def test_the_first_rule_of_the_guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the commands print on the files above them is what stands below them."""
    monkeypatch.chdir(tmp_path)
    told = re.findall(r"```(yaml desk\.yaml|console)\n(.*?)```", RULES, re.DOTALL)
    assert [kind for kind, _ in told] == ["console", *["yaml desk.yaml", "console"] * 2]
    for kind, text in told:
        if kind == "console":
            command, _, printed = text.partition("\n")
            assert _run(*command.removeprefix("$ factcheck ").split()) == printed
        else:
            Path("desk.yaml").write_text(text, encoding="utf-8")


def test_the_test_file_of_the_guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It passes, and where it does not it is said as the guide says."""
    monkeypatch.chdir(tmp_path)
    Path("desk.yaml").write_text(_snippets(RULES, r"yaml desk\.yaml")[-1], encoding="utf-8")
    (text,) = _snippets(RULES, "yaml test")
    command = ["rules", "test", "--rules", "desk.yaml", "--select", "DESK101"]
    Path("desk.test.yaml").write_text(text, encoding="utf-8")
    assert _run(*command) == "5 passed\n"
    Path("desk.test.yaml").write_text(text.replace("About 2,100", "9,000"), encoding="utf-8")
    difference = _run(*command).rpartition("4 passed")[0]
    _hold("rules.md", "difference", _fenced(difference))


def test_mistakes_of_the_guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The lines under the broken file are what is printed."""
    (text,) = _snippets(RULES, "yaml mistakes")
    monkeypatch.chdir(tmp_path)
    Path("desk.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        load_rules([Path("desk.yaml")])
    _hold("rules.md", "mistakes", _fenced(str(caught.value)))


def test_every_kind_and_option_is_in_the_guide() -> None:
    lines: list[str] = []
    for name in checks.types():
        lines.append(f"- **`{name}`**: {checks.description(name)}")
        lines += [
            f"  - `{option.name}`: {expectation(option.annotation)}; default {_default(option)}"
            for option in checks.options(name)
        ]
        for title, words in (
            ("placeholders", [f"{{{word}}}" for word in checks.message_fields(name)]),
            ("tags", sorted(checks.clash_tags(name))),
        ):
            if words:
                lines.append(f"  - {title}: {', '.join(f'`{word}`' for word in words)}")
    _hold("rules.md", "kinds", "\n".join(lines))


def _default(option: checks.Option) -> str:
    value = written(option.default)
    if isinstance(value, list):
        return f"`[{', '.join(map(str, value))}]`"
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def test_every_key_of_a_rule_is_in_the_guide() -> None:
    assert sorted(_table(RULES, "Key")) == sorted(entries.KEYS)


def test_every_placeholder_is_in_the_guide() -> None:
    rows = RULES.split("| Placeholder |")[1].split("\n\n")[0]
    assert set(re.findall(r"`\{([a-z.]+)\}`", rows)) == set(messages.PLACEHOLDERS)


def test_what_a_change_may_set_is_in_the_guide() -> None:
    sentence = RULES.split("A change may set")[1].split(". ")[0]
    assert {"id", *re.findall(r"`([a-z]+)`", sentence)} == set(entries.CHANGEABLE)


def _configured(folder: Path, name: str, text: str) -> tuple[Config, dict[str, str]]:
    (folder / name).write_text(text, encoding="utf-8")
    return load(folder)


def test_the_configuration_file_of_the_guide(tmp_path: Path) -> None:
    (text,) = _snippets(CONFIGURATION, "toml")
    config, origins = _configured(tmp_path, "factcheck.toml", text)
    changed = {name for name, origin in origins.items() if origin == "factcheck.toml"}
    assert changed == {"fail_on", "rules", "ignore", "published", "report"}
    assert config.rules == (tmp_path / "desk.yaml",)
    assert load_rules(ignore=config.ignore)


@pytest.mark.parametrize("text", _snippets(CONFIGURATION, "toml sets"))
def test_the_sets_of_the_guide(tmp_path: Path, text: str) -> None:
    """Each finds the files that it speaks of."""
    for name in (
        "fire/wire.txt",
        "fire/draft1.md",
        "fire/final.md",
        "wire/fire.txt",
        "web/fire.md",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    config, _ = _configured(tmp_path, "factcheck.toml", text)
    (story,) = match(config.sets[0]).stories
    assert (len(story.versions), story.candidate is None) == (
        3 if story.name == "fire" else 2,
        False,
    )


def test_every_key_of_a_set_is_in_the_guide() -> None:
    assert _table(CONFIGURATION, "Key of a set") == list(KEYS)


def test_the_table_in_pyproject_of_the_guide(tmp_path: Path) -> None:
    (text,) = _snippets(CONFIGURATION, r"toml pyproject\.toml")
    config, _ = _configured(tmp_path, "pyproject.toml", text)
    assert load_rules(select=config.select)
    assert not config.nli


def test_mistakes_of_the_configuration_guide(tmp_path: Path) -> None:
    (text,) = _snippets(CONFIGURATION, "toml mistakes")
    with pytest.raises(ConfigError) as caught:
        _configured(tmp_path, "factcheck.toml", text)
    _hold("configuration.md", "mistakes", _fenced(str(caught.value)))


def test_the_listing_of_the_guide(tmp_path: Path) -> None:
    (tmp_path / "factcheck.toml").write_text('fail_on = "warning"')
    config, origins = load(tmp_path, environment={"FACTCHECK_NLI": "false"})
    _hold("configuration.md", "show", _fenced(show(config, origins)))


def test_every_setting_is_in_the_guide() -> None:
    assert _table(CONFIGURATION, "Setting") == [field.name for field in fields(Config)]


def test_variables_of_the_guide_are_the_same_as_the_file(tmp_path: Path) -> None:
    """Both columns of the table give one configuration."""
    for row in _table(CONFIGURATION, "Variable"):
        variable, _, value = row.partition("=")
        config, origins = load(tmp_path, environment={variable: value})
        assert config != Config(), row
        assert variable in origins.values()
