"""Only the lines of the entries concerned change: comments, order and line ends stay as people wrote them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.decisions.editing import with_entries, without
from factcheck.decisions.entries import Entry, read_entries
from factcheck.errors import DecisionError
from factcheck.model import Decision, DecisionKind
from factcheck.rulebook.positions import Position, Problems

A, B, C = "a" * 16, "b" * 16, "c" * 16


def entry(fingerprint: str, reason: str = "seen", *values: str) -> Entry:
    said = Decision(DecisionKind.KNOWN, reason, "js", date(2026, 11, 22))
    return Entry(Position(""), fingerprint, "FC101", values or ("12", "14"), ("One.", "Two."), said)


def read(text: str) -> tuple[Entry, ...]:
    problems = Problems()
    entries = read_entries(text, "d.yaml", problems)
    assert problems.found == []
    return entries


WRITTEN = f"""\
# House rules: ask Ann before you add to this file.
schema: factcheck.decisions/v1

decisions:
  # the flood
  - fingerprint: "{A}"   # see mail of 3 May
    rule: FC101
    values: ["12", "14"]
    decision: known
    # the agency said so
    reason: 'it''s fine # really'

  # the fire
  - fingerprint: {B}
    rule: FC101
    values:
      - "1"
      - "2"
    decision: known
    reason: >
      a long
      story

# end
"""


def test_a_new_file_says_what_it_is() -> None:
    text = with_entries("", [entry(A)])

    assert text == (
        '# What was decided about findings of factcheck. Comments are kept; "factcheck decisions list" shows all.\n'
        "schema: factcheck.decisions/v1\n"
        "decisions:\n"
        f'  - fingerprint: "{A}"\n'
        "    rule: FC101\n"
        '    values: ["12", "14"]\n'
        '    excerpts: ["One.", "Two."]\n'
        "    decision: known\n"
        '    reason: "seen"\n'
        '    by: "js"\n'
        "    date: 2026-11-22\n"
    )


def test_an_entry_is_added_behind_the_last_and_the_rest_stays() -> None:
    text = with_entries(WRITTEN, [entry(C)])

    assert [e.fingerprint for e in read(text)] == [A, B, C]
    start, end = text.index(f'  - fingerprint: "{C}"'), text.index("\n# end")
    assert text[:start] + text[end:] == WRITTEN


def test_an_entry_is_replaced_in_its_place_and_its_comments_stay() -> None:
    text = with_entries(WRITTEN, [entry(A, "other")])

    assert [(e.fingerprint, e.decision.reason) for e in read(text)] == [
        (A, "other"),
        (B, "a long story"),
    ]
    for comment in (
        "# see mail of 3 May",
        "# the agency said so",
        "# the flood",
        "# the fire",
        "# end",
    ):
        assert text.count(comment) == 1
    assert "really" not in text


def test_an_entry_is_taken_out_and_the_rest_stays() -> None:
    text = without(WRITTEN, [B])

    assert [e.fingerprint for e in read(text)] == [A]
    assert text == WRITTEN[: WRITTEN.index("  - fingerprint: b")] + "\n# end\n"


def test_the_last_entry_leaves_an_empty_list() -> None:
    text = without(WRITTEN, [A, B])

    assert read(text) == ()
    assert text.count("#") == WRITTEN.count("#") - 3  # two in the entry, one in a reason
    assert [e.fingerprint for e in read(with_entries(text, [entry(C)]))] == [C]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("schema: factcheck.decisions/v1\ndecisions: []\n", id="empty list"),
        pytest.param(
            "schema: factcheck.decisions/v1\ndecisions: [ ] # none\n", id="with a comment"
        ),
        pytest.param("schema: factcheck.decisions/v1\ndecisions:\n", id="nothing"),
        pytest.param("schema: factcheck.decisions/v1\ndecisions:", id="no line end"),
        pytest.param("decisions: []\nschema: factcheck.decisions/v1\n", id="not the last key"),
        pytest.param("decisions:\n# none yet\nschema: factcheck.decisions/v1", id="comment below"),
        pytest.param("# only a comment\n", id="only a comment"),
    ],
)
def test_a_file_without_entries_takes_the_first(text: str) -> None:
    found = with_entries(text, [entry(A), entry(B)])

    assert [e.fingerprint for e in read(found)] == [A, B]
    assert found.count("#") >= text.count("#")


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(f"- fingerprint: {A}\n  ", id="without indent"),
        pytest.param(f"      - fingerprint: {A}\n        ", id="with a wide one"),
        pytest.param(f"  -\n    fingerprint: {A}\n    ", id="dash on its own line"),
        pytest.param(f"  - # one-two\n    # a-b\n    fingerprint: {A}\n    ", id="comments"),
        pytest.param(f"  -   fingerprint: {A}\n      ", id="spaces behind the dash"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_any_way_of_writing_the_list_is_kept(lines: str, newline: str) -> None:
    keys = ["rule: FC101", "values: [x, y]", "decision: known", "reason: r"]
    indent = lines.rsplit("\n", maxsplit=1)[1]
    text = "schema: factcheck.decisions/v1\ndecisions:\n" + lines + f"\n{indent}".join(keys)
    text = text.replace("\n", newline)

    found = with_entries(text, [entry(B)])

    assert found.startswith(text)
    assert found.replace("\r\n", "").count("\n") == (0 if newline == "\r\n" else found.count("\n"))
    assert [e.fingerprint for e in read(found)] == [A, B]
    assert [e.fingerprint for e in read(without(found, [A]))] == [B]


def test_a_list_in_brackets_is_refused() -> None:
    row = f"{{fingerprint: {A}, rule: FC101, values: [a], decision: known, reason: r}}"
    text = f"schema: factcheck.decisions/v1\ndecisions: [{row}]\n"
    read(text)

    with pytest.raises(DecisionError, match="line 2: decisions: expected each decision on lines"):
        with_entries(text, [entry(B)])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.text(min_size=1), st.text(), st.text()), max_size=4))
def test_whatever_was_decided_comes_back(rows: list[tuple[str, str, str]]) -> None:
    """Article text is anything; what YAML cannot hold becomes a space."""
    entries = [
        entry(f"{n:016x}", f"r {reason}", ours, theirs)
        for n, (reason, ours, theirs) in enumerate(rows)
    ]

    found = read(with_entries("", entries)) if entries else ()

    assert [e.fingerprint for e in found] == [e.fingerprint for e in entries]
    for one, other in zip(found, entries, strict=True):
        if other.decision.reason.isprintable():
            assert one.decision.reason == " ".join(other.decision.reason.split())
