"""What is told of a model without loading it is what the loaded model says."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from factcheck.errors import BackendError
from factcheck.nli import describe, load
from tests.nli.conftest import Build, Write


def _cascade(build: Build, write: Write) -> Path:
    reader, judge = build(seed=1), build(seed=2)
    write(reader, gate=0.1, name="both")
    write(judge)
    shutil.move(judge, reader / "judge")
    return reader


def _one(build: Build, write: Write) -> Path:
    model = build()
    write(model)
    return model


def _plain(build: Build, _: Write) -> Path:
    return build()


@pytest.mark.parametrize("make", [_one, _plain, _cascade])
def test_as_the_loaded_model_says(make: object, build_model: Build, write_settings: Write) -> None:
    model = make(build_model, write_settings)
    known, loaded = describe(model), load(model)
    assert known.identity == loaded.identity
    assert known.calibration == loaded.calibration


def test_the_one_that_ships() -> None:
    assert describe().identity == load().identity


@pytest.mark.parametrize(
    "name",
    [
        "model.safetensors",
        "factcheck.json",
        "tokenizer.json",
        "config.json",
        "judge/model.safetensors",
        "judge/tokenizer.json",
    ],
)
def test_every_file_that_scores_depend_on_counts(
    build_model: Build, write_settings: Write, name: str
) -> None:
    model = _cascade(build_model, write_settings)
    before = describe(model).digest
    assert describe(model).digest == before
    with (model / name).open("ab") as file:
        file.write(b"\n")
    assert describe(model).digest != before


def test_no_model(tmp_path: Path) -> None:
    with pytest.raises(BackendError, match="expected a model directory"):
        describe(tmp_path)
