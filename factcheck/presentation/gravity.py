"""How grave a finding is for others: one place for what counts and what fails a run."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.model import Finding, FindingKind, Severity


def gravity(finding: Finding) -> Severity:
    """The severity to show; what is only for review is never more than info."""
    return Severity.INFO if finding.kind is FindingKind.REVIEW else finding.severity


def fails(finding: Finding, fail_on: Severity | None) -> bool:
    """Whether the finding fails a run that fails from *fail_on*; None is never. Review items never do."""
    conflict = finding.kind is FindingKind.CONFLICT and not finding.is_decided
    return conflict and fail_on is not None and finding.severity.rank <= fail_on.rank


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """By what they count for others; otherwise as they were."""
    return sorted(findings, key=lambda finding: gravity(finding).rank)
