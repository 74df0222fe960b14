"""The commands around decisions, as an editor and a CI job use them."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from factcheck import Checker
from factcheck.cli import deciding
from factcheck.decisions import NAME, read_file
from factcheck.readers import read
from factcheck.reporters.json import render

Run = Callable[..., tuple[int, str, str]]

OURS = """\
Twelve people died in the fire in Leeds on Friday, police said.

The acting mayor of Orsk opened the bridge.
"""
THEIRS = """\
Fourteen people died in the fire in Leeds on Friday, police said.

The mayor of Orsk opened the bridge.
"""


@pytest.fixture(autouse=True)
def stories(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "a.md").write_text(OURS, encoding="utf-8")
    (desk / "b.md").write_text(THEIRS, encoding="utf-8")
    monkeypatch.setattr(deciding, "today", lambda: date(2026, 11, 22))
    monkeypatch.setattr(deciding, "editor", lambda: "js")


def check(run: Run, *options: str) -> tuple[int, dict[str, Any]]:
    code, out, _ = run("check", "a.md", "b.md", "--no-nli", "-f", "json", *options)
    return code, json.loads(out) if out else {}


@pytest.fixture(scope="module")
def written(rules_only: Checker, tmp_path_factory: pytest.TempPathFactory) -> str:
    """What ``check --report json=r.json`` writes."""
    folder = tmp_path_factory.mktemp("stories")
    for name, text in (("a.md", OURS), ("b.md", THEIRS)):
        (folder / name).write_text(text, encoding="utf-8")
    versions = [read(str(folder / name), document_id=name) for name in ("a.md", "b.md")]
    return render(rules_only.check(versions))


@pytest.fixture
def report(desk: Path, written: str) -> dict[str, Any]:
    """Saved as r.json: two findings."""
    (desk / "r.json").write_text(written, encoding="utf-8")
    found: dict[str, Any] = json.loads(written)
    assert len(found["findings"]) == 2
    return found


def fingerprint(report: dict[str, Any], rule: str = "FC101") -> str:
    return str(next(f["fingerprint"] for f in report["findings"] if f["rule_id"] == rule))


def decide(run: Run, report: dict[str, Any], *options: str) -> tuple[int, str, str]:
    given = {"--report": "r.json", "--decision": "known", "--reason": "seen"}
    words = [word for pair in given.items() if pair[0] not in options for word in pair]
    return run("decisions", "add", fingerprint(report), *words, *options)


def test_a_decided_finding_is_in_the_report_and_fails_nothing(
    run: Run, report: dict[str, Any]
) -> None:
    code, out, _ = decide(run, report, "--until", "2026-12-31")

    assert (code, out) == (
        0,
        f"{NAME}: {fingerprint(report)}  FC101 known 12/14: seen (js, 2026-11-22, until 2026-12-31)\n",
    )
    code, after = check(run)
    assert code == 0
    assert after["summary"]["conflicts"] == report["summary"]["conflicts"] - 1
    assert after["summary"]["decided"] == 1
    decided = next(f for f in after["findings"] if f["rule_id"] == "FC101")
    assert decided["decision"] == {
        "kind": "known",
        "reason": "seen",
        "by": "js",
        "date": "2026-11-22",
        "until": "2026-12-31",
        "origin": "file",
        "place": f"{NAME}:4:5",
    }


@pytest.mark.parametrize(
    ("options", "code"),
    [
        pytest.param([], 0, id="found by its name"),
        pytest.param(["--no-decisions"], 1, id="not asked for"),
        pytest.param(["--decisions", "other.yaml"], 2, id="one that is not there"),
        pytest.param(["--decisions", NAME], 0, id="named"),
        pytest.param(["--fail-on", "warning"], 1, id="the other finding"),
    ],
)
def test_which_decisions_hold(
    options: list[str], code: int, run: Run, report: dict[str, Any]
) -> None:
    decide(run, report)

    assert check(run, *options)[0] == code


def test_a_promise_to_fix_still_fails(run: Run, report: dict[str, Any]) -> None:
    decide(run, report, "--decision", "will-fix")

    code, after = check(run)

    assert code == 1
    assert after["summary"]["decided"] == 0


def test_the_file_lies_beside_the_configuration(
    run: Run, desk: Path, report: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / "factcheck.toml").write_text("nli = false\n")
    (desk / "deep").mkdir()
    for name in ("a.md", "b.md", "r.json"):
        (desk / name).rename(desk / "deep" / name)
    monkeypatch.chdir(desk / "deep")

    decide(run, report)

    assert (desk / NAME).is_file()
    assert check(run)[0] == 0


def test_the_configuration_names_another_file(run: Run, desk: Path, report: dict[str, Any]) -> None:
    (desk / "factcheck.toml").write_text('nli = false\ndecisions = "desk.yaml"\n')

    decide(run, report)

    assert (desk / "desk.yaml").is_file()
    assert not (desk / NAME).exists()
    assert check(run)[0] == 0


@pytest.mark.parametrize(
    ("options", "message"),
    [
        pytest.param(
            ["--decision", "knwon"],
            '--decision: unknown word "knwon", did you mean "known"?'
            " (accepted: accepted-change, false-positive, will-fix, known)",
            id="a misspelt word",
        ),
        pytest.param(["--reason", " "], "--reason: expected a reason, found none", id="no reason"),
        pytest.param(
            ["--until", "soon"], "--until: expected a day as 2026-12-01, found soon", id="no day"
        ),
        pytest.param(
            ["--report", "none.json"],
            "none.json: cannot be read: No such file or directory",
            id="no report",
        ),
    ],
)
def test_a_wrong_word_is_one_line_and_nothing_is_written(
    options: list[str], message: str, run: Run, desk: Path, report: dict[str, Any]
) -> None:
    code, out, errors = decide(run, report, *options)

    assert (code, out, errors) == (2, "", f"factcheck: error: {message}\n")
    assert not (desk / NAME).exists()


@pytest.mark.parametrize("digits", ["0" * 16, "ab"])
def test_a_fingerprint_that_names_no_finding(digits: str, run: Run, report: dict[str, Any]) -> None:
    assert report
    words = ["--report", "r.json", "--decision", "known", "--reason", "x"]
    code, _, errors = run("decisions", "add", digits, *words)

    assert code == 2
    assert errors == (
        f"factcheck: error: {digits}: expected the fingerprint of one finding, found none\n"
    )


def test_the_beginning_of_a_fingerprint_is_enough(run: Run, report: dict[str, Any]) -> None:
    words = ["--report", "r.json", "--decision", "known", "--reason", "x"]

    assert run("decisions", "add", fingerprint(report)[:6], *words)[0] == 0


def test_list_shows_all_and_what_has_expired(
    run: Run, report: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    decide(run, report, "--until", "2026-11-30")
    line = f"{fingerprint(report)}  FC101 known 12/14: seen (js, 2026-11-22, until 2026-11-30)"

    assert run("decisions", "list") == (0, f"{line}\n", "")
    monkeypatch.setattr(deciding, "today", lambda: date(2026, 12, 1))
    assert run("decisions", "list") == (0, f"{line} (expired)\n", "")
    (row,) = json.loads(run("decisions", "list", "-f", "json")[1])
    assert (row["fingerprint"], row["expired"]) == (fingerprint(report), True)


def test_list_of_nothing(run: Run, desk: Path) -> None:
    assert run("decisions", "list") == (0, "", f"no decisions in {desk / NAME}\n")


def test_prune_removes_what_reports_call_unused(
    run: Run, desk: Path, report: dict[str, Any]
) -> None:
    decide(run, report)
    (desk / "b.md").write_text(OURS)
    check(run, "--report", "json=fixed.json")

    assert run("decisions", "prune", "r.json")[1] == "0 decisions removed\n"
    assert run("decisions", "prune", "fixed.json", "--dry-run")[1].endswith(
        "1 decision would be removed\n"
    )
    assert len(read_file(desk / NAME)[0]) == 1
    assert run("decisions", "prune", "fixed.json")[1].endswith("1 decision removed\n")
    assert read_file(desk / NAME)[0] == ()


def test_prune_removes_what_has_expired(run: Run, desk: Path, report: dict[str, Any]) -> None:
    decide(run, report, "--until", "2026-11-21")

    assert run("decisions", "prune")[1].endswith("1 decision removed\n")
    assert read_file(desk / NAME)[0] == ()


def test_prune_absent_removes_what_no_report_uses(
    run: Run, desk: Path, report: dict[str, Any]
) -> None:
    decide(run, report)
    (desk / "a.md").write_text("The bridge was closed.\n")
    (desk / "b.md").write_text("The bridge was open.\n")
    check(run, "--report", "json=other.json")

    assert run("decisions", "prune", "other.json")[1] == "0 decisions removed\n"
    assert (
        run("decisions", "prune", "other.json", "r.json", "--absent")[1] == "0 decisions removed\n"
    )
    assert run("decisions", "prune", "other.json", "--absent")[1].endswith("1 decision removed\n")
    assert run("decisions", "prune", "--absent")[0] == 2


def test_diff_shows_what_is_decided_differently(
    run: Run, desk: Path, report: dict[str, Any]
) -> None:
    decide(run, report)
    (desk / NAME).rename(desk / "old.yaml")
    decide(run, report, "--decision", "false-positive")
    run("baseline", "a.md", "b.md", "--no-nli")
    first, second = fingerprint(report), fingerprint(report, "FC501")

    code, out, _ = run("decisions", "diff", "old.yaml", NAME)

    assert code == 0
    assert [line[:20] for line in out.splitlines()] == [
        f"- {first}  ",
        f"+ {first}  ",
        f"+ {second}  ",
    ]
    assert run("decisions", "diff", NAME, NAME) == (0, "", "")


def test_the_baseline_accepts_all_of_today_and_nothing_of_tomorrow(run: Run, desk: Path) -> None:
    code, out, _ = run("baseline", "a.md", "b.md", "--no-nli")

    assert (code, out) == (0, f"{NAME}: 2 findings accepted as known\n")
    assert check(run, "--fail-on", "info")[0] == 0
    assert (
        run("baseline", "a.md", "b.md", "--no-nli")[1] == f"{NAME}: 0 findings accepted as known\n"
    )
    (desk / "b.md").write_text(THEIRS.replace("Fourteen", "Sixteen"))
    code, after = check(run)
    assert code == 1
    assert after["findings"][0]["message"].endswith(
        "(decided for 12/14 on 2026-11-22, not for these values)"
    )


def test_the_baseline_takes_saved_reports(run: Run, report: dict[str, Any]) -> None:
    assert report

    assert run("baseline", "--from", "r.json")[1] == f"{NAME}: 2 findings accepted as known\n"
    assert check(run, "--fail-on", "info")[0] == 0
    assert run("baseline")[0] == run("baseline", "a.md", "--from", "r.json")[0] == 2


@pytest.mark.parametrize(
    ("answers", "kinds", "last"),
    [
        pytest.param(
            "a\nnew toll\n\nf\nno\n\n",
            ["accepted-change", "false-positive"],
            "1 accepted-change, 1 false-positive",
            id="both",
        ),
        pytest.param("s\nk\nold\n2026-12-01\n", ["known"], "1 known, 1 skipped", id="one skipped"),
        pytest.param("w\nlater\n\nq\n", ["will-fix"], "1 left, 1 will-fix", id="stopped"),
        pytest.param("w\nlater\n\n", ["will-fix"], "1 left, 1 will-fix", id="the answers end"),
        pytest.param("k\n", [], "2 left", id="they end before a reason"),
        pytest.param("", [], "2 left", id="none"),
        pytest.param(
            "x\n?\nK\n\n \nold\nsoon\n\ns\n",
            ["known"],
            "1 known, 1 skipped",
            id="asked again after slips",
        ),
    ],
)
def test_review_writes_each_answer_down(
    answers: str, kinds: list[str], last: str, run: Run, desk: Path, report: dict[str, Any]
) -> None:
    assert report
    code, out, _ = run("review", "r.json", stdin=answers)

    assert code == 0
    assert out.splitlines()[-1] == f"{NAME}: {last}"
    entries = read_file(desk / NAME)[0] if (desk / NAME).exists() else ()
    assert [str(entry.decision.kind) for entry in entries] == kinds


def test_review_shows_both_passages(run: Run, report: dict[str, Any]) -> None:
    assert report

    lines = run("review", "r.json", stdin="q\n")[1].splitlines()

    assert lines[1:5] == [
        "1 of 2: error[FC101 number-conflict]",
        "   people: a.md says Twelve, b.md says Fourteen.",
        "   a.md:1  [Twelve] people died in the fire in Leeds on Friday, police said.",
        "   b.md:1  [Fourteen] people died in the fire in Leeds on Friday, police said.",
    ]


def test_review_does_not_ask_twice(run: Run, report: dict[str, Any]) -> None:
    assert report
    run("review", "r.json", stdin="k\nold\n\nk\nold\n\n")

    assert run("review", "r.json", stdin="")[1] == f"{NAME}: nothing to decide\n"


def test_a_mistake_in_the_copy_stops_the_check(run: Run, desk: Path) -> None:
    (desk / "b.md").write_text("<!-- factcheck-ignore-next FC101 -->\n" + THEIRS)

    code, out, errors = run("check", "a.md", "b.md", "--no-nli", "--candidate", "b.md")

    assert (code, out) == (2, "")
    assert errors == (
        'factcheck: error: b.md:1:1: factcheck comment: expected " -- " and a reason, found none\n'
    )


def test_a_comment_in_the_candidate_decides(run: Run, desk: Path) -> None:
    (desk / "b.md").write_text("<!-- factcheck-ignore-next FC101 -- seen -->\n" + THEIRS)

    assert check(run)[0] == 1
    assert check(run, "--candidate", "b.md")[0] == 0
    assert check(run, "--candidate", "b.md", "--no-decisions")[0] == 1


def test_the_text_report_counts_what_is_decided(run: Run, report: dict[str, Any]) -> None:
    decide(run, report)

    _, out, _ = run("check", "a.md", "b.md", "--no-nli")

    assert "FC101" not in out
    assert "1 conflict needs a decision (1 warning); 1 decided." in out


@pytest.mark.parametrize("word", ["FC001", "decision-expired", "fc002", "decision-unused"])
def test_a_remark_is_explained(word: str, run: Run) -> None:
    code, out, _ = run("explain", word)

    assert code == 0
    assert out.splitlines()[0] in {
        "FC001 decision-expired (warning)",
        "FC002 decision-unused (info)",
    }
