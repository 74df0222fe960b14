"""The command line: exit codes, and one clear line for every mistake."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from factcheck.cli import exits
from factcheck.cli.app import app
from factcheck.model import Severity

OURS = "Twelve people died in the fire in Orsk on Friday, police said.\n"
THEIRS = "Fourteen people died in the fire in Orsk on Friday, police said.\n"
WARNED = "The acting mayor of Orsk opened the bridge.\n"
WARNED_TOO = "The mayor of Orsk opened the bridge.\n"

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command in a folder with a few stories."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("FACTCHECK_")]:
        monkeypatch.delenv(name)
    stories = {
        "a.txt": OURS,
        "b.txt": THEIRS,
        "same.txt": OURS,
        "w.txt": WARNED,
        "w2.txt": WARNED_TOO,
    }
    for name, text in stories.items():
        Path(name).write_text(text, encoding="utf-8")
    Path("empty.txt").write_bytes(b"")
    Path("binary.txt").write_bytes(b"ab\x00\x01")
    Path("broken.docx").write_bytes(b"PK\x03\x04 no")
    Path("bare.html").write_text("<html><img src=x></html>")
    Path("stars.txt").write_text("* * *\n")
    Path("typo.yaml").write_text(
        "schema: factcheck.rules/v1\nrules:\n  - id: HS001\n    severty: error\n"
    )
    Path("folder").mkdir()

    def call(*arguments: str, stdin: str | None = None) -> tuple[int, str, str]:
        result = CliRunner().invoke(app, list(arguments), input=stdin)
        return result.exit_code, result.stdout, result.stderr

    return call


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        pytest.param(["a.txt", "b.txt"], 1, id="an-error"),
        pytest.param(["a.txt", "same.txt"], 0, id="nothing"),
        pytest.param(["a.txt"], 0, id="one-by-itself"),
        pytest.param(["w.txt", "w2.txt"], 0, id="a-warning-passes-by-default"),
        pytest.param(["w.txt", "w2.txt", "--fail-on", "warning"], 1, id="fail-on-warning"),
        pytest.param(["a.txt", "b.txt", "--fail-on", "never"], 0, id="never"),
        pytest.param(["a.txt", "b.txt", "--ignore", "FC1"], 0, id="ignored"),
        pytest.param(["a.txt", "b.txt", "--select", "name-spelling"], 0, id="not-selected"),
        pytest.param(["a.txt", "stars.txt"], 4, id="nothing-to-check-in-one"),
        pytest.param(["a.txt", "stars.txt", "--allow-incomplete"], 0, id="allowed"),
        pytest.param(["a.txt", "b.txt", "stars.txt"], 1, id="findings-beat-incomplete"),
    ],
)
def test_exit_codes(run: Run, arguments: list[str], code: int) -> None:
    assert run("check", "--no-nli", *arguments)[0] == code


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param(["a.txt", "a.txt"], "a.txt: expected each version once", id="twice"),
        pytest.param(
            ["a.txt", "./a.txt"],
            "expected each version once, found it also as a.txt",
            id="twice-otherwise",
        ),
        pytest.param(
            ["a.txt", "no.txt"], "no.txt: expected a file, found nothing there", id="missing"
        ),
        pytest.param(
            ["a.txt", "folder"], "folder: expected a file, found a directory", id="directory"
        ),
        pytest.param(
            ["a.txt", "empty.txt"], "empty.txt: expected a story, found an empty file", id="empty"
        ),
        pytest.param(
            ["a.txt", "binary.txt"], "binary.txt: expected text, found a binary file", id="binary"
        ),
        pytest.param(["a.txt", "broken.docx"], "broken.docx: expected a Word file", id="docx"),
        pytest.param(
            ["a.txt", "bare.html"], "bare.html: expected an HTML page with text", id="html"
        ),
        pytest.param(
            ["a.txt", "b.txt", "--candidate", "c.txt"],
            "--candidate: expected one of a.txt, b.txt",
            id="candidate",
        ),
        pytest.param(
            ["a.txt", "b.txt", "-f", "jsn"], 'found jsn, did you mean "json"?', id="format"
        ),
        pytest.param(["a.txt", "b.txt", "--fail-on", "high"], "--fail-on:", id="level"),
        pytest.param(["a.txt", "b.txt", "--published", "a.txt=soon"], "--published", id="bad-day"),
        pytest.param(
            ["a.txt", "b.txt", "--published", "c.txt=2026-01-01"],
            "--published: expected one of",
            id="day-of-nothing",
        ),
        pytest.param(
            ["a.txt", "b.txt", "--rules", "typo.yaml"],
            'typo.yaml:4:5: severty: unknown key, did you mean "severity"?',
            id="rule-typo",
        ),
        pytest.param(["a.txt", "b.txt", "--rules", "none.yaml"], "none.yaml", id="no-rule-file"),
        pytest.param(["a.txt", "b.txt", "--select", "FC999"], "FC999", id="no-such-rule"),
        pytest.param(["a.txt", "b.txt", "--report", "json=none/x.json"], "none", id="no-folder"),
        pytest.param(
            ["a.txt", "b.txt", "--report", "json=folder"],
            "found a directory",
            id="report-is-a-folder",
        ),
        pytest.param(
            ["a.txt", "b.txt", "--report", "json=a.txt"],
            "one of the versions",
            id="report-on-a-version",
        ),
        pytest.param(["a.txt", "b.txt", "--report", "xml=x"], "--report", id="unknown-report"),
        pytest.param(["a.txt", "b.txt", "--config", "none.toml"], "none.toml", id="no-config"),
    ],
)
def test_bad_input_is_one_clear_line_and_exit_2(
    run: Run, arguments: list[str], expected: str
) -> None:
    before = sorted(Path().iterdir())
    code, out, err = run("check", "--no-nli", *arguments)

    assert code == 2
    assert out == ""
    assert expected in err
    assert all(line.startswith("factcheck: error: ") for line in err.splitlines())
    assert sorted(Path().iterdir()) == before


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("check", "--no-nli", "a.txt", "-"), id="check"),
        pytest.param(("claims", "-"), id="claims"),
    ],
)
def test_a_version_above_the_limit_is_refused(
    run: Run, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.setenv("FACTCHECK_MAX_CHARACTERS", "100")
    text = "Nine people died. " * 6

    code, out, err = run(*arguments, stdin=text)

    line = "-: expected at most 100 characters of text (max_characters), found 108"
    assert (code, out, err) == (2, "", f"factcheck: error: {line}\n")


def test_all_unreadable_files_are_named_at_once(run: Run) -> None:
    _, _, err = run("check", "--no-nli", "no.txt", "empty.txt", "a.txt")

    assert [line.split(": ")[2] for line in err.splitlines()] == ["no.txt", "empty.txt"]


def test_a_folder_that_is_no_model(run: Run) -> None:
    code, out, err = run("check", "a.txt", "b.txt", "--model", "folder")

    assert (code, out) == (2, "")
    assert err.startswith("factcheck: error: ")
    assert len(err.splitlines()) == 1


def test_json_goes_to_stdout_alone(run: Run) -> None:
    code, out, err = run("check", "--no-nli", "a.txt", "b.txt", "-f", "json")

    assert (code, err) == (1, "")
    assert json.loads(out)["findings"][0]["rule_id"] == "FC101"


def test_further_reports_are_written_beside_the_printed_one(run: Run) -> None:
    code, out, _ = run(
        "check",
        "--no-nli",
        "a.txt",
        "b.txt",
        "--report",
        "json=out.json",
        "--report",
        "text=out.txt",
    )

    assert code == 1
    assert "error[FC101 number-conflict]" in out
    assert json.loads(Path("out.json").read_text())["summary"]["conflicts"] == 1
    assert Path("out.txt").read_text() == out
    assert not list(Path().glob(".out*"))


def test_standard_input_is_a_version(run: Run) -> None:
    code, out, _ = run("check", "--no-nli", "a.txt", "-", stdin=THEIRS)

    assert code == 1
    assert "-:1:1" in out


def test_the_candidate_comes_first(run: Run) -> None:
    _, out, _ = run("check", "--no-nli", "a.txt", "b.txt", "--candidate", "b.txt")

    assert out.startswith("b.txt:1:1: error")


def test_a_day_given_resolves_the_weekday(run: Run) -> None:
    Path("d1.txt").write_text("The court ruled on Monday.\n")
    Path("d2.txt").write_text("The court ruled on Dec. 9, 2024.\n")
    days = ["--published", "d1.txt=2024-12-17", "--published", "d2.txt=2024-12-17"]

    assert run("check", "--no-nli", "d1.txt", "d2.txt")[0] == 0
    assert run("check", "--no-nli", "d1.txt", "d2.txt", *days)[0] == 1


def test_the_settings_may_give_the_day_of_stories_that_are_not_checked(run: Run) -> None:
    Path("old.txt").write_text("The court ruled on Monday.\n")
    Path("factcheck.toml").write_text("[published]\n'old.txt' = 2024-12-17\n")

    assert run("check", "--no-nli", "a.txt", "b.txt")[0] == 1


def test_flags_beat_the_environment_which_beats_the_file(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("factcheck.toml").write_text('fail_on = "never"\n')
    assert run("check", "--no-nli", "a.txt", "b.txt")[0] == 0

    monkeypatch.setenv("FACTCHECK_FAIL_ON", "error")
    assert run("check", "--no-nli", "a.txt", "b.txt")[0] == 1
    assert run("check", "--no-nli", "a.txt", "b.txt", "--fail-on", "never")[0] == 0

    _, out, _ = run("config", "show")
    assert "FACTCHECK_FAIL_ON" in out


def test_claims_shows_what_was_read_with_offsets(run: Run) -> None:
    code, out, _ = run("claims", "a.txt")
    assert code == 0
    assert "quantity: Twelve" in out

    content = json.loads(run("claims", "a.txt", "-f", "json")[1])
    for claim in content["claims"]:
        for row in (*claim["spans"], *claim["facts"]):
            assert OURS[row["start"] : row["end"]] == row["text"]


def test_explain_takes_id_and_name(run: Run) -> None:
    assert run("explain", "FC101")[1] == run("explain", "number-conflict")[1] != ""
    assert run("explain", "number-conflct")[0] == 2


def test_rules_commands(run: Run) -> None:
    assert "FC101" in run("rules", "list")[1]
    assert run("rules", "validate")[0] == 0
    assert json.loads(run("rules", "schema")[1])["$schema"].startswith(
        "http://json-schema.org/draft-07"
    )


def test_a_crash_is_no_finding(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr("factcheck.cli.checking.check", broken)
    code, out, err = run("check", "a.txt", "b.txt")

    assert (code, out) == (3, "")
    assert err.startswith("factcheck: internal error: ZeroDivisionError: by zero")
    assert "Traceback" not in err


def test_ctrl_c_is_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("factcheck.cli.checking.check", interrupted)

    assert run("check", "a.txt", "b.txt")[0] == exits.ExitCode.INTERRUPTED


def _heed_ctrl_c() -> None:
    """What a shell starts in the background ignores Ctrl-C, and its children do: the tests may run there."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_ctrl_c_at_a_real_process(run: Run) -> None:  # noqa: ARG001 -- its folder
    command = [sys.executable, "-m", "factcheck", "check", "-v", "--no-nli", "a.txt", "-"]
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=_heed_ctrl_c,  # noqa: PLW1509 -- this process has no threads
    )
    assert process.stderr is not None
    assert process.stderr.readline().startswith(b"factcheck ")  # it waits for the text now
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)

    assert process.returncode == 130
    assert b"Traceback" not in err


def test_a_closed_pipe_is_quiet(run: Run) -> None:  # noqa: ARG001 -- its folder
    command = f"{sys.executable} -m factcheck rules list | head -1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)  # noqa: S602

    assert done.stderr == ""


def test_no_torch_without_the_model(run: Run) -> None:  # noqa: ARG001 -- its folder
    code = (
        "import sys; sys.argv = ['factcheck', 'check', '--no-nli', 'a.txt', 'b.txt']\n"
        "from factcheck.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "sys.exit(3 if {'torch', 'transformers'} & set(sys.modules) else 0)"
    )

    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode
        == 0
    )


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; from factcheck.cli import app\n"
        "sys.exit(3 if {'torch', 'transformers', 'spacy', 'yaml', 'factcheck.pipeline'} & set(sys.modules) else 0)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_severity_ranks_are_the_order_of_gravity() -> None:
    assert [s.rank for s in (Severity.ERROR, Severity.WARNING, Severity.INFO)] == [0, 1, 2]
