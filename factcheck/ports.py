"""The seams: what the pipeline asks of each exchangeable part, one signature each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeAlias

from factcheck.model import Analysis, Clash, Document, ModelIdentity, Pair, Report, Scores, Sentence

Progress = Callable[[int, int], None]
"""Called with (done, total) while a long step runs."""


TokenRow: TypeAlias = tuple[int, int, str, str, str, str, int, str]
"""Start and end in the text that was parsed, lemma, pos, tag, dep, head, entity, as in ``model.Token``."""

EntityRow: TypeAlias = tuple[int, int, str, int, int]
"""Start and end in the text that was parsed, label, first, last, as in ``model.Entity``."""

ParsedText: TypeAlias = Sequence[tuple[Sequence[TokenRow], Sequence[EntityRow]]]
"""The sentences of one text as rows that JSON can hold; none is without tokens."""


class TextParser(Protocol):
    """Text -> rows of tokens and entities, sentence by sentence."""

    def __call__(self, texts: Sequence[str]) -> Sequence[ParsedText]:
        """Same length and order as *texts*; what is read in a text does not depend on the others."""


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
    """A way for whole documents to clash (a name spelled two ways, say). A kind may be this and a PairKind as well."""

    def clashes_across(self, analyses: Sequence[Analysis]) -> Iterator[Clash]:
        """Clashes over all documents, each with all its places; pure."""


class Reporter(Protocol):
    """One output format: the module ``factcheck.reporters.<name>`` has ``render``.

    Further parameters of ``render`` are settings that it wants to know, each with a default: ``color``,
    ``width``, ``min_severity``, ``fail_on``, ``quiet``, and ``comparison``, its name in a run that has several.
    """

    def render(self, report: Report) -> str | bytes:
        """The whole report; bytes for a format that is no text. Pure but where the format copies a file."""
