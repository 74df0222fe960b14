"""What the reports look like, down to the last sign."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from factcheck.model import (
    Document,
    DocumentSummary,
    Evidence,
    Finding,
    FindingKind,
    FindingType,
    Group,
    Judgement,
    Location,
    ModelIdentity,
    NotChecked,
    Report,
    RuleIdentity,
    Scores,
    Severity,
)
from factcheck.reporters import json as json_report
from factcheck.reporters import text as text_report

OURS = "Twelve people died in the fire, police said."
THEIRS = "14 people died in the fire, police said."


def spot(document: Document, words: str, value: str) -> Location:
    start = document.text.index(words)
    line, column = document.position(start)
    return Location(document.id, start, start + len(words), line, column, words, value, "")


def finding(
    *spots: Location, kind: FindingKind = FindingKind.CONFLICT, message: str = "deaths: 12 or 14."
) -> Finding:
    scores = Scores(0.01, 0.09, 0.9)
    return Finding(
        fingerprint="0123456789abcdef",
        rule_id="FC101",
        rule_name="number-conflict",
        type=FindingType.NUMBER,
        severity=Severity.ERROR,
        kind=kind,
        confidence=0.9,
        message=message,
        advice="Check the figure at its source.",
        locations=spots,
        groups=tuple(Group(s.value, (s.document,)) for s in spots),
        outliers=(),
        evidence=Evidence(0.8, Judgement(scores, scores)),
    )


def report(
    *findings: Finding, texts: dict[str, str], not_checked: tuple[NotChecked, ...] = ()
) -> Report:
    return Report(
        tool_version="1.2.3",
        rules=(RuleIdentity("FC101", "a" * 64),),
        model=ModelIdentity("tiny", "b" * 64, calibrated=True),
        documents=tuple(DocumentSummary(Document(id=i, text=t), 2, 1) for i, t in texts.items()),
        findings=findings,
        not_checked=not_checked,
        pairs_compared=1,
        claims_without_counterpart=0,
    )


def two(**options: Any) -> Report:
    ours, theirs = Document(id="v1.txt", text=OURS), Document(id="v2.txt", text=THEIRS)
    row = finding(spot(ours, "Twelve", "12"), spot(theirs, "14", "14"), **options)
    return report(row, texts={"v1.txt": OURS, "v2.txt": THEIRS})


def test_text_report() -> None:
    assert text_report.render(two()) == (
        "v1.txt:1:1: error[FC101 number-conflict] deaths: 12 or 14.\n"
        "   v1.txt:1 | Twelve people died in the fire, police said.\n"
        "            | ^^^^^^\n"
        "   v2.txt:1 | 14 people died in the fire, police said.\n"
        "            | ~~\n"
        "   why: v1.txt: 12; v2.txt: 14; model: 90% contradiction; confidence 90%\n"
        "   advice: Check the figure at its source.\n"
        "\n"
        "1 conflict needs a decision (1 error).\n"
        "4 claims in 2 versions, 1 pair compared; 0 had no counterpart.\n"
    )


def test_text_report_of_nothing_says_what_was_compared() -> None:
    assert text_report.render(report(texts={"a": OURS, "b": OURS})) == (
        "No conflicts found.\n4 claims in 2 versions, 1 pair compared; 0 had no counterpart.\n"
    )


def test_reviews_stand_apart_and_are_not_counted() -> None:
    shown = text_report.render(two(kind=FindingKind.REVIEW))

    assert "For review, not counted as conflicts:" in shown
    assert "No conflicts found; 1 for review." in shown


def test_what_was_not_checked_is_said() -> None:
    gap = NotChecked("a", "no claims found", 0, 5)

    assert "not checked: a: no claims found" in text_report.render(
        report(texts={"a": "* * *"}, not_checked=(gap,))
    )


def test_findings_below_the_level_are_counted_though_not_shown() -> None:
    low = replace(two().findings[0], severity=Severity.WARNING)
    shown = text_report.render(
        replace(two(), findings=(two().findings[0], low)), min_severity=Severity.ERROR
    )

    assert "warning[" not in shown
    assert "2 conflicts need a decision (1 error, 1 warning)." in shown
    assert shown.endswith("1 finding below error not shown.\n")


def test_carets_stand_under_the_words_after_wide_signs() -> None:
    text = "東京で Twelve people died."
    ours, theirs = Document(id="a", text=text), Document(id="b", text=THEIRS)
    lines = text_report.render(
        report(
            finding(spot(ours, "Twelve", "12"), spot(theirs, "14", "14")),
            texts={"a": text, "b": THEIRS},
        )
    ).splitlines()

    # Three wide signs take six columns where len() counts three.
    assert lines[2].index("^") == lines[1].index("Twelve") + 3


@pytest.mark.parametrize("width", [40, 80, 120])
def test_long_paragraphs_are_cut_around_the_words(width: int) -> None:
    text = "word " * 200 + "Twelve died " + "more " * 200
    ours, theirs = Document(id="a", text=text), Document(id="b", text=THEIRS)
    row = finding(spot(ours, "Twelve", "12"), spot(theirs, "14", "14"))
    lines = text_report.render(
        report(row, texts={"a": text, "b": THEIRS}), width=width
    ).splitlines()
    passage = next(line for line in lines if line.startswith("   a:1 |"))

    assert "Twelve" in passage
    assert len(passage) <= width


def test_article_text_cannot_steer_the_terminal() -> None:
    text = "\x1b[2J\x07Twelve\u202e people died."
    ours, theirs = Document(id="a", text=text), Document(id="b", text=THEIRS)
    row = finding(spot(ours, "Twelve", "12"), spot(theirs, "14", "14"), message="x\x1b[31m")
    shown = text_report.render(report(row, texts={"a": text, "b": THEIRS}))

    assert not {"\x1b", "\x07", "\u202e"} & set(shown)


def test_colours_only_when_asked() -> None:
    assert "\x1b[" not in text_report.render(two())
    assert "\x1b[31;1merror\x1b[0m" in text_report.render(two(), color=True)


def test_at_most_eight_places_are_shown() -> None:
    texts = {f"v{n}": OURS for n in range(12)}
    spots = [spot(Document(id=name, text=text), "Twelve", "12") for name, text in texts.items()]

    assert "   and 4 more\n" in text_report.render(report(finding(*spots), texts=texts))


def schema() -> Any:
    return json.loads(files("factcheck").joinpath("schemas/report.v1.schema.json").read_text())


def test_json_report_is_valid_and_complete() -> None:
    content = json.loads(json_report.render(two()))

    jsonschema.validate(content, schema())
    assert set(content) == set(schema()["properties"])
    assert set(content["documents"][0]) == set(
        schema()["properties"]["documents"]["items"]["properties"]
    )
    assert content["findings"][0]["locations"][1] == {
        "document": "v2.txt", "start": 0, "end": 2, "line": 1, "column": 1, "text": "14", "value": "14", "claim": "",
    }  # fmt: skip
    assert content["summary"]["by_severity"] == {"error": 1, "warning": 0, "info": 0}


def test_the_page_on_the_json_report_names_every_key() -> None:
    page = (Path(__file__).parents[2] / "docs" / "json-report.md").read_text(encoding="utf-8")
    parts = schema()["properties"]
    below = schema()["definitions"]["finding"]["properties"]
    keys = {
        *parts,
        *parts["documents"]["items"]["properties"],
        *parts["alignment"]["items"]["properties"],
        *parts["summary"]["properties"],
        *below,
        *below["locations"]["items"]["properties"],
        *below["decision"]["oneOf"][1]["properties"],
    }

    assert {key for key in keys if f"`{key}`" not in page} == set()


def test_json_report_without_a_model_says_null() -> None:
    content = json.loads(json_report.render(replace(two(), model=None)))

    jsonschema.validate(content, schema())
    assert content["tool"]["model"] is None


def test_json_report_keeps_the_letters_of_the_text() -> None:
    assert "“Tärtüs”" in json_report.render(report(texts={"“Tärtüs”": "x"}))
