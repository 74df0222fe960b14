"""Any checkpoint with known labels can score; nothing else gets in."""

import json
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from factcheck.errors import BackendError
from factcheck.nli import load

Build = Callable[..., Path]
Write = Callable[..., None]
WORDS = ("the", "a", "army", "navy", "says", "it", "did", "not", "attack", "harbour", "five")

PAIRS = (
    ("the army did attack the harbour", "the navy did attack"),
    ("it says", "it did not attack"),
    ("five navy", "five army the a harbour did not"),
    ("the army", "the army"),
    ("it says", "it did not attack"),
)


def test_label_order_changes_nothing(build_model: Build) -> None:
    """The same weights under swapped names give the swapped scores."""
    first = load(build_model(("entailment", "neutral", "contradiction"))).score(PAIRS)
    second = load(build_model(("CONTRADICTION", "Neutral", "entailed"))).score(PAIRS)
    assert [(one.entailment, one.contradiction) for one in first] == [
        (one.contradiction, one.entailment) for one in second
    ]


def test_scores_are_probabilities(build_model: Build) -> None:
    for one in load(build_model()).score(PAIRS):
        assert one.entailment + one.neutral + one.contradiction == pytest.approx(1.0)
        assert min(one.entailment, one.neutral, one.contradiction) >= 0.0


def test_a_two_label_model_never_contradicts(build_model: Build) -> None:
    for one in load(build_model(("entailment", "not_entailment"))).score(PAIRS):
        assert one.contradiction == 0.0
        assert one.entailment + one.neutral == pytest.approx(1.0)


def test_length_and_order_are_kept(build_model: Build) -> None:
    backend = load(build_model())
    whole = backend.score(PAIRS)
    assert len(whole) == len(PAIRS)
    assert whole[1] == whole[4] != whole[0]
    assert backend.score(PAIRS[::-1]) == whole[::-1]
    assert backend.score(()) == ()


def test_batches_change_nothing(build_model: Build) -> None:
    """A pair alone has the very scores it has among many."""
    backend = load(build_model())
    many = [(f"{one} {other}", other) for one in WORDS for other in WORDS]
    for pair, among in zip(many, backend.score(many), strict=True):
        (alone,) = backend.score([pair])
        assert alone == among


def test_a_long_pair_is_flagged(build_model: Build) -> None:
    backend = load(build_model())
    assert backend.max_length == 40
    short, long = backend.score([("the army", "the navy"), ("the army " * 30, "the navy")])
    assert (short.truncated, long.truncated) == (False, True)


def test_settings_of_the_directory_count(build_model: Build, write_settings: Write) -> None:
    target = build_model()
    plain = load(target)
    write_settings(target, max_length=8, temperature=100.0)
    set_up = load(target)
    assert (plain.calibration.calibrated, set_up.calibration.calibrated) == (False, True)
    assert set_up.max_length == 8
    assert set_up.identity.id == "tiny-1"
    assert set_up.score([("the army", "the navy")])[0].neutral == pytest.approx(1 / 3, abs=0.05)


def test_marks_reach_the_model(build_model: Build, write_settings: Write) -> None:
    target = build_model()
    pair = ("the army did attack the harbour", "the navy did attack the harbour")
    write_settings(target)
    plain = load(target).score([pair])
    write_settings(target, marks={"enabled": True, "open": "a", "close": "a", "min_ratio": 0.6})
    assert load(target).score([pair]) == plain  # the texts hold an "a" already
    write_settings(target, marks={"enabled": True, "open": "{", "close": "}", "min_ratio": 0.6})
    assert load(target).score([pair]) != plain


def test_identity_is_the_digest_of_the_weights(build_model: Build) -> None:
    target = build_model()
    digest = sha256((target / "model.safetensors").read_bytes()).hexdigest()
    identity = load(target).identity
    assert (identity.id, identity.sha256, identity.calibrated) == (target.name, digest, False)


def test_progress_ends_at_the_total(build_model: Build) -> None:
    calls: list[tuple[int, int]] = []
    load(build_model()).score(PAIRS, lambda done, total: calls.append((done, total)))
    assert calls[-1] == (4, 4)


def test_unknown_labels_are_refused(build_model: Build) -> None:
    with pytest.raises(BackendError, match=r"labels: expected .* got: LABEL_0, LABEL_1"):
        load(build_model(("LABEL_0", "LABEL_1")))


def _remove_all(target: Path) -> None:
    for path in target.iterdir():
        path.unlink()


def _pickle_only(target: Path) -> None:
    (target / "model.safetensors").rename(target / "pytorch_model.bin")


def _index_of_pickles(target: Path) -> None:
    weights = {"classifier.weight": "pytorch_model.bin"}
    (target / "model.safetensors").rename(target / "part.safetensors")
    (target / "model.safetensors.index.json").write_text(
        json.dumps({"metadata": {}, "weight_map": weights}), encoding="utf-8"
    )


def _with_code(target: Path) -> None:
    """Files of Python beside the weights, which Transformers runs where it is told to, or asks."""
    (target / "own.py").write_text("raise SystemExit('this was run')", encoding="utf-8")
    classes = {"AutoConfig": "own.C", "AutoModelForSequenceClassification": "own.M"}
    config = {"model_type": "own", "auto_map": classes}
    (target / "config.json").write_text(json.dumps(config), encoding="utf-8")


def _break_weights(target: Path) -> None:
    (target / "model.safetensors").write_bytes(b"not weights")


def _unknown_kind(target: Path) -> None:
    (target / "config.json").write_text(json.dumps({"model_type": "abacus"}), encoding="utf-8")


def _no_json(target: Path) -> None:
    (target / "config.json").write_text("{", encoding="utf-8")


def _nothing(target: Path) -> None:
    """Leave the encoder as it is: it has no classifier."""


@pytest.mark.parametrize(
    "spoil",
    [
        _remove_all,
        _pickle_only,
        _index_of_pickles,
        _with_code,
        _break_weights,
        _unknown_kind,
        _no_json,
        _nothing,
    ],
)
def test_what_is_no_model_is_one_clear_line(encoder: Path, spoil: Callable[[Path], None]) -> None:
    spoil(encoder)
    with pytest.raises(BackendError, match=r"given(/[\w.]+)?: expected .*") as caught:
        load(encoder)
    assert "\n" not in str(caught.value)


def test_a_file_is_no_model(tmp_path: Path) -> None:
    (tmp_path / "given").write_text("text", encoding="utf-8")
    with pytest.raises(BackendError, match="given: expected a model directory"):
        load(tmp_path / "given")


def test_an_unknown_id_is_not_fetched() -> None:
    with pytest.raises(BackendError, match="nobody/nothing: expected a model directory or the id"):
        load("nobody/nothing")


def test_nothing_reaches_the_terminal(
    build_model: Build, capfd: pytest.CaptureFixture[str]
) -> None:
    target = build_model()
    capfd.readouterr()
    load(target).score([("the army " * 300, "the navy")])
    assert capfd.readouterr() == ("", "")


def test_the_package_does_not_import_torch() -> None:
    code = "import sys, factcheck.nli; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
