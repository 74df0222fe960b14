"""Test files (``*.test.yaml``): stories of several documents and the findings that they must give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from factcheck.model import Document, FindingType, Severity, Span
from factcheck.rulebook import files, marks
from factcheck.rulebook.mappings import found, mapping
from factcheck.rulebook.options import convert
from factcheck.rulebook.positions import Misfit, Position, Problems
from factcheck.rulebook.source import Entries, Items, Node, Scalar, parse

FORMAT = "factcheck.rule-tests/v1"
FILE_KEYS = ("schema", "rules", "only", "tests")
TEST_KEYS = ("name", "documents", "findings", "todo")
DOCUMENT_KEYS = ("id", "text", "published")
FINDING_KEYS = ("rule", "severity", "type", "texts")
NAMES = "abcdefghij"
"""Ids of documents that are given as bare texts."""


@dataclass(frozen=True, slots=True)
class Expected:
    """A finding that must be there. What is None or empty may be anything."""

    rule: str
    severity: Severity | None = None
    type: FindingType | None = None
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """One test. ``marks`` are the stretches, by document, that the findings must touch."""

    position: Position
    name: str
    documents: tuple[Document, ...]
    findings: tuple[Expected, ...]
    marks: tuple[tuple[str, Span], ...] = ()
    todo: bool = False


@dataclass(frozen=True, slots=True)
class TestFile:
    """A test file; ``rules`` are the rule files under test, ``only`` the rules whose findings count."""

    __test__ = False  # pytest takes it for a class of tests

    path: Path
    rules: tuple[Path, ...]
    only: tuple[str, ...]
    stories: tuple[Story, ...]


def read_tests(paths: Sequence[Path]) -> tuple[TestFile, ...]:
    """The test files of *paths*; of a folder those right in it.

    Raises:
        RuleError: one line for each mistake in any of the files.
    """
    problems = Problems()
    read = [_read(path, problems) for path in _test_files(paths, problems)]
    problems.raise_if_any()
    return tuple(file for file in read if file is not None)


def _test_files(paths: Sequence[Path], problems: Problems) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(
                child for child in path.iterdir() if child.name.endswith(files.TEST_SUFFIXES)
            )
        elif path.is_file():
            yield path
        else:
            problems.add(Position(files.shown(path)), "no such file or folder")


def _read(path: Path, problems: Problems) -> TestFile | None:
    text = files.read(path, problems)
    root = None if text is None else parse(text, files.shown(path), problems)
    if root is None:
        return None
    nodes = mapping(root, "the file", FILE_KEYS, ("schema", "tests"), problems)
    schema = nodes.get("schema")
    if schema is not None and not (isinstance(schema, Scalar) and schema.text == FORMAT):
        problems.add(schema.position, f"schema: expected {FORMAT}, was: {schema}")
    rules = tuple(path.parent / word for word in _words("rules", nodes.get("rules"), problems))
    only = _words("only", nodes.get("only"), problems)
    return TestFile(path, rules, only, tuple(_stories(nodes.get("tests"), problems)))


def _words(key: str, node: Node | None, problems: Problems) -> tuple[str, ...]:
    if node is None:
        return ()
    try:
        value = convert(node, tuple[str, ...])
    except Misfit as misfit:
        problems.take(misfit, key)
        return ()
    return tuple(map(str, value)) if isinstance(value, tuple) else ()


def _stories(node: Node | None, problems: Problems) -> Iterator[Story]:
    if node is None:
        return
    if not isinstance(node, Items) or not node.nodes:
        problems.add(node.position, f"tests: expected a list of tests, was: {found(node)}")
        return
    for child in node.nodes:
        nodes = mapping(child, "test", TEST_KEYS, TEST_KEYS[:3], problems)
        documents = tuple(_documents(nodes.get("documents"), problems))
        findings = tuple(_findings(nodes.get("findings"), problems))
        marked = tuple((one.id, span) for one, spans in documents for span in spans)
        if marked and not findings:
            problems.add(child.position, "test: [[ ]] marks a finding, and findings has none")
        yield Story(
            position=child.position,
            name=str(_value("name", nodes.get("name"), str, problems, "")),
            documents=tuple(document for document, _ in documents),
            findings=findings,
            marks=marked,
            todo=bool(_value("todo", nodes.get("todo"), bool, problems, default=False)),
        )


def _documents(
    node: Node | None, problems: Problems
) -> Iterator[tuple[Document, tuple[Span, ...]]]:
    if node is None:
        return
    if not isinstance(node, Items) or not 1 <= len(node.nodes) <= len(NAMES):
        expected = f"a list of one to {len(NAMES)} documents"
        problems.add(node.position, f"documents: expected {expected}, was: {found(node)}")
        return
    seen: set[str] = set()
    for name, child in zip(NAMES, node.nodes, strict=False):
        read = _document(name, child, problems)
        if read is not None and read[0].id in seen:
            problems.add(child.position, f"id: {read[0].id} is given twice")
        elif read is not None:
            seen.add(read[0].id)
            yield read


def _document(
    name: str, node: Node, problems: Problems
) -> tuple[Document, tuple[Span, ...]] | None:
    """A text by itself, or a mapping that also has its id and day."""
    nodes: dict[str, Node] = {"text": node}
    if isinstance(node, Entries):
        nodes = mapping(node, "document", DOCUMENT_KEYS, ("text",), problems)
    if "text" not in nodes:
        return None
    try:
        marked = marks.read(str(convert(nodes["text"], str)))
    except Misfit as misfit:
        problems.take(misfit, "text")
        return None
    except ValueError as error:
        problems.add(nodes["text"].position, f"text: {error}")
        return None
    document_id = str(_value("id", nodes.get("id"), str, problems, name))
    published = _day(nodes.get("published"), problems)
    return Document(document_id, marked.text, published=published), marked.spans


def _findings(node: Node | None, problems: Problems) -> Iterator[Expected]:
    if node is None:
        return
    if not isinstance(node, Items):
        problems.add(node.position, f"findings: expected a list, [] for none, was: {node}")
        return
    for child in node.nodes:
        if isinstance(child, Scalar):
            yield Expected(child.text)
            continue
        nodes = mapping(child, "finding", FINDING_KEYS, ("rule",), problems)
        severity = _value("severity", nodes.get("severity"), Severity, problems, None)
        sort = _value("type", nodes.get("type"), FindingType, problems, None)
        yield Expected(
            rule=str(_value("rule", nodes.get("rule"), str, problems, "")),
            severity=severity if isinstance(severity, Severity) else None,
            type=sort if isinstance(sort, FindingType) else None,
            texts=_words("texts", nodes.get("texts"), problems),
        )


def _value(
    key: str, node: Node | None, annotation: object, problems: Problems, default: object
) -> object:
    if node is None:
        return default
    try:
        return convert(node, annotation)
    except Misfit as misfit:
        problems.take(misfit, key)
        return default


def _day(node: Node | None, problems: Problems) -> date | None:
    if node is None:
        return None
    try:
        return date.fromisoformat(node.text if isinstance(node, Scalar) else "")
    except ValueError:
        problems.add(node.position, f"published: expected a day, as 2026-05-03, was: {node}")
        return None
