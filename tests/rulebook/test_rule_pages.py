"""The page of ``factcheck explain`` and the JSON Schema for editors' programs."""

from __future__ import annotations

import json
from collections.abc import Callable

import jsonschema
import pytest
import yaml

from factcheck.rulebook import page, schema
from factcheck.rulebook.rule import Rule

Read = Callable[..., tuple[Rule, ...]]

PAGE = """\
FC101 toll-conflict (error), off unless selected

Two versions give different tolls.

Why it matters
  Readers count.

What to do
  Ask the farm, and ask again in the evening, because the sheep that are counted
  as lost at noon have often come home by then.

Other gravity
  info, type update: where rounded and update-language

Tags
  number

Check: toll
  Compares pairs; every option has a default.
  same: [subject]
      (a list, each one of subject, unit; the default)
  tolerance: 0.5
      (a number; the default)
  grain: day
      (one of day, year; the default)
  strict: false
      (true or false; the default)
  least: none
      (a whole number or nothing; the default)

Looks
  Between versions.

For messages and overrides
  placeholders: {measure}
  tags: rounded, update-language

Reported
  - [[Nine]] sheep were lost.
    [[8]] sheep were lost.

Not reported
  - Nine sheep were lost.
    9 sheep were lost.

Written in
  ours/x.yaml:3:5
"""

FURTHER = """\
    overrides: [{when: [update-language, rounded], severity: info, type: update}]
    reason: Readers count.
    advice: >-
      Ask the farm, and ask again in the evening, because the sheep that are counted
      as lost at noon have often come home by then.
    enabled: false
"""


def test_the_page_of_a_rule(read: Read, good: str) -> None:
    (rule,) = read(good + FURTHER)
    assert page(rule) == PAGE


def test_a_bare_rule_has_a_short_page(read: Read, good: str) -> None:
    """No empty headings."""
    (rule,) = read(good.replace("{type: toll}", "{type: contradiction}").replace("number", ""))
    assert page(rule).splitlines()[:5] == [
        "FC101 toll-conflict (error)",
        "",
        "Two versions give different tolls.",
        "",
        "Check: contradiction",
    ]


@pytest.fixture
def accepts() -> Callable[[str], bool]:
    """Whether a rule file fits the schema; YAML 1.2 words are what editors' programs see."""
    validator = jsonschema.Draft7Validator(json.loads(schema()))
    return lambda text: validator.is_valid(yaml.safe_load(text))


def test_the_schema_is_one() -> None:
    jsonschema.Draft7Validator.check_schema(json.loads(schema()))


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        pytest.param("", "", id="the good file"),
        pytest.param("{type: toll}", "{type: toll, grain: year, least: null}", id="options"),
        pytest.param("{type: toll}", "{type: toll, tolerance: '1'}", id="a quoted number"),
        pytest.param("{type: toll}", "{type: contradiction}", id="the model's check"),
        pytest.param("{type: toll}", "{type: misspelling, length: 2}", id="a required option"),
        pytest.param(
            "tags: [number]", "overrides: [{when: [x], severity: info}]", id="an override"
        ),
    ],
)
def test_the_schema_accepts_what_loads(
    read: Read, good: str, accepts: Callable[[str], bool], written: str, instead: str
) -> None:
    text = good.replace(written, instead.replace("[x]", "[rounded]")) if written else good
    assert read(text)
    assert accepts(text)


def test_the_schema_accepts_a_change(accepts: Callable[[str], bool]) -> None:
    assert accepts("schema: factcheck.rules/v1\nrules: [{id: FC101, severity: info}]")


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        pytest.param("severity: error", "severty: error", id="a misspelt key"),
        pytest.param("severity: error", "severity: eror", id="a misspelt severity"),
        pytest.param("severity: error", "reason: x", id="no severity"),
        pytest.param("id: FC101", "id: fc101", id="an id of another shape"),
        pytest.param("{type: toll}", "{type: tol}", id="no such kind"),
        pytest.param("{type: toll}", "{type: toll, least: many}", id="an option of another type"),
        pytest.param("{type: toll}", "{type: toll, lest: 1}", id="a misspelt option"),
        pytest.param("{type: toll}", "{type: contradiction, least: 1}", id="another's option"),
        pytest.param("{type: toll}", "{type: misspelling}", id="an option missing"),
        pytest.param("    check: {type: toll}\n", "", id="no check"),
        pytest.param("      ok:", "      todo_ok:", id="nothing that must not fire"),
        pytest.param(
            "tags: [number]", "overrides: [{when: [rounded]}]", id="an override of nothing"
        ),
    ],
)
def test_the_schema_refuses_what_does_not_load(
    good: str, accepts: Callable[[str], bool], written: str, instead: str
) -> None:
    assert written in good
    assert not accepts(good.replace(written, instead))
