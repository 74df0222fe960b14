"""Many stories in one run that can be stopped and resumed: stories in, findings, a summary and an index page out.

Stories come from ``inputs``, are put into shards (``shards``), checked shard by shard (``work``) by one of the
``engines``, kept as checkpoints (``store``) and, once all are there, joined into what the user asked for (``run``).
"""

from __future__ import annotations

from factcheck.batch.run import Order, run
from factcheck.batch.summary import Summary

__all__ = ["Order", "Summary", "run"]
