"""Find a model's labels by name, whatever their order and spelling."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from factcheck.errors import BackendError


class Label(Enum):
    """What a premise says of a hypothesis."""

    ENTAILMENT = "entailment"
    NEUTRAL = "neutral"
    CONTRADICTION = "contradiction"


_NAMES = {
    "entailment": Label.ENTAILMENT,
    "entailed": Label.ENTAILMENT,
    "entail": Label.ENTAILMENT,
    "entails": Label.ENTAILMENT,
    "neutral": Label.NEUTRAL,
    "contradiction": Label.CONTRADICTION,
    "contradictory": Label.CONTRADICTION,
    "contradicted": Label.CONTRADICTION,
    "contradicts": Label.CONTRADICTION,
    # Two-label models cannot tell "not said" from "denied": only neutral is safe to assume.
    "not_entailment": Label.NEUTRAL,
    "not_entailed": Label.NEUTRAL,
    "non_entailment": Label.NEUTRAL,
    "not_contradiction": Label.NEUTRAL,
    "non_contradiction": Label.NEUTRAL,
}
_FEWEST = 2
_ACCEPTED = "entailment, neutral and contradiction, or entailment and not_entailment"


@dataclass(frozen=True, slots=True)
class Columns:
    """Which output column of the model is which label; None where the model has no such label."""

    entailment: int | None
    neutral: int | None
    contradiction: int | None


def find_columns(id2label: Mapping[int, str] | Mapping[str, str], place: str) -> Columns:
    """Match the labels of a model's configuration by name.

    Raises:
        BackendError: when a name is unknown, a label occurs twice, or none is left to judge by.
    """
    known = {int(number): _NAMES.get(_plain(name)) for number, name in id2label.items()}
    found = [label for label in known.values() if label is not None]
    if len(found) < len(known) or len(set(found)) < len(found) or len(found) < _FEWEST:
        listed = ", ".join(str(name) for name in id2label.values()) or "none"
        raise BackendError(f"{place}: labels: expected {_ACCEPTED}, got: {listed}")
    columns = {label: number for number, label in known.items()}
    return Columns(
        columns.get(Label.ENTAILMENT),
        columns.get(Label.NEUTRAL),
        columns.get(Label.CONTRADICTION),
    )


def _plain(name: object) -> str:
    return str(name).strip().lower().replace("-", "_").replace(" ", "_")
