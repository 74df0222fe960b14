"""Exit codes of the real process: what a CI job goes by, also when things go wrong."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from factcheck import Checker, Document
from factcheck.cli.app import app
from factcheck.reporters import json as json_report

OURS = "Twelve people died in the fire in Orsk on Friday, police said.\n"
THEIRS = "Fourteen people died in the fire in Orsk on Friday, police said.\n"
CHECK = ("check", "--no-nli", "a.txt", "b.txt")
FULL = Path("/dev/full")

Done = subprocess.CompletedProcess[str]
Outcome = tuple[int, str, str]

needs_full = pytest.mark.skipif(not FULL.exists(), reason="the device /dev/full is Linux's")


@pytest.fixture(scope="module")
def saved() -> str:
    """The JSON report of the two stories."""
    documents = [Document("a.txt", OURS, path="a.txt"), Document("b.txt", THEIRS, path="b.txt")]
    return json_report.render(Checker(nli=False).check(documents))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, saved: str) -> None:
    """Work in a folder with a few stories and a report on them."""
    monkeypatch.chdir(tmp_path)
    for name in (*(n for n in os.environ if n.startswith("FACTCHECK_")), "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    stories = {"a.txt": OURS, "b.txt": THEIRS, "stars.txt": "* * *\n", "saved.json": saved}
    for name, text in stories.items():
        Path(name).write_text(text, encoding="utf-8")
    Path("other.json").write_text('{"format_version": "2.0"}', encoding="utf-8")


def process(*arguments: str, **options: object) -> Done:
    """A process of its own: slow to start, so only where the process is what is tested."""
    given: dict[str, object] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | options
    command = [sys.executable, "-m", "factcheck", *arguments]
    return subprocess.run(command, check=False, text=True, timeout=300, **given)  # type: ignore[call-overload,no-any-return]


def run(*arguments: str, stdin: bytes | None = None) -> Outcome:
    """The same inside this process."""
    result = CliRunner().invoke(app, list(arguments), input=stdin)
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        pytest.param(("report", "saved.json", "--to", "text"), 0, id="nothing-wrong"),
        pytest.param(CHECK, 1, id="findings"),
        pytest.param(("check", "--no-nli", "a.txt", "stars.txt"), 4, id="incomplete"),
        pytest.param(("check", "a.txt", "a.txt"), 2, id="a-mistake"),
    ],
)
def test_outcomes(arguments: tuple[str, ...], code: int) -> None:
    done = process(*arguments)

    assert done.returncode == code
    assert "Traceback" not in done.stderr


def test_a_crash_is_3_and_writes_nothing() -> None:
    code = (
        "import sys, factcheck.cli.checking as c\n"
        "def broken(*_, **__): raise ZeroDivisionError('by zero')\n"
        "c.documents_of = broken\n"
        "sys.argv = ['factcheck', 'check', 'a.txt', 'b.txt', '--report', 'json=x.json']\n"
        "from factcheck.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=300
    )

    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith("factcheck: internal error: ZeroDivisionError: by zero")
    assert not Path("x.json").exists()


def test_a_closed_pipe_is_quiet_and_the_files_are_there() -> None:
    ours, theirs = os.pipe()
    os.close(ours)  # a reader that had seen enough before it began
    done = process(*CHECK, "-f", "json", "--report", "sarif=x.sarif", stdout=theirs)
    os.close(theirs)

    assert done.returncode == 141
    assert done.stderr == ""
    assert json.loads(Path("x.sarif").read_text())["version"] == "2.1.0"


@needs_full
def test_a_full_disk_under_one_report_leaves_the_others() -> None:
    reports = (f"json={FULL}", "sarif=x.sarif", "junit=x.xml")
    code, out, err = run(*CHECK, *(word for report in reports for word in ("--report", report)))

    assert code == 2
    assert err == f"factcheck: error: {FULL}: cannot write the report: No space left on device\n"
    assert "error[FC101 number-conflict]" in out
    assert Path("x.sarif").stat().st_size > 0
    assert Path("x.xml").stat().st_size > 0
    assert FULL.is_char_device()


def test_a_report_that_does_not_fit_leaves_what_was_there() -> None:
    """A limit on the size of files stands in for a full disk: the write fails half way."""
    Path("x.json").write_text("the report of yesterday")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (3000, before[1]))
    try:
        code, _, err = run(
            *CHECK, "--no-cache", "--report", "json=x.json", "--report", "rdjsonl=x.rdjsonl"
        )
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert code == 2
    assert err.endswith("x.json: cannot write the report: File too large\n")
    assert len(err.splitlines()) == 1
    assert Path("x.json").read_text() == "the report of yesterday"
    assert Path("x.rdjsonl").stat().st_size > 0
    assert not list(Path().glob(".*"))


@needs_full
@pytest.mark.parametrize(
    "command",
    [
        pytest.param(("report", "saved.json", "--to", "sarif"), id="report"),
        pytest.param(("rules", "list"), id="another-command"),
    ],
)
def test_a_full_disk_under_standard_output_is_2(command: tuple[str, ...]) -> None:
    with FULL.open("wb") as stream:
        done = process(*command, stdout=stream)

    assert done.returncode == 2
    assert done.stderr.startswith("factcheck: error: standard output: ")
    assert len(done.stderr.splitlines()) == 1


def test_standard_output_by_its_name_is_written_to_and_not_replaced() -> None:
    with Path("x.txt").open("wb") as stream:
        done = process("report", "saved.json", "--to", "jsonl", "-o", "/dev/stdout", stdout=stream)

    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(Path("x.txt").read_text())["rule_id"] == "FC101"


def test_a_link_is_followed() -> None:
    Path("deep").mkdir()
    Path("link.json").symlink_to("deep/x.json")

    assert run("report", "saved.json", "--to", "json", "-o", "link.json")[0] == 0
    assert Path("link.json").is_symlink()
    assert Path("deep/x.json").read_text() == Path("saved.json").read_text()


def test_the_full_list_goes_to_the_summary_of_the_step(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("step.md").write_text("before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "step.md")

    assert run(*CHECK)[0] == 1
    assert Path("step.md").read_text() == "before\n"

    _, out, _ = run(*CHECK, "-f", "github")
    assert out.startswith("::error file=a.txt,line=1,")
    assert Path("step.md").read_text().startswith("before\n## factcheck: a.txt, b.txt\n")


def test_a_summary_that_would_be_dropped_is_not_made_longer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Path("step.md").write_text("x" * 1_000_000)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "step.md")
    code, _, err = run(*CHECK, "--report", "github=x.txt")

    assert (code, err) == (1, "factcheck: the summary of the step is full\n")
    assert Path("step.md").stat().st_size == 1_000_000


def test_every_format_in_one_run_and_again_from_the_saved_report() -> None:
    names = ("github", "gitlab", "json", "jsonl", "junit", "markdown", "rdjsonl", "sarif", "text")
    code, _, err = run(*CHECK, *(w for name in names for w in ("--report", f"{name}=x.{name}")))
    assert (code, err) == (1, "")

    for name in names:
        written = Path(f"x.{name}").read_text(encoding="utf-8")
        assert run("report", "x.json", "--to", name) == (0, written, "")


def test_a_report_from_standard_input_to_a_file(saved: str) -> None:
    outcome = run("report", "-", "--to", "sarif", "-o", "x.sarif", stdin=saved.encode())

    assert outcome == (0, "", "")
    assert json.loads(Path("x.sarif").read_text())["runs"]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param(("no.json", "--to", "sarif"), "no.json: expected a JSON report", id="missing"),
        pytest.param((".", "--to", "sarif"), ".: expected a readable file", id="folder"),
        pytest.param(("a.txt", "--to", "sarif"), "a.txt: expected a JSON report", id="no-json"),
        pytest.param(
            ("other.json", "--to", "sarif"),
            'other.json: format_version: expected 1.1 or a later 1.x, found "2.0"',
            id="other-major",
        ),
        pytest.param(("saved.json", "--to", "srif"), 'did you mean "sarif"?', id="format"),
        pytest.param(
            ("saved.json", "--to", "text", "-o", "no/x"), "expected an existing folder", id="place"
        ),
        pytest.param(
            ("saved.json", "--to", "text", "-o", "saved.json"),
            "it would be overwritten",
            id="on-itself",
        ),
    ],
)
def test_mistakes_with_a_saved_report_are_one_line(
    arguments: tuple[str, ...], expected: str
) -> None:
    code, out, err = run("report", *arguments)

    assert (code, out) == (2, "")
    assert err.startswith("factcheck: error: ")
    assert expected in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("name", ["text", "json", "sarif", "junit", "github", "markdown"])
def test_a_file_name_that_is_no_text_is_no_crash(name: str, saved: str) -> None:
    odd = saved.replace('"b.txt"', '"caf\\udce9.txt"')  # as Python shows the byte E9 of a name
    Path("odd.json").write_text(odd, encoding="utf-8")
    done = process("report", "odd.json", "--to", name)

    assert (done.returncode, done.stderr) == (0, "")
    assert "caf" in done.stdout
