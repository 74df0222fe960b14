"""Strict YAML: text -> a tree in which every node knows its line and column.

Scalars stay text: what a value means is decided by what is expected there, never by how it looks,
so the traps of YAML 1.1 (``no`` is false, ``12:30`` is 750, ``2024-05-01`` is a date, ``017`` is
15) cannot spring. The tree is built from the parser's events: nothing is constructed, tags and
aliases are refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol, TypeAlias

import yaml

from factcheck.rulebook.positions import Misfit, Position, Problems

MAX_CHARACTERS = 1_000_000
"""No rule file of people's writing comes near; keeps a wrong path from being parsed for minutes."""

MAX_DEPTH = 12
"""A rule file nests seven deep, down to the text of an example; a deeper one is none."""

_NULLS = ("", "~", "null")
_SHOWN = 60
"""Characters of a wrong value that a message repeats."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A word or text as written, without its quotes."""

    position: Position
    text: str
    quoted: bool = False

    @property
    def is_null(self) -> bool:
        """Whether nothing is written there."""
        return not self.quoted and self.text in _NULLS

    def __str__(self) -> str:
        if self.is_null:
            return "nothing"
        short = self.text if len(self.text) <= _SHOWN else f"{self.text[:_SHOWN]}..."
        return f'"{short}"' if self.quoted else short


@dataclass(frozen=True, slots=True)
class Items:
    """A YAML sequence."""

    position: Position
    nodes: tuple[Node, ...]

    def __str__(self) -> str:
        return "a list"


@dataclass(frozen=True, slots=True)
class Entries:
    """A YAML mapping, in the order written; keys are unique."""

    position: Position
    pairs: tuple[tuple[Scalar, Node], ...]

    def __str__(self) -> str:
        return "a mapping"


Node: TypeAlias = Scalar | Items | Entries


def parse(
    text: str,
    path: str,
    problems: Problems,
    *,
    what: str = "a rule file",
    most: int = MAX_CHARACTERS,
) -> Node | None:
    """The tree of the one YAML document in *text*; None where *problems* says what is wrong.

    *what* the file should be; a text of more than *most* characters is none.
    """
    if len(text) > most:
        problems.add(Position(path), f"larger than {most:,} characters, not {what}")
        return None
    if unprintable := yaml.reader.Reader.NON_PRINTABLE.search(text):
        before = text[: unprintable.start()]
        spot = Position(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
        problems.add(spot, f"not YAML: a control character, U+{ord(unprintable[0]):04X}")
        return None
    try:
        return _Tree(path, problems).document(yaml.parse(text, Loader=_loader()))
    except yaml.MarkedYAMLError as error:
        problems.add(_at(path, error.problem_mark), f"not YAML: {error.problem}")
    except Misfit as misfit:
        problems.add(misfit.position, misfit.text)
    return None


def _loader() -> type[yaml.SafeLoader]:
    """The C parser where PyYAML was built with it: ten times faster, the same events."""
    loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return loader


class _Mark(Protocol):
    """What the marks of PyYAML's two parsers share; both count from 0."""

    line: int
    column: int


def _at(path: str, mark: _Mark | None) -> Position:
    return Position(path, mark.line + 1, mark.column + 1) if mark else Position(path)


@dataclass(frozen=True, slots=True)
class _Tree:
    """Builds nodes from the events of one file."""

    path: str
    problems: Problems

    def document(self, events: Iterator[yaml.Event]) -> Node:
        """The only document of the stream."""
        root: Node = Scalar(Position(self.path, 1, 1), "")
        seen = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                seen += 1
                if seen > 1:
                    raise Misfit(_at(self.path, event.start_mark), "a second document (---)")
            elif isinstance(event, yaml.NodeEvent):
                root = self._node(event, events, depth=0)
        return root

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        position = _at(self.path, event.start_mark)
        if isinstance(event, yaml.AliasEvent):
            raise Misfit(position, f"*{event.anchor}: aliases are not accepted, write it out")
        if depth > MAX_DEPTH:
            raise Misfit(position, f"nested deeper than {MAX_DEPTH} levels")
        if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) and event.tag:
            self.problems.add(position, f"{event.tag}: tags are not accepted")
        if isinstance(event, yaml.SequenceStartEvent):
            return Items(position, tuple(self._items(events, depth)))
        if isinstance(event, yaml.MappingStartEvent):
            return Entries(position, tuple(self._entries(events, depth)))
        assert isinstance(event, yaml.ScalarEvent)  # noqa: S101 -- no other event stands here
        return Scalar(position, event.value, quoted=bool(event.style))

    def _items(self, events: Iterator[yaml.Event], depth: int) -> Iterator[Node]:
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                return
            yield self._node(event, events, depth + 1)

    def _entries(self, events: Iterator[yaml.Event], depth: int) -> Iterator[tuple[Scalar, Node]]:
        first: dict[str, Position] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                return
            key = self._node(event, events, depth + 1)
            value = self._node(next(events), events, depth + 1)
            if not isinstance(key, Scalar):
                self.problems.add(key.position, f"a key must be a word, was: {key}")
            elif key.text in first:
                line = first[key.text].line
                self.problems.add(key.position, f"{key.text}: given twice (first in line {line})")
            else:
                first[key.text] = key.position
                yield key, value
