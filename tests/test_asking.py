"""What the model is not asked would change nothing."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest

from factcheck import Checker, Document
from factcheck.analysis import parse
from factcheck.model import ModelIdentity, Pair, Scores
from factcheck.nli.calibration import Calibration
from factcheck.ports import Progress
from factcheck.readers import read

STORY = [read(f"fixtures/syria-bases/{name}.txt") for name in "ab"]
SHORT = "Ten soldiers died near the port."
LONG = "Ten soldiers died near the old port."


class Moody:
    """Answers each question at random, the same one alike, and counts the questions."""

    identity = ModelIdentity("moody-1", "0" * 64, calibrated=True)
    calibration = Calibration(conflict=0.6, review=0.3)

    def __init__(self, mood: int, *, entailment: float | None = None) -> None:
        self.mood = mood
        self.entailment = entailment
        self.asked: list[tuple[str, str]] = []

    def score(
        self, pairs: Sequence[tuple[str, str]], progress: Progress | None = None
    ) -> tuple[Scores, ...]:
        self.asked += pairs
        if progress is not None and pairs:
            progress(len(pairs), len(pairs))
        return tuple(map(self._answer, pairs))

    def _answer(self, pair: tuple[str, str]) -> Scores:
        random = Random(f"{self.mood} {pair}")  # noqa: S311 -- nothing is hidden with it
        entailment = random.random() if self.entailment is None else self.entailment
        contradiction = round((1 - entailment) * random.random(), 4)
        is_long = sum(map(len, pair)) > 300  # a cut pair is cut in both directions
        return Scores(entailment, 1 - entailment - contradiction, contradiction, is_long)


@pytest.mark.parametrize("mood", range(8))
def test_report_is_that_of_all_questions(mood: int) -> None:
    backend = Moody(mood)
    checker = Checker(backend=backend)
    compared = checker.compare(STORY, parse(STORY))

    some = checker.score([compared])
    every = [texts for pair in compared.hits for texts in _both(pair)]

    assert len(some) < len(every)
    assert len(backend.asked) == len(set(backend.asked))
    everything = dict(zip(every, backend.score(every), strict=True))
    assert checker.report(compared, some) == checker.report(compared, everything)


@pytest.mark.parametrize(
    ("entailment", "expected"),
    [
        pytest.param(0.9, [(LONG, SHORT)], id="longer-entails"),
        pytest.param(0.1, [(LONG, SHORT), (SHORT, LONG)], id="open"),
    ],
)
@pytest.mark.parametrize("texts", [(SHORT, LONG), (LONG, SHORT)])
def test_asks_the_longer_text_first(
    texts: tuple[str, str], entailment: float, expected: list[tuple[str, str]]
) -> None:
    backend = Moody(2, entailment=entailment)

    Checker(backend=backend, select=["contradiction"]).check(
        [Document(name, text) for name, text in zip("ab", texts, strict=True)]
    )

    assert backend.asked == expected


def test_progress_goes_on_with_further_questions() -> None:
    told: list[tuple[int, int]] = []
    documents = [Document("a", SHORT), Document("b", LONG)]

    Checker(backend=Moody(2, entailment=0.1), select=["contradiction"]).check(
        documents, progress=lambda done, total: told.append((done, total))
    )

    assert told == [(1, 1), (2, 2)]


def _both(pair: Pair) -> tuple[tuple[str, str], tuple[str, str]]:
    ours, theirs = pair.ours.text, pair.theirs.text
    return (ours, theirs), (theirs, ours)
