"""The checkpoints of a run on disk: written whole or not at all, by one run at a time."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import date
from pathlib import Path

from factcheck import atomic
from factcheck.batch.rows import Result, read
from factcheck.decisions.locking import locked
from factcheck.errors import DecisionError, OutputError

_FOLDER = "unfinished"
_SUFFIX = ".jsonl"
_DAY = "day"


class Store:
    """What a run has done so far, in a folder inside that of its results; gone when it is finished."""

    def __init__(self, results: Path) -> None:
        self._results = results
        self._folder = results / _FOLDER

    @contextmanager
    def claimed(self) -> Iterator[None]:
        """Hold the folder; what an interrupted run left half written is removed.

        Raises:
            OutputError: it cannot be written to, or another run is at work in it.
        """
        with ExitStack() as stack:
            try:
                self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                stack.enter_context(locked(self._folder / "run", patience=0))
            except DecisionError:
                raise OutputError(f"{self._results}: another run is at work here") from None
            except OSError as error:
                raise _refused(self._folder, error) from None
            for path in (self._joined, *self._folder.glob(f"{atomic.PREFIX}*")):
                _remove(path)
            try:
                yield
            finally:
                if not self.there():
                    self.clear()  # nothing to go on with

    def day(self, today: date) -> date:
        """The day on which the run was begun: one that is resumed goes on as it began."""
        if self.there():
            with suppress(OSError, ValueError):
                return date.fromisoformat((self._folder / _DAY).read_text(encoding="ascii"))
        self._write(self._folder / _DAY, today.isoformat().encode("ascii"))
        return today

    def there(self) -> frozenset[str]:
        """Names of the shards that are done."""
        return frozenset(path.stem for path in self._folder.glob(f"*{_SUFFIX}"))

    def keep(self, name: str, checkpoint: str) -> None:
        """Write down that a shard is done."""
        self._write(self._path(name), checkpoint.encode())

    def results(self, names: Iterable[str]) -> Iterator[Result]:
        """What was said of all stories of these shards, one after the other.

        Raises:
            OutputError: a checkpoint is damaged; it is removed, so that the next run makes it anew.
        """
        for name in names:
            path = self._path(name)
            try:
                with path.open(encoding="utf-8", newline="\n") as file:
                    yield from map(read, file)
            except ValueError:
                path.unlink()
                raise OutputError(f"{path}: damaged, removed; run it again") from None

    @contextmanager
    def joined(self) -> Iterator[Path]:
        """A folder for the results; what is in it takes the place of earlier results when all is written.

        Raises:
            OutputError: something cannot be written.
        """
        try:
            self._joined.mkdir()
            yield self._joined
            for path in sorted(self._joined.iterdir()):
                target = self._results / path.name
                if target.is_dir():
                    _remove(target)
                path.replace(target)
        except OSError as error:
            raise _refused(self._results, error) from None

    def clear(self) -> None:
        """All is finished: forget the checkpoints."""
        _remove(self._folder)

    @property
    def _joined(self) -> Path:
        return self._folder / "results"

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}{_SUFFIX}"

    def _write(self, path: Path, content: bytes) -> None:
        try:
            atomic.write(path, content)
        except OSError as error:
            raise _refused(path, error) from None


def _refused(path: Path, error: OSError) -> OutputError:
    return OutputError(f"{error.filename or path}: cannot be written: {error.strerror or error}")


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
