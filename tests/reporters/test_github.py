"""GitHub annotations: what the runner reads back is what was meant."""

from __future__ import annotations

import re

import pytest

from factcheck import Report
from factcheck.model import FindingKind, Location, Severity
from factcheck.reporters import github
from tests.reporters.conftest import HOSTILE, a_finding, a_report

COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


def read(line: str) -> tuple[str, dict[str, str], str]:
    """As the runner of GitHub Actions takes a command apart."""
    found = COMMAND.fullmatch(line)
    assert found, line
    pairs = (pair.split("=", 1) for pair in found[2].split(","))
    given = {key: _property(value) for key, value in pairs}
    return found[1], given, _data(found[3])


def _data(words: str) -> str:
    return words.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def _property(words: str) -> str:
    return _data(words.replace("%3A", ":").replace("%2C", ","))


def annotations(report: Report) -> list[tuple[str, dict[str, str], str]]:
    return [read(line) for line in github.render(report).splitlines()]


def test_one_annotation() -> None:
    assert annotations(a_report(a_finding(1))) == [
        (
            "error",
            {
                "file": "a.txt",
                "line": "1",
                "endLine": "1",
                "col": "1",
                "endColumn": "5",
                "title": "FC101 number-conflict",
            },
            "deaths: nine or eleven (1).\n  b.txt:1: Eleven",
        )
    ]


def test_hostile_text_gives_one_command_and_comes_back_as_words(hostile: Report) -> None:
    ((_, given, message),) = annotations(hostile)

    assert given["file"] == "a,b:c%.txt"
    assert given["title"] == "FC101 x:y,z"
    assert message.startswith(" ".join(re.sub(r"[\x00-\x1f\u202e]", " ", HOSTILE).split()))


@pytest.mark.parametrize(
    ("number", "more"),
    [
        pytest.param(10, None, id="ten-fit"),
        pytest.param(11, "and 1 more", id="the-tenth-speaks-for-the-eleventh"),
        pytest.param(40, "and 30 more", id="forty"),
    ],
)
def test_at_most_ten_of_each_level(number: int, more: str | None) -> None:
    rows = [a_finding(n) for n in range(number)]
    rows += [a_finding(n, severity=Severity.WARNING) for n in range(number)]
    found = annotations(a_report(*rows))

    assert [level for level, _, _ in found] == ["error"] * 10 + ["warning"] * 10
    assert (more is None) == all(" more of this level" not in text for _, _, text in found)
    assert more is None or (more in found[9][2] and more in found[19][2])


def test_the_worst_come_first() -> None:
    rows = [
        a_finding(1, severity=Severity.INFO),
        a_finding(2, kind=FindingKind.REVIEW),
        a_finding(3, severity=Severity.WARNING),
        a_finding(4),
    ]

    found = annotations(a_report(*rows))

    assert [level for level, _, _ in found] == ["error", "warning", "notice", "notice"]
    assert [text.startswith("For review: ") for _, _, text in found] == [False, False, False, True]


def test_no_columns_over_several_lines() -> None:
    text = "Nine\npeople"
    report = a_report(a_finding(locations=(Location("a.txt", 0, 11, 1, 1, text, "", ""),)))
    row = report.documents[0]
    object.__setattr__(row.document, "text", text)

    assert annotations(report)[0][1] == {
        "file": "a.txt",
        "line": "1",
        "endLine": "2",
        "title": "FC101 number-conflict",
    }


def test_the_place_in_a_file_is_annotated(piped: Report) -> None:
    ((_, given, message),) = annotations(piped)

    assert given["file"] == "b.txt"
    assert "\n  stdin:1: " in message


def test_nothing_for_nothing(nothing: Report) -> None:
    assert github.render(nothing) == ""
