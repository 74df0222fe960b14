"""How far a long run is, how fast, and how long it will take."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from factcheck.cli.output import shows_progress
from factcheck.config import When

_MINUTE, _HOUR = 60, 3600


def meter(when: When, environment: Mapping[str, str]) -> Meter | None:
    """A line on standard error, on a terminal and not in CI unless asked for."""
    return Meter() if shows_progress(when, environment) else None


@dataclass(slots=True)
class Meter:
    """Counts stories. Those that were done before have cost no time now."""

    begun: float = field(default_factory=time.monotonic)
    done: int = 0
    fresh: int = 0

    def __call__(self, stories: int, were_there: bool, total: int) -> None:  # noqa: FBT001
        """Note the stories of a shard, and print how far it is."""
        self.done += stories
        self.fresh += 0 if were_there else stories
        elapsed = time.monotonic() - self.begun
        words = said(self.done, self.fresh, total, elapsed)
        end = "\r\x1b[K" if self.done >= total else ""
        print(f"\r\x1b[Kfactcheck: {words}{end}", end="", file=sys.stderr, flush=True)


def said(done: int, fresh: int, total: int, seconds: float) -> str:
    """As in ``120 of 2000 stories, 8.2 a second, 4 min left``."""
    words = f"{done} of {total} stories"
    if not fresh or seconds <= 0:
        return words
    rate = fresh / seconds
    return f"{words}, {rate:.1f} a second, {_time((total - done) / rate)} left"


def _time(seconds: float) -> str:
    if seconds < _MINUTE:
        return f"{seconds:.0f} s"
    if seconds < _HOUR:
        return f"{seconds / _MINUTE:.0f} min"
    return f"{seconds / _HOUR:.1f} h"
