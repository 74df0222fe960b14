"""Two models as one backend: a small one reads every pair, a large one judges the doubtful few."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from factcheck.model import ModelIdentity, Scores
from factcheck.nli.calibration import Settings
from factcheck.nli.description import of_cascade
from factcheck.ports import Calibration, NliBackend, Progress


class CascadeBackend:
    """Scores of the reader, replaced by the judge's where the reader has a doubt.

    A pair is doubtful when the reader's contradiction reaches the ``gate`` of *settings* in either
    direction. Whether it does is known from the pair alone, so scores do not depend on the other pairs.
    The judge is loaded when the first pair needs it.
    """

    def __init__(
        self,
        reader: NliBackend,
        judge: Callable[[], NliBackend],
        *,
        settings: Settings,
        digests: tuple[str, str],
    ) -> None:
        self._reader = reader
        self._load_judge = judge
        self._settings = settings
        self._digests = digests

    @property
    def identity(self) -> ModelIdentity:
        """One name, and one SHA-256 over the digests of both weights."""
        return of_cascade(self._settings, self._digests)

    @property
    def calibration(self) -> Calibration:
        """Thresholds and confidence of both models together."""
        return self._settings.calibration

    def score(
        self, pairs: Sequence[tuple[str, str]], progress: Progress | None = None
    ) -> tuple[Scores, ...]:
        """Probabilities for every pair, same length and order as *pairs*."""
        both = list(dict.fromkeys((*pairs, *(pair[::-1] for pair in pairs))))
        found = dict(zip(both, self._reader.score(both, progress), strict=True))
        doubtful = [pair for pair in pairs if self._is_doubtful(found, pair)]
        if doubtful:
            found.update(zip(doubtful, self._judge.score(doubtful, progress), strict=True))
        return tuple(found[pair] for pair in pairs)

    def _is_doubtful(self, found: dict[tuple[str, str], Scores], pair: tuple[str, str]) -> bool:
        most = max(found[pair].contradiction, found[pair[::-1]].contradiction)
        return most >= self._settings.gate

    @cached_property
    def _judge(self) -> NliBackend:
        return self._load_judge()
