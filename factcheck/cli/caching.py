"""``factcheck cache``: what lies in it and how to be rid of it; and the cache that a run uses."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.exits import ExitCode, guarded
from factcheck.cli.options import ConfigOption
from factcheck.errors import ConfigError, OutputError

if TYPE_CHECKING:
    from factcheck.cache import Cache, Info
    from factcheck.config import Config

cache_app = typer.Typer(
    help="Look at what is kept between runs, or remove it.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

_MEGABYTE = 1 << 20
_WORDS = {"parses": "paragraphs that were parsed", "scores": "answers of the model"}

CacheDirOption = Annotated[
    Path | None,
    typer.Option("--cache-dir", metavar="DIR", help="Where the cache lies, if not as usual."),
]


@cache_app.command("info")
@guarded
def info(cache_dir: CacheDirOption = None, config: ConfigOption = None) -> int:
    """Show where the cache lies and what is in it."""
    from factcheck.cache import Cache

    settings = _settings(cache_dir, config)
    found = Cache(_wanted(settings), warn=_warn).info()
    print(f"path        {found.path}")
    print(f"in use      {'yes' if settings.cache else 'no, the settings say cache = false'}")
    print(f"size        {megabytes(found)} of at most {settings.cache_limit} MB")
    for kind, words in _WORDS.items():
        print(f"{kind:<11} {dict(found.entries).get(kind, 0)} {words}")
    return ExitCode.CLEAN


@cache_app.command("clear")
@guarded
def clear_(cache_dir: CacheDirOption = None, config: ConfigOption = None) -> int:
    """Remove all that is kept between runs."""
    from factcheck.cache import clear

    place = _wanted(_settings(cache_dir, config))
    try:
        freed = clear(place)
    except OSError as error:
        raise OutputError(f"{error.filename}: cannot be removed: {error.strerror}") from None
    print(f"removed {freed / _MEGABYTE:.1f} MB from {place}")
    return ExitCode.CLEAN


def cache_of(config: Config) -> Cache | None:
    """The cache that the settings ask for; None where nothing is to be kept or the user has no home."""
    from factcheck.cache import Cache

    place = directory(config) if config.cache else None
    return Cache(place, limit=config.cache_limit, warn=_warn) if place is not None else None


def directory(config: Config) -> Path | None:
    """Where the settings want it; None where they do not say and the user has no home."""
    from factcheck.cache import usual_directory

    return config.cache_dir or usual_directory(os.environ)


def megabytes(found: Info) -> str:
    """As in ``1.5 MB``."""
    return f"{found.size / _MEGABYTE:.1f} MB"


def _settings(cache_dir: Path | None, config: Path | None) -> Config:
    from factcheck.config import load, merge

    found = load(Path.cwd(), config, os.environ)[0]
    return merge(found, {"cache_dir": cache_dir}, Path.cwd())


def _wanted(settings: Config) -> Path:
    if (place := directory(settings)) is None:
        raise ConfigError("cache: expected a home directory or --cache-dir, found neither")
    return place


def _warn(line: str) -> None:
    print(f"factcheck: warning: {line}", file=sys.stderr)
