"""One rule file as a whole: what it builds on, what it switches on and off, and its entries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from factcheck.errors import near
from factcheck.model import Severity
from factcheck.rulebook.entries import Entry, read_entries
from factcheck.rulebook.mappings import mapping
from factcheck.rulebook.options import convert
from factcheck.rulebook.positions import Misfit, Position, Problems
from factcheck.rulebook.rule import Rule
from factcheck.rulebook.selection import fits, words_for
from factcheck.rulebook.source import Entries, Items, Node, Scalar

FORMAT = "factcheck.rules/v1"
DEFAULT = "default"
"""What ``extends`` calls the rules that ship."""

KEYS = ("schema", "extends", "severity", "disable", "enable", "rules")


@dataclass(frozen=True, slots=True)
class Switch:
    """A change of all rules that *word* (id, name, tag or the beginning of an id) fits."""

    position: Position
    key: str
    word: str
    severity: Severity | None = None

    def applied(self, rule: Rule) -> Rule:
        """The rule after the change."""
        origin = f"{rule.origin}, changed at {self.position}"
        if self.severity is not None:
            return replace(rule, severity=self.severity, origin=origin)
        return replace(rule, enabled=self.key == "enable", origin=origin)


@dataclass(frozen=True, slots=True)
class RuleFile:
    """A rule file. ``extends`` is None where the file does not say what it builds on."""

    entries: tuple[Entry, ...] = ()
    extends: tuple[Scalar, ...] | None = None
    switches: tuple[Switch, ...] = ()


def read_file(root: Node, problems: Problems) -> RuleFile:
    """What one rule file says, without what has mistakes."""
    nodes = mapping(root, "the file", KEYS, ("schema",), problems)
    schema = nodes.get("schema")
    if schema is not None and not (isinstance(schema, Scalar) and schema.text == FORMAT):
        problems.add(schema.position, f"schema: expected {FORMAT}, was: {schema}")
    if (
        isinstance(root, Entries)
        and len(root.pairs) == len(nodes)
        and not nodes.keys() - {"schema"}
    ):
        problems.add(root.position, f"the file: expected one of {', '.join(KEYS[1:])}")
    extends = _words("extends", nodes["extends"], problems) if "extends" in nodes else None
    switches = tuple(_switches(nodes, problems))
    return RuleFile(read_entries(nodes.get("rules"), problems), extends, switches)


def switch(rules: dict[str, Rule], switches: Sequence[Switch], problems: Problems) -> None:
    """Change the rules in place; a word that fits none is a mistake."""
    for one in switches:
        fitting = [rule for rule in rules.values() if fits(rule, one.word)]
        if not fitting:
            close = near(one.word, words_for(tuple(rules.values())))
            problems.add(one.position, f"{one.key}: no rule fits {one.word}{close}")
        rules.update((rule.id, one.applied(rule)) for rule in fitting)


def _switches(nodes: Mapping[str, Node], problems: Problems) -> Iterator[Switch]:
    """``severity`` first, then ``disable``, then ``enable``, which makes exceptions from it."""
    if "severity" in nodes:
        yield from _severities(nodes["severity"], problems)
    for key in ("disable", "enable"):
        if key in nodes:
            for word in _words(key, nodes[key], problems):
                yield Switch(word.position, key, word.text)


def _severities(node: Node, problems: Problems) -> Iterator[Switch]:
    if not isinstance(node, Entries):
        expected = "expected rules and their severity, as number-conflict: warning"
        problems.add(node.position, f"severity: {expected}, was: {node}")
        return
    for word, value in node.pairs:
        try:
            severity = convert(value, Severity)
        except Misfit as misfit:
            problems.take(misfit, f"severity: {word.text}")
            continue
        assert isinstance(severity, Severity)  # noqa: S101 -- that is what convert was asked for
        yield Switch(word.position, "severity", word.text, severity)


def _words(key: str, node: Node, problems: Problems) -> tuple[Scalar, ...]:
    if not isinstance(node, Items):
        problems.add(node.position, f"{key}: expected a list of words, was: {node}")
        return ()
    for child in node.nodes:
        if not isinstance(child, Scalar) or not child.text:
            problems.add(child.position, f"{key}: expected a word, was: {child}")
    return tuple(child for child in node.nodes if isinstance(child, Scalar) and child.text)
