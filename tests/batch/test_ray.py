"""The Ray engine: the same bytes as the local one, also after a machine was lost. Run by ``make test-ray``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from factcheck import Checker
from factcheck.batch import Order, engines, run
from factcheck.batch.engines import Job
from factcheck.batch.terms import key
from factcheck.errors import FactcheckError
from tests.batch.conftest import FOURTEEN, STORIES, TWELVE, Start, files, rows, told, write

pytestmark = pytest.mark.ray
ray = pytest.importorskip("ray")

MANY = [told(f"fire {n}", TWELVE.replace("Orsk", f"Orsk {n}"), FOURTEEN) for n in range(24)]
RULES_ONLY = partial(Checker, nli=False)


@pytest.fixture(scope="module")
def two_machines() -> Iterator[object]:
    """A cluster of two nodes on this machine; the command runs on the first."""
    from ray.cluster_utils import Cluster

    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 1})
    cluster.add_node(num_cpus=1)
    ray.init(cluster.address, log_to_driver=False, logging_level="error")
    yield cluster
    ray.shutdown()
    cluster.shutdown()


@pytest.fixture
def night(tmp_path: Path) -> Path:
    return write(tmp_path / "night.jsonl", *STORIES, *MANY)


def on_ray(order: Order) -> Order:
    return replace(order, make=RULES_ONLY)


def test_two_machines_and_one(
    two_machines: object, night: Path, order: Callable[..., Order], start: Start, tmp_path: Path
) -> None:
    """The same bytes as here, and a run that the local engine begins, Ray finishes."""
    start(order(night, "local", pages=True))
    run(on_ray(order(night, pages=True)), engines.find("ray"))

    assert two_machines
    assert files(tmp_path / "out") == files(tmp_path / "local")


def test_a_machine_is_lost(
    two_machines: object, night: Path, order: Callable[..., Order], start: Start, tmp_path: Path
) -> None:
    start(order(night, "local", size=1))
    lost = []

    def lose(*_: object) -> None:
        if not lost:
            (node,) = two_machines.worker_nodes  # type: ignore[attr-defined]
            lost.append(node)
            two_machines.remove_node(node, allow_graceful=False)  # type: ignore[attr-defined]

    run(on_ray(order(night, size=1)), engines.find("ray"), lose)

    assert lost
    assert files(tmp_path / "out") == files(tmp_path / "local")
    assert [row["number"] for row in rows(tmp_path / "out")] == list(range(1, 30))


def test_other_rules_on_a_machine_are_told(
    two_machines: object, night: Path, order: Callable[..., Order]
) -> None:
    """As if the package differed there: the checker that is made in an actor has other rules."""
    given, other = order(night), partial(Checker, nli=False, select=["FC1"])
    here = key(given.terms, RULES_ONLY())
    job = Job(night, given.intake, other, given.terms, here, given.size, uses_model=False)

    assert two_machines
    with pytest.raises(FactcheckError, match="same package, rules and model"):
        list(engines.find("ray")(job, frozenset(), None))
