"""The two nested keys of a rule: ``overrides`` and ``examples``."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model import FindingType, Severity
from factcheck.rulebook import marks
from factcheck.rulebook.mappings import found, mapping
from factcheck.rulebook.options import convert
from factcheck.rulebook.positions import Misfit, Position, Problems
from factcheck.rulebook.rule import Example, Examples, Override
from factcheck.rulebook.source import Entries, Items, Node, Scalar

MOST_VERSIONS = 5
"""Texts of one example."""


def overrides(node: Node, problems: Problems) -> tuple[Override, ...]:
    """The value of ``overrides``."""
    if not isinstance(node, Items):
        problems.add(node.position, f"overrides: expected a list, was: {node}")
        return ()
    return tuple(_override(child, problems) for child in node.nodes)


def override_tags(node: Node | None) -> Iterator[tuple[Position, str]]:
    """Every tag below ``when``, with its position."""
    for override in node.nodes if isinstance(node, Items) else ():
        for key, value in override.pairs if isinstance(override, Entries) else ():
            for tag in value.nodes if key.text == "when" and isinstance(value, Items) else ():
                yield tag.position, str(tag.text if isinstance(tag, Scalar) else tag)


def examples(node: Node, problems: Problems) -> Examples:
    """The value of ``examples``."""
    accepted = ("conflict", "ok", "todo_conflict", "todo_ok")
    nodes = mapping(node, "examples", accepted, ("conflict", "ok"), problems)
    read = {key: tuple(_example_list(key, child, problems)) for key, child in nodes.items()}
    return Examples(**read)


def _override(node: Node, problems: Problems) -> Override:
    accepted = {"when": frozenset[str], "severity": Severity, "type": FindingType}
    nodes = mapping(node, "override", tuple(accepted), ("when",), problems)
    values: dict[str, object] = {"when": frozenset()}
    for key, value in nodes.items():
        try:
            values[key] = convert(value, accepted[key])
        except Misfit as misfit:
            problems.take(misfit, key)
    if "when" in nodes and isinstance(nodes["when"], Items) and not nodes["when"].nodes:
        problems.add(nodes["when"].position, "when: expected at least one tag, was: an empty list")
    if nodes and not nodes.keys() & {"severity", "type"}:
        problems.add(node.position, "override: expected severity or type beside when")
    return Override(**values)  # type: ignore[arg-type]


def _example_list(key: str, node: Node, problems: Problems) -> Iterator[Example]:
    if not isinstance(node, Items) or not node.nodes:
        problems.add(node.position, f"{key}: expected a list of examples, was: {found(node)}")
        return
    for child in node.nodes:
        try:
            yield _example(child, must_mark=key.endswith("conflict"))
        except Misfit as misfit:
            problems.take(misfit, key)


def _example(node: Node, *, must_mark: bool) -> Example:
    """A text by itself, or the texts of several versions."""
    nodes = node.nodes if isinstance(node, Items) else (node,)
    if isinstance(node, Entries) or not 1 <= len(nodes) <= MOST_VERSIONS:
        expected = f"a text, or a list of two to {MOST_VERSIONS} texts"
        raise Misfit(node.position, f"expected {expected}, was: {found(node)}")
    texts = tuple(str(convert(child, str)) for child in nodes)
    marked = 0
    for child, text in zip(nodes, texts, strict=True):
        try:
            marked += len(marks.read(text).spans)
        except ValueError as error:
            raise Misfit(child.position, str(error)) from None
    if must_mark and not marked:
        raise Misfit(node.position, "expected [[ ]] around the words that conflict")
    if marked and not must_mark:
        raise Misfit(node.position, "[[ ]] marks a conflict, and here must be none")
    return texts
