"""Parts that are slow to load, shared by all tests."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from factcheck import Checker, Document, Report

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"

THOROUGH = os.environ.get("THOROUGH") == "1"
"""``THOROUGH=1``: fifty times as many examples, other ones in every run."""

# A busy machine is slow to make examples, which is no fault of theirs.
settings.register_profile(
    "ours",
    deadline=None,
    derandomize=not THOROUGH,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("ours")


def examples(count: int) -> int:
    """How many examples a property is tried on where *count* do from day to day."""
    return 50 * count if THOROUGH else count


@pytest.fixture(scope="session", autouse=True)
def _cache_of_their_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or writes the user's cache; processes that a test starts inherit that.

    Both variables, as many tests start without those of ours.
    """
    place = str(tmp_path_factory.mktemp("cache"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FACTCHECK_CACHE_DIR", place)
        patch.setenv("XDG_CACHE_HOME", place)
        yield


@pytest.fixture(scope="session")
def rules_only() -> Checker:
    """The checker without the model."""
    return Checker(nli=False)


@pytest.fixture(scope="session")
def with_model() -> Checker:
    """The checker with the model that ships."""
    return Checker()


@pytest.fixture
def check(rules_only: Checker) -> Callable[..., Report]:
    """Check texts as versions named a, b, c ... without the model."""

    def run(*texts: str, candidate: str | None = None) -> Report:
        documents = [Document(id=chr(97 + n), text=text) for n, text in enumerate(texts)]
        return rules_only.check(documents, candidate=candidate)

    return run
