"""Load the weights and the tokenizer of a checkpoint, silently and offline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import torch
from safetensors import SafetensorError
from transformers import (
    MODEL_FOR_SEQUENCE_CLASSIFICATION_MAPPING,
    AutoConfig,
    AutoModelForSequenceClassification,
    AutoTokenizer,
    PreTrainedModel,
    PreTrainedTokenizerBase,
)
from transformers.utils import logging

from factcheck.errors import BackendError
from factcheck.nli import correction, packing

_OFFLINE = {"local_files_only": True, "trust_remote_code": False}
"""Nothing is fetched, and no code of a model is run: unless told, Transformers asks at the terminal."""
_SILENT = 50  # logging.CRITICAL
_WRONG = (OSError, ValueError, KeyError, RuntimeError, ImportError, SafetensorError)


def load_parts(directory: Path, *, half: bool) -> tuple[PreTrainedModel, PreTrainedTokenizerBase]:
    """Load a classifier, ready to score; on CUDA where there is one.

    `half` asks for bfloat16 where the processor computes in it: twice as fast as float32 there,
    far slower elsewhere.

    Raises:
        BackendError: in one line, when the directory has no trained classifier.
    """
    with _quiet():
        try:
            network, missing = _network(
                directory, torch.bfloat16 if half and _has_bfloat16() else torch.float32
            )
            tokenizer = AutoTokenizer.from_pretrained(directory, **_OFFLINE)
        except _WRONG as error:
            reason = (str(error).strip() or type(error).__name__).splitlines()[0]
            raise BackendError(
                f"{directory}: expected a classification model, got: {reason}"
            ) from None
    if missing:
        names = ", ".join(missing[:3])
        raise BackendError(f"{directory}: expected trained weights, missing: {names}")
    # Module.to, as the one that Transformers wraps has no usable type.
    torch.nn.Module.to(network, "cuda" if torch.cuda.is_available() else "cpu")
    network.train(mode=False)
    return network, tokenizer


def _network(directory: Path, dtype: torch.dtype) -> tuple[PreTrainedModel, list[str]]:
    """The network and the names of weights that the checkpoint lacks."""
    weights = directory / "model.safetensors"
    if weights.is_file() and packing.is_packed(weights):
        config = AutoConfig.from_pretrained(directory, **_OFFLINE)
        loaded = MODEL_FOR_SEQUENCE_CLASSIFICATION_MAPPING[type(config)].from_pretrained(  # type: ignore[attr-defined]
            None,
            config=config,
            state_dict=_unpacked(weights, correction.read(directory), dtype),
            dtype=dtype,
            output_loading_info=True,
        )
    else:
        loaded = AutoModelForSequenceClassification.from_pretrained(
            directory,
            use_safetensors=True,
            **_OFFLINE,
            dtype=dtype,
            output_loading_info=True,
        )
    network, report = loaded
    return network, sorted(report["missing_keys"])


def _unpacked(
    weights: Path, factors: Mapping[str, torch.Tensor], dtype: torch.dtype
) -> dict[str, torch.Tensor]:
    """Each weight in *dtype* before the next one is unpacked, so that they never are all in float32."""
    return {
        name: correction.applied(name, weight, factors).to(dtype)
        if weight.is_floating_point()
        else weight
        for name, weight in packing.read(weights)
    }


def _has_bfloat16() -> bool:
    if torch.cuda.is_available():
        return bool(torch.cuda.is_bf16_supported())
    return bool(torch.cpu.get_capabilities().get("avx512_bf16", False))


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the loading bars and notes of Transformers from the terminal, then restore them."""
    level, bars = logging.get_verbosity(), logging.is_progress_bar_enabled()
    logging.set_verbosity(_SILENT)
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        yield
    finally:
        logging.set_verbosity(level)
        if bars:
            logging.enable_progress_bar()  # type: ignore[no-untyped-call]
