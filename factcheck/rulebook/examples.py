"""Run the rules' examples: what must fire does, at the marked words, the rest is silent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from factcheck.model import Document, Finding, Span
from factcheck.rulebook import marks
from factcheck.rulebook.rule import Example, Rule

Check: TypeAlias = Callable[
    [Sequence[Sequence[Document]], Sequence[Rule]], Sequence[Sequence[Finding]]
]
"""Checks many stories at once, each with the rule that is to speak there: the findings of each, in order."""

LISTS = ("conflict", "ok", "todo_conflict", "todo_ok")
NAMES = ("ours", "theirs", "third", "fourth", "fifth")
"""The ids of an example's documents, in the order of its texts."""


class Outcome(Enum):
    """How an example went; only ``FAILED`` and ``FIXED`` ask for work."""

    PASSED = "passed"
    FAILED = "failed"
    KNOWN = "known to go wrong"  # a todo_ example that goes wrong, as expected
    FIXED = "fixed"  # a todo_ example that is right now and should move
    SKIPPED = "skipped"  # the model's rule: examples run without the model


@dataclass(frozen=True, slots=True)
class Result:
    """How one example went. ``list`` and ``number`` (from 1) say where it stands in the rule."""

    rule_id: str
    list: str
    number: int
    example: Example
    outcome: Outcome
    note: str = ""

    def __str__(self) -> str:
        line = f"{self.rule_id} {self.list} {self.number}: {self.outcome.value}"
        note = f": {self.note}" if self.note else ""
        named = zip(NAMES, map(_indented, self.example), strict=False)
        texts = (f"    {name + ':':<7} {text}" for name, text in named)
        return "\n".join((f"{line}{note}", *texts))


def run(rules: Sequence[Rule], check: Check) -> tuple[Result, ...]:
    """Run every example of *rules*; in the order of the rules, the lists and the examples."""
    cases = tuple(_cases(rules))
    asked = [case for case in cases if case.rule.kind is not None]
    found = check([case.documents for case in asked], [case.rule for case in asked])
    findings = dict(zip(asked, found, strict=True))
    return tuple(_result(case, findings.get(case)) for case in cases)


def summary(outcomes: Sequence[Outcome]) -> str:
    """``41 passed, 1 failed, 2 known to go wrong``; what does not occur is left out."""
    counts = Counter(outcomes)
    return ", ".join(f"{counts[o]} {o.value}" for o in Outcome if counts[o]) or "no examples"


@dataclass(frozen=True, slots=True, eq=False)
class _Case:
    """One example of one rule."""

    rule: Rule
    list: str
    number: int
    example: Example

    @property
    def documents(self) -> tuple[Document, ...]:
        """The texts without their marks."""
        texts = (marks.read(text).text for text in self.example)
        return tuple(Document(name, text) for name, text in zip(NAMES, texts, strict=False))


def _cases(rules: Sequence[Rule]) -> Iterator[_Case]:
    for rule in rules:
        for name in LISTS:
            for number, example in enumerate(getattr(rule.examples, name), start=1):
                yield _Case(rule, name, number, example)


def _result(case: _Case, findings: Sequence[Finding] | None) -> Result:
    if findings is None:
        outcome, note = Outcome.SKIPPED, "needs the model"
    else:
        note = _wrong(case, findings, must_fire=case.list.endswith("conflict"))
        outcome = outcome_of(wrong=bool(note), todo=case.list.startswith("todo_"))
    if outcome is Outcome.FIXED:
        note = f"right now, move it to {case.list.removeprefix('todo_')}"
    return Result(case.rule.id, case.list, case.number, case.example, outcome, note)


def outcome_of(*, wrong: bool, todo: bool) -> Outcome:
    """What it means that a case went right or wrong."""
    if todo:
        return Outcome.KNOWN if wrong else Outcome.FIXED
    return Outcome.FAILED if wrong else Outcome.PASSED


def touches(finding: Finding, document: str, span: Span) -> bool:
    """Whether one of the finding's places has a character of the stretch."""
    return any(
        place.document == document and span.overlaps(Span(place.start, place.end))
        for place in finding.locations
    )


def _indented(text: str) -> str:
    """The lines after the first stand under it; blank ones go."""
    return "\n            ".join(line for line in text.splitlines() if line)


def _wrong(case: _Case, findings: Sequence[Finding], *, must_fire: bool) -> str:
    """What is wrong with the findings on an example, empty where nothing is."""
    own = [finding for finding in findings if finding.rule_id == case.rule.id]
    if not must_fire:
        return "; ".join(f"reported: {finding.message}" for finding in own)
    if not own:
        others = ", ".join(sorted({finding.rule_id for finding in findings}))
        return f"not reported, but {others} was" if others else "not reported"
    missed = (
        f'"{span.of(marked.text)}" is not in the finding'
        for name, marked in zip(NAMES, map(marks.read, case.example), strict=False)
        for span in marked.spans
        if not any(touches(finding, name, span) for finding in own)
    )
    return "; ".join(missed)
