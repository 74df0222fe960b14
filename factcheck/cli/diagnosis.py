"""What ``factcheck doctor`` looks at: each function returns what it found, or raises what is wrong."""

from __future__ import annotations

import os
import platform
import sys
from importlib import metadata
from pathlib import Path

from factcheck import __version__
from factcheck.config import Config, file_in_force, load, match, shown
from factcheck.errors import FactcheckError

_OLDEST = (3, 11)
_CONFLICT = ("Twelve people died in the fire.", "Fourteen people died in the fire.")
_HARMLESS = ("Twelve people died in the fire.", "The fire killed 12 people.")


def package() -> str:
    """Our own version and where it lies."""
    return f"{__version__} in {Path(__file__).parents[1]}"


def python() -> str:
    """Raises FactcheckError for one that is too old."""
    found = f"{platform.python_version()} ({platform.system()} {platform.machine()})"
    if sys.version_info < _OLDEST:
        raise FactcheckError(f"expected Python 3.11 or newer, found {found}")
    return found


def language() -> str:
    """Parse a sentence."""
    from factcheck.language import load_parser
    from factcheck.model import Document

    load_parser()([Document(id="self-check", text=_CONFLICT[0])])
    return f"spaCy {metadata.version('spacy')} parses English"


def torch() -> str:
    """Which build of torch, and where it computes."""
    from factcheck.nli.machine import described

    return described()


def configuration(named: Path | None) -> str:
    """Which file holds, after it was read."""
    _settings(named)
    path = file_in_force(Path.cwd(), named, os.environ)
    return shown(path, Path.cwd()) if path else "no file, all settings are default"


def rules(named: Path | None) -> str:
    """Load the rules of the settings."""
    from factcheck.rulebook import load as load_rules

    config = _settings(named)
    book = load_rules(config.rules, config.select, config.ignore)
    own = f" and {', '.join(shown(p, Path.cwd()) for p in config.rules)}" if config.rules else ""
    return f"{len(book.known)} without mistakes, those that ship{own}"


def sets(named: Path | None) -> str:
    """Find the files of all sets."""
    config = _settings(named)
    matched = [match(one) for one in config.sets]
    mistakes = [f"{name}: {line}" for found in matched for name, line in found.mistakes]
    if mistakes:
        raise FactcheckError("\n".join(mistakes))
    stories = sum(len(found.stories) for found in matched)
    waiting = sum(len(found.waiting) for found in matched)
    return f"{len(matched)} in the configuration, {stories} stories to compare, {waiting} not yet"


def decisions(named: Path | None) -> str:
    """Read the decisions file, where there is one."""
    from factcheck.decisions import read_file

    path = _settings(named).decisions
    if path is None:
        return "no file"
    return f"{len(read_file(path)[0])} in {shown(path, Path.cwd())}"


def cache(named: Path | None) -> str:
    """Open the cache where there is one, and say what is in it."""
    from factcheck.cache import Cache
    from factcheck.cli import caching

    config = _settings(named)
    place = caching.directory(config)
    if not config.cache or place is None:
        return "not used, as the settings say" if place else "not used, there is no home directory"
    mistakes: list[str] = []
    found = Cache(place, warn=mistakes.append).info()
    if mistakes:
        raise FactcheckError(mistakes[0])
    count = sum(number for _, number in found.entries)
    return f"{count} entries, {caching.megabytes(found)}, in {found.path}"


def self_check(model: str | None, *, with_model: bool) -> str:
    """Compare a pair that conflicts and one that does not."""
    from factcheck.model import Document, FindingKind
    from factcheck.pipeline import Checker

    checker = Checker(nli=with_model, model=model)
    found = []
    for texts in (_CONFLICT, _HARMLESS):
        pair = [Document(id=name, text=text) for name, text in zip("ab", texts, strict=True)]
        findings = checker.check(pair).findings
        found.append({f.rule_id for f in findings if f.kind is FindingKind.CONFLICT})
    if found != [{"FC101"}, set()]:
        raise FactcheckError(
            f"expected FC101 for twelve and fourteen and nothing for twelve and 12, found {found}"
        )
    return "twelve and fourteen are a conflict, twelve and 12 are none"


def writable() -> str:
    """Whether reports can be written here."""
    if not os.access(Path.cwd(), os.W_OK):
        raise FactcheckError(f"expected a folder that can be written to, found {Path.cwd()}")
    return str(Path.cwd())


def wanted_model(named: Path | None) -> tuple[bool, str | None]:
    """Whether the settings want a model, and which; the shipped one where they cannot be read."""
    try:
        config = _settings(named)
    except FactcheckError:
        return True, None
    return config.nli, config.model


def _settings(named: Path | None) -> Config:
    return load(Path.cwd(), named, os.environ)[0]
