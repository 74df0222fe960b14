"""Rules as SARIF describes them: what the reader of an alert is shown beside it."""

from __future__ import annotations

from factcheck.model import Finding, Report, RuleIdentity, Severity
from factcheck.presentation.words import cut

_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROBLEM = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
_LONGEST_NAME = 255
_LONGEST_DESCRIPTION = 1024
_MOST_TAGS = 10


def descriptors(report: Report) -> list[dict[str, object]]:
    """The rules of the open findings, sorted by id; empty texts are refused by GitHub, so there are none."""
    known = {rule.id: rule for rule in report.rules}
    used = {f.rule_id: known.get(f.rule_id) or _of_finding(f) for f in report.open_findings}
    return [_descriptor(used[name]) for name in sorted(used)]


def _of_finding(finding: Finding) -> RuleIdentity:
    """A rule that is not among those that ran speaks through its finding: a remark on decisions, say."""
    return RuleIdentity(
        id=finding.rule_id,
        sha256="",
        name=finding.rule_name,
        severity=finding.severity,
        advice=finding.advice,
        tags=(str(finding.type),),
    )


def _descriptor(rule: RuleIdentity) -> dict[str, object]:
    name = rule.name or rule.id
    summary = rule.summary or name
    return {
        "id": rule.id,
        "name": cut(name, _LONGEST_NAME),
        "shortDescription": {"text": cut(summary, _LONGEST_DESCRIPTION)},
        "fullDescription": {"text": cut(rule.reason or summary, _LONGEST_DESCRIPTION)},
        "help": {"text": _help(rule, summary), "markdown": _help(rule, summary, mark="**")},
        "defaultConfiguration": {"level": _LEVEL[rule.severity]},
        "properties": {
            "tags": list(rule.tags[:_MOST_TAGS]),
            "problem.severity": _PROBLEM[rule.severity],
        },
    }


def _help(rule: RuleIdentity, summary: str, mark: str = "") -> str:
    parts = [summary]
    parts += [f"{mark}Why it matters:{mark} {rule.reason}"] if rule.reason else []
    parts += [f"{mark}What to do:{mark} {rule.advice}"] if rule.advice else []
    tick = "`" if mark else ""
    parts += [f"Examples: {tick}factcheck explain {rule.id}{tick}"]
    return "\n\n".join(parts)
