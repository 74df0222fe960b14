"""Ray Data, on this machine or a cluster: shards stream to actors, each with a checker of its own, and results back.

Ray holds back the reading while the actors are busy, and gives the shards of a lost machine to others. The stories
are read on the machine where the run was started; the others need the package, and rules and model at the same place.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Any

from factcheck.batch.engines import Done, Job, checkpoint
from factcheck.batch.packing import packed, unpacked
from factcheck.batch.work import work
from factcheck.errors import ConfigError, FactcheckError
from factcheck.pipeline import Checker

if TYPE_CHECKING:
    import pyarrow as pa
    from ray.data import Dataset

_INSTALL = 'pip install "factcheck-news[ray]"'
_NAME, _COUNT, _SHARD = "name", "count", "shard"
_CHECKPOINT, _PROBLEM = "checkpoint", "problem"


def run(job: Job, there: AbstractSet[str], address: str | None) -> Iterator[Done]:
    """Every shard, in the order in which they are done."""
    with _connected(address) as ray:
        for row in _pipeline(ray, job, there).iter_rows():
            if row[_PROBLEM] is not None:
                raise FactcheckError(row[_PROBLEM])
            yield Done(row[_NAME], row[_COUNT], row[_CHECKPOINT])


class _Worker:
    """An actor: loads its checker once, then works on one shard after the other."""

    def __init__(self, job: Job) -> None:
        self._job = job

    def __call__(self, batch: pa.Table) -> pa.Table:
        import pyarrow as pa

        texts = [(name, pa.large_string()) for name in (_NAME, _CHECKPOINT, _PROBLEM)]
        rows = [self._done(row) for row in batch.to_pylist()]
        return pa.Table.from_pylist(rows, pa.schema([*texts, (_COUNT, pa.int64())]))

    def _done(self, row: dict[str, Any]) -> dict[str, object]:
        """What is raised in an actor does not reach the user as it was; so mistakes are told, not raised."""
        found, problem = None, None
        if row[_SHARD] is not None:
            try:
                found = checkpoint(work(unpacked(row[_SHARD]), self._checker, self._job.terms))
            except FactcheckError as error:
                problem = str(error)
        return {
            _NAME: row[_NAME],
            _COUNT: row[_COUNT],
            _CHECKPOINT: found,
            _PROBLEM: problem,
        }

    @cached_property
    def _checker(self) -> Checker:
        """Made with the first shard, so that its mistakes can be told too."""
        return self._job.checker()


@contextmanager
def _connected(address: str | None) -> Iterator[Any]:
    """Ray, on the cluster at *address* or one of its own, which tells nobody that it runs."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    try:
        import ray
    except ImportError:
        raise ConfigError(f"--engine ray: Ray is not installed, run: {_INSTALL}") from None
    own = {} if address else {"include_dashboard": False, "_node_ip_address": "127.0.0.1"}
    started = not ray.is_initialized()
    if started:
        try:
            ray.init(address or "local", log_to_driver=False, logging_level="error", **own)
        except (ConnectionError, ValueError, RuntimeError) as error:
            reason = str(error).strip().splitlines()[0]
            raise ConfigError(
                f"--ray-address: expected a Ray cluster, found none: {reason}"
            ) from None
    try:
        yield ray
    finally:
        if started:
            ray.shutdown()


def _pipeline(ray: Any, job: Job, there: AbstractSet[str]) -> Dataset:  # noqa: ANN401 -- a module
    from ray.data import ActorPoolStrategy, DataContext
    from ray.util.scheduling_strategies import NodeAffinitySchedulingStrategy

    logging.getLogger("ray.data").setLevel(logging.ERROR)
    context = DataContext.get_current()
    context.enable_progress_bars = False
    context.target_max_block_size = 1  # a shard is a block: else one actor would get them all
    resources = ray.cluster_resources()
    cards = int(resources.get("GPU", 0)) if job.uses_model else 0
    seats = cards or max(1, int(resources.get("CPU", 1)))
    here = NodeAffinitySchedulingStrategy(ray.get_runtime_context().get_node_id(), soft=False)
    shards = ray.data.read_datasource(
        _source(job, there), override_num_blocks=1, num_cpus=0, scheduling_strategy=here
    )
    found: Dataset = shards.map_batches(
        _Worker,
        fn_constructor_args=(job,),
        batch_size=1,
        batch_format="pyarrow",
        compute=ActorPoolStrategy(min_size=1, max_size=seats),
        **({"num_gpus": 1} if cards else {"num_cpus": 1}),
    )
    return found


def _source(job: Job, there: AbstractSet[str]) -> Any:  # noqa: ANN401 -- a class of Ray
    from ray.data import Datasource
    from ray.data.block import BlockMetadata
    from ray.data.datasource import ReadTask

    class Shards(Datasource):  # type: ignore[misc]
        """One task that reads the input from its beginning to its end, as fast as it is worked on."""

        def estimate_inmemory_data_size(self) -> int | None:
            return None

        def get_read_tasks(self, *_: object, **__: object) -> list[ReadTask]:
            unknown = BlockMetadata(None, None, None)
            return [ReadTask(lambda: _blocks(job, there), unknown)]

    return Shards()


def _blocks(job: Job, there: AbstractSet[str]) -> Iterator[pa.Table]:
    """A table of one row for each shard; one that is done goes without its stories."""
    import pyarrow as pa

    fields = [(_NAME, pa.string()), (_COUNT, pa.int64()), (_SHARD, pa.large_string())]
    for shard in job.shards():
        content = None if shard.name in there else packed(shard)
        row = {_NAME: shard.name, _COUNT: len(shard.stories), _SHARD: content}
        yield pa.Table.from_pylist([row], pa.schema(fields))
