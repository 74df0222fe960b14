"""How two values of one sort stand to each other."""

from __future__ import annotations

from enum import Enum


class Agreement(Enum):
    """``UNKNOWN`` means that the values cannot be compared; it never leads to a finding."""

    EQUAL = "equal"
    COMPATIBLE = "compatible"
    CONFLICT = "conflict"
    UNKNOWN = "unknown"
