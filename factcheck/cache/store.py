"""Entries under their keys: read, write, evict. A file that cannot be used costs time and never a run."""

from __future__ import annotations

import os
import sqlite3
import warnings
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TypeVar

from factcheck.cache.database import FILE, SCHEMA, is_busy, is_damage, open_database

LIMIT = 512
"""Megabytes that the file may take, if nothing is said."""

_FOLDER = "factcheck-cache"
_ASIDE = "damaged"
_MEGABYTE = 1 << 20
_AT_ONCE = 500  # SQLite takes at least 999 values in one statement
_LEFT_BY_EVICTION = 0.9  # of the limit, so that not every write evicts
_FILES = (FILE, f"{FILE}-wal", f"{FILE}-shm", f"{FILE}-journal", "CACHEDIR.TAG")

_T = TypeVar("_T")
_inherited: list[sqlite3.Connection] = []


@dataclass(frozen=True, slots=True)
class Info:
    """What lies in a cache: entries by kind, and the bytes that all files of it take on disk."""

    path: Path
    entries: tuple[tuple[str, int], ...]
    size: int


def _warn(line: str) -> None:
    warnings.warn(line, stacklevel=2)


class Cache:
    """A cache in *directory*; nothing is opened or made before the first use.

    May be shared by threads, and its file by processes. *limit* is in megabytes. *warn* is told, at most once, in
    a line, why the file is not used or had to be begun anew.
    """

    def __init__(
        self, directory: Path, *, limit: int = LIMIT, warn: Callable[[str], None] = _warn
    ) -> None:
        self._folder = directory / f"{_FOLDER}-{SCHEMA}"
        self._limit = limit * _MEGABYTE
        self._warn = warn
        self._lock = Lock()
        self._connection: sqlite3.Connection | None = None
        self._owner = 0
        self._inode = 0
        self._is_off = False
        self._has_warned = False

    @property
    def path(self) -> Path:
        """The file, whether it is there or not."""
        return self._folder / FILE

    def read(self, keys: Sequence[bytes]) -> dict[bytes, str]:
        """The values that are there; they count as used now."""
        nothing: dict[bytes, str] = {}
        found = self._attempt(lambda connection: dict(_found(connection, keys)), nothing)
        if found:
            self._attempt(lambda connection: _touch(connection, list(found)), None)
        return found

    def write(self, kind: str, values: Mapping[bytes, str]) -> None:
        """Keep *values*, and evict what was not used for longest where the file grows too large."""
        if values:
            self._attempt(lambda connection: self._write(connection, kind, values), None)

    def info(self) -> Info:
        """What is in it; nothing where there is no file or it cannot be read."""
        count = "SELECT kind, count(*) FROM entries GROUP BY kind ORDER BY kind"
        entries: list[tuple[str, int]] = []
        if self.path.exists():
            entries = self._attempt(lambda connection: connection.execute(count).fetchall(), [])
        return Info(self.path, tuple(entries), sum(map(_size, _ours(self._folder))))

    def close(self) -> None:
        """Let go of the file; the next use opens it again."""
        with self._lock:
            if self._connection is not None and self._owner == os.getpid():
                self._connection.close()
            self._connection = None

    def _attempt(self, work: Callable[[sqlite3.Connection], _T], otherwise: _T) -> _T:
        """What *work* gives; *otherwise* where the file is of no use at the moment or at all."""
        with self._lock:
            if self._is_off:
                return otherwise
            try:
                return work(self._connected())
            except (sqlite3.Error, OSError) as error:
                self._recover(error)
                return otherwise

    def _connected(self) -> sqlite3.Connection:
        if self._connection is not None and self._owner != os.getpid():
            # The parent's: a child must neither use nor close it, says SQLite (howtocorrupt.html, 2.6).
            _inherited.append(self._connection)
            self._connection = None
        if self._connection is None:
            self._owner = os.getpid()
            self._inode = _inode(self.path)
            self._connection = open_database(self._folder)
            self._inode = _inode(self.path)
        return self._connection

    def _recover(self, error: Exception) -> None:
        """Do without the file for the rest of the run; a damaged one is first put aside, once."""
        if is_busy(error):
            return
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(sqlite3.Error):
                connection.close()
        aside = None
        if is_damage(error) and not self._has_warned:
            if _inode(self.path) != self._inode:
                return  # another process has begun a new one meanwhile
            aside = self._put_aside()
        if aside is not None:
            self._say(f"{self.path}: {error}; kept as {aside}, a new one is begun")
        else:
            self._is_off = True
            self._say(f"{self.path}: {error}; going on without it")

    def _say(self, line: str) -> None:
        if not self._has_warned:
            self._has_warned = True
            self._warn(f"cache: {line}")

    def _put_aside(self) -> Path | None:
        """Rename the folder: SQLite's further files must go with the file, in one step."""
        aside = self._folder.with_name(f"{self._folder.name}-{_ASIDE}")
        try:
            _remove(aside)
            self._folder.rename(aside)
        except OSError:
            return None
        return aside

    def _write(
        self, connection: sqlite3.Connection, kind: str, values: Mapping[bytes, str]
    ) -> None:
        with _Transaction(connection):
            now = _now(connection)
            connection.executemany(
                "INSERT OR REPLACE INTO entries (key, kind, value, checksum, used) VALUES (?, ?, ?, ?, ?)",
                [(key, kind, value, _checksum(key, value), now) for key, value in values.items()],
            )
        if _taken(connection) > self._limit:
            _evict(connection, int(self._limit * _LEFT_BY_EVICTION))


def clear(directory: Path) -> int:
    """Remove the caches of all versions in *directory*, and nothing else; the bytes that are free now.

    Raises:
        OSError: a file cannot be removed.
    """
    freed = 0
    for folder in sorted(directory.glob(f"{_FOLDER}-*")):
        freed += sum(map(_size, _ours(folder)))
        _remove(folder)
    return freed


class _Transaction:
    """All or nothing; the lock is taken at the start, where SQLite can wait for it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __enter__(self) -> None:
        self._connection.execute("BEGIN IMMEDIATE")

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None:
            self._connection.execute("COMMIT")
        elif self._connection.in_transaction:
            with suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")


def _found(connection: sqlite3.Connection, keys: Sequence[bytes]) -> Iterator[tuple[bytes, str]]:
    for some in _batches(keys):
        marks = ",".join("?" * len(some))
        rows = connection.execute(
            f"SELECT key, value, checksum FROM entries WHERE key IN ({marks})",  # noqa: S608 -- marks
            some,
        )
        # SQLite does not notice a flipped bit in a value.
        yield from ((k, v) for k, v, checksum in rows if _checksum(k, v) == checksum)


def _touch(connection: sqlite3.Connection, keys: Sequence[bytes]) -> None:
    with _Transaction(connection):
        now = _now(connection)
        rows = [(now, key) for key in keys]
        connection.executemany("UPDATE entries SET used = ? WHERE key = ?", rows)


def _now(connection: sqlite3.Connection) -> int:
    """One more than at the last use: a clock may be set back, a count may not."""
    (last,) = connection.execute("SELECT coalesce(max(used), 0) FROM entries").fetchone()
    return int(last) + 1


def _evict(connection: sqlite3.Connection, target: int) -> None:
    """Delete a tenth at a time, the longest unused first, until *target* bytes hold the rest."""
    while _taken(connection) > target:
        with _Transaction(connection):
            (count,) = connection.execute("SELECT count(*) FROM entries").fetchone()
            connection.execute(
                "DELETE FROM entries WHERE key IN (SELECT key FROM entries ORDER BY used, key LIMIT ?)",
                (count // 10 + 1,),
            )
        if not count:
            break
    # execute() would take one step of it, which frees one page
    connection.executescript("PRAGMA incremental_vacuum")


def _taken(connection: sqlite3.Connection) -> int:
    """Bytes of the pages that hold something."""
    pages, free, size = (
        int(connection.execute(f"PRAGMA {name}").fetchone()[0])
        for name in ("page_count", "freelist_count", "page_size")
    )
    return (pages - free) * size


def _checksum(key: bytes, value: str) -> int:
    return zlib.crc32(value.encode(), zlib.crc32(key))


def _batches(keys: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    for start in range(0, len(keys), _AT_ONCE):
        yield keys[start : start + _AT_ONCE]


def _ours(folder: Path) -> list[Path]:
    return [path for name in _FILES if (path := folder / name).is_file()]


def _inode(path: Path) -> int:
    """Tells the file from one that has taken its place; 0 where there is none."""
    try:
        return path.stat().st_ino
    except OSError:
        return 0


def _size(path: Path) -> int:
    return path.stat().st_size


def _remove(folder: Path) -> None:
    """Our files only, whatever else somebody put there."""
    for path in _ours(folder):
        path.unlink(missing_ok=True)
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
