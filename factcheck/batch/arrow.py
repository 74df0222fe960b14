"""pyarrow where it is installed, and one clear line where it is not."""

from __future__ import annotations

from types import ModuleType
from typing import cast

from factcheck.errors import ConfigError

_INSTALL = 'pip install "factcheck-news[parquet]"'


def loaded() -> ModuleType:
    """The library.

    Raises:
        ConfigError: it is not installed.
    """
    try:
        import pyarrow as pa
    except ImportError:
        raise ConfigError(f"Parquet: pyarrow is not installed, run: {_INSTALL}") from None
    return cast("ModuleType", pa)
