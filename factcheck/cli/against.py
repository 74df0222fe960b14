"""``factcheck check FILE --against GITREF``: the working file against its older version in git."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from factcheck.cli import checking, comparisons, git
from factcheck.cli.comparisons import Comparison
from factcheck.cli.git import Older
from factcheck.config import Config, shown
from factcheck.errors import FactcheckError, ReadError
from factcheck.model import Document
from factcheck.readers import STDIN, SizeLimits, read


def of_files(
    paths: Sequence[str], ref: str, config: Config, *, quiet: bool
) -> tuple[Comparison, ...]:
    """Each file against its own version at *ref*; a file that is new since then is told, and left out.

    Raises:
        FactcheckError: no files, no git, not a repository or no such commit.
    """
    if not paths or STDIN in paths:
        raise FactcheckError(
            f"--against: expected files to check, found {' '.join(paths) or 'none'}"
        )
    found = [_comparison(path, ref, config, quiet=quiet) for path in dict.fromkeys(paths)]
    return tuple(one for one in found if one is not None)


def _comparison(path: str, ref: str, config: Config, *, quiet: bool) -> Comparison | None:
    try:
        if not Path(path).is_file():
            read(path, limits=config.size_limits)  # says what is wrong with it
        older = git.older(Path(path), ref)
    except ReadError as error:
        return comparisons.broken(path, str(error).removeprefix(f"{path}: "), config)
    if older is None:
        if not quiet:
            print(f"factcheck: {path}: not compared: new since {ref}", file=sys.stderr)
        return None
    day = config.published_on(Path(path))
    own = replace(config, published=((Path(path), day),) if day else ())

    def documents() -> Sequence[Document]:
        days = {path: day} if day else {}
        limits = config.size_limits
        return [_document(older, ref, limits), *checking.documents_of([path], days, limits)]

    return Comparison(path, (path,), documents, path, own, in_part=True)


def _document(older: Older, ref: str, limits: SizeLimits) -> Document:
    """The older version; it has no path, for what lies there now are other words."""
    name = f"{ref}:{shown(older.root / older.path, Path.cwd().resolve())}"
    try:
        document = read(
            STDIN,
            stdin=older.content,
            stdin_name=older.path,
            document_id=name,
            limits=limits,
        )
    except ReadError as error:
        raise ReadError(f"{ref}:{error}") from None
    return replace(document, path=None)
