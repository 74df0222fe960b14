"""On which terms a run checks its stories, and the key that stands for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from factcheck.cache import keys
from factcheck.decisions import Decisions
from factcheck.language import installed
from factcheck.pipeline import Checker
from factcheck.readers import USUAL_LIMITS, SizeLimits

_LIBRARIES = ("spacy", "thinc", "numpy", "torch", "transformers", "tokenizers")


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for every story of a run.

    ``day`` is the one on which decisions are held against their last day; ``decisions`` are those of the file, None
    where none are to be used, not even the comments in the copy.
    """

    day: date
    decisions: Decisions | None = None
    pages: bool = False
    limits: SizeLimits = USUAL_LIMITS
    max_seconds: int = 300


def key(terms: Terms, checker: Checker) -> str:
    """A digest of all that the results of a run depend on besides the stories: code, rules, model, terms.

    Processors are not in it: a run may be resumed on another machine, and many machines may share one.
    """
    file = terms.decisions.file if terms.decisions else None
    rules = [(rule.id, rule.sha256) for rule in checker.rulebook.identities]
    libraries = [keys.version_of(name) for name in _LIBRARIES]
    parts = [
        keys.code_of("factcheck"),
        repr((rules, libraries, installed())),
        repr(checker.describe_model()),
        terms.day.isoformat(),
        repr((terms.decisions is not None, file and file.sha256)),
        repr((terms.pages, terms.limits, terms.max_seconds)),
    ]
    return keys.key(*parts).hex()
