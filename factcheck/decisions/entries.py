"""The decisions file as values: its YAML, read strictly, with all mistakes at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from factcheck.model import Decision, DecisionKind, DecisionOrigin
from factcheck.rulebook.entries import ID
from factcheck.rulebook.mappings import mapping
from factcheck.rulebook.options import convert
from factcheck.rulebook.positions import Misfit, Position, Problems
from factcheck.rulebook.source import Items, Node, Scalar, parse

FORMAT = "factcheck.decisions/v1"
REQUIRED = ("fingerprint", "rule", "values", "decision", "reason")
KEYS = (
    "fingerprint",
    "rule",
    "values",
    "excerpts",
    "decision",
    "reason",
    "by",
    "date",
    "until",
)
"""Of one entry, in the order in which they are written."""

MAX_CHARACTERS = 5_000_000
"""Some 20,000 decisions."""

_SAID = frozenset({"decision", "reason", "by", "date", "until"})

FINGERPRINT = re.compile(r"[0-9a-f]{16}(-[0-9]+)?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Entry:
    """One decision of the file. ``values`` are the sides that clashed, ``excerpts`` where each stood, both for people.

    ``position`` is where the entry begins.
    """

    position: Position
    fingerprint: str
    rule: str
    values: tuple[str, ...]
    excerpts: tuple[str, ...]
    decision: Decision


def read_entries(text: str, path: str, problems: Problems) -> tuple[Entry, ...]:
    """The decisions in *text*; *problems* takes every mistake. A blank file holds none."""
    root = parse(text, path, problems, what="a decisions file", most=MAX_CHARACTERS)
    if root is None or (isinstance(root, Scalar) and root.is_null):
        return ()
    nodes = mapping(root, "the file", ("schema", "decisions"), ("schema", "decisions"), problems)
    schema, rows = nodes.get("schema"), nodes.get("decisions")
    if schema is not None and not (isinstance(schema, Scalar) and schema.text == FORMAT):
        problems.add(schema.position, f"schema: expected {FORMAT}, was: {schema}")
    if rows is None or (isinstance(rows, Scalar) and rows.is_null):
        return ()
    if not isinstance(rows, Items):
        problems.add(rows.position, f"decisions: expected a list, was: {rows}")
        return ()
    entries = [entry for node in rows.nodes if (entry := _entry(node, problems)) is not None]
    _refuse_twins(entries, problems)
    return tuple(entries)


def day(text: str) -> date | None:
    """The day written as 2026-12-01, None where *text* is none."""
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


def _entry(node: Node, problems: Problems) -> Entry | None:
    before = len(problems.found)
    nodes = mapping(node, "decision", KEYS, REQUIRED, problems)
    values: dict[str, object] = {}
    for key, value in nodes.items():
        try:
            values[key] = _READERS[key](value)
        except Misfit as misfit:
            problems.take(misfit, key)
    if len(problems.found) > before:
        return None
    return _built(node.position, values)


def _built(position: Position, values: Mapping[str, object]) -> Entry:
    decision = {"kind" if key == "decision" else key: values[key] for key in values.keys() & _SAID}
    sides = {key: values[key] for key in values.keys() - _SAID}
    return Entry(
        position=position,
        decision=Decision(origin=DecisionOrigin.FILE, place=str(position), **decision),  # type: ignore[arg-type]
        **{"excerpts": (), **sides},  # type: ignore[arg-type]
    )


def _refuse_twins(entries: list[Entry], problems: Problems) -> None:
    first: dict[str, Position] = {}
    for entry in entries:
        if entry.fingerprint in first:
            line = first[entry.fingerprint].line
            problems.add(
                entry.position,
                f"fingerprint: {entry.fingerprint} is decided twice (first in line {line})",
            )
        first.setdefault(entry.fingerprint, entry.position)


def _text(node: Node) -> str:
    words = " ".join(str(convert(node, str)).split())
    if not words:
        raise Misfit(node.position, f"expected a text, was: {node}")
    return words


def _shaped(pattern: re.Pattern[str], words: str) -> Callable[[Node], str]:
    def read(node: Node) -> str:
        text = str(convert(node, str))
        if not pattern.fullmatch(text):
            raise Misfit(node.position, f"expected {words}, was: {node}")
        return text

    return read


def _texts(node: Node) -> tuple[str, ...]:
    return tuple(_each(node))


def _each(node: Node) -> Iterator[str]:
    """The texts of a list; a value may be empty ("no qualifier")."""
    if not isinstance(node, Items):
        raise Misfit(node.position, f"expected a list of texts, was: {node}")
    for child in node.nodes:
        if not isinstance(child, Scalar) or child.is_null:
            raise Misfit(child.position, f"expected a text, was: {child}")
        yield child.text


def _values(node: Node) -> tuple[str, ...]:
    values = _texts(node)
    if not values:
        raise Misfit(node.position, "expected the values that clash, was: an empty list")
    return values


def _kind(node: Node) -> DecisionKind:
    return DecisionKind(str(convert(node, DecisionKind)))


def _date(node: Node) -> date:
    found = day(node.text) if isinstance(node, Scalar) else None
    if found is None:
        raise Misfit(node.position, f"expected a day as 2026-12-01, was: {node}")
    return found


_READERS: Mapping[str, Callable[[Node], object]] = {
    "fingerprint": _shaped(FINGERPRINT, "16 of 0-9 and a-f, as in the report"),
    "rule": _shaped(re.compile(ID), "the id of a rule, as FC101"),
    "values": _values,
    "excerpts": _texts,
    "decision": _kind,
    "reason": _text,
    "by": _text,
    "date": _date,
    "until": _date,
}
