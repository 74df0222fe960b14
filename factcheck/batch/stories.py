"""Stories as they come in: bytes under names, nothing read of them yet."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from factcheck.readers import USUAL_LIMITS, SizeLimits, content

DayOf = Callable[[Path], date | None]
"""The day that the settings give for a file."""


@dataclass(frozen=True, slots=True)
class Version:
    """One version; the suffix of ``name`` says how its bytes are read. ``path`` is set where it is a file."""

    id: str
    name: str
    content: bytes
    published: date | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """Versions to be compared with each other.

    ``problems`` say why it cannot be checked as it was given. ``unread`` are files beside its versions that are none.
    """

    id: str
    versions: tuple[Version, ...]
    candidate: str | None = None
    problems: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """Bytes of all its versions."""
        return sum(len(version.content) for version in self.versions)

    @property
    def digest(self) -> bytes:
        """SHA-256 over all that the story is."""
        found = hashlib.sha256()
        for part in self._parts():
            found.update(len(part).to_bytes(8, "big"))
            found.update(part)
        return found.digest()

    def _parts(self) -> Iterator[bytes]:
        """What the digest is over; two stories that differ in anything give other parts."""
        words = (self.id, self.candidate, self.problems, self.unread)
        yield repr(words).encode("utf-8", "surrogatepass")
        for version in self.versions:
            rest = (version.id, version.name, version.published, version.path)
            yield repr(rest).encode("utf-8", "surrogatepass")
            yield version.content


@dataclass(frozen=True, slots=True)
class Intake:
    """How the files of versions are taken in; of one that is too large just so much that it is seen to be."""

    day_of: DayOf
    limits: SizeLimits = USUAL_LIMITS

    def version(self, path: Path, name: str, version_id: str, day: date | None = None) -> Version:
        """The file as a version; *day* beats the one that the settings give.

        Raises:
            ReadError: it cannot be read.
        """
        data = content(str(path), self.limits.bytes + 1)
        return Version(version_id, name, data, day or self.day_of(path), path.as_posix())
