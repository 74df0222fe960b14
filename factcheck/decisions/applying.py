"""Lay decisions over a report: what is settled, what is asked again, and which decisions have had their day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from factcheck.decisions.entries import Entry
from factcheck.decisions.hygiene import expired, unused
from factcheck.decisions.inline import Mark, Target
from factcheck.decisions.story import Story
from factcheck.fingerprints import CLAIM_DIGITS
from factcheck.model import (
    Decision,
    DecisionKind,
    DecisionOrigin,
    Document,
    DocumentSummary,
    Finding,
    Report,
    Span,
)

_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Decisions:
    """All that was decided: entries of the file and marks in the candidate.

    ``file`` is the decisions file as it was read, None where there is none. ``silent`` are the ids of rules that
    cannot fire in this run, so that what was decided about them is not unused. ``unheard`` are marks that do not
    hold because no version is the candidate.
    """

    entries: tuple[Entry, ...] = ()
    marks: tuple[Mark, ...] = ()
    file: Document | None = None
    silent: frozenset[str] = frozenset()
    unheard: tuple[Mark, ...] = ()


def apply(report: Report, decisions: Decisions, today: date) -> Report:
    """The report with its findings decided or asked again, and remarks on the decisions themselves.

    The remarks cannot be decided: they end when the decision is mended.
    """
    ledger = _Ledger(report, decisions, today)
    findings = tuple(ledger.decided(finding) for finding in report.findings)
    remarks = tuple(ledger.remarks())
    known = {row.document.id for row in report.documents}
    filed = any(spot.document not in known for remark in remarks for spot in remark.locations)
    further = (decisions.file,) if decisions.file and filed else ()
    return replace(
        report,
        documents=tuple(_warned(row, decisions.unheard) for row in report.documents),
        findings=(*findings, *remarks),
        further_files=(*report.further_files, *further),
    )


def _warned(row: DocumentSummary, unheard: Sequence[Mark]) -> DocumentSummary:
    number = sum(mark.document_id == row.document.id for mark in unheard)
    if not number:
        return row
    noun = "comment" if number == 1 else "comments"
    words = f"{number} factcheck {noun} not heard: they hold in the version that --candidate names"
    return replace(row, document=replace(row.document, warnings=(*row.document.warnings, words)))


@dataclass(slots=True)
class _Ledger:
    """Which decisions were used, while the findings are gone through."""

    report: Report
    decisions: Decisions
    today: date
    by_fingerprint: Mapping[str, Entry] = field(init=False)
    by_claim: Mapping[str, list[Entry]] = field(init=False)
    used: set[str] = field(default_factory=set)
    """Fingerprints of the entries that a finding had."""
    told: set[str] = field(default_factory=set)
    """Fingerprints of the entries that a finding's message speaks of."""
    used_targets: set[tuple[Mark, Target]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.by_fingerprint = {entry.fingerprint: entry for entry in self.decisions.entries}
        claims: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.decisions.entries:
            claims[entry.fingerprint[:CLAIM_DIGITS]].append(entry)
        self.by_claim = claims
        present = {mark for finding in self.report.findings for mark in _marks(finding)}
        self.used = present & set(self.by_fingerprint)

    def decided(self, finding: Finding) -> Finding:
        """The finding with its decision, or with a word on the decision that does not hold for it."""
        inline = self._inline(finding)
        entry = next((e for m in _marks(finding) if (e := self.by_fingerprint.get(m))), None)
        if entry is not None and not self._is_over(entry.decision.until):
            return _settled(finding, entry.decision)
        if inline is not None:
            return replace(finding, decision=inline)
        if entry is not None:
            self.told.add(entry.fingerprint)
            return _told(finding, f"decided until {entry.decision.until}, asked again")
        for other in self._others(finding):
            self.told.add(other.fingerprint)
            return _told(finding, f"{_decided_for(other)}, not for these values")
        return finding

    def remarks(self) -> Iterator[Finding]:
        """Expired and unused decisions of this story, in the order of the file and then of the copy."""
        story = Story.of([row.document for row in self.report.documents])
        ran = {rule.id for rule in self.report.rules} - self.decisions.silent
        for entry in self.decisions.entries:
            used = entry.fingerprint in self.used
            if self.decisions.file is None or not (used or story.has(entry)):
                continue
            if self._is_over(entry.decision.until):
                yield expired(entry, self.decisions.file)
            elif not used and entry.rule in ran and entry.fingerprint not in self.told:
                yield unused(entry, self.decisions.file)
        for mark in self.decisions.marks:
            document = self.report.document(mark.document_id)
            if self._is_over(mark.until):
                yield expired(mark, document)
                continue
            idle = tuple(t for t in mark.targets if t.rule in ran and not self._has_used(mark, t))
            if idle:
                yield unused(replace(mark, targets=idle), document)

    def _others(self, finding: Finding) -> Iterator[Entry]:
        """Decisions on the same claim with other values, the latest first, unless they hold elsewhere."""
        prints = _marks(finding)
        found = [e for m in prints for e in self.by_claim.get(m[:CLAIM_DIGITS], ())]
        kept = [entry for entry in found if entry.fingerprint not in self.used]
        return iter(sorted(kept, key=lambda e: e.decision.date or date.min, reverse=True))

    def _inline(self, finding: Finding) -> Decision | None:
        """The decision of the marks that together cover all places of the finding in their document."""
        fitting = [
            (mark, target)
            for mark in self.decisions.marks
            if not self._is_over(mark.until)
            for target in mark.targets
            if _is_meant(finding, target)
        ]
        for document_id in sorted({mark.document_id for mark, _ in fitting}):
            here = [(mark, t) for mark, t in fitting if mark.document_id == document_id]
            places = [Span(s.start, s.end) for s in finding.locations if s.document == document_id]
            holders = {
                (mark, target)
                for mark, target in here
                for place in places
                if mark.span.overlaps(place)
            }
            if places and all(any(m.span.overlaps(p) for m, _ in holders) for p in places):
                self.used_targets |= holders
                return _of_mark(min(holders, key=lambda pair: pair[0].position)[0])
        return None

    def _has_used(self, mark: Mark, target: Target) -> bool:
        return (mark, target) in self.used_targets

    def _is_over(self, until: date | None) -> bool:
        return until is not None and until < self.today


def _marks(finding: Finding) -> tuple[str, ...]:
    return (finding.fingerprint, *finding.former_fingerprints)


def _is_meant(finding: Finding, target: Target) -> bool:
    """Whether rule and values fit; a value may be given as the copy or as the report has it."""
    if finding.rule_id != target.rule:
        return False
    if not target.values:
        return True
    given = {_folded(value) for value in target.values}
    sides = [{_folded(group.value)} for group in finding.groups]
    for side, group in zip(sides, finding.groups, strict=True):
        side.update(_folded(s.text) for s in finding.locations if s.value == group.value)
    return all(side & given for side in sides) and all(
        any(value in side for side in sides) for value in given
    )


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()


def _of_mark(mark: Mark) -> Decision:
    """Why a passage was silenced is told by the reason; the weakest of the four words claims nothing more."""
    return Decision(
        kind=DecisionKind.KNOWN,
        reason=mark.reason,
        until=mark.until,
        origin=DecisionOrigin.INLINE,
        place=str(mark.position),
    )


def _settled(finding: Finding, decision: Decision) -> Finding:
    """With its decision; a promise is told, because the finding is shown like any other."""
    if decision.kind is DecisionKind.WILL_FIX:
        who = f" by {decision.by}" if decision.by else ""
        finding = _told(finding, f"to be fixed{who}: {decision.reason}")
    return replace(finding, decision=decision)


def _told(finding: Finding, words: str) -> Finding:
    return replace(finding, message=f"{finding.message} ({words})")


def _decided_for(entry: Entry) -> str:
    values = "/".join(v if len(v) <= _LONGEST else f"{v[:_LONGEST]}…" for v in entry.values)
    day = f" on {entry.decision.date}" if entry.decision.date else ""
    return f"decided for {values}{day}"
