"""Where the data for measuring is: ``--data``, else FACTCHECK_DATA, else beside the checkout."""

from __future__ import annotations

import os
from pathlib import Path


def data_dir() -> Path:
    """The folder with ``dev`` and ``phrases``."""
    default = Path(__file__).resolve().parents[2] / "shared" / "data"
    return Path(os.environ.get("FACTCHECK_DATA", default))
