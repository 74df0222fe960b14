"""Find where versions of one news story contradict each other.

>>> from factcheck import Checker, Document
>>> report = Checker(nli=False).check(
...     [Document(id="a", text="Twelve people died."), Document(id="b", text="Fourteen people died.")]
... )
>>> [finding.rule_id for finding in report.findings]
['FC101']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"
__all__ = ["Checker", "Document", "FactcheckError", "Finding", "Report", "__version__"]

if TYPE_CHECKING:
    from factcheck.errors import FactcheckError
    from factcheck.model import Document, Finding, Report
    from factcheck.pipeline import Checker

_HOMES = {
    "Checker": "factcheck.pipeline",
    "Document": "factcheck.model",
    "FactcheckError": "factcheck.errors",
    "Finding": "factcheck.model",
    "Report": "factcheck.model",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first used: ``factcheck --help`` must not load the pipeline."""
    if name not in _HOMES:
        raise AttributeError(f"module 'factcheck' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
