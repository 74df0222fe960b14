"""Rule files become rules: values by type, layers, digests."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from fake_kinds import misspelling, toll

from factcheck.errors import RuleError
from factcheck.model import FindingType, Severity
from factcheck.rulebook.loading import read_rules
from factcheck.rulebook.rule import Examples, Override, Rule

Read = Callable[..., tuple[Rule, ...]]


def test_a_rule_has_all_that_its_entry_says(read: Read, good: str) -> None:
    """Every key ends in the field of its name."""
    (rule,) = read(
        good.replace("tags: [number]", "tags: [number, no]")
        + "    overrides: [{when: [rounded], severity: info, type: update}]\n"
        + "    reason: >\n      Readers\n      count.\n"
        + "    advice: Ask.\n"
        + "    enabled: false\n"
    )
    assert rule == Rule(
        id="FC101",
        name="toll-conflict",
        summary="Two versions give different tolls.",
        severity=Severity.ERROR,
        check_type="toll",
        kind=toll.Kind(),
        message="{ours.text} against {theirs.text}",
        tags=("number", "no"),
        overrides=(Override(frozenset({"rounded"}), Severity.INFO, FindingType.UPDATE),),
        reason="Readers count.",
        advice="Ask.",
        enabled=False,
        examples=Examples(
            conflict=(("[[Nine]] sheep were lost.", "[[8]] sheep were lost."),),
            ok=(("Nine sheep were lost.", "9 sheep were lost."),),
        ),
    )


@pytest.mark.parametrize(
    ("check", "kind"),
    [
        pytest.param("{type: toll}", toll.Kind(), id="defaults"),
        pytest.param("{type: toll, same: []}", toll.Kind(same=()), id="an empty list"),
        pytest.param("{type: toll, same: [unit]}", toll.Kind(same=("unit",)), id="a choice"),
        pytest.param(
            "{type: toll, tolerance: 0.10}", toll.Kind(tolerance=Decimal("0.10")), id="a decimal"
        ),
        pytest.param(
            '{type: toll, tolerance: "-3"}', toll.Kind(tolerance=Decimal(-3)), id="a quoted decimal"
        ),
        pytest.param("{type: toll, grain: year}", toll.Kind(grain=toll.Grain.YEAR), id="an enum"),
        pytest.param("{type: toll, strict: true}", toll.Kind(strict=True), id="a switch"),
        pytest.param("{type: toll, least: 0}", toll.Kind(least=0), id="a whole number"),
        pytest.param("{type: toll, least: null}", toll.Kind(least=None), id="nothing"),
        pytest.param("{type: toll, least: }", toll.Kind(least=None), id="nothing written"),
        pytest.param(
            "{type: misspelling, length: 2}", misspelling.Kind(length=2), id="a required option"
        ),
        pytest.param("{type: contradiction}", None, id="the model's verdict has no kind"),
    ],
)
def test_options_have_the_types_of_the_kind(
    read: Read, good: str, check: str, kind: object
) -> None:
    """What YAML says is converted to what the field of the kind is annotated with."""
    (rule,) = read(good.replace("{type: toll}", check))
    assert rule.kind == kind


@pytest.mark.parametrize(
    "tag", ["no", "on", "yes", "true", "null", "12", "1e3", "2024-05-01", "017"]
)
def test_words_stay_words(read: Read, good: str, tag: str) -> None:
    """What YAML 1.1 takes for a truth value, a number or a date is a summary as written."""
    (rule,) = read(good.replace("Two versions give different tolls.", f"{tag} x"))
    assert rule.summary == f"{tag} x"


def test_rules_are_sorted_by_id_over_all_files(tmp_path: Path, good: str) -> None:
    """Both endings are read, other files are not; the order of the files does not matter."""
    (tmp_path / "a.yml").write_text(good.replace("FC101", "FC301"))
    (tmp_path / "b.yaml").write_text("\ufeff" + good.replace("toll-conflict", "other"), "utf-8")
    (tmp_path / "notes.txt").write_text("not YAML: [")
    assert [rule.id for rule in read_rules(tmp_path)] == ["FC101", "FC301"]


class TestLayers:
    """Each ``--rules PATH`` adds rules and changes those below it."""

    def test_a_new_rule_is_added(self, read: Read, good: str) -> None:
        desk = good.replace("FC101", "DESK101").replace("toll-conflict", "desk-toll")
        assert [rule.id for rule in read(good, desk)] == ["DESK101", "FC101"]

    def test_an_entry_without_check_changes_only_what_it_says(self, read: Read, good: str) -> None:
        change = "schema: factcheck.rules/v1\nrules: [{id: FC101, severity: info, tags: [desk]}]"
        (before,), (after,) = read(good), read(good, change)
        assert (after.severity, after.tags) == (Severity.INFO, ("desk",))
        assert after.message == before.message
        assert after.examples == before.examples

    def test_a_whole_rule_with_a_known_id_replaces_it(self, read: Read, good: str) -> None:
        (rule,) = read(good, good.replace("{type: toll}", "{type: toll, strict: true}"))
        assert rule.kind == toll.Kind(strict=True)

    def test_the_last_layer_wins(self, read: Read, good: str) -> None:
        change = "schema: factcheck.rules/v1\nrules: [{id: FC101, severity: SEVERITY}]"
        layers = [change.replace("SEVERITY", word) for word in ("info", "warning")]
        (rule,) = read(good, *layers)
        assert rule.severity is Severity.WARNING

    @pytest.mark.parametrize(
        ("layer", "line"),
        [
            pytest.param(
                "[{id: FC110, severity: info}]",
                'layer1.yaml:2:14: id: no rule FC110 to change, did you mean "FC101"?'
                " (a new rule needs check)",
                id="a change of a rule that is not there",
            ),
            pytest.param(
                "[{id: FC101, name: x}]",
                "layer1.yaml:2:21: name: unknown key"
                " (accepted: id, severity, tags, message, reason, advice, enabled, scope, formerly, overrides)",
                id="a change of the name",
            ),
            pytest.param(
                '[{id: FC101, message: "{ours.colour}"}]',
                "layer1.yaml:2:30: message: unknown placeholder {ours.colour},"
                ' did you mean "ours.value"? (accepted: key, ours.document, ours.text, ours.value,'
                " theirs.document, theirs.text, theirs.value, measure)",
                id="a message that the kind cannot fill",
            ),
            pytest.param(
                "[{id: FC101, severity: info}, {id: FC101, severity: error}]",
                "layer1.yaml:2:43: id: FC101 is also at layer1.yaml:2:14",
                id="two changes in one file",
            ),
        ],
    )
    def test_what_a_change_may_not_do(self, read: Read, good: str, layer: str, line: str) -> None:
        with pytest.raises(RuleError) as caught:
            read(good, f"schema: factcheck.rules/v1\nrules: {layer}")
        assert str(caught.value) == line

    def test_our_letters_are_reserved(self, read: Read, good: str) -> None:
        foreign = good.replace("FC101", "FC102").replace("toll-conflict", "desk-toll")
        with pytest.raises(RuleError) as caught:
            read(good, foreign)
        assert str(caught.value) == (
            'layer1.yaml:3:9: id: FC102: FC is kept for the rules that ship, did you mean "FC101"?'
        )

    def test_a_name_belongs_to_one_rule(self, read: Read, good: str) -> None:
        with pytest.raises(RuleError) as caught:
            read(good, good.replace("FC101", "DESK101"))
        assert str(caught.value) == (
            "layer1.yaml:4:11: name: toll-conflict is also the name of FC101"
        )


class TestDigest:
    """The digest in the report stands for what the rule does."""

    @pytest.mark.parametrize(
        ("written", "instead"),
        [
            pytest.param("severity: error", "severity: info", id="severity"),
            pytest.param("{type: toll}", "{type: toll, strict: true}", id="an option"),
            pytest.param("against", "or", id="the message"),
            pytest.param(
                "tags: [number]",
                "overrides: [{when: [rounded], severity: info}]",
                id="an override",
            ),
        ],
    )
    def test_another_behaviour_is_another_digest(
        self, read: Read, good: str, written: str, instead: str
    ) -> None:
        (one,), (other,) = read(good), read(good.replace(written, instead))
        assert one.sha256 != other.sha256

    @pytest.mark.parametrize(
        ("written", "instead"),
        [
            pytest.param("{type: toll}", "{type: toll, strict: false}", id="a default spelled out"),
            pytest.param("{type: toll}", "{type: toll, tolerance: '0.5'}", id="a quoted default"),
            pytest.param("tags: [number]", "tags: ['number']", id="quotes"),
            pytest.param("9 sheep", "9 ewes", id="an example"),
            pytest.param("schema:", "# a comment\nschema:", id="a comment"),
        ],
    )
    def test_the_same_behaviour_is_the_same_digest(
        self, read: Read, good: str, written: str, instead: str
    ) -> None:
        (one,), (other,) = read(good), read(good.replace(written, instead))
        assert one.sha256 == other.sha256
