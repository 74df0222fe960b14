"""Where it is run makes no difference: locale, names of files, closed streams, the clock, folders that take nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from factcheck.cli import deciding
from factcheck.cli.app import app
from factcheck.decisions.storage import NAME, update
from factcheck.errors import DecisionError

OURS = "Twelve people died in the “Café Noir” in Orsk on Friday, police said.\n"
THEIRS = "Fourteen people died in the “Café Noir” in Orsk on Friday, police said.\n"
ASCII_ONLY = {
    "LC_ALL": "C",
    "PYTHONCOERCECLOCALE": "0",
    "PYTHONUTF8": "0",
}
NOWHERE = Path("/proc")

on_linux = pytest.mark.skipif(
    not NOWHERE.is_dir(), reason="needs a folder that even root cannot write to"
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two stories in the working directory."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("FACTCHECK_")]:
        monkeypatch.delenv(name)
    Path("a.txt").write_text(OURS, encoding="utf-8")
    Path("b.txt").write_text(THEIRS, encoding="utf-8")
    return tmp_path


def process(
    *arguments: str | bytes, shell: str = "", **environment: str
) -> tuple[int, bytes, bytes]:
    """A process of its own, started by *shell* where there is one: ``exec "$@" >&-``."""
    command: list[str | bytes] = [sys.executable, "-m", "factcheck", *arguments]
    done = subprocess.run(
        ["/bin/sh", "-c", shell, "sh", *command] if shell else command,
        check=False,
        capture_output=True,
        timeout=300,
        env={**os.environ, **environment},
    )
    return done.returncode, done.stdout, done.stderr


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, list(arguments))
    return result.exit_code, result.stdout, result.stderr


def test_names_that_are_no_text_in_a_locale_of_ascii() -> None:
    latin, utf_8 = b"caf\xe9.txt", "é.txt".encode()
    Path("a.txt").rename(os.fsdecode(latin))
    Path("b.txt").rename(os.fsdecode(utf_8))
    names = ("json", "html", "sarif", "junit", "markdown", "github", "gitlab", "rdjsonl", "jsonl")
    flags = (word for name in names for word in ("--report", f"{name}=x.{name}"))

    code, out, err = process("check", "--no-nli", latin, utf_8, *flags, **ASCII_ONLY)

    assert (code, err) == (1, b"")
    assert "“Café Noir”" in out.decode()
    saved = json.loads(Path("x.json").read_text(encoding="utf-8"))
    assert {os.fsencode(row["path"]) for row in saved["documents"]} == {latin, utf_8}
    assert all(Path(f"x.{name}").read_text(encoding="utf-8") for name in names)


def test_what_is_printed_is_utf_8_in_a_locale_of_ascii() -> None:
    Path("factcheck.toml").write_text('cache_dir = "Café"', encoding="utf-8")
    code, out, err = process("config", "show", **ASCII_ONLY)

    assert (code, err) == (0, b"")
    assert "/Café " in out.decode()


@pytest.mark.parametrize(
    ("shell", "arguments", "expected"),
    [
        pytest.param('exec "$@" >&-', ("rules", "list"), (0, b""), id="no-output"),
        pytest.param('exec "$@" >&- 2>&-', ("explain", "nonsense"), (2, b""), id="no-streams"),
        pytest.param(
            'exec "$@" <&-',
            ("check", "-", "a.txt"),
            (2, b"factcheck: error: -: expected a story, found an empty file\n"),
            id="no-input",
        ),
        pytest.param(
            'mkdir gone; cd gone; rmdir ../gone; exec "$@"',
            ("rules", "list"),
            (2, b"factcheck: error: the working directory is not there any more\n"),
            id="no-folder",
        ),
    ],
)
def test_what_is_not_there_is_no_crash(
    shell: str, arguments: tuple[str, ...], expected: tuple[int, bytes]
) -> None:
    root = Path(__file__).resolve().parents[1]
    code, out, err = process(*arguments, shell=shell, PYTHONPATH=str(root))

    assert (code, err) == expected
    assert out == b""


def test_the_clock_is_not_in_a_report(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a clock that is set back nor the turn of a century changes a byte, nor is a file's age looked at."""
    outcomes = set()
    for day in (date(1970, 1, 1), date(2101, 2, 28)):
        monkeypatch.setattr(deciding, "today", lambda day=day: day)
        seconds = (day - date(1970, 1, 1)).days * 86_400
        for name in ("a.txt", "b.txt"):
            os.utime(name, (seconds, seconds))
        arguments = ("check", "--no-nli", "a.txt", "b.txt", "-f", "json", "--report", "html=x.html")
        outcomes.add((*run(*arguments), Path("x.html").read_bytes()))

    assert [code for code, *_ in outcomes] == [1]


@on_linux
def test_a_folder_that_takes_no_report() -> None:
    target = NOWHERE / "x.json"
    code, out, err = run("check", "--no-nli", "a.txt", "b.txt", "--report", f"json={target}")

    assert code == 2
    assert "FC101" in out
    assert err.startswith(f"factcheck: error: {target}: cannot write the report: ")
    assert len(err.splitlines()) == 1


@on_linux
def test_a_folder_that_takes_no_decisions() -> None:
    with pytest.raises(DecisionError, match=r"cannot be written: ") as caught:
        update(NOWHERE / NAME, lambda text: text)

    assert "\n" not in str(caught.value)
