"""What the model and the parser said before: kept in one SQLite file, so that nothing is asked twice.

A run with the cache and one without it give the same bytes. Whatever is wrong with the file costs time only.
"""

from __future__ import annotations

from factcheck.cache.parses import CachedParses
from factcheck.cache.place import usual_directory
from factcheck.cache.scores import CachedBackend
from factcheck.cache.store import LIMIT, Cache, Info, clear

__all__ = [
    "LIMIT",
    "Cache",
    "CachedBackend",
    "CachedParses",
    "Info",
    "clear",
    "usual_directory",
]
