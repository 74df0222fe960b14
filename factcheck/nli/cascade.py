"""Two models as one backend: a small one reads most pairs, a large one judges those that matter."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cached_property

from factcheck.model import ModelIdentity, Scores
from factcheck.nli.calibration import Settings
from factcheck.nli.description import of_cascade
from factcheck.nli.marking import are_near
from factcheck.ports import Calibration, NliBackend, Progress


class CascadeBackend:
    """Scores of the judge where it matters, of the reader elsewhere.

    The judge reads near-identical texts (those whose changes the ``marks`` of *settings* mark), as nearly all
    findings come from them and one word decides. Of the others the reader sees both directions, and
    the judge those where the reader's contradiction reaches the ``gate`` in either. Who reads a pair
    is known from the pair alone, so scores do not depend on the other pairs. The judge is loaded
    when the first pair needs it.
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
        # What the reader said last: who asks about the other direction of a pair asks soon.
        self._recent: Mapping[tuple[str, str], Scores] = {}

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
        far = [pair for pair in pairs if not self._is_near(pair)]
        found = self._read(dict.fromkeys((*far, *(pair[::-1] for pair in far))), progress)
        asked = [pair for pair in pairs if pair not in found or self._is_doubtful(found, pair)]
        if asked:
            found.update(zip(asked, self._judge.score(asked, progress), strict=True))
        return tuple(found[pair] for pair in pairs)

    def _read(
        self, pairs: Collection[tuple[str, str]], progress: Progress | None
    ) -> dict[tuple[str, str], Scores]:
        recent = self._recent
        new = [pair for pair in pairs if pair not in recent]
        scored = dict(zip(new, self._reader.score(new, progress), strict=True))
        self._recent = {pair: recent.get(pair) or scored[pair] for pair in pairs}
        return dict(self._recent)

    def _is_near(self, pair: tuple[str, str]) -> bool:
        marks = self._settings.marks
        return marks is not None and are_near(*pair, marks)

    def _is_doubtful(self, found: Mapping[tuple[str, str], Scores], pair: tuple[str, str]) -> bool:
        most = max(found[pair].contradiction, found[pair[::-1]].contradiction)
        return most >= self._settings.gate

    @cached_property
    def _judge(self) -> NliBackend:
        return self._load_judge()
