"""Parsing must not pay for torch."""

from __future__ import annotations

import subprocess
import sys

import pytest

from factcheck.language.importing import without


def test_the_parser_does_not_import_torch() -> None:
    """thinc would, and it takes seconds; afterwards torch can be imported as ever."""
    program = (
        "import sys; from factcheck.language import load_parser; load_parser();"
        "print('torch' in sys.modules); import torch; print('torch' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False", "True"]


def test_a_library_is_hidden_only_within_the_block() -> None:
    sys.modules.pop("wave", None)
    with without("wave"), pytest.raises(ImportError):
        __import__("wave")
    __import__("wave")


def test_what_is_imported_stays() -> None:
    with without("sys"):
        assert __import__("sys") is sys
