"""``factcheck review``: the findings of a saved report, one at a time; each answer is written down at once."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from factcheck.cli import deciding
from factcheck.decisions.entries import day
from factcheck.decisions.recording import entry_of, record
from factcheck.model import Decision, DecisionKind, Finding, FindingType, Location, Report
from factcheck.presentation.words import one_line, why

KEYS = {
    "a": DecisionKind.ACCEPTED_CHANGE,
    "f": DecisionKind.FALSE_POSITIVE,
    "w": DecisionKind.WILL_FIX,
    "k": DecisionKind.KNOWN,
}
_PROMPT = (
    "a accepted change, f false positive, w will fix, k known, s skip, q quit, ? what they mean: "
)
_MEANING = """\
   a  both were right: the fact changed, and the new copy says so
   f  there is no conflict
   w  the copy is wrong and will be mended; until then the finding counts
   k  accepted as it is
   s  decide later
   q  stop; all that was decided is written already"""
_AROUND = 60
"""Signs of text shown before and behind the words."""


class _QuitError(Exception):
    """The editor has had enough, or the answers have ended."""


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where answers come from and where they are written."""

    report: Report
    file: Path
    by: str
    answers: TextIO

    def ask(self, prompt: str) -> str:
        """One line without the spaces around it.

        Raises:
            _QuitError: there are no more answers.
        """
        print(prompt, end="", flush=True)
        line = self.answers.readline()
        if not line:
            print()
            raise _QuitError
        if not self.answers.isatty():
            print(line.rstrip("\r\n"))  # piped answers leave no trace otherwise
        return line.strip()


def review(report: Report, file: Path, by: str, answers: TextIO = sys.stdin) -> Counter[str]:
    """Ask about every finding that is not decided; how often each answer was given."""
    desk = _Desk(report, file, by, answers)
    waiting = to_decide(report, {entry.fingerprint for entry in deciding.entries_of(file)})
    given: Counter[str] = Counter()
    for number, finding in enumerate(waiting, 1):
        print("\n".join(_shown(report, finding, f"{number} of {len(waiting)}")))
        try:
            given[_decided(desk, finding)] += 1
        except _QuitError:
            break
    given["left"] = len(waiting) - given.total()
    return given


def to_decide(report: Report, known: set[str]) -> Sequence[Finding]:
    """The findings without a decision in the report, nor (*known*) one that was taken since."""
    return [
        finding
        for finding in report.findings
        if finding.decision is None
        and finding.type is not FindingType.HYGIENE
        and finding.fingerprint not in known
    ]


def _decided(desk: _Desk, finding: Finding) -> str:
    """Ask until there is an answer, and write it; the answer in words."""
    while True:
        key = desk.ask(_PROMPT).lower()
        if key == "q":
            raise _QuitError
        if key == "s":
            return "skipped"
        if key in KEYS:
            decision = _decision(desk, KEYS[key])
            record(desk.file, [entry_of(finding, decision)])
            return str(decision.kind)
        print(
            _MEANING
            if key == "?"
            else f"   expected one of a f w k s q ?, found {key or 'nothing'}"
        )


def _decision(desk: _Desk, kind: DecisionKind) -> Decision:
    reason = _until_fit(desk, "   reason: ", bool, "a reason")
    until = _until_fit(
        desk,
        "   until (day as 2026-12-01, empty for good): ",
        lambda words: not words or day(words) is not None,
        "a day as 2026-12-01 or nothing",
    )
    return Decision(kind, " ".join(reason.split()), desk.by, deciding.today(), day(until))


def _until_fit(desk: _Desk, prompt: str, fits: Callable[[str], object], expected: str) -> str:
    while True:
        words = desk.ask(prompt)
        if fits(words):
            return words
        print(f"   expected {expected}, found {words or 'nothing'}")


def _shown(report: Report, finding: Finding, number: str) -> Iterator[str]:
    sort = "" if finding.kind == "conflict" else ", for review"
    yield ""
    yield f"{number}: {finding.severity}[{finding.rule_id} {finding.rule_name}]{sort}"
    yield f"   {one_line(finding.message)}"
    for spot in finding.locations:
        yield f"   {one_line(spot.document)}:{spot.line}  {_context(report, spot)}"
    yield f"   why: {one_line(why(finding))}"


def _context(report: Report, spot: Location) -> str:
    """The words in brackets with what stands around them in their paragraph."""
    text = report.document(spot.document).text
    start = max(text.rfind("\n", 0, spot.start) + 1, spot.start - _AROUND)
    line_end = text.find("\n", spot.end)
    end = min(len(text) if line_end < 0 else line_end, spot.end + _AROUND)
    before = text[start : spot.start]
    return one_line(f"{before}[{text[spot.start : spot.end]}]{text[spot.end : end]}")
