"""Tiny checkpoints with random weights, built where the test runs."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from transformers import BertConfig

WORDS = (
    *("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "the", "a", "army", "navy", "says"),
    *("it", "did", "not", "attack", "harbour", "five"),
)
Build = Callable[..., Path]
Write = Callable[..., None]
SETTINGS: dict[str, object] = {
    "format": 1,
    "name": "tiny",
    "version": "1",
    "marks": {"enabled": False, "open": "{", "close": "}", "min_ratio": 0.6},
    "max_length": 40,
    "temperature": 1.0,
    "thresholds": {"conflict": 0.8, "review": 0.6},
    "confidence": [[0.0, 0.1], [0.5, 0.5], [1.0, 0.9]],
    "calibration": {"data": "none", "date": "", "pairs": 10},
}


@pytest.fixture
def build_model(tmp_path: Path) -> Build:
    """Return a function that writes a one-layer BERT classifier with the given labels."""

    def build(
        labels: Sequence[str] = ("entailment", "neutral", "contradiction"), *, seed: int = 0
    ) -> Path:
        import torch
        from transformers import BertForSequenceClassification

        target = tmp_path / f"{'-'.join(labels)}-{seed}"
        torch.manual_seed(seed)
        BertForSequenceClassification(_config(labels)).save_pretrained(target)
        _write_tokenizer(target)
        return target

    return build


@pytest.fixture
def write_settings() -> Write:
    """Return a function that writes a valid factcheck.json with some fields changed."""

    def write(target: Path, **changes: object) -> None:
        text = json.dumps({**SETTINGS, **changes})
        (target / "factcheck.json").write_text(text, encoding="utf-8")

    return write


@pytest.fixture
def encoder(tmp_path: Path) -> Path:
    """Return a directory with an encoder that has no classifier on top."""
    from transformers import BertModel

    target = tmp_path / "given"
    BertModel(_config(("entailment", "neutral"))).save_pretrained(target)
    _write_tokenizer(target)
    return target


def _config(labels: Sequence[str]) -> BertConfig:
    from transformers import BertConfig

    return BertConfig(
        vocab_size=len(WORDS),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        max_position_embeddings=40,
        initializer_range=1.0,
        id2label=dict(enumerate(labels)),
        label2id={label: number for number, label in enumerate(labels)},
    )


def _write_tokenizer(target: Path) -> None:
    """Write a word-piece tokenizer over WORDS; every other word is unknown."""
    from transformers import BertTokenizer

    vocabulary = {word: number for number, word in enumerate(WORDS)}
    BertTokenizer(vocab=vocabulary).save_pretrained(target)
