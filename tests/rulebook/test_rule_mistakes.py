"""Every mistake in a rule file is one line that says where it is and what is accepted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.errors import RuleError
from factcheck.rulebook.loading import read_rules
from factcheck.rulebook.rule import Rule

Read = Callable[..., tuple[Rule, ...]]

KEYS = (
    "id, name, summary, severity, tags, message, reason, advice, enabled, scope, formerly,"
    " check, overrides, examples"
)
NAME = "small letters, digits and hyphens, as"

ONE_LINE = [
    pytest.param(
        "    severity: error",
        "    severty: error",
        f'6:5: severty: unknown key, did you mean "severity"? (accepted: {KEYS})',
        id="a misspelt key is not missing as well",
    ),
    pytest.param(
        "    tags: [number]",
        "    colour: red",
        f"7:5: colour: unknown key (accepted: {KEYS})",
        id="a key like no other",
    ),
    pytest.param("    severity: error\n", "", "3:5: severity: missing in rule", id="no severity"),
    pytest.param(
        "severity: error",
        "severity: eror",
        '6:15: severity: unknown value "eror", did you mean "error"?'
        " (accepted: error, warning, info)",
        id="a misspelt severity",
    ),
    pytest.param(
        "severity: error",
        "severity: [error]",
        "6:15: severity: expected one of error, warning, info, was: a list",
        id="a list where one word is expected",
    ),
    pytest.param(
        "severity: error",
        "severity:",
        "6:14: severity: expected one of error, warning, info, was: nothing",
        id="no value",
    ),
    pytest.param(
        "id: FC101",
        "id: fc-101",
        "3:9: id: expected two to eight capitals and three digits, as DESK101, was: fc-101",
        id="an id of another shape",
    ),
    pytest.param(
        "name: toll-conflict",
        "name: Toll conflict",
        f"4:11: name: expected {NAME} number-conflict, was: Toll conflict",
        id="a name of another shape",
    ),
    pytest.param(
        "tags: [number]",
        "tags: [number, 12:30]",
        f"7:20: tags: expected {NAME} death-toll, was: 12:30",
        id="a time is not a number of seconds",
    ),
    pytest.param(
        "tags: [number]", "tags: [toll, toll]", "7:18: tags: toll: given twice", id="a tag twice"
    ),
    pytest.param(
        "tags: [number]",
        "tags: number",
        "7:11: tags: expected a list of words, was: number",
        id="a word where a list is expected",
    ),
    pytest.param(
        "tags: [number]",
        "enabled: no",
        "7:14: enabled: expected true or false, was: no",
        id="no is not false",
    ),
    pytest.param(
        "tags: [number]",
        'enabled: "true"',
        '7:14: enabled: expected true or false, was: "true"',
        id="a quoted true is a text",
    ),
    pytest.param(
        "tags: [number]",
        "name: toll-again",
        "7:5: name: given twice (first in line 4)",
        id="a key twice",
    ),
    pytest.param(
        "tags: [number]",
        "[tags]: number",
        "7:5: a key must be a word, was: a list",
        id="a key that is a list",
    ),
    pytest.param(
        "tags: [number]",
        "tags: !!python/tuple [number]",
        "7:11: tag:yaml.org,2002:python/tuple: tags are not accepted",
        id="no YAML tags",
    ),
    pytest.param(
        "tags: [number]",
        "<<: {enabled: false}",
        f"7:5: <<: unknown key (accepted: {KEYS})",
        id="no merge keys",
    ),
    pytest.param(
        "type: toll",
        "type: tol",
        '8:19: check: unknown type "tol", did you mean "toll"?'
        " (accepted: contradiction, misspelling, toll)",
        id="a kind that does not exist",
    ),
    pytest.param(
        "{type: toll}",
        "{strict: true}",
        "8:12: check: type: missing (accepted: contradiction, misspelling, toll)",
        id="a check without a type",
    ),
    pytest.param(
        "{type: toll}",
        "toll",
        "8:12: check: expected type and its options, was: toll",
        id="a check that is a word",
    ),
    pytest.param(
        "{type: toll}",
        "{type: toll, tolerence: 1}",
        '8:25: check: tolerence: unknown option, did you mean "tolerance"?'
        " (accepted: same, tolerance, grain, strict, least)",
        id="a misspelt option",
    ),
    pytest.param(
        "{type: toll}",
        "{type: toll, tolerance: 1e3}",
        "8:36: check: tolerance: expected a number, was: 1e3",
        id="a number in another notation",
    ),
    pytest.param(
        "{type: toll}",
        "{type: toll, least: 017}",
        "8:32: check: least: expected a whole number, was: 017",
        id="017 is not 15",
    ),
    pytest.param(
        "{type: toll}",
        "{type: toll, same: [subject, unt]}",
        '8:41: check: same: unknown value "unt", did you mean "unit"? (accepted: subject, unit)',
        id="a misspelt word in an option's list",
    ),
    pytest.param(
        "{type: toll}",
        "{type: contradiction, strict: true}",
        "8:34: check: strict: unknown option (accepted: none)",
        id="the model's check has no options",
    ),
    pytest.param(
        "{type: toll}",
        "{type: misspelling}",
        "8:12: check: length: missing",
        id="an option that must be given",
    ),
    pytest.param(
        "{type: toll}",
        "{type: misspelling, length: 0}",
        "8:12: check: length: expected 1 or more, was: 0",
        id="a value that the kind refuses",
    ),
    pytest.param(
        "{ours.text}",
        "{ours.txt}",
        '9:14: message: unknown placeholder {ours.txt}, did you mean "ours.text"? (accepted: key,'
        " ours.document, ours.text, ours.value, theirs.document, theirs.text, theirs.value,"
        " measure)",
        id="a misspelt placeholder",
    ),
    pytest.param(
        "{ours.text}",
        "{ours.text!r}",
        "9:14: message: {ours.text} takes no format; write {{ and }} for braces in the text",
        id="no conversions in messages",
    ),
    pytest.param(
        "{ours.text} against",
        "{ours.text",
        "9:14: message: unexpected '{' in field name; write {{ and }} for braces in the text",
        id="a brace without its partner",
    ),
    pytest.param(
        "tags: [number]",
        "overrides: [{when: [update-langauge], severity: info}]",
        '7:25: when: unknown tag "update-langauge", did you mean "update-language"?'
        " (accepted: update-language, rounded)",
        id="a tag that the kind never gives",
    ),
    pytest.param(
        "tags: [number]",
        "overrides: [{when: [rounded]}]",
        "7:17: override: expected severity or type beside when",
        id="an override of nothing",
    ),
    pytest.param(
        "tags: [number]",
        "overrides: [{when: [rounded], severity: low}]",
        '7:45: severity: unknown value "low" (accepted: error, warning, info)',
        id="an override to a severity that does not exist",
    ),
    pytest.param(
        "tags: [number]",
        "overrides: [{when: [], severity: info}]",
        "7:24: when: expected at least one tag, was: an empty list",
        id="an override for everything",
    ),
    pytest.param(
        "tags: [number]",
        "overrides: {when: [rounded], severity: info}",
        "7:16: overrides: expected a list, was: a mapping",
        id="an override that is not in a list",
    ),
    pytest.param(
        "[[Nine]] sheep",
        "[[Nine sheep",
        "11:19: conflict: [[ without its partner",
        id="an open mark",
    ),
    pytest.param(
        '"[[Nine]] sheep were lost.", "[[8]] sheep were lost."',
        "Nine sheep were lost., 8 sheep were lost.",
        "11:18: conflict: expected [[ ]] around the words that conflict",
        id="a conflict without a mark",
    ),
    pytest.param(
        '"9 sheep',
        '"[[9]] sheep',
        "12:12: ok: [[ ]] marks a conflict, and here must be none",
        id="a mark where nothing conflicts",
    ),
    pytest.param(
        '["Nine sheep were lost.", "9 sheep were lost."]]',
        "[]]",
        "12:12: ok: expected a text, or a list of two to 5 texts, was: an empty list",
        id="an example without a text",
    ),
    pytest.param(
        '      ok: [["Nine sheep were lost.", "9 sheep were lost."]]\n',
        "",
        "11:7: ok: missing in examples",
        id="nothing that must not fire",
    ),
    pytest.param(
        '[["Nine sheep were lost.", "9 sheep were lost."]]',
        "[]",
        "12:11: ok: expected a list of examples, was: an empty list",
        id="an empty list of examples",
    ),
    pytest.param(
        "factcheck.rules/v1",
        "factcheck.rules/v2",
        "1:9: schema: expected factcheck.rules/v1, was: factcheck.rules/v2",
        id="a format of the future",
    ),
    pytest.param(
        "schema: factcheck.rules/v1\n", "", "1:1: schema: missing in the file", id="no format"
    ),
    pytest.param(
        "tags: [number]",
        "tags: [number",
        "8:10: not YAML: did not find expected ',' or ']'",
        id="an open bracket",
    ),
    pytest.param(
        "tags: [number]",
        "tags: &tags [number]\n    reason: *tags",
        "8:13: *tags: aliases are not accepted, write it out",
        id="no aliases, so no bombs",
    ),
    pytest.param(
        "tags: [number]",
        "tags: " + "[" * 20 + "]" * 20,
        "7:21: nested deeper than 12 levels",
        id="no endless nesting",
    ),
    pytest.param(
        "tags: [number]\n",
        "tags: [number]\n---\n",
        "8:1: a second document (---)",
        id="one document per file",
    ),
]


@pytest.mark.parametrize(("written", "instead", "line"), ONE_LINE)
def test_one_mistake_is_one_line(
    read: Read, good: str, written: str, instead: str, line: str
) -> None:
    """The good file with one stretch replaced gives exactly that line."""
    assert good.count(written) == 1
    with pytest.raises(RuleError) as caught:
        read(good.replace(written, instead))
    assert str(caught.value) == f"ours/x.yaml:{line}"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param(
            "",
            "1:1: the file: expected schema, extends, severity, disable, enable, rules, was: nothing",
            id="an empty file",
        ),
        pytest.param(
            "rules",
            "1:1: the file: expected schema, extends, severity, disable, enable, rules, was: rules",
            id="a word",
        ),
        pytest.param(
            "schema: factcheck.rules/v1\nrules: []",
            "2:8: rules: expected a list of rules, was: an empty list",
            id="no rule",
        ),
        pytest.param(
            "schema: factcheck.rules/v1\nrules: {id: FC101}",
            "2:8: rules: expected a list of rules, was: a mapping",
            id="a rule that is not in a list",
        ),
        pytest.param(
            "é: \x01", "1:4: not YAML: a control character, U+0001", id="a control character"
        ),
    ],
)
def test_a_file_that_holds_no_rules(read: Read, text: str, line: str) -> None:
    """What is not a rule file at all is said at its beginning."""
    with pytest.raises(RuleError) as caught:
        read(text)
    assert str(caught.value) == f"ours/x.yaml:{line}"


def test_all_mistakes_of_all_files_at_once(read: Read, good: str) -> None:
    """An editor mends everything in one go: files in the order given, lines in order."""
    bad = good.replace("FC101", "DESK101").replace("toll-conflict", "desk-toll")
    bad = bad.replace("type: toll", "type: tol").replace("severity: error", "severity: bad")
    with pytest.raises(RuleError) as caught:
        read(good.replace("[number]", "number"), bad)
    places = [line.split(": ")[0] for line in str(caught.value).splitlines()]
    assert places == ["ours/x.yaml:7:11", "layer1.yaml:6:15", "layer1.yaml:8:19"]


def test_columns_count_characters(read: Read, good: str) -> None:
    """An accent before the mistake is one column, not two."""
    with pytest.raises(RuleError) as caught:
        read(good.replace("{type: toll}", '{"é": 1, type: tol}'))
    assert str(caught.value).startswith("ours/x.yaml:8:27: check: unknown type")


def test_paths_that_are_no_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing path, an empty folder and a file of another encoding are one line each."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    (tmp_path / "latin.yaml").write_bytes(b"# caf\xe9\n")
    (tmp_path / "odd" / "folder.yaml").mkdir(parents=True)
    with pytest.raises(RuleError) as caught:
        read_rules(tmp_path / "nowhere", [Path("empty"), Path("latin.yaml"), Path("odd")])
    assert str(caught.value).splitlines() == [
        "nowhere: no such file or folder",
        "empty: no *.yaml or *.yml file in this folder",
        "latin.yaml: not UTF-8 (byte 5)",
        "odd/folder.yaml: cannot be read: Is a directory",
    ]


def test_a_huge_file_is_not_parsed(read: Read, good: str) -> None:
    """A wrong path to a large file is refused before it costs time."""
    with pytest.raises(RuleError, match=r"^ours/x\.yaml: larger than 1,000,000 characters"):
        read(good + "#" * 1_000_000)
