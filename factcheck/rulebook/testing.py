"""Run test files and say what differs: a line with - is missing, a line with + was not expected."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from factcheck.errors import RuleError
from factcheck.model import Document, Finding
from factcheck.rulebook.examples import Outcome, outcome_of, touches
from factcheck.rulebook.rule import Rule
from factcheck.rulebook.selection import find, fits
from factcheck.rulebook.testfiles import Expected, Story, TestFile

CheckStories: TypeAlias = Callable[[Sequence[Sequence[Document]]], Sequence[Sequence[Finding]]]
"""Checks many stories at once, with all rules: the findings of each, in order."""


@dataclass(frozen=True, slots=True)
class StoryResult:
    """How one test went; ``difference`` are the lines to print where it went wrong."""

    story: Story
    outcome: Outcome
    difference: tuple[str, ...] = ()

    def __str__(self) -> str:
        head = f"{self.story.position}: {self.story.name}: {self.outcome.value}"
        if self.outcome is Outcome.FIXED:
            return f"{head}: right now, take todo away"
        return "\n".join((head, *(f"    {line}" for line in self.difference)))


def run_file(file: TestFile, rules: Sequence[Rule], check: CheckStories) -> tuple[StoryResult, ...]:
    """Run the tests of one file; *check* compares with *rules*.

    Raises:
        RuleError: a test names a rule that does not exist.
    """
    _refuse_strangers(file, rules)
    found = check([story.documents for story in file.stories])
    return tuple(
        _result(story, [f for f in findings if _counts(f, file, rules)], rules)
        for story, findings in zip(file.stories, found, strict=True)
    )


def _refuse_strangers(file: TestFile, rules: Sequence[Rule]) -> None:
    problems = [
        f"{file.path.name}: only: no rule fits {word}"
        for word in file.only
        if not any(fits(rule, word) for rule in rules)
    ]
    for story in file.stories:
        for expected in story.findings:
            try:
                find(rules, expected.rule)
            except RuleError as error:
                problems.append(f"{story.position}: rule: {error}")
    if problems:
        raise RuleError("\n".join(problems))


def _counts(finding: Finding, file: TestFile, rules: Sequence[Rule]) -> bool:
    if not file.only:
        return True
    rule = find(rules, finding.rule_id)
    return any(fits(rule, word) for word in file.only)


def _result(story: Story, findings: Sequence[Finding], rules: Sequence[Rule]) -> StoryResult:
    difference = tuple(_difference(story, findings, rules))
    wrong = any(line[:1] in {"-", "+"} for line in difference)
    outcome = outcome_of(wrong=wrong, todo=story.todo)
    return StoryResult(story, outcome, difference if wrong else ())


def _difference(story: Story, findings: Sequence[Finding], rules: Sequence[Rule]) -> Iterator[str]:
    """What was expected and found, what was only expected (-), and what was only found (+)."""
    left = list(findings)
    for expected in story.findings:
        rule = find(rules, expected.rule)
        match = next((f for f in left if _is(f, expected, rule)), None)
        if match is None:
            yield f"- {_wanted(expected, rule)}"
        else:
            left.remove(match)
            yield f"  {shown(match)}"
    yield from (f"+ {shown(finding)}" for finding in left)
    texts = {document.id: document.text for document in story.documents}
    for document, span in story.marks:
        if not any(touches(finding, document, span) for finding in findings):
            yield f"- a finding at “{span.of(texts[document])}” in {document}"


def _is(finding: Finding, expected: Expected, rule: Rule) -> bool:
    return (
        finding.rule_id == rule.id
        and expected.severity in {None, finding.severity}
        and expected.type in {None, finding.type}
        and set(expected.texts) <= {spot.text for spot in finding.locations}
    )


def _wanted(expected: Expected, rule: Rule) -> str:
    words = [rule.id, rule.name, expected.severity or "", expected.type or ""]
    texts = " | ".join(f"“{text}”" for text in expected.texts)
    return " ".join(word for word in (*words, texts) if word)


def shown(finding: Finding) -> str:
    """One line: the rule, how grave, what sort, and the words at each place."""
    places = " | ".join(f"{spot.document} “{spot.text}”" for spot in finding.locations)
    return f"{finding.rule_id} {finding.rule_name} {finding.severity} {finding.type} {places}"
