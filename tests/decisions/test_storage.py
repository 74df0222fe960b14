"""The file is written whole or not at all, by one writer at a time."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from factcheck.decisions.entries import Entry
from factcheck.decisions.locking import locked
from factcheck.decisions.recording import record, remove
from factcheck.decisions.storage import NAME, read_file, update
from factcheck.errors import DecisionError
from factcheck.model import Decision, DecisionKind
from factcheck.rulebook.positions import Position

WRITER = textwrap.dedent("""\
    import sys
    from pathlib import Path
    from factcheck.decisions.entries import Entry
    from factcheck.decisions.recording import record
    from factcheck.model import Decision, DecisionKind
    from factcheck.rulebook.positions import Position

    writer = int(sys.argv[2])
    for number in range(5):
        said = Decision(DecisionKind.KNOWN, f"writer {writer}")
        entry = Entry(Position(""), f"{writer:08x}{number:08x}", "FC101", ("1", "2"), (), said)
        record(Path(sys.argv[1]), [entry])
""")


def entry(fingerprint: str) -> Entry:
    said = Decision(DecisionKind.KNOWN, "seen")
    return Entry(Position(""), fingerprint, "FC101", ("12", "14"), (), said)


def test_eight_writers_at_once_lose_nothing(desk: Path) -> None:
    file = desk / NAME
    file.write_text("# ours\nschema: factcheck.decisions/v1\ndecisions: []\n", encoding="utf-8")
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(file), str(n)]) for n in range(8)
    ]
    assert [writer.wait(60) for writer in writers] == [0] * 8

    entries, document = read_file(file)

    assert {e.fingerprint for e in entries} == {
        f"{w:08x}{n:08x}" for w in range(8) for n in range(5)
    }
    assert document.text.startswith("# ours\n")
    assert sorted(path.name for path in desk.iterdir()) == [NAME]


def test_a_file_with_mistakes_is_left_alone(desk: Path) -> None:
    file = desk / NAME
    file.write_text("schema: factcheck.decisions/v1\ndecision: []\n")

    with pytest.raises(DecisionError, match=rf"^{NAME}:2:1: decision: unknown key"):
        record(file, [entry("a" * 16)])

    assert file.read_text() == "schema: factcheck.decisions/v1\ndecision: []\n"
    assert [path.name for path in desk.iterdir()] == [NAME]


def test_a_change_that_breaks_the_file_is_not_written(desk: Path) -> None:
    file = desk / NAME
    record(file, [entry("a" * 16)])
    before = file.read_bytes()

    with pytest.raises(DecisionError):
        update(file, lambda text: text + "oops")

    assert file.read_bytes() == before


def test_a_link_stays_a_link_and_permissions_stay(desk: Path) -> None:
    (desk / "shared").mkdir()
    real, link = desk / "shared" / NAME, desk / NAME
    record(real, [entry("a" * 16)])
    real.chmod(0o640)
    link.symlink_to(real)

    record(link, [entry("b" * 16)])

    assert link.is_symlink()
    assert len(read_file(real)[0]) == 2
    assert real.stat().st_mode & 0o777 == 0o640


def test_removing_what_is_not_there_changes_nothing(desk: Path) -> None:
    file = desk / NAME
    record(file, [entry("a" * 16)])
    before = file.read_bytes(), file.stat().st_ino

    remove(file, ["b" * 16])

    assert (file.read_bytes(), file.stat().st_ino) == before


def test_somebody_who_holds_the_lock_for_long_is_named(desk: Path) -> None:
    with (
        locked(desk / NAME),
        pytest.raises(DecisionError, match="somebody else is writing"),
        locked(desk / NAME, patience=0.1),
    ):
        pass


def test_a_lock_that_was_left_behind_locks_nothing(desk: Path) -> None:
    (desk / f".{NAME}.lock").write_text("")

    record(desk / NAME, [entry("a" * 16)])

    assert [path.name for path in desk.iterdir()] == [NAME]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(None, f"{NAME}: no such file", id="missing"),
        pytest.param(b"\xff\xfe\x00", f"{NAME}: not UTF-8 (byte 0)", id="no text"),
        pytest.param(
            b"schema: [", f"{NAME}:2:1: not YAML: did not find expected node content", id="no YAML"
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_one_line(
    content: bytes | None, message: str, desk: Path
) -> None:
    if content is not None:
        (desk / NAME).write_bytes(content)

    with pytest.raises(DecisionError) as caught:
        read_file(desk / NAME)

    assert str(caught.value).startswith(message[:34])


def test_a_folder_that_is_not_there_is_one_line(desk: Path) -> None:
    with pytest.raises(DecisionError, match=r"cannot be written: No such file or directory"):
        record(desk / "nowhere" / NAME, [entry("a" * 16)])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission_is_one_line(desk: Path) -> None:
    desk.chmod(0o500)
    try:
        with pytest.raises(DecisionError, match="cannot be written: Permission denied"):
            record(desk / NAME, [entry("a" * 16)])
    finally:
        desk.chmod(0o700)
