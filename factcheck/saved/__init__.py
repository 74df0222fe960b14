"""A JSON report that was saved -> the report: it can be shown again without the versions and without a model."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date

from factcheck.errors import ReadError
from factcheck.model import (
    Decision,
    DecisionKind,
    DecisionOrigin,
    Document,
    DocumentSummary,
    Evidence,
    Finding,
    FindingKind,
    FindingType,
    Group,
    Judgement,
    Location,
    Match,
    ModelIdentity,
    NotChecked,
    Report,
    RuleIdentity,
    Scope,
    Scores,
    Severity,
    SourceMap,
    Span,
    Stretch,
)
from factcheck.saved.nodes import Node, UnexpectedError

_VERSION = re.compile(r"1\.([1-9][0-9]*)")
"""1.0 had no texts; later ones may have further keys, which are not read."""

_BOUNDS, _RUN = 2, 3


def read(content: bytes, name: str) -> Report:
    """The report of which *content* is the JSON; *name* stands in messages. Rendered again, it is the same bytes.

    Raises:
        ReadError: no JSON, or not a report of this format; one line.
    """
    try:
        value: object = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        reason = str(error).splitlines()[0] if isinstance(error, ValueError) else "too deep"
        raise ReadError(f"{name}: expected a JSON report, found none ({reason})") from None
    try:
        return _report(Node(value))
    except UnexpectedError as error:
        raise ReadError(f"{name}: {error}") from None


def _report(root: Node) -> Report:
    version = root.key("format_version")
    if not _VERSION.fullmatch(version.text()):
        version.refuse("1.1 or a later 1.x")
    tool = root.key("tool")
    documents = tuple(_document(row) for row in root.key("documents").rows())
    further = tuple(_further_file(row) for row in root.maybe("further_files").maybe_rows())
    known = {d.id: d for d in (*further, *(row.document for row in documents))}
    summary = root.key("summary")
    return Report(
        tool_version=tool.key("version").text(),
        rules=tuple(_rule(row) for row in tool.key("rules").rows()),
        model=tool.key("model").optional(_model),
        documents=documents,
        findings=tuple(_finding(row, known) for row in root.key("findings").rows()),
        not_checked=tuple(_gap(row, known) for row in root.key("not_checked").rows()),
        pairs_compared=summary.key("pairs_compared").whole(),
        claims_without_counterpart=summary.key("claims_without_counterpart").whole(),
        candidate=root.key("candidate").optional(lambda node: _id(node, known)),
        alignment=tuple(_match(row, known) for row in root.key("alignment").rows()),
        further_files=further,
    )


def _rule(node: Node) -> RuleIdentity:
    return RuleIdentity(
        id=node.key("id").text(),
        sha256=node.key("sha256").text(),
        name=node.key("name").text(),
        summary=node.key("summary").text(),
        severity=node.key("severity").one_of(Severity),
        reason=node.key("reason").text(),
        advice=node.key("advice").text(),
        scope=node.key("scope").one_of(Scope),
        tags=node.key("tags").texts(),
    )


def _model(node: Node) -> ModelIdentity:
    calibrated = node.key("calibrated").flag()
    return ModelIdentity(node.key("id").text(), node.key("sha256").text(), calibrated)


def _document(node: Node) -> DocumentSummary:
    text = _text(node)
    document = Document(
        id=node.key("id").text(),
        text=text,
        path=node.key("path").optional(Node.text),
        published=node.key("published").optional(_day),
        paragraphs=tuple(_span(row, text) for row in node.key("paragraphs").rows()),
        headline=node.key("headline").optional(lambda span: _span(span, text)),
        dateline=node.key("dateline").optional(lambda span: _span(span, text)),
        source=node.key("source").optional(_source),
        warnings=node.key("warnings").texts(),
    )
    return DocumentSummary(document, node.key("claims").whole(), node.key("sentences").whole())


def _further_file(node: Node) -> Document:
    path = node.key("path").optional(Node.text)
    return Document(id=node.key("id").text(), text=_text(node), path=path)


def _text(node: Node) -> str:
    text, digest = node.key("text").text(), node.key("sha256")
    read_back = Document(id="", text=text).sha256 == digest.text()
    return text if read_back else digest.refuse("the digest of the text")


def _day(node: Node) -> date:
    try:
        return date.fromisoformat(node.text())
    except ValueError:
        return node.refuse("a day like 2026-05-03")


def _source(node: Node) -> SourceMap:
    runs = []
    for row in node.rows():
        numbers = [number.whole() for number in row.rows()]
        if len(numbers) != _RUN:
            row.refuse("offset, line and column")
        runs.append((numbers[0], numbers[1], numbers[2]))
    return SourceMap(tuple(runs))


def _span(node: Node, text: str) -> Span:
    bounds = [number.whole() for number in node.rows()]
    if len(bounds) != _BOUNDS or not bounds[0] <= bounds[1] <= len(text):
        node.refuse("start and end of a part of the text")
    return Span(*bounds)


def _finding(node: Node, known: Mapping[str, Document]) -> Finding:
    return Finding(
        fingerprint=node.key("fingerprint").text(),
        rule_id=node.key("rule_id").text(),
        rule_name=node.key("rule_name").text(),
        type=node.key("type").one_of(FindingType),
        severity=node.key("severity").one_of(Severity),
        kind=node.key("kind").one_of(FindingKind),
        confidence=node.key("confidence").share(),
        message=node.key("message").text(),
        advice=node.key("advice").text(),
        locations=_locations(node.key("locations"), known),
        groups=tuple(_group(row, known) for row in node.key("groups").rows()),
        outliers=tuple(_id(row, known) for row in node.key("outliers").rows()),
        evidence=_evidence(node.key("evidence")),
        decision=node.maybe("decision").optional(_decision),
    )


def _decision(node: Node) -> Decision:
    return Decision(
        kind=node.key("kind").one_of(DecisionKind),
        reason=node.key("reason").text(),
        by=node.key("by").text(),
        date=node.key("date").optional(_day),
        until=node.key("until").optional(_day),
        origin=node.key("origin").one_of(DecisionOrigin),
        place=node.key("place").text(),
    )


def _locations(node: Node, known: Mapping[str, Document]) -> tuple[Location, ...]:
    found = tuple(_location(row, known) for row in node.rows())
    return found or node.refuse("at least one place")


def _location(node: Node, known: Mapping[str, Document]) -> Location:
    place = _stretch(node, known)
    text = node.key("text")
    if text.text() != known[place.document].text[place.start : place.end]:
        text.refuse("the words that stand there in the text")
    return Location(
        document=place.document,
        start=place.start,
        end=place.end,
        line=node.key("line").whole(1),
        column=node.key("column").whole(1),
        text=text.text(),
        value=node.key("value").text(),
        claim=node.key("claim").text(),
    )


def _stretch(node: Node, known: Mapping[str, Document]) -> Stretch:
    document = _id(node.key("document"), known)
    start, end = node.key("start").whole(), node.key("end")
    if not start <= end.whole() <= len(known[document].text):
        end.refuse("an end between start and the end of the text")
    return Stretch(document, start, end.whole())


def _id(node: Node, known: Mapping[str, Document]) -> str:
    return node.text() if node.text() in known else node.refuse("the id of a document")


def _group(node: Node, known: Mapping[str, Document]) -> Group:
    documents = tuple(_id(row, known) for row in node.key("documents").rows())
    return Group(node.key("value").text(), documents)


def _evidence(node: Node) -> Evidence:
    return Evidence(node.key("similarity").optional(Node.share), node.key("nli").optional(_nli))


def _nli(node: Node) -> Judgement:
    return Judgement(_scores(node.key("forward")), _scores(node.key("backward")))


def _scores(node: Node) -> Scores:
    return Scores(
        node.key("entailment").share(),
        node.key("neutral").share(),
        node.key("contradiction").share(),
    )


def _gap(node: Node, known: Mapping[str, Document]) -> NotChecked:
    place = _stretch(node, known)
    return NotChecked(place.document, node.key("reason").text(), place.start, place.end)


def _match(node: Node, known: Mapping[str, Document]) -> Match:
    ours, theirs = (_stretch(node.key(side), known) for side in ("ours", "theirs"))
    return Match(ours, theirs, node.key("similarity").share())
