"""One entry of a rule file: the tree below ``rules:`` -> values that make or change a rule."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from factcheck.errors import closest, unknown_word
from factcheck.model import Scope, Severity
from factcheck.rulebook import checks, nested
from factcheck.rulebook.mappings import found, mapping
from factcheck.rulebook.messages import problem
from factcheck.rulebook.options import convert
from factcheck.rulebook.positions import Misfit, Position, Problems
from factcheck.rulebook.source import Entries, Items, Node, Scalar

PLAIN_KEYS: Mapping[str, object] = {
    "id": str,
    "name": str,
    "summary": str,
    "severity": Severity,
    "tags": tuple[str, ...],
    "message": str,
    "reason": str,
    "advice": str,
    "enabled": bool,
    "scope": Scope,
    "formerly": tuple[str, ...],
}
KEYS = (*PLAIN_KEYS, "check", "overrides", "examples")
REQUIRED = ("id", "name", "summary", "severity", "check", "message", "examples")
ONLY_WHOLE = ("check", "summary", "examples")
"""An entry with one of these makes a rule; without any it changes the rule that has its id."""
CHANGEABLE = tuple(key for key in KEYS if key not in (*ONLY_WHOLE, "name"))

ID = r"[A-Z]{2,8}[0-9]{3}"
WORD = r"[a-z][a-z0-9]*(-[a-z0-9]+)*"
_SHAPES = {
    "id": (re.compile(ID), "two to eight capitals and three digits, as DESK101"),
    "name": (re.compile(WORD), "small letters, digits and hyphens, as number-conflict"),
    "tags": (re.compile(WORD), "small letters, digits and hyphens, as death-toll"),
    "formerly": (re.compile(ID), "two to eight capitals and three digits, as DESK101"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """What one entry says: ``values`` by the field of ``Rule``, ``nodes`` as written by key."""

    position: Position
    id: str
    values: Mapping[str, object]
    nodes: Mapping[str, Node]

    @property
    def is_whole(self) -> bool:
        """Whether the entry makes a rule of its own; without ``check`` it changes another."""
        return "check" in self.nodes

    def at(self, key: str) -> Position:
        """Where the value of *key* stands; the entry itself where the key is not given."""
        return self.nodes[key].position if key in self.nodes else self.position


def read_entries(rules: Node | None, problems: Problems) -> tuple[Entry, ...]:
    """The value of ``rules``: its entries, without those that have mistakes."""
    if rules is None:
        return ()
    if not isinstance(rules, Items) or not rules.nodes:
        problems.add(rules.position, f"rules: expected a list of rules, was: {found(rules)}")
        return ()
    entries = (_entry(node, problems) for node in rules.nodes)
    return tuple(entry for entry in entries if entry is not None)


def check_words(nodes: Mapping[str, Node], check_type: str, problems: Problems) -> None:
    """Whether message and overrides use only words that the kind can give."""
    message = nodes.get("message")
    if isinstance(message, Scalar) and (
        wrong := problem(message.text, checks.message_fields(check_type))
    ):
        problems.add(message.position, f"message: {wrong}")
    known = checks.clash_tags(check_type)
    for position, tag in nested.override_tags(nodes.get("overrides")):
        if tag not in known:
            problems.add(position, f"when: {unknown_word('tag', tag, known)}")


def _entry(node: Node, problems: Problems) -> Entry | None:
    before = len(problems.found)
    accepted, required = (KEYS, REQUIRED) if _is_whole(node) else (CHANGEABLE, ("id",))
    nodes = mapping(node, "rule", accepted, required, problems)
    values: dict[str, object] = {}
    for key, value in nodes.items():
        if key in PLAIN_KEYS:
            values |= _plain(key, value, problems)
        elif key in _READERS:
            values[key] = _READERS[key](value, problems)
    if "check" in nodes and (check := checks.build(nodes["check"], problems)):
        values |= {"check_type": check.type, "kind": check.kind}
        check_words(nodes, check.type, problems)
    if len(problems.found) > before:
        return None
    return Entry(node.position, str(values["id"]), values, nodes)


def _is_whole(node: Node) -> bool:
    """Whether the entry makes a rule, be it with its telling key misspelt."""
    keys = [key.text for key, _ in node.pairs] if isinstance(node, Entries) else []
    meant = (key if key in KEYS else closest(key, KEYS) for key in keys)
    return any(key in ONLY_WHOLE for key in meant)


def _plain(key: str, node: Node, problems: Problems) -> dict[str, object]:
    try:
        value = convert(node, PLAIN_KEYS[key])
        if key in _SHAPES:
            _fit_shape(key, node)
    except Misfit as misfit:
        problems.take(misfit, key)
        return {}
    return {key: " ".join(value.split()) if type(value) is str else value}


def _fit_shape(key: str, node: Node) -> None:
    pattern, words = _SHAPES[key]
    for scalar in node.nodes if isinstance(node, Items) else (node,):
        if isinstance(scalar, Scalar) and not pattern.fullmatch(scalar.text):
            raise Misfit(scalar.position, f"expected {words}, was: {scalar}")


_READERS: Mapping[str, Callable[[Node, Problems], object]] = {
    "overrides": nested.overrides,
    "examples": nested.examples,
}
