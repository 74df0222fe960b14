"""Put verdicts over pairs of documents together: one conflict, one finding, however many versions and places."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from factcheck.fingerprints import fingerprint
from factcheck.model import (
    Clash,
    Document,
    Evidence,
    Finding,
    FindingKind,
    Group,
    Location,
    Place,
    Verdict,
)


def group(
    verdicts: Sequence[Verdict], documents: Mapping[str, Document], candidate: str | None = None
) -> tuple[Finding, ...]:
    """Findings, worst first and then in text order; *candidate*'s places come first in each.

    Verdicts of one rule that share a place are one finding. The result does not depend on the order of the
    verdicts or of the documents.
    """
    findings = [_finding(members, documents, candidate) for members in _components(verdicts)]
    findings.sort(key=_rank)
    return _unique(findings)


def location(place: Place, document: Document) -> Location:
    """The place with its line, column and exact text."""
    line, column = document.position(place.span.start)
    return Location(
        document=place.document_id,
        start=place.span.start,
        end=place.span.end,
        line=line,
        column=column,
        text=place.span.of(document.text),
        value=place.value,
        claim=place.claim,
    )


def _components(verdicts: Sequence[Verdict]) -> list[list[Verdict]]:
    """Verdicts of the same rule connected by overlapping places."""
    groups: list[list[Verdict]] = []
    for verdict in sorted(verdicts, key=_key):
        linked = [members for members in groups if any(_linked(verdict, m) for m in members)]
        merged = [verdict, *(m for members in linked for m in members)]
        groups = [members for members in groups if all(members is not x for x in linked)]
        groups.append(sorted(merged, key=_key))
    return groups


def _key(verdict: Verdict) -> tuple[object, ...]:
    return (verdict.hit.rule_id, verdict.hit.clash.places, verdict.hit.clash.key)


def _linked(left: Verdict, right: Verdict) -> bool:
    if left.hit.rule_id != right.hit.rule_id or left.kind is not right.kind:
        return False
    ours, theirs = left.hit.clash, right.hit.clash
    whole = ours.pair is None and theirs.pair is None and not _lie_apart(ours, theirs)
    if whole and _values(ours) & _values(theirs):
        return True  # "Ann Lee" and "Lee" misspelled alike are one name
    return any(
        a.document_id == b.document_id and a.span.overlaps(b.span)
        for a in ours.places
        for b in theirs.places
    )


def _lie_apart(ours: Clash, theirs: Clash) -> bool:
    """Whether one lies inside one document and the other inside another."""
    left, right = ({place.document_id for place in clash.places} for clash in (ours, theirs))
    return len(left) == len(right) == 1 and left != right


def _values(clash: Clash) -> set[str]:
    return {place.value for place in clash.places}


def _finding(
    members: Sequence[Verdict], documents: Mapping[str, Document], candidate: str | None
) -> Finding:
    places = _places(members)
    groups = _groups(places)
    outliers = _outliers(groups)
    lead = _lead(members, outliers)
    hit = lead.hit
    clashes, values = [member.hit.clash for member in members], [row.value for row in groups]
    ordered = sorted(places, key=lambda place: (place.document_id != candidate, place))
    return Finding(
        fingerprint=fingerprint(hit.rule_id, clashes, values),
        rule_id=hit.rule_id,
        rule_name=hit.rule_name,
        type=hit.type,
        severity=min((m.hit.severity for m in members), key=lambda severity: severity.rank),
        kind=lead.kind,
        confidence=max(member.confidence for member in members),
        message=hit.message + _majority(groups, outliers),
        advice=hit.advice,
        locations=tuple(location(place, documents[place.document_id]) for place in ordered),
        groups=groups,
        outliers=outliers,
        former_fingerprints=tuple(fingerprint(i, clashes, values) for i in hit.former_rule_ids),
        evidence=Evidence(hit.clash.pair.similarity if hit.clash.pair else None, lead.judgement),
    )


def _places(members: Sequence[Verdict]) -> list[Place]:
    """All places, the longest of those that overlap in one document."""
    every = sorted({place for member in members for place in member.hit.clash.places})
    kept: list[Place] = []
    for place in sorted(every, key=lambda p: (p.span.start - p.span.end, p)):
        if not any(
            p.document_id == place.document_id and p.span.overlaps(place.span) for p in kept
        ):
            kept.append(place)
    return sorted(kept)


def _groups(places: Sequence[Place]) -> tuple[Group, ...]:
    holders: dict[str, set[str]] = defaultdict(set)
    for place in places:
        holders[place.value].add(place.document_id)
    rows = (Group(value, tuple(sorted(ids))) for value, ids in holders.items())
    return tuple(sorted(rows, key=lambda row: (-len(row.documents), row.value)))


def _outliers(groups: Sequence[Group]) -> tuple[str, ...]:
    """Documents outside the strict majority value; none with two documents or a tie."""
    everyone = {document for row in groups for document in row.documents}
    if len(everyone) < 3 or len(groups) < 2:  # noqa: PLR2004 -- a majority needs three voices
        return ()
    if len(groups[0].documents) == len(groups[1].documents):
        return ()
    return tuple(sorted(everyone - set(groups[0].documents)))


def _lead(members: Sequence[Verdict], outliers: Sequence[str]) -> Verdict:
    """The member whose message stands for all: one that shows the odd one out, the surest first."""
    return min(
        members,
        key=lambda member: (
            member.hit.severity.rank,
            not any(place.document_id in outliers for place in member.hit.clash.places),
            -member.confidence,
            _key(member),
        ),
    )


def _majority(groups: Sequence[Group], outliers: Sequence[str]) -> str:
    if not outliers:
        return ""
    votes = Counter({row.value: len(row.documents) for row in groups})
    total = len({document for row in groups for document in row.documents})
    return f" ({votes[groups[0].value]} of {total} versions say {groups[0].value}.)"


def _rank(finding: Finding) -> tuple[object, ...]:
    first = finding.locations[0]
    return (
        finding.kind is FindingKind.REVIEW,
        finding.severity.rank,
        first.document,
        first.start,
        first.end,
        finding.rule_id,
        finding.fingerprint,
    )


def _unique(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The same values clashing twice in a story get distinct fingerprints: the second ends in "-2"."""
    seen: Counter[str] = Counter()
    result = []
    for finding in findings:
        seen[finding.fingerprint] += 1
        number = seen[finding.fingerprint]
        mark = f"-{number}" if number > 1 else ""
        former = tuple(old + mark for old in finding.former_fingerprints)
        result.append(
            replace(finding, fingerprint=finding.fingerprint + mark, former_fingerprints=former)
        )
    return tuple(result)
