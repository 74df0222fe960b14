"""A model that counts what it is asked."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.model import Scores
from factcheck.ports import NliBackend, Progress


class Counting:
    """A backend around another; `passes` are the texts that it scored, equal ones of one call once."""

    def __init__(self, backend: NliBackend) -> None:
        self._backend = backend
        self.passes = 0
        self.identity = backend.identity
        self.calibration = backend.calibration

    def score(
        self, pairs: Sequence[tuple[str, str]], progress: Progress | None = None
    ) -> tuple[Scores, ...]:
        """As the backend scores them."""
        self.passes += len(set(pairs))
        return self._backend.score(pairs, progress)
