"""The SQLite file: opened so that only its owner can read it, refused where it is not ours."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import suppress
from pathlib import Path

FILE = "cache.sqlite3"
SCHEMA = 1

_APPLICATION = 0x46434B31  # "FCK1": tells our file from one of another program
_PATIENCE = 5.0  # seconds to wait for another process, which needs milliseconds
_PAUSE = 0.02
_TABLES = """
CREATE TABLE IF NOT EXISTS entries (
    key BLOB PRIMARY KEY, kind TEXT NOT NULL, value TEXT NOT NULL, checksum INTEGER NOT NULL, used INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS entries_by_use ON entries (used);
"""
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# Made by factcheck; see https://bford.info/cachedir/\n"


def open_database(folder: Path) -> sqlite3.Connection:
    """Open the file in *folder*, both made where they are missing.

    Raises:
        sqlite3.Error: it is damaged, or another program's, or cannot be used.
        OSError: the folder cannot be made or written to.
    """
    _make_private(folder)
    connection = sqlite3.connect(
        folder / FILE, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
    )
    try:
        _prepare(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def is_damage(error: Exception) -> bool:
    """Whether the file itself is at fault, and a new one would do."""
    return _code(error) in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def is_busy(error: Exception) -> bool:
    """Whether others write at the moment, and the next attempt may succeed."""
    return _code(error) in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def _code(error: Exception) -> int:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _make_private(folder: Path) -> None:
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)
    # SQLite gives its further files the mode of the first
    os.close(os.open(folder / FILE, os.O_CREAT | os.O_RDWR, 0o600))
    tag = folder / "CACHEDIR.TAG"  # backups leave such a folder out
    if not tag.exists():
        with suppress(FileExistsError), tag.open("x", encoding="ascii") as file:
            file.write(_TAG)


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA auto_vacuum = INCREMENTAL")  # so that eviction gives space back
    _write_ahead(connection)
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA journal_size_limit = 4194304")
    if not _is_ours(connection):
        _create(connection)


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Readers do not wait for writers. SQLite does not wait by itself when several turn this on at once."""
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if not is_busy(error) or time.monotonic() > deadline:
                raise
            time.sleep(_PAUSE)
        else:
            return


def _create(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        if not _is_ours(connection):
            _refuse_foreign(connection)
            for statement in filter(str.strip, _TABLES.split(";")):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {_APPLICATION}")
            connection.execute(f"PRAGMA user_version = {SCHEMA}")
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise


def _is_ours(connection: sqlite3.Connection) -> bool:
    found = [
        connection.execute(f"PRAGMA {n}").fetchone() for n in ("application_id", "user_version")
    ]
    return found == [(_APPLICATION,), (SCHEMA,)]


def _refuse_foreign(connection: sqlite3.Connection) -> None:
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if tables:
        error = sqlite3.DatabaseError("a database of another program")
        error.sqlite_errorcode = sqlite3.SQLITE_NOTADB
        raise error
