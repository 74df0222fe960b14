"""The judge is asked where the small model doubts, and nowhere else."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from factcheck.nli import CascadeBackend, TransformersBackend, load
from factcheck.ports import Progress
from tests.nli.conftest import Build, Write

PAIRS = (
    ("the army did attack", "the navy did not attack"),
    ("the navy says it did not attack", "five attack the harbour"),
    ("a harbour", "the army"),
    ("it did", "it did not"),
)


def _cascade(build: Build, write: Write, gate: float) -> Path:
    """A reader and a judge with other random weights, the judge in its folder."""
    reader, judge = build(seed=1), build(seed=2)
    write(reader, gate=gate, name="both")
    write(judge)
    shutil.move(judge, reader / "judge")
    return reader


def test_doubtful_pairs_have_the_scores_of_the_judge(
    build_model: Build, write_settings: Write
) -> None:
    """With the gate wide open all scores are the judge's, with it shut all are the reader's."""
    place = _cascade(build_model, write_settings, 0.0)
    alone = load(place / "judge")
    assert load(place).score(PAIRS) == alone.score(PAIRS)
    write_settings(place, gate=1.1)
    shut = load(place)
    shutil.move(place / "judge", place.with_name("aside"))
    assert shut.score(PAIRS) == load(place).score(PAIRS)


def test_near_identical_texts_go_to_the_judge(build_model: Build, write_settings: Write) -> None:
    """Texts that differ in a word are the judge's even with the gate shut; others are the reader's."""
    place = _cascade(build_model, write_settings, 1.1)
    marks = {"enabled": True, "open": "{", "close": "}", "min_ratio": 0.6}
    write_settings(place, gate=1.1, marks=marks)
    near = [
        ("the army did attack the harbour", "the navy did attack the harbour"),
        ("the navy did attack the harbour", "the army did attack the harbour"),
    ]
    far = [("a harbour", "the army says it"), ("the army says it", "a harbour")]
    judge, reader = _alone(place, "judge").score(near), _alone(place, "reader").score(far)
    assert load(place).score([*near, *far]) == (*judge, *reader)


def test_both_directions_of_a_pair_go_the_same_way(
    build_model: Build, write_settings: Write
) -> None:
    """Where one direction is doubtful, the judge reads both; scores of two models are never mixed."""
    place = _cascade(build_model, write_settings, 0.0)
    first = {
        pair: TransformersBackend.score(_alone(place, "reader"), [pair])[0] for pair in _both()
    }
    gate = sorted(row.contradiction for row in first.values())[len(first) // 2]
    write_settings(place, gate=gate)
    judged = _alone(place, "judge").score(_both())
    found = load(place).score(_both())
    for pair, row, judge in zip(_both(), found, judged, strict=True):
        doubtful = max(first[pair].contradiction, first[pair[::-1]].contradiction) >= gate
        assert row == (judge if doubtful else first[pair])


def test_a_pair_alone_scores_as_it_does_among_others(
    build_model: Build, write_settings: Write
) -> None:
    """Nothing depends on what else is asked, nor on whether the other direction is."""
    backend = load(_cascade(build_model, write_settings, 0.4))
    together = backend.score(PAIRS)
    assert together == tuple(backend.score([pair])[0] for pair in PAIRS)


def test_the_reader_is_not_asked_again_for_the_other_direction(
    build_model: Build, write_settings: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It sees both for the gate; who asks about the second afterwards gets what it said then."""
    place = _cascade(build_model, write_settings, 1.1)
    expected = load(place).score([*PAIRS, *(pair[::-1] for pair in PAIRS)])
    read: list[int] = []
    plain = TransformersBackend.score

    def counted(
        self: TransformersBackend, pairs: Sequence[tuple[str, str]], progress: Progress | None
    ) -> object:
        read.append(len(pairs))
        return plain(self, pairs, progress)

    monkeypatch.setattr(TransformersBackend, "score", counted)
    backend = load(place)
    found = backend.score(PAIRS), backend.score([pair[::-1] for pair in PAIRS])
    assert (*found[0], *found[1]) == expected
    assert read == [2 * len(PAIRS), 0]


def test_the_report_names_both_weights_in_one_digest(
    build_model: Build, write_settings: Write
) -> None:
    """Other weights of either model give another digest."""
    place = _cascade(build_model, write_settings, 0.4)
    backend = load(place)
    assert isinstance(backend, CascadeBackend)
    assert backend.identity.id == "both-1"
    parts = {_alone(place, name).identity.sha256 for name in ("reader", "judge")}
    assert backend.identity.sha256 not in parts
    assert backend.calibration.conflict == 0.8


def _alone(place: Path, name: str) -> TransformersBackend:
    if name == "judge":
        found = load(place / "judge")
    else:
        copy = place.with_name("reader-alone")
        shutil.copytree(place, copy, dirs_exist_ok=True, ignore=shutil.ignore_patterns("judge"))
        found = load(copy)
    assert isinstance(found, TransformersBackend)
    return found


def _both() -> list[tuple[str, str]]:
    return [side for pair in PAIRS for side in (pair, pair[::-1])]
