"""The rules that ship keep the promises of docs/rules.md; their examples run in test_rules.py."""

from __future__ import annotations

import os
import re
from importlib.resources import files
from pathlib import Path

import pytest

from factcheck import plugins
from factcheck.errors import RuleError
from factcheck.rulebook import MODEL_CHECK, Rule, load, schema

RULES = load().known
FAMILIES = {
    "0": "hygiene",
    "1": "number",
    "2": "date",
    "3": "attribution",
    "4": "name",
    "5": "qualifier",
    "6": "model",
    "7": "coverage",
}

each = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)


@each
def test_a_rule_explains_itself(rule: Rule) -> None:
    """Summary, reason and advice are whole sentences."""
    for text in (rule.summary, rule.reason, rule.advice):
        assert re.fullmatch(r"[A-Z“\"].+[.!?]", text)


@each
def test_a_rule_has_three_examples_of_each_sort(rule: Rule) -> None:
    """What must fire and what must not weigh the same."""
    assert len(rule.examples.conflict) >= 3
    assert len(rule.examples.ok) >= 3


@each
def test_a_rule_belongs_to_a_family(rule: Rule) -> None:
    """``--select FC1`` and the like mean what the documentation says."""
    assert re.fullmatch(r"FC[0-7]\d\d", rule.id)
    assert rule.tags


def test_every_kind_is_used() -> None:
    """A kind that no rule uses would never run."""
    used = {rule.check_type for rule in RULES}
    assert used == {*plugins.names("factcheck.kinds"), MODEL_CHECK}


def test_the_model_has_one_rule() -> None:
    rulebook = load()
    assert [rule for rule in RULES if rule.kind is None] == [rulebook.model_rule]


def test_every_other_rule_compares_something() -> None:
    rulebook = load()
    compared = {
        rule.id
        for rule in (
            *rulebook.pair_rules,
            *rulebook.document_rules,
            *rulebook.pair_rules_within,
            *rulebook.document_rules_within,
        )
    }
    assert compared == {rule.id for rule in rulebook.rules if rule.kind is not None}


def test_rules_are_found_by_id_and_name() -> None:
    rulebook = load(select=["FC601"])
    assert [rule.id for rule in rulebook.rules] == ["FC601"]
    assert rulebook.find("number-conflict").id == "FC101"
    with pytest.raises(RuleError, match="no rule is called FC9999"):
        rulebook.find("FC9999")


def test_the_report_names_rules_with_their_digests() -> None:
    rulebook = load()
    assert [identity.id for identity in rulebook.identities] == [r.id for r in rulebook.rules]
    assert len({identity.sha256 for identity in rulebook.identities}) == len(rulebook.rules)


def test_a_file_beside_the_rules_that_ship(tmp_path: Path) -> None:
    """The first thing a desk does: silence one rule of ours."""
    path = tmp_path / "desk.yaml"
    path.write_text("schema: factcheck.rules/v1\nrules: [{id: FC601, enabled: false}]")
    assert load([path]).model_rule is None
    assert load([path], select=["FC601"]).model_rule is not None


def test_the_schema_that_ships_is_up_to_date() -> None:
    """``FACTCHECK_REWRITE=1``, or ``factcheck rules schema``, writes it anew."""
    shipped = Path(str(files("factcheck"))) / "schemas" / "rules.v1.schema.json"
    if os.environ.get("FACTCHECK_REWRITE"):
        shipped.write_text(schema(), encoding="utf-8")
    assert shipped.read_text(encoding="utf-8") == schema()
