"""The pairs a model learns from: labels, directions, and nothing that is kept for measuring."""

import gzip
import json
from pathlib import Path
from random import Random

import pytest

from training.data import LeakError, Pair, kept_keys, require_no_leak
from training.harmless import edit
from training.neutrals import same_name_pairs, same_text_pairs, split_sentences
from training.recipe import RECIPE, read_recipe
from training.reporting import reported_pairs
from training.roles import role_pairs
from training.versions import sentence_pairs, whole_pairs

ROW = {
    "premise": "The lease runs for 49 years. It is free.",
    "hypothesis": "The lease runs for 99 years. It is free.",
    "label": "conflict",
    "type": "entity_modification",
}


@pytest.fixture(params=range(3))
def chance(request: pytest.FixtureRequest) -> Random:
    return Random(request.param)  # noqa: S311 -- repeatable, not secret


def _write(path: Path, row: dict[str, str]) -> None:
    with gzip.open(path, "wt", encoding="utf-8") as out:
        out.write(json.dumps(row) + "\n")


def test_a_pair_kept_for_measuring_fails_the_run(tmp_path: Path) -> None:
    """In either order, whatever its case and punctuation; a permitted file does not count."""
    _write(tmp_path / "kept.jsonl.gz", {"premise": "A base was hit.", "hypothesis": "It was not."})
    _write(tmp_path / "free.jsonl.gz", {"premise": "Rain fell.", "hypothesis": "It was dry."})
    kept = kept_keys(tmp_path, ["free"])
    require_no_leak([Pair("Rain fell.", "It was dry.", "contradiction", "x")], kept)
    with pytest.raises(LeakError, match="x: occurs in dev data"):
        require_no_leak([Pair("it was NOT", "a base was hit", "contradiction", "x")], kept)


def test_a_conflict_goes_both_ways() -> None:
    one, other = ROW["premise"], ROW["hypothesis"]
    assert whole_pairs(ROW) == [
        Pair(one, other, "contradiction", "versions"),
        Pair(other, one, "contradiction", "versions"),
    ]


def test_the_one_changed_sentence_is_the_conflict() -> None:
    one, other = "The lease runs for 49 years.", "The lease runs for 99 years."
    assert sentence_pairs(ROW) == [
        Pair(one, other, "contradiction", "versions_sentence"),
        Pair(other, one, "contradiction", "versions_sentence"),
    ]


def test_two_changed_sentences_leave_the_blame_open() -> None:
    row = {**ROW, "hypothesis": "The lease runs for 99 years. It is cheap."}
    assert sentence_pairs(row) == []
    assert len(sentence_pairs({**row, "label": "no_conflict"})) == 4


def test_an_added_detail_is_no_contradiction() -> None:
    row = {**ROW, "hypothesis": "In May, the lease runs for 49 years. It is free."}
    added = {**row, "type": "hallucinated_fact_insertion"}
    assert whole_pairs(added) == [
        Pair(row["premise"], row["hypothesis"], "not_entailment", "versions")
    ]


def test_sentences_are_split_at_end_marks() -> None:
    assert split_sentences('He left. "Why?" Nobody knew.') == ["He left.", '"Why?"', "Nobody knew."]


def test_a_harmless_edit_keeps_the_digits_of_a_year(chance: Random) -> None:
    text = "The organization began in March 1998 with about 12 members."
    changed = edit(text, chance)
    assert changed != text
    assert "1998" in changed


def test_sides_exchanged_are_a_conflict_and_the_passive_is_none(chance: Random) -> None:
    pairs = role_pairs(40, chance)
    labels = [pair.label for pair in pairs]
    assert labels == ["contradiction", "entailment"] * 20
    assert all(pair.premise != pair.hypothesis for pair in pairs)


def test_a_dropped_speaker_is_no_contradiction(chance: Random) -> None:
    labels = [pair.label for pair in reported_pairs(["The road is closed."] * 3, 3, chance)]
    assert labels == ["entailment", "not_contradiction", "contradiction"]


def test_neutral_pairs_share_a_name_or_a_text(chance: Random) -> None:
    sentences = ["He went to Ankara by train.", "In Ankara, a court freed two men."]
    assert same_name_pairs(["a b Ankara c.", "d e Ankara f."], 1, chance)[0].label == "neutral"
    text = "Rain closed two roads in the south. " + "A court freed the men after nine months."
    assert same_text_pairs([text, *sentences], 1, chance)[0].label == "neutral"


def test_the_recipe_is_valid_and_names_every_licence() -> None:
    recipe = read_recipe(RECIPE)
    assert all(source.licence for source in recipe.sources)
    assert not set(recipe.versions) & {"samsum", "ectsum"}
