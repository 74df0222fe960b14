"""Any NLI checkpoint of Hugging Face Transformers as the backend, with torch loaded on use."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.model import ModelIdentity, Scores
from factcheck.nli import checkpoint
from factcheck.nli.calibration import Calibration, Settings, read_settings
from factcheck.nli.description import of_one
from factcheck.nli.labels import Columns, find_columns
from factcheck.nli.marking import mark_changes
from factcheck.ports import Progress

if TYPE_CHECKING:
    from transformers import BatchEncoding, PreTrainedModel, PreTrainedTokenizerBase

_STEP = 16
_TOKENS = 128
"""Least tokens of a batch: with fewer the matrix products are slower, with more a story fills its batches less."""
_LONGEST = 512
_DIGITS = 4


def load(directory: Path, name: str, *, threads: int | None = None) -> TransformersBackend:
    """Load the one model in *directory*; *name* is what it is called where it does not say so itself.

    Uses CUDA where there is one, else `threads` processor threads; None is one per core.

    Raises:
        BackendError: in one line, when it is no NLI model.
    """
    from factcheck.nli.loading import load_parts

    settings = read_settings(directory)
    network, tokenizer = load_parts(directory, half=settings.bfloat16)
    columns = find_columns(network.config.id2label or {}, name)
    identity = of_one(settings, name, checkpoint.weights_digest(directory))
    return TransformersBackend(network, tokenizer, columns, settings, identity, threads=threads)


class TransformersBackend:
    """Scores pairs with one loaded model; holds no state that scoring changes."""

    def __init__(
        self,
        network: PreTrainedModel,
        tokenizer: PreTrainedTokenizerBase,
        columns: Columns,
        settings: Settings,
        identity: ModelIdentity,
        *,
        threads: int | None = None,
    ) -> None:
        self._network = network
        self._tokenizer = tokenizer
        self._columns = columns
        self._settings = settings
        self._identity = identity
        self._threads = threads or os.cpu_count()
        self._max_length = settings.max_length or _longest(network, tokenizer)

    @property
    def identity(self) -> ModelIdentity:
        """The model's name and the SHA-256 of its weights."""
        return self._identity

    @property
    def calibration(self) -> Calibration:
        """Thresholds and confidence of this model; safe defaults where nobody measured them."""
        return self._settings.calibration

    @property
    def max_length(self) -> int:
        """Tokens of premise and hypothesis together; beyond it a pair is cut and flagged."""
        return self._max_length

    def score(
        self, pairs: Sequence[tuple[str, str]], progress: Progress | None = None
    ) -> tuple[Scores, ...]:
        """Return probabilities for every pair, same length and order as `pairs`.

        Probabilities are rounded to 4 decimals and sum to 1. A pair over `max_length` tokens is
        scored on its beginning and flagged `truncated`. Equal pairs are scored once.

        A pair's scores depend neither on the other pairs nor on the number of threads: batches
        have fixed shapes, and each runs on one thread.
        """
        distinct = list(dict.fromkeys(pairs))
        marked = [self._marked(pair) for pair in distinct]
        lengths = self._lengths(marked)
        found: dict[tuple[str, str], Scores] = {}
        groups = list(self._groups(lengths))
        # Encoded here, before the threads start: a tokenizer must not be shared by threads.
        inputs = [self._encode([marked[i] for i in group], width) for group, width in groups]
        with ThreadPoolExecutor(self._threads, initializer=_use_one_thread) as threads:
            for (group, _), rows in zip(groups, threads.map(self._rows, inputs), strict=True):
                # The rows that only fill up the batch come last.
                for i, row in zip(group, rows, strict=False):
                    found[distinct[i]] = self._scores(row, truncated=lengths[i] > self._max_length)
                if progress is not None:
                    progress(len(found), len(distinct))
        return tuple(found[pair] for pair in pairs)

    def _marked(self, pair: tuple[str, str]) -> tuple[str, str]:
        style = self._settings.marks
        return pair if style is None else mark_changes(*pair, style)

    def _lengths(self, pairs: Sequence[tuple[str, str]]) -> list[int]:
        if not pairs:
            return []
        encoded = self._tokenizer(*_sides(pairs), verbose=False)
        return [len(ids) for ids in encoded["input_ids"]]

    def _groups(self, lengths: Sequence[int]) -> Iterator[tuple[list[int], int]]:
        """Yield the indices and the width in tokens of each batch, the widest first."""
        by_width: defaultdict[int, list[int]] = defaultdict(list)
        for i, length in enumerate(lengths):
            by_width[min(-(-length // _STEP) * _STEP, self._max_length)].append(i)
        for width, indices in sorted(by_width.items(), reverse=True):
            rows = _rows_of(width)
            for start in range(0, len(indices), rows):
                yield indices[start : start + rows], width

    def _encode(self, pairs: Sequence[tuple[str, str]], width: int) -> BatchEncoding:
        """Return token ids of shape (rows, width).

        A short batch is filled up with its first pair, so that a pair's last digits do not depend
        on how many there are.
        """
        full = [*pairs, *[pairs[0]] * (_rows_of(width) - len(pairs))]
        encoded: BatchEncoding = self._tokenizer(
            *_sides(full),
            padding="max_length",
            truncation="longest_first",
            max_length=width,
            return_tensors="pt",
        )
        return encoded

    def _rows(self, encoded: BatchEncoding) -> list[list[float]]:
        """Return probabilities of shape (rows, labels)."""
        import torch

        with torch.inference_mode():
            logits = self._network(**encoded.to(self._network.device)).logits.float()
        heat = self.calibration.temperature
        rows: list[list[float]] = torch.softmax(logits / heat, dim=-1).tolist()
        return rows

    def _scores(self, row: Sequence[float], *, truncated: bool) -> Scores:
        entailment, contradiction = (
            0.0 if column is None else round(row[column], _DIGITS)
            for column in (self._columns.entailment, self._columns.contradiction)
        )
        neutral = max(0.0, round(1.0 - entailment - contradiction, _DIGITS))
        return Scores(entailment, neutral, contradiction, truncated)


def _sides(pairs: Sequence[tuple[str, str]]) -> tuple[list[str], list[str]]:
    return [premise for premise, _ in pairs], [hypothesis for _, hypothesis in pairs]


def _rows_of(width: int) -> int:
    """Rows of every batch of this width: with fewer or more the matrix products round otherwise."""
    return -(-_TOKENS // width)


def _use_one_thread() -> None:
    """Hold for the calling worker thread only; how sums are split depends on the threads."""
    import torch

    torch.set_num_threads(1)


def _longest(network: PreTrainedModel, tokenizer: PreTrainedTokenizerBase) -> int:
    """Return the most tokens a model nobody described takes; RoBERTa's count starts at padding."""
    positions = getattr(network.config, "max_position_embeddings", _LONGEST)
    offset = 2 if "roberta" in network.config.model_type else 0
    return int(min(_LONGEST, positions - offset, tokenizer.model_max_length))
