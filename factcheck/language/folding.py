"""Fold typographic quotes, dashes and spaces to ASCII, one character for one."""

from __future__ import annotations

from factcheck.lexicon.folding import folded

__all__ = ["folded"]
