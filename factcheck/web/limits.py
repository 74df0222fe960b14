"""How much the local server takes on: enough for a newsroom, too little to fill memory or hang."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes are of one request; times are in seconds."""

    body: int = 12_000_000
    """Bytes of a request: eight Word files with some pictures."""
    versions: int = 8
    characters: int = 400_000
    """Of all versions together once they are read: eight stories of 8,000 words."""
    name: int = 200
    """Characters of a version's name."""
    seconds: float = 300.0
    """How long one check may run."""
    waiting: int = 8
    """Checks that may wait for their turn."""
    kept: int = 16
    """Finished reports that stay in memory, the latest ones."""
    patience: float = 30.0
    """After so long without a sign of the page that asked for it, a check is given up."""
    return_: float = 5.0
    """The same after its page was seen to go: it may only be loaded again."""
