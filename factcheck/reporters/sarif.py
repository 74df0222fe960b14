"""SARIF 2.1.0 as GitHub code scanning reads it: one run, one result per open finding.

Decided findings are left out: code scanning ignores ``suppressions`` and would open alerts for them. A run of one
comparison has no ``automationDetails``, because that would win over the ``category`` that the upload is given. The
limits below are those of GitHub's documentation of SARIF support.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from factcheck.model import Document, Finding, FindingKind, Location, NotChecked, Report, Severity
from factcheck.presentation.gravity import gravity
from factcheck.presentation.places import has_file, others, primary, region, uri
from factcheck.presentation.records import DIGITS, dumped
from factcheck.presentation.sarif_rules import descriptors
from factcheck.presentation.words import cut, headline, one_line

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
ROOT = "%SRCROOT%"
_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_MOST_RESULTS = 25_000
_MOST_RELATED = 99
_LINK = 60


def render(report: Report, *, comparison: str = "") -> str:
    """One JSON object and a line end; the same report gives the same bytes.

    *comparison* is the name of this one where a run has several; it becomes the category, because code scanning
    refuses two files of one category.
    """
    run = _run(report)
    if comparison:
        run["automationDetails"] = {"id": f"factcheck/{comparison}/"}
    content = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return dumped(content, indent=2) + "\n"


def _run(report: Report) -> dict[str, object]:
    rules = descriptors(report)
    order = [str(rule["id"]) for rule in rules]
    return {
        "tool": {
            "driver": {
                "name": "factcheck",
                "version": report.tool_version,
                "shortDescription": {"text": "Finds where versions of one news story disagree."},
                "rules": rules,
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The folder of the check."}}},
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": list(_notifications(report)),
            }
        ],
        "artifacts": [_artifact(document) for document in _files(report)],
        "results": [
            _result(finding, report, order)
            for finding in islice(report.open_findings, _MOST_RESULTS)
        ],
    }


def _files(report: Report) -> Sequence[Document]:
    return (*(row.document for row in report.documents), *report.further_files)


def _artifact(document: Document) -> dict[str, object]:
    """The digest is that of the text, so it stands for the file only where the file is nothing but its text."""
    content: dict[str, object] = {"location": _address(document)}
    if document.source is None and has_file(document):
        content["hashes"] = {"sha-256": document.sha256}
    return content


def _address(document: Document, index: int | None = None) -> dict[str, object]:
    content: dict[str, object] = {"uri": uri(document)}
    if ":" not in str(content["uri"]):
        content["uriBaseId"] = ROOT
    return content if index is None else content | {"index": index}


def _result(finding: Finding, report: Report, order: Sequence[str]) -> dict[str, object]:
    spot = primary(finding, report)
    related = others(finding, spot)[:_MOST_RELATED]
    return {
        "ruleId": finding.rule_id,
        "ruleIndex": order.index(finding.rule_id),
        "kind": "fail",  # any other kind must have the level "none", which nobody would see
        "level": _LEVEL[gravity(finding)],
        "rank": round(100 * finding.confidence, DIGITS),
        "message": {"text": _message(finding, related)},
        "locations": [_location(spot, report)],
        "relatedLocations": [
            {"id": number, **_location(other, report), "message": {"text": _named(other)}}
            for number, other in enumerate(related, start=1)
        ],
        "fingerprints": {"factcheck/v1": finding.fingerprint},
        "partialFingerprints": _partial(finding.fingerprint),
        "properties": _properties(finding),
    }


def _message(finding: Finding, related: Sequence[Location]) -> str:
    """The message with a link to each other place: GitHub shows a related location only where the text links it."""
    links = ", ".join(
        f"[{_escaped(_named(spot))}]({number})" for number, spot in enumerate(related, start=1)
    )
    return _escaped(headline(finding)) + (f" See {links}." if links else "")


def _named(spot: Location) -> str:
    return f"{one_line(spot.document)}, line {spot.line}: “{cut(one_line(spot.text), _LINK)}”"


def _escaped(words: str) -> str:
    """Brackets that are no link (SARIF 3.11.6)."""
    return words.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def _location(spot: Location, report: Report) -> dict[str, object]:
    document = report.document(spot.document)
    place = region(spot, document)
    return {
        "physicalLocation": {
            "artifactLocation": _address(document, _files(report).index(document)),
            "region": {
                "startLine": place.line,
                "startColumn": place.column,
                "endLine": place.end_line,
                "endColumn": place.end_column,
                "snippet": {"text": spot.text},
            },
        }
    }


def _partial(fingerprint: str) -> dict[str, str]:
    """GitHub tracks alerts by the first one alone and wants ``hash:number``."""
    digest, _, number = fingerprint.partition("-")
    return {"primaryLocationLineHash": f"{digest}:{number or 1}", "factcheck/v1": fingerprint}


def _properties(finding: Finding) -> dict[str, object]:
    content: dict[str, object] = {
        "type": finding.type,
        "review": finding.kind is FindingKind.REVIEW,
        "confidence": round(finding.confidence, DIGITS),
        "values": {row.value: list(row.documents) for row in finding.groups},
    }
    return content | ({"outliers": list(finding.outliers)} if finding.outliers else {})


def _notifications(report: Report) -> Iterator[dict[str, object]]:
    """What was not checked, and warnings of the readers."""
    for gap in report.not_checked:
        yield {
            "level": "warning",
            "message": {"text": f"Not checked: {gap.document}: {gap.reason}."},
            "locations": [_gap(gap, report)],
        }
    for row in report.documents:
        for warning in row.document.warnings:
            yield {"level": "note", "message": {"text": f"{row.document.id}: {one_line(warning)}"}}


def _gap(gap: NotChecked, report: Report) -> dict[str, object]:
    document = report.document(gap.document)
    line, column = document.position(gap.start)
    return {
        "physicalLocation": {
            "artifactLocation": _address(document),
            "region": {"startLine": line, "startColumn": column},
        }
    }
