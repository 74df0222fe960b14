"""One writer at a time, also between processes; a writer that dies leaves nothing locked."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from factcheck.errors import DecisionError

PATIENCE = 30.0
"""Seconds to wait for another writer, who needs milliseconds."""
_PAUSE = 0.02

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def locked(path: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock of *path*: a hidden file beside it, which is there only as long as somebody writes.

    Raises:
        DecisionError: somebody else held it for *patience* seconds.
        OSError: the folder does not exist or is not writable.
    """
    lock = path.with_name(f".{path.name}.lock")
    handle = _acquired(lock, time.monotonic() + patience)
    try:
        yield
    finally:
        with suppress(
            OSError
        ):  # Windows does not remove an open file; the next writer takes it over
            lock.unlink()
        os.close(handle)


def _acquired(lock: Path, deadline: float) -> int:
    while True:
        handle = os.open(lock, os.O_CREAT | os.O_RDWR, 0o666)
        try:
            _take(handle)
        except OSError:
            os.close(handle)
        else:
            if _is_still_there(handle, lock):
                return handle
            os.close(handle)  # its holder removed the file while we waited for it
        if time.monotonic() > deadline:
            raise DecisionError(f"{lock}: somebody else is writing; remove this file if nobody is")
        time.sleep(_PAUSE)


def _is_still_there(handle: int, lock: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), lock.stat())
    except FileNotFoundError:
        return False
