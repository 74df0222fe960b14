"""Comments in the copy: what they hold for, and every slip in one is an error."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck import Checker, Document, Report
from factcheck.decisions import apply, gather
from factcheck.errors import DecisionError
from factcheck.model import DecisionKind, DecisionOrigin
from factcheck.readers import read
from tests.decisions.deciding import TODAY

OURS = "Twelve people died in the fire in Leeds on Friday, police said."
THEIRS = "Fourteen people died in the fire in Leeds on Friday, police said."
NEXT = "factcheck-ignore-next"


def page(text: str, name: str = "new.md") -> Document:
    return read("-", stdin=text.encode(), stdin_name=name, document_id=name)


def checked(
    checker: Checker, new: Document, old: str = OURS, *, candidate: str | None = "new.md"
) -> Report:
    documents = [page(old, "old.md"), new]
    decisions = gather(None, documents, candidate, checker.rulebook.known, model=False)
    return apply(checker.check(documents, candidate=candidate), decisions, TODAY)


HELD = [
    pytest.param(f"<!-- {NEXT} FC101 -- seen -->\n{THEIRS}", id="above the paragraph"),
    pytest.param(f"<!-- {NEXT} FC101 -- seen --> {THEIRS}", id="on its line"),
    pytest.param(
        f"It rained.\n\n<!-- {NEXT} FC101 -- seen -->\n\n{THEIRS}", id="a blank line between"
    ),
    pytest.param(f"It rained. <!-- {NEXT} FC101 -- seen --> {THEIRS}", id="inside the paragraph"),
    pytest.param(f"<!-- {NEXT} number-conflict -- seen -->\n{THEIRS}", id="by the rule's name"),
    pytest.param(f"<!-- {NEXT} fc101 -- seen -->\n{THEIRS}", id="in small letters"),
    pytest.param(f"<!-- {NEXT} FC201, FC101 -- seen -->\n{THEIRS}", id="two rules"),
    pytest.param(f"<!--{NEXT} FC101 -- seen-->\n{THEIRS}", id="no spaces"),
    pytest.param(f'<!-- {NEXT} FC101["12"~"14"] -- seen -->\n{THEIRS}', id="values of the report"),
    pytest.param(
        f'<!-- {NEXT} FC101["fourteen"~"Twelve"] -- seen -->\n{THEIRS}', id="values of the copy"
    ),
    pytest.param(f"<!-- {NEXT} FC101 until=2026-11-22 -- seen -->\n{THEIRS}", id="on its last day"),
    pytest.param(
        f"<!-- factcheck-ignore-start FC101 -- seen -->\n\nIt rained.\n\n{THEIRS}\n\n<!-- factcheck-ignore-end -->",
        id="in a block",
    ),
    pytest.param(f"- <!-- {NEXT} FC101 -- seen --> {THEIRS}", id="in a list"),
    pytest.param(f"<!-- {NEXT} FC101\n     -- seen -->\n{THEIRS}", id="over two lines"),
]

NOT_HELD = [
    pytest.param(f"{THEIRS}\n\n<!-- {NEXT} FC101 -- seen -->\n", id="below"),
    pytest.param(f"<!-- {NEXT} FC101 -- seen -->\nIt rained.\n\n{THEIRS}", id="another paragraph"),
    pytest.param(f"<!-- {NEXT} FC201 -- seen -->\n{THEIRS}", id="another rule"),
    pytest.param(f'<!-- {NEXT} FC101["12"~"15"] -- seen -->\n{THEIRS}', id="another value"),
    pytest.param(f'<!-- {NEXT} FC101["12"~"13"~"14"] -- seen -->\n{THEIRS}', id="a value too many"),
    pytest.param(f"<!-- {NEXT} FC101 until=2026-11-21 -- seen -->\n{THEIRS}", id="the day after"),
    pytest.param(
        f"<!-- factcheck-ignore-start FC101 -- seen -->\n\nIt rained.\n\n<!-- factcheck-ignore-end -->\n\n{THEIRS}",
        id="behind the block",
    ),
    pytest.param(f"`<!-- {NEXT} FC101 -- seen -->` {THEIRS}", id="shown as code"),
    pytest.param(f"<!-- please {NEXT} FC101 -- seen -->\n{THEIRS}", id="a note among people"),
]


@pytest.mark.parametrize("text", HELD)
def test_a_comment_decides(text: str, rules_only: Checker) -> None:
    report = checked(rules_only, page(text))

    (finding,) = report.decided_findings
    assert report.conflicts == ()
    assert finding.decision is not None
    assert (finding.decision.kind, finding.decision.origin) == (
        DecisionKind.KNOWN,
        DecisionOrigin.INLINE,
    )
    assert finding.decision.reason == "seen"
    assert finding.decision.place.startswith("new.md:")


@pytest.mark.parametrize("text", NOT_HELD)
def test_a_comment_that_does_not_fit_decides_nothing(text: str, rules_only: Checker) -> None:
    report = checked(rules_only, page(text))

    assert [finding.rule_id for finding in report.conflicts] == ["FC101"]
    assert report.decided_findings == ()


def test_html_has_the_same_comments(rules_only: Checker) -> None:
    body = f"<p>It rained.</p>\n<!-- {NEXT} FC101 -- seen -->\n<p>{THEIRS}</p>"
    new = page(f"<html><body><article>{body}</article></body></html>", "new.html")

    assert [(d.line, d.column) for d in new.directives] == [(2, 1)]
    assert checked(rules_only, new, candidate="new.html").decided_findings


@pytest.mark.parametrize("name", ["new.md", "new.html"])
def test_comments_do_not_change_the_text(name: str) -> None:
    bare = page(f"<p>It rained.</p>\n\n<p>{THEIRS}</p>", name)
    noted = page(f"<p>It rained.</p>\n<!-- {NEXT} FC101 -- seen -->\n<p>{THEIRS}</p>", name)

    assert (noted.text, noted.paragraphs) == (bare.text, bare.paragraphs)
    assert noted.warnings == bare.warnings == ()
    assert bare.directives == ()


def test_an_old_version_cannot_silence_a_new_one(rules_only: Checker) -> None:
    old = f"<!-- {NEXT} FC101 -- seen -->\n{OURS}"

    assert checked(rules_only, page(THEIRS), old).conflicts
    assert checked(rules_only, page(THEIRS), old, candidate="old.md").conflicts == ()


def test_without_a_candidate_no_comment_holds_and_the_report_says_so(rules_only: Checker) -> None:
    report = checked(rules_only, page(f"<!-- {NEXT} FC101 -- seen -->\n{THEIRS}"), candidate=None)

    assert report.conflicts
    assert report.documents[1].document.warnings == (
        "1 factcheck comment not heard: they hold in the version that --candidate names",
    )


def test_a_finding_with_places_outside_the_passage_stays(rules_only: Checker) -> None:
    """The number is wrong in the headline too, and nobody has accepted it there."""
    text = f"# Fourteen people died in a fire in Leeds\n\n<!-- {NEXT} FC101 -- seen -->\n{THEIRS}"
    both = f"<!-- {NEXT} FC101 -- so too -->\n{text}"

    one, two = (
        {finding.rule_id for finding in checked(rules_only, page(copy)).conflicts}
        for copy in (text, both)
    )
    assert "FC101" in one - two


@pytest.mark.parametrize(
    ("comment", "rule", "message"),
    [
        pytest.param(
            f"{NEXT} FC201 -- seen",
            "FC002",
            "the factcheck comment in line 3 on FC201 fits no finding any more: seen",
            id="another rule",
        ),
        pytest.param(
            f"{NEXT} FC101, FC201 -- seen",
            "FC002",
            "the factcheck comment in line 3 on FC201 fits no finding any more: seen",
            id="one of two rules",
        ),
        pytest.param(
            f"{NEXT} FC101 until=2026-11-01 -- seen",
            "FC001",
            "the factcheck comment in line 3 on FC101 has expired on 2026-11-01: seen",
            id="expired",
        ),
    ],
)
def test_a_comment_that_has_had_its_day_is_remarked_on(
    comment: str, rule: str, message: str, rules_only: Checker
) -> None:
    report = checked(rules_only, page(f"It rained.\n\n<!-- {comment} -->\n{THEIRS}"))

    (remark,) = report.hygiene
    spot = remark.locations[0]
    assert (remark.rule_id, remark.message) == (rule, message)
    assert (spot.document, spot.line, spot.column) == ("new.md", 4, 1)
    assert spot.text == report.document("new.md").text[spot.start : spot.end] == "Fourteen"


@pytest.mark.parametrize(
    "comment",
    [
        pytest.param(f"{NEXT} FC601 -- seen", id="the model did not run"),
        pytest.param(f"{NEXT} FC101 -- seen", id="used"),
    ],
)
def test_a_comment_that_may_be_needed_is_not_remarked_on(comment: str, rules_only: Checker) -> None:
    assert checked(rules_only, page(f"<!-- {comment} -->\n{THEIRS}")).hygiene == ()


MISTAKES = [
    pytest.param(
        f"{NEXT} FC101 seen",
        'factcheck comment: expected " -- " and a reason, found none',
        id="no reason",
    ),
    pytest.param(
        f"{NEXT} FC101 --",
        'factcheck comment: expected " -- " and a reason, found none',
        id="an empty reason",
    ),
    pytest.param(
        f"{NEXT} -- seen",
        "factcheck comment: expected the id or name of a rule, found none",
        id="no rule silences nothing, and never all",
    ),
    pytest.param(
        f"{NEXT} number-conflit -- seen",
        'no rule is called number-conflit, did you mean "number-conflict"? (see: factcheck rules list)',
        id="a misspelt rule",
    ),
    pytest.param(
        "factcheck-ingore-next FC101 -- seen",
        'factcheck comment: unknown word "ingore-next", did you mean "ignore-next"?'
        " (accepted: ignore-next, ignore-start, ignore-end)",
        id="a misspelt word",
    ),
    pytest.param(
        "factcheck: ignore-next FC101 seen",
        'factcheck comment: expected " -- " and a reason, found none',
        id="in another manner",
    ),
    pytest.param(
        f'{NEXT} FC101["12"] -- seen',
        'FC101: expected two values as ["12"~"14"], was: ["12"]',
        id="one value",
    ),
    pytest.param(
        f'{NEXT} FC101["12","14"] -- seen',
        'FC101: expected two values as ["12"~"14"], was: ["12","14"]',
        id="a comma between the values",
    ),
    pytest.param(
        f"{NEXT} FC101[12~14] -- seen",
        'FC101: expected two values as ["12"~"14"], was: [12~14]',
        id="values without quotes",
    ),
    pytest.param(
        f"{NEXT} FC101 until=tomorrow -- seen",
        "until: expected a day as 2026-12-01, was: tomorrow",
        id="a day in words",
    ),
    pytest.param(
        f"{NEXT} FC101; FC201 -- seen",
        'factcheck comment: expected a rule as FC101["12"~"14"], was: FC101;',
        id="a semicolon",
    ),
    pytest.param(
        "factcheck-ignore-start FC101 -- seen",
        "factcheck-ignore-start: no factcheck-ignore-end follows",
        id="a block that is not closed",
    ),
    pytest.param(
        "factcheck-ignore-end",
        "factcheck-ignore-end: no factcheck-ignore-start stands before it",
        id="a block that was not opened",
    ),
    pytest.param(
        "factcheck-ignore-end FC101",
        "factcheck-ignore-end: expected nothing behind it, was: FC101",
        id="a word behind the end",
    ),
]


@pytest.mark.parametrize(("comment", "message"), MISTAKES)
def test_a_slip_is_an_error_with_its_place(comment: str, message: str, rules_only: Checker) -> None:
    with pytest.raises(DecisionError) as caught:
        checked(rules_only, page(f"It rained.\n\n<!-- {comment} -->\n{THEIRS}"))

    assert str(caught.value) == f"new.md:3:1: {message}"


def test_a_comment_that_never_ends_is_an_error(rules_only: Checker) -> None:
    new = page(f"<p>{THEIRS}</p><!-- {NEXT} FC101 -- seen", "new.html")

    with pytest.raises(DecisionError, match="expected --> at its end"):
        checked(rules_only, new, candidate="new.html")


def test_all_slips_are_told_at_once(rules_only: Checker) -> None:
    text = f"<!-- {NEXT} -- a -->\n{THEIRS}\n\n<!-- {NEXT} FC1 -- b -->\nIt rained.\n"

    with pytest.raises(DecisionError) as caught:
        checked(rules_only, page(text))

    assert [line.split(": ")[0] for line in str(caught.value).splitlines()] == [
        "new.md:1:1",
        "new.md:4:1",
    ]


def test_the_last_day_is_a_day_of_the_comment() -> None:
    new = page(f"<!-- {NEXT} FC101 until=2026-12-01 -- a -- b -->\n{THEIRS}")
    rules = Checker(nli=False).rulebook.known
    (mark,) = gather(None, [new], "new.md", rules).marks

    assert (mark.until, mark.reason) == (date(2026, 12, 1), "a -- b")
