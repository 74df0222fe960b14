"""The Word report: which file, which findings, and what a comment says."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx as python_docx
import pytest
from typer.testing import CliRunner

from factcheck import Checker, Document, Report
from factcheck.cli.app import app
from factcheck.cli.exits import ExitCode
from factcheck.errors import FactcheckError, OutputError, ReadError
from factcheck.model import Decision, DecisionKind, FindingKind
from factcheck.readers import read
from factcheck.reporters import docx

OURS = (
    "Ferry sinks off Veldin",
    "Twelve people died on Monday, police said.",
    "It took nine hours.",
)
THEIRS = (
    "Fourteen people died on Monday, police said.",
    "It took nine hours.",
    "Nobody was saved.",
)


def save(path: Path, *paragraphs: str) -> Path:
    document = python_docx.Document()
    for words in paragraphs:
        document.add_paragraph(words)
    document.save(str(path))
    return path


@pytest.fixture
def versions(tmp_path: Path) -> tuple[Path, Path]:
    other = tmp_path / "wire.txt"
    other.write_text("\n\n".join(THEIRS))
    return save(tmp_path / "story.docx", *OURS), other


@pytest.fixture
def report(versions: tuple[Path, Path], rules_only: Checker) -> Report:
    return rules_only.check([read(str(path)) for path in versions], candidate=str(versions[0]))


def test_the_command_writes_the_file(versions: tuple[Path, Path], tmp_path: Path) -> None:
    story, wire = map(str, versions)
    reviewed = tmp_path / "reviewed.docx"
    options = ["--candidate", story, "--no-nli", "--no-cache", "--report", f"docx={reviewed}"]
    result = CliRunner().invoke(app, ["check", wire, story, *options])

    assert result.exit_code == ExitCode.FINDINGS
    assert len(comments(reviewed.read_bytes())) == 1


def comments(data: bytes) -> list[str]:
    return [row.text for row in python_docx.Document(io.BytesIO(data)).comments]


def test_a_comment_says_what_is_wrong_what_the_other_says_and_what_to_do(report: Report) -> None:
    (finding,) = report.findings
    (text,) = comments(docx.render(report))
    other = report.documents[1].document.id

    assert text.split("\n") == [
        finding.message,
        f"{other}: “Fourteen people died on Monday, police said.”",
        finding.advice,
        f"FC101 number-conflict, error · {finding.fingerprint}",
    ]


def test_the_original_is_not_touched(report: Report, versions: tuple[Path, Path]) -> None:
    before = versions[0].read_bytes()
    docx.render(report)

    assert versions[0].read_bytes() == before


def decided(report: Report, kind: DecisionKind) -> Report:
    (finding,) = report.findings
    return replace(report, findings=(replace(finding, decision=Decision(kind, "checked")),))


@pytest.mark.parametrize(
    ("kind", "count"),
    [
        (DecisionKind.FALSE_POSITIVE, 0),
        (DecisionKind.ACCEPTED_CHANGE, 0),
        (DecisionKind.KNOWN, 0),
        (DecisionKind.WILL_FIX, 1),
    ],
)
def test_what_was_settled_is_not_said_again(report: Report, kind: DecisionKind, count: int) -> None:
    assert len(comments(docx.render(decided(report, kind)))) == count


def test_a_finding_elsewhere_gives_no_comment(report: Report) -> None:
    (finding,) = report.findings
    elsewhere = replace(finding, locations=finding.locations[1:])

    assert comments(docx.render(replace(report, findings=(elsewhere,)))) == []


def test_a_review_item_says_that_it_is_one(report: Report) -> None:
    (finding,) = report.findings
    weaker = replace(finding, kind=FindingKind.REVIEW)

    assert comments(docx.render(replace(report, findings=(weaker,))))[0].startswith(
        f"Worth a look: {finding.message}"
    )


def test_two_places_of_one_version_are_one_comment(report: Report) -> None:
    (finding,) = report.findings
    ours, theirs = finding.locations
    start = report.documents[0].document.text.index("nine hours")
    more = replace(ours, start=start, end=start + 10, text="nine hours")
    both = replace(finding, locations=(ours, more, theirs))
    (text,) = comments(docx.render(replace(report, findings=(both,))))

    assert "This version also: “It took nine hours.”" in text


def test_without_a_candidate_the_first_word_file_is_it(
    versions: tuple[Path, Path], rules_only: Checker
) -> None:
    story, wire = versions
    report = rules_only.check([read(str(wire)), read(str(story))])

    assert len(comments(docx.render(report))) == 1


def test_a_long_paragraph_is_quoted_around_the_words(report: Report) -> None:
    row = report.documents[1]
    longer = " ".join(f"word{n}" for n in range(60))
    text = f"{longer} Fourteen people {longer}\n\nEnd."
    (finding,) = report.findings
    ours, theirs = finding.locations
    start = text.index("Fourteen")
    there = replace(theirs, start=start, end=start + 8)
    other = replace(row, document=replace(row.document, text=text))
    changed = replace(
        report,
        documents=(report.documents[0], other),
        findings=(replace(finding, locations=(ours, there)),),
    )
    (said,) = comments(docx.render(changed))
    quoted = said.split("\n")[1]

    assert quoted.endswith(" …”")
    assert "“… word" in quoted
    assert "Fourteen people" in quoted
    assert len(quoted) < 300


def no_word_candidate(report: Report) -> Report:
    return replace(report, candidate=report.documents[1].document.id)


def no_word_file(report: Report) -> Report:
    return replace(report, candidate=None, documents=report.documents[1:])


def gone(report: Report) -> Report:
    Path(report.candidate or "").unlink()
    return report


def edited(report: Report) -> Report:
    save(Path(report.candidate or ""), *OURS[:-1], "It took ten hours.")
    return report


def no_longer_word(report: Report) -> Report:
    Path(report.candidate or "").write_bytes(b"plain")
    return report


def never_a_file(report: Report) -> Report:
    row = report.documents[0]
    bare = replace(row, document=Document(id=row.document.id, text=row.document.text))
    return replace(report, documents=(bare, *report.documents[1:]))


@pytest.mark.parametrize(
    ("change", "error", "says"),
    [
        (
            no_word_candidate,
            OutputError,
            r"^docx: expected a candidate that is .* found .*wire.txt$",
        ),
        (no_word_file, OutputError, r"^docx: expected a version that is .* found .*wire.txt$"),
        (gone, OutputError, r"story.docx: expected the Word file that was checked, found: No such"),
        (
            edited,
            OutputError,
            r"story.docx: expected the text that was checked, .* check it again$",
        ),
        (no_longer_word, ReadError, r"story.docx: expected a Word file"),
        (never_a_file, OutputError, r"^docx: expected a candidate that is a Word file"),
    ],
)
def test_refusals(
    report: Report, change: Callable[[Report], Report], error: type[FactcheckError], says: str
) -> None:
    with pytest.raises(error, match=says):
        docx.render(change(report))
