"""Write a file whole or not at all: no reader, and no crash, ever sees half of it."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

PREFIX = ".factcheck-"
"""Of temporary files; not the file's own name, which may be as long as a name can be."""


def write(path: Path, content: bytes) -> None:
    """Put *content* in the place of what *path* leads to; its permissions stay, and a link stays a link.

    Until all of it is on the disk it stands in a temporary file in the same folder, which only its owner can read.

    Raises:
        OSError: it cannot be written; what was there before is still there.
    """
    target = path.resolve()
    handle, name = tempfile.mkstemp(prefix=PREFIX, dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())  # else the name may outlive a power cut, and the content not
        temporary.chmod(_mode(target))
        temporary.replace(target)
    except BaseException:  # Ctrl-C too leaves nothing behind
        with suppress(OSError):
            temporary.unlink()
        raise


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced, else what a new file would get."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
