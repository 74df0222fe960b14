"""Turn pairs into batches of token ids of like length, marked where the coin says so."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import torch
from transformers import PreTrainedTokenizerBase

from factcheck.nli.marking import MarkStyle, mark_changes
from training.data import Example

_PAD = 1  # MPNet counts positions of what is not its padding token, 1; BERT only reads the mask


@dataclass(frozen=True, slots=True)
class Batch:
    """What the network takes, each of shape (pairs, tokens); targets of shape (pairs, 3).

    A target is 1 where the label is allowed, or the probabilities that a teacher gives.
    """

    inputs: dict[str, torch.Tensor]
    targets: torch.Tensor


@dataclass(frozen=True, slots=True)
class Encoded:
    """One pair as token ids and segment numbers; no segments where a model has none."""

    ids: list[int]
    types: list[int] | None
    target: tuple[float, float, float]


def encode(
    pairs: Sequence[Example],
    tokenizer: PreTrainedTokenizerBase,
    style: MarkStyle,
    random: Random,
    *,
    share: float,
    max_length: int,
) -> list[Encoded]:
    """Mark a share of the pairs and tokenise all; pairs over `max_length` tokens are left out.

    A cut premise may lose what the label is about, so long pairs are dropped, never cut.
    """
    marked = [
        mark_changes(pair.premise, pair.hypothesis, style)
        if random.random() < share
        else (pair.premise, pair.hypothesis)
        for pair in pairs
    ]
    found: list[Encoded] = []
    for start in range(0, len(marked), 4096):
        part = marked[start : start + 4096]
        tokens = tokenizer([one for one, _ in part], [other for _, other in part])
        segments = tokens.get("token_type_ids", [None] * len(part))
        for ids, types, pair in zip(
            tokens["input_ids"], segments, pairs[start : start + 4096], strict=True
        ):
            if len(ids) <= max_length:
                found.append(Encoded(ids, types, pair.target))
    return found


def batches(encoded: Sequence[Encoded], size: int, random: Random) -> list[Batch]:
    """Return shuffled batches of `size` pairs of like length (sorted in pools of 64 batches)."""
    order = random.sample(range(len(encoded)), len(encoded))
    groups: list[list[int]] = []
    for start in range(0, len(order), size * 64):
        pool = sorted(order[start : start + size * 64], key=lambda i: len(encoded[i].ids))
        groups += [pool[i : i + size] for i in range(0, len(pool), size)]
    random.shuffle(groups)
    return [collate([encoded[i] for i in group]) for group in groups]


def collate(group: Sequence[Encoded]) -> Batch:
    """Pad a group to its longest pair."""
    width = max(len(one.ids) for one in group)

    def padded(rows: list[list[int]], fill: int = 0) -> torch.Tensor:
        return torch.tensor([row + [fill] * (width - len(row)) for row in rows])

    inputs = {
        "input_ids": padded([one.ids for one in group], _PAD),
        "attention_mask": padded([[1] * len(one.ids) for one in group]),
    }
    types = [one.types for one in group if one.types is not None]
    if types:
        inputs["token_type_ids"] = padded(types)
    return Batch(inputs, torch.tensor([one.target for one in group]))
