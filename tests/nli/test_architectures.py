"""Any sequence classifier with NLI labels can be the model, whatever it is built like."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.errors import BackendError
from factcheck.nli import load
from tests.nli.conftest import WORDS

LABELS = ("CONTRADICTION", "NEUTRAL", "ENTAILMENT")
PAIRS = (
    ("the army did attack the harbour", "the navy did not attack"),
    ("five", "the army says it did not attack the harbour"),
)
_SMALL = {
    "vocab_size": len(WORDS),
    "hidden_size": 16,
    "num_hidden_layers": 1,
    "num_attention_heads": 2,
    "intermediate_size": 16,
    "max_position_embeddings": 48,
    "pad_token_id": 0,
    "bos_token_id": 2,
    "eos_token_id": 3,
    "cls_token_id": 2,
    "sep_token_id": 3,
}
_BART = {
    **_SMALL,
    "d_model": 16,
    "encoder_layers": 1,
    "decoder_layers": 1,
    "encoder_attention_heads": 2,
    "decoder_attention_heads": 2,
    "encoder_ffn_dim": 16,
    "decoder_ffn_dim": 16,
    "forced_eos_token_id": None,
}
ARCHITECTURES: dict[str, dict[str, object]] = {
    "albert": {**_SMALL, "embedding_size": 8},
    "bart": _BART,
    "bert": _SMALL,
    "deberta": {**_SMALL, "relative_attention": True, "pos_att_type": ["c2p", "p2c"]},
    "deberta-v2": {**_SMALL, "relative_attention": True, "pos_att_type": ["c2p", "p2c"]},
    "distilbert": {**_SMALL, "dim": 16, "hidden_dim": 16, "n_layers": 1, "n_heads": 2},
    "electra": {**_SMALL, "embedding_size": 8},
    "modernbert": {**_SMALL, "local_attention": 8, "reference_compile": False},
    "mpnet": {**_SMALL, "pad_token_id": 1},
    "roberta": _SMALL,
    "xlm-roberta": _SMALL,
}


@pytest.mark.parametrize("kind", ARCHITECTURES)
def test_scores_are_probabilities_in_the_order_of_the_names(kind: str, tmp_path: Path) -> None:
    """Three numbers that sum to 1, both pairs differ, and the labels are found by name."""
    place = _write(kind, tmp_path, LABELS)
    found = load(place).score(PAIRS)
    for row in found:
        assert row.entailment + row.neutral + row.contradiction == pytest.approx(1, abs=2e-4)
    assert found[0] != found[1]
    (mirrored,) = load(_relabel(place, LABELS[::-1])).score(PAIRS[:1])
    assert mirrored.entailment == pytest.approx(found[0].contradiction, abs=2e-4)


@pytest.mark.parametrize("kind", ["bert", "roberta", "deberta-v2"])
def test_two_labels_clear_a_pair_and_never_raise_one(kind: str, tmp_path: Path) -> None:
    """Not entailed is not denied: such a model says neutral."""
    backend = load(_write(kind, tmp_path, ("entailment", "not_entailment")))
    assert all(row.contradiction == 0 for row in backend.score(PAIRS))


def test_a_model_that_nobody_measured_has_safe_thresholds(tmp_path: Path) -> None:
    """It is called uncalibrated, and asks for more certainty than a measured one."""
    backend = load(_write("roberta", tmp_path, LABELS))
    assert not backend.identity.calibrated
    assert backend.calibration.conflict == 0.9


def test_labels_without_meaning_are_refused(tmp_path: Path) -> None:
    """LABEL_0 says nothing; a guess of the order would turn conflicts into agreement."""
    with pytest.raises(BackendError, match="labels: expected entailment, neutral and"):
        load(_write("bert", tmp_path, ("LABEL_0", "LABEL_1", "LABEL_2")))


def _write(kind: str, folder: Path, labels: tuple[str, ...]) -> Path:
    import torch
    from transformers import AutoConfig, AutoModelForSequenceClassification

    names = dict(enumerate(labels))
    config = AutoConfig.for_model(
        kind,
        **ARCHITECTURES[kind],
        id2label=names,
        label2id={name: number for number, name in names.items()},
        initializer_range=0.3,
        init_std=0.3,
    )
    torch.manual_seed(5)
    target = folder / kind
    AutoModelForSequenceClassification.from_config(config).save_pretrained(target)
    _write_tokenizer(target)
    return target


def _relabel(place: Path, labels: tuple[str, ...]) -> Path:
    from transformers import AutoConfig

    config = AutoConfig.from_pretrained(place)
    config.id2label = dict(enumerate(labels))
    config.label2id = {name: number for number, name in enumerate(labels)}
    config.save_pretrained(place)
    return place


def _write_tokenizer(target: Path) -> None:
    """Write a tokenizer over whole words that every architecture can use."""
    from tokenizers import Tokenizer, models, pre_tokenizers, processors
    from transformers import PreTrainedTokenizerFast

    words = {word: number for number, word in enumerate(WORDS)}
    tokenizer = Tokenizer(models.WordLevel(words, unk_token="[UNK]"))  # noqa: S106 -- a word
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.post_processor = processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        unk_token="[UNK]",  # noqa: S106
        pad_token="[PAD]",  # noqa: S106
        cls_token="[CLS]",  # noqa: S106
        sep_token="[SEP]",  # noqa: S106
        model_input_names=["input_ids", "attention_mask"],
    ).save_pretrained(target)
