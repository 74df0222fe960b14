"""Counts over all stories of a run; they take the same memory however many there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from factcheck import __version__
from factcheck.batch.rows import Outcome, Record, Result, Row, Why
from factcheck.model import FindingKind, ModelIdentity, RuleIdentity, Severity
from factcheck.presentation.records import dumped

FORMAT_VERSION = "1.0"


@dataclass(slots=True)
class Summary:
    """Counts that grow with every story; their order changes nothing."""

    model: ModelIdentity | None
    rules: tuple[RuleIdentity, ...]
    stories: int = 0
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    reasons: Counter[Why] = field(default_factory=Counter)
    gravest: Counter[Severity] = field(default_factory=Counter)
    """Stories by the gravest of their findings that count."""
    severities: Counter[Severity] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)
    by_rule: Counter[str] = field(default_factory=Counter)
    rest: Counter[str] = field(default_factory=Counter)

    def add(self, result: Result) -> None:
        """Count a story."""
        row = result.row
        self.stories += 1
        self.outcomes[row.outcome] += 1
        if row.why is not None:
            self.reasons[row.why] += 1
        if row.gravest is not None:
            self.gravest[row.gravest] += 1
        self.severities.update(
            {
                Severity.ERROR: row.errors,
                Severity.WARNING: row.warnings,
                Severity.INFO: row.infos,
            }
        )
        for finding in result.findings:
            if _counts(finding):
                self.types[str(finding["type"])] += 1
                self.by_rule[str(finding["rule_id"])] += 1
        self.rest.update(dict(_rest(row)))

    def fails(self, fail_on: Severity | None) -> bool:
        """Whether a story has a finding that fails a run that fails from *fail_on*; None is never."""
        return fail_on is not None and any(
            number and severity.rank <= fail_on.rank for severity, number in self.gravest.items()
        )

    @property
    def conflicts(self) -> int:
        """Findings that need a decision."""
        return self.severities.total()

    @property
    def with_findings(self) -> int:
        """Stories with a finding that counts."""
        return self.gravest.total()

    def written(self) -> str:
        """As JSON, with a line end; the same stories give the same bytes."""
        content = {
            "format_version": FORMAT_VERSION,
            "tool": {
                "name": "factcheck",
                "version": __version__,
                "rules": [{"id": rule.id, "sha256": rule.sha256} for rule in self.rules],
                "model": self.model
                and {
                    "id": self.model.id,
                    "sha256": self.model.sha256,
                    "calibrated": self.model.calibrated,
                },
            },
            "stories": {
                "total": self.stories,
                "checked": self.outcomes[Outcome.CHECKED],
                "in_part": self.outcomes[Outcome.IN_PART],
                "not_checked": self.outcomes[Outcome.NOT_CHECKED],
                "by_gravest": {str(s): self.gravest[s] for s in Severity},
            },
            "not_checked": {str(why): self.reasons[why] for why in Why},
            "conflicts": self.conflicts,
            "by_severity": {str(s): self.severities[s] for s in Severity},
            "by_type": _sorted(self.types),
            "by_rule": _sorted(self.by_rule),
            **{name: self.rest[name] for name, _ in _rest(_NOTHING)},
        }
        return f"{dumped(content, indent=2)}\n"


_NOTHING = Row("", 0, Outcome.CHECKED)


def _rest(row: Row) -> Iterator[tuple[str, int]]:
    yield "reviews", row.reviews
    yield "remarks", row.remarks
    yield "decided", row.decided
    yield "documents", len(row.documents)
    yield "claims", sum(int(str(document["claims"])) for document in row.documents)
    yield "pairs_compared", row.pairs_compared
    yield "claims_without_counterpart", row.claims_without_counterpart


def _counts(finding: Record) -> bool:
    """Whether it is a conflict, as in ``Report.conflicts``."""
    decision = finding["decision"]
    is_decided = isinstance(decision, Mapping) and decision["kind"] != "will-fix"
    return (
        finding["kind"] == FindingKind.CONFLICT and finding["type"] != "hygiene" and not is_decided
    )


def _sorted(counts: Counter[str]) -> Record:
    return {name: counts[name] for name in sorted(counts)}
