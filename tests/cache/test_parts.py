"""Model and parser are asked only for what is new, and their answers come back exactly."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from factcheck import Checker, Document
from factcheck.cache import Cache, CachedBackend, CachedParses
from factcheck.language import DocumentParser, installed, load_parser, load_text_parser
from factcheck.model import ModelIdentity, Scores
from factcheck.nli.calibration import Calibration
from factcheck.ports import ParsedText, Progress

IDENTITY = ModelIdentity("counting-1", "0" * 64, calibrated=True)
PAIRS = (("The talks failed.", "The talks held."), ("The talks held.", "The talks failed."))
STORY = "GENEVA — Mr. Lind said: “We’ll pay $1.2 million.”\n\n  He left  on 3 May.\nNobody\tspoke."
EDITED = STORY.replace("3 May", "4 May")


class Counting:
    """A model that says the same of every pair and remembers what it was asked."""

    calibration = Calibration()
    identity = IDENTITY

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def score(
        self, pairs: Sequence[tuple[str, str]], progress: Progress | None = None
    ) -> tuple[Scores, ...]:
        self.asked += pairs
        if progress is not None:
            progress(len(pairs), len(pairs))
        return tuple(Scores(0.0123, 0.9, 0.0877, truncated=len(p) > 16) for p, _ in pairs)


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


@pytest.fixture
def model() -> Counting:
    return Counting()


@pytest.fixture
def cached(cache: Cache, model: Counting) -> Callable[..., CachedBackend]:
    def make(digest: str = "d", identity: ModelIdentity = IDENTITY) -> CachedBackend:
        return CachedBackend(
            cache, lambda: model, digest=digest, identity=identity, calibration=Calibration()
        )

    return make


class TestScores:
    def test_they_are_those_of_the_model(
        self, cached: Callable[..., CachedBackend], model: Counting
    ) -> None:
        assert cached().score(PAIRS) == cached().score(PAIRS) == Counting().score(PAIRS)
        assert model.asked == list(PAIRS)

    def test_only_what_is_new_is_asked_and_once(
        self, cached: Callable[..., CachedBackend], model: Counting
    ) -> None:
        cached().score(PAIRS[:1])
        cached().score((*PAIRS, *PAIRS))
        assert model.asked == list(PAIRS)

    def test_the_model_is_loaded_only_when_it_is_asked(self, cache: Cache, model: Counting) -> None:
        loads: list[Counting] = []

        def load() -> Counting:
            loads.append(model)
            return model

        for expected in (1, 1):
            backend = CachedBackend(
                cache, load, digest="d", identity=IDENTITY, calibration=Calibration()
            )
            assert backend.identity == IDENTITY
            backend.score(PAIRS)
            assert len(loads) == expected

    def test_another_model_is_asked_anew(
        self, cached: Callable[..., CachedBackend], model: Counting
    ) -> None:
        cached().score(PAIRS)
        cached(digest="e").score(PAIRS)
        assert model.asked == [*PAIRS, *PAIRS]

    def test_weights_that_were_exchanged_meanwhile_leave_nothing(
        self, cached: Callable[..., CachedBackend], model: Counting
    ) -> None:
        """Else the scores of one model would be found as those of another."""
        other = replace(IDENTITY, sha256="1" * 64)
        cached(identity=other).score(PAIRS)
        cached(identity=other).score(PAIRS)
        assert model.asked == [*PAIRS, *PAIRS]

    def test_nothing_to_ask(self, cached: Callable[..., CachedBackend], model: Counting) -> None:
        assert cached().score(()) == ()
        assert model.asked == []


class TestParses:
    @staticmethod
    def _parser(cache: Cache, texts: list[str]) -> DocumentParser:
        def parse(some: Sequence[str]) -> Sequence[ParsedText]:
            texts.extend(some)
            return load_text_parser()(some)

        return DocumentParser(CachedParses(cache, lambda: parse, name=installed()))

    def test_they_come_back_exactly(self, cache: Cache) -> None:
        documents = [Document(id="a", text=STORY), Document(id="b", text=EDITED)]
        expected = load_parser()(documents)
        assert self._parser(cache, [])(documents) == expected
        texts: list[str] = []
        assert self._parser(cache, texts)(documents) == expected
        assert texts == []

    def test_only_the_paragraph_that_was_edited_is_parsed(self, cache: Cache) -> None:
        self._parser(cache, [])([Document(id="a", text=STORY)])
        texts: list[str] = []
        self._parser(cache, texts)([Document(id="a", text=EDITED)])
        assert texts == ["  He left  on 4 May."]

    def test_a_paragraph_has_its_own_place_in_each_document(self, cache: Cache) -> None:
        moved = Document(id="b", text=f"Rain fell.\n{STORY}")
        self._parser(cache, [])([Document(id="a", text=STORY)])
        assert self._parser(cache, [])([moved]) == load_parser()([moved])


def test_after_a_one_word_edit_only_the_touched_claims_go_to_the_model(
    cache: Cache, model: Counting, cached: Callable[..., CachedBackend]
) -> None:
    lines = (
        "The mayor of Lund opened the new harbour on Monday.",
        "Police counted 40 protesters outside the theatre.",
        "The museum in Oslo lost a painting worth two million crowns.",
    )
    changed = [line.replace("The ", "A ") for line in lines]
    ours, theirs = "\n".join(lines), "\n".join(changed)

    def asked(text: str) -> list[tuple[str, str]]:
        before = len(model.asked)
        checker = Checker(backend=cached(), cache=cache)
        checker.check([Document(id="a", text=ours), Document(id="b", text=text)])
        return model.asked[before:]

    assert len(asked(theirs)) >= 4
    assert asked(theirs) == []
    again = asked(theirs.replace("painting", "sculpture"))
    assert again
    assert all("sculpture" in f"{premise} {hypothesis}" for premise, hypothesis in again)


def test_the_python_api_keeps_nothing_unless_it_is_told_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(tmp_path))
    documents = [Document(id=name, text=STORY) for name in "ab"]
    Checker(backend=Counting()).check(documents)
    assert list(tmp_path.iterdir()) == []
