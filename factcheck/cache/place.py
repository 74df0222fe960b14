"""Where the cache lies when nobody says otherwise."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

_NAME = "factcheck"


def usual_directory(environment: Mapping[str, str], platform: str = sys.platform) -> Path | None:
    """The user's cache directory; None where the user has no home.

    An absolute ``XDG_CACHE_HOME`` holds on every system; a relative one is to be ignored, says its specification.
    """
    named = environment.get("XDG_CACHE_HOME", "")
    if Path(named).is_absolute():
        return Path(named) / _NAME
    if platform == "win32":
        local = environment.get("LOCALAPPDATA", "")
        return Path(local) / _NAME / "Cache" if local else None
    try:
        home = Path.home()
    except RuntimeError:
        return None
    return home / ("Library/Caches" if platform == "darwin" else ".cache") / _NAME
