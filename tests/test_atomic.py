"""A file is there as it was or as it shall be, whatever happens in between."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck import atomic

KILLED = """
import os, signal, sys
from pathlib import Path
from factcheck import atomic
os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)
atomic.write(Path(sys.argv[1]), b"half of the new")
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "report.json"
    path.write_bytes(b"old")
    return path


def test_permissions_stay_and_new_files_get_the_usual_ones(file: Path) -> None:
    usual = file.stat().st_mode
    file.chmod(0o640)
    atomic.write(file, b"new")
    atomic.write(file.with_name("fresh"), b"new")

    assert file.read_bytes() == b"new"
    assert file.stat().st_mode & 0o777 == 0o640
    assert file.with_name("fresh").stat().st_mode == usual


def test_a_link_stays_a_link(file: Path) -> None:
    link = file.with_name("link")
    link.symlink_to(file.name)
    atomic.write(link, b"new")

    assert link.is_symlink()
    assert file.read_bytes() == b"new"


def test_a_name_as_long_as_can_be(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 255)
    atomic.write(path, b"new")

    assert path.read_bytes() == b"new"


@pytest.mark.parametrize("trouble", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_an_interrupted_write_leaves_what_was_there(
    file: Path, monkeypatch: pytest.MonkeyPatch, trouble: BaseException
) -> None:
    def broken(_: int) -> None:
        raise trouble

    monkeypatch.setattr(os, "fsync", broken)
    with pytest.raises(type(trouble)):
        atomic.write(file, b"new")

    assert [path.read_bytes() for path in file.parent.iterdir()] == [b"old"]


def test_a_killed_process_leaves_what_was_there_and_nothing_for_others_to_read(file: Path) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, str(file)], check=False, timeout=60)
    (left,) = (path for path in file.parent.iterdir() if path != file)

    assert done.returncode == -signal.SIGKILL
    assert file.read_bytes() == b"old"
    assert left.name.startswith(".factcheck-")
    assert left.stat().st_mode & 0o777 == 0o600
