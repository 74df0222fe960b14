"""What docs/decisions.md shows is read by the program, and it names every command and word."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from factcheck import Checker
from factcheck.cli.decision_commands import decisions_app
from factcheck.decisions import gather
from factcheck.decisions.entries import KEYS, read_entries
from factcheck.model import DecisionKind
from factcheck.readers import read
from factcheck.rulebook.positions import Problems

GUIDE = (Path(__file__).parents[2] / "docs" / "decisions.md").read_text(encoding="utf-8")


def shown(name: str) -> str:
    """The example between the two marks."""
    block = GUIDE.split(f"<!-- {name} -->")[1].split(f"<!-- /{name} -->")[0]
    return block.strip().partition("\n")[2].rpartition("```")[0]


def test_the_file_is_one() -> None:
    problems = Problems()
    (entry,) = read_entries(shown("file"), "d.yaml", problems)

    assert problems.found == []
    assert entry.decision.kind is DecisionKind.ACCEPTED_CHANGE


def test_the_fingerprint_of_the_example_is_the_true_one(rules_only: Checker) -> None:
    (entry,) = read_entries(shown("file"), "d.yaml", Problems())
    versions = [
        read("-", stdin=f"{words} on Friday, police said.".encode(), document_id=words)
        for words in entry.excerpts
    ]

    assert [f.fingerprint for f in rules_only.check(versions).findings] == [entry.fingerprint]


def test_the_comments_are_understood(rules_only: Checker) -> None:
    copy = shown("comments").replace("...", "It rained.")
    new = read("-", stdin=f"It rained.\n\n{copy}\n".encode(), stdin_name="new.md")

    marks = gather(None, [new], new.id, rules_only.rulebook.known).marks

    assert [target.rule for mark in marks for target in mark.targets] == [
        "FC101",
        "FC101",
        "FC201",
        "FC501",
    ]


@pytest.mark.parametrize("key", KEYS)
def test_every_key_is_explained(key: str) -> None:
    assert re.search(rf"^\| .*`{key}`", GUIDE, re.MULTILINE)


@pytest.mark.parametrize("kind", list(DecisionKind))
def test_every_word_is_explained(kind: DecisionKind) -> None:
    assert f"| `{kind}` |" in GUIDE


def test_every_command_is_explained() -> None:
    for command in decisions_app.registered_commands:
        assert f"factcheck decisions {command.name}" in GUIDE
