"""The seams: what the pipeline asks of each exchangeable part, one signature each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from factcheck.model import Analysis, Clash, Document, ModelIdentity, Pair, Report, Scores, Sentence

Progress = Callable[[int, int], None]
"""Called with (done, total) while a long step runs."""


class Parser(Protocol):
    """Document -> sentences with tokens and entities, in text order."""

    def __call__(self, documents: Sequence[Document]) -> tuple[tuple[Sentence, ...], ...]:
        """One tuple of sentences per document, same order."""


class Calibration(Protocol):
    """How a model's pair score (the mean contradiction probability of both directions) is to be read."""

    @property
    def conflict(self) -> float:
        """Score from which a pair is a conflict."""

    @property
    def review(self) -> float:
        """Score from which a pair is worth a look; below it nothing is said."""

    def confidence(self, score: float) -> float:
        """Probability in 0..1 that a pair of this score is a true conflict."""


class NliBackend(Protocol):
    """Premise and hypothesis -> probabilities."""

    @property
    def calibration(self) -> Calibration:
        """Thresholds and confidence of the model."""

    @property
    def identity(self) -> ModelIdentity:
        """Which weights answer."""

    def score(
        self, pairs: Sequence[tuple[str, str]], progress: Progress | None = None
    ) -> tuple[Scores, ...]:
        """Same length and order as *pairs*; a pair's scores do not depend on the others."""


class PairKind(Protocol):
    """A way for two aligned claims to clash. A kind's dataclass fields are its options in YAML.

    Two class variables, both tuples, tell the rulebook what a rule may name: ``message_fields`` are
    the names in ``Clash.fields``, ``clash_tags`` all that may be in ``Clash.tags``.
    """

    def clashes(self, pair: Pair) -> Iterator[Clash]:
        """Clashes between the facts of the two claims; pure."""


class DocumentsKind(Protocol):
    """A way for whole documents to clash (a name spelled two ways, say)."""

    def clashes_across(self, analyses: Sequence[Analysis]) -> Iterator[Clash]:
        """Clashes over all documents, each with all its places; pure."""


class Reporter(Protocol):
    """One output format: the module ``factcheck.reporters.<name>`` has ``render``."""

    def render(self, report: Report) -> str:
        """The whole report as text."""
