"""A model that is asked only for what it has not said before."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import cached_property

from factcheck.cache.keys import code_of, key, processor, version_of
from factcheck.cache.store import Cache
from factcheck.model import ModelIdentity, Scores
from factcheck.ports import Calibration, NliBackend, Progress

_FORMAT = "scores 1"
_LIBRARIES = ("torch", "transformers", "tokenizers")


class CachedBackend:
    """The scores of a model, from the cache where they are there; the model is loaded when one is not.

    *digest* stands for all files of the model that its scores depend on, *load* is called at most once.
    Identity and calibration are those of the model.
    """

    def __init__(
        self,
        cache: Cache,
        load: Callable[[], NliBackend],
        *,
        digest: str,
        identity: ModelIdentity,
        calibration: Calibration,
    ) -> None:
        self._cache = cache
        self._load = load
        self._digest = digest
        self._identity = identity
        self._calibration = calibration

    @property
    def identity(self) -> ModelIdentity:
        """That of the model."""
        return self._identity

    @property
    def calibration(self) -> Calibration:
        """That of the model."""
        return self._calibration

    def score(
        self, pairs: Sequence[tuple[str, str]], progress: Progress | None = None
    ) -> tuple[Scores, ...]:
        """The model's scores, same length and order as *pairs*."""
        keys = {pair: key(self._model_key, *pair) for pair in pairs}
        kept = self._cache.read(list(keys.values()))
        found = {pair: _scores(kept[place]) for pair, place in keys.items() if place in kept}
        missing = [pair for pair in keys if pair not in found]
        if missing:
            scored = dict(zip(missing, self._model.score(missing, progress), strict=True))
            self._keep({keys[pair]: scores for pair, scores in scored.items()})
            found |= scored
        return tuple(found[pair] for pair in pairs)

    @cached_property
    def _model(self) -> NliBackend:
        return self._load()

    @cached_property
    def _model_key(self) -> str:
        libraries = [version_of(name) for name in _LIBRARIES]
        return key(_FORMAT, self._digest, code_of("factcheck.nli"), processor(), *libraries).hex()

    def _keep(self, scored: dict[bytes, Scores]) -> None:
        # The weights may have been exchanged since their digest was taken.
        if self._model.identity == self._identity:
            self._cache.write("scores", {place: _text(scores) for place, scores in scored.items()})


def _text(scores: Scores) -> str:
    return json.dumps(
        [scores.entailment, scores.neutral, scores.contradiction, scores.truncated],
        separators=(",", ":"),
    )


def _scores(text: str) -> Scores:
    return Scores(*json.loads(text))
