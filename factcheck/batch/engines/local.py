"""This process, one shard after the other; the model shares its work among the processor's threads."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from factcheck.batch.engines import Done, Job, checkpoint
from factcheck.batch.work import work
from factcheck.errors import ConfigError


def run(job: Job, there: AbstractSet[str], address: str | None) -> Iterator[Done]:
    """Every shard in order."""
    if address is not None:
        raise ConfigError("--ray-address: expected --engine ray")
    checker = job.checker()
    for shard in job.shards():
        if shard.name in there:
            yield Done(shard.name, len(shard.stories), None)
        else:
            results = work(shard, checker, job.terms)
            yield Done(shard.name, len(shard.stories), checkpoint(results))
