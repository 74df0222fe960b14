"""Run the rules' examples: what must fire does, at the marked words, the rest is silent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from factcheck.model import Finding, Span
from factcheck.rulebook import marks
from factcheck.rulebook.rule import Example, Rule

OURS = "ours"
THEIRS = "theirs"

Check: TypeAlias = Callable[[str, str], Sequence[Finding]]
"""Compares two documents with the ids ``ours`` and ``theirs``, without the model."""


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
        ours, theirs = self.example
        line = f"{self.rule_id} {self.list} {self.number}: {self.outcome.value}"
        note = f": {self.note}" if self.note else ""
        return f"{line}{note}\n    ours:   {ours}\n    theirs: {theirs}"


def run(rules: Sequence[Rule], check: Check) -> tuple[Result, ...]:
    """Run every example of *rules*; in the order of the rules, the lists and the examples."""
    return tuple(result for rule in rules for result in _results(rule, check))


def summary(results: Sequence[Result]) -> str:
    """``41 passed, 1 failed, 2 known to go wrong``; what does not occur is left out."""
    counts = Counter(result.outcome for result in results)
    return ", ".join(f"{counts[o]} {o.value}" for o in Outcome if counts[o]) or "no examples"


def _results(rule: Rule, check: Check) -> Iterator[Result]:
    for name in ("conflict", "ok", "todo_conflict", "todo_ok"):
        for number, example in enumerate(getattr(rule.examples, name), start=1):
            if rule.kind is None:
                outcome, note = Outcome.SKIPPED, "needs the model"
            else:
                note = _wrong(rule, example, check, must_fire=name.endswith("conflict"))
                outcome = _outcome(wrong=bool(note), todo=name.startswith("todo_"))
            if outcome is Outcome.FIXED:
                note = f"right now, move it to {name.removeprefix('todo_')}"
            yield Result(rule.id, name, number, example, outcome, note)


def _outcome(*, wrong: bool, todo: bool) -> Outcome:
    if todo:
        return Outcome.KNOWN if wrong else Outcome.FIXED
    return Outcome.FAILED if wrong else Outcome.PASSED


def _wrong(rule: Rule, example: Example, check: Check, *, must_fire: bool) -> str:
    """What is wrong with the findings on *example*, empty where nothing is."""
    ours, theirs = (marks.read(text) for text in example)
    findings = check(ours.text, theirs.text)
    own = [finding for finding in findings if finding.rule_id == rule.id]
    if not must_fire:
        return "; ".join(f"reported: {finding.message}" for finding in own)
    if not own:
        others = ", ".join(sorted({finding.rule_id for finding in findings}))
        return f"not reported, but {others} was" if others else "not reported"
    missed = (
        f'"{span.of(marked.text)}" is not in the finding'
        for document, marked in ((OURS, ours), (THEIRS, theirs))
        for span in marked.spans
        if not any(_touches(finding, document, span) for finding in own)
    )
    return "; ".join(missed)


def _touches(finding: Finding, document: str, span: Span) -> bool:
    return any(
        place.document == document and span.overlaps(Span(place.start, place.end))
        for place in finding.locations
    )
