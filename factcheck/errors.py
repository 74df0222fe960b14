"""What can go wrong because of the input; each error is one line and ends a run with exit code 2."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


class FactcheckError(Exception):
    """A mistake in what the user gave: ``place: what was expected, what was found``."""


class ReadError(FactcheckError):
    """A document that cannot be read."""


class LanguageError(FactcheckError):
    """A language that is not supported or a language pipeline that is not installed."""


class TooLargeError(ReadError):
    """A document that is longer than the limit."""


class TooSlowError(FactcheckError):
    """Work that takes longer than the limit."""


class RuleError(FactcheckError):
    """Rules that cannot be used; one line per problem, all problems of a run at once."""


class ConfigError(FactcheckError):
    """A configuration that cannot be used."""


class BackendError(FactcheckError):
    """An NLI model that cannot be loaded or used."""


class DecisionError(FactcheckError):
    """Decisions that cannot be read or written; one line per problem, all problems of a run at once."""


class OutputError(FactcheckError):
    """A report that cannot be written."""


def unknown_key(word: str, accepted: Iterable[str], what: str = "key") -> str:
    """``unknown key, did you mean "severity"? (accepted: id, name, severity)``."""
    return f"unknown {what}{_instead(word, tuple(accepted))}"


def unknown_word(what: str, word: str, accepted: Iterable[str]) -> str:
    """``unknown type "numbr", did you mean "number"? (accepted: date, number)``."""
    return f'unknown {what} "{word}"{_instead(word, tuple(accepted))}'


def closest(word: str, accepted: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The accepted word that *word* is a near miss of, in any case; *cutoff* 1 is: the same."""
    spelled = {name.lower(): name for name in accepted}
    found = difflib.get_close_matches(word.lower(), spelled, n=1, cutoff=cutoff)
    return spelled[found[0]] if found else None


def near(word: str, accepted: Iterable[str]) -> str:
    """``, did you mean "severity"?`` for a near miss of an accepted word, else nothing."""
    meant = closest(word, accepted)
    return f', did you mean "{meant}"?' if meant else ""


def _instead(word: str, accepted: tuple[str, ...]) -> str:
    return f"{near(word, accepted)} (accepted: {', '.join(accepted) or 'none'})"
