"""A value of a JSON file that knows where it stands, so that a mistake can be named by its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NoReturn, TypeVar

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")
_LONGEST = 40
_SORTS = {dict: "an object", list: "a list", str: "text", bool: "true or false", type(None): "null"}


class UnexpectedError(Exception):
    """``place: expected this, found that``."""


@dataclass(frozen=True, slots=True)
class Node:
    """A value and the path to it (``findings[3].severity``); every getter raises UnexpectedError."""

    value: object
    place: str = ""

    def key(self, name: str) -> Node:
        """The value under a key that has to be there."""
        if not isinstance(self.value, dict):
            self.refuse("an object")
        if name not in self.value:
            raise UnexpectedError(f"{self._label}: expected the key {name}, found none")
        return self.maybe(name)

    def maybe(self, name: str) -> Node:
        """The value under a key, null where there is none."""
        if not isinstance(self.value, dict):
            self.refuse("an object")
        place = f"{self.place}.{name}" if self.place else name
        return Node(self.value.get(name), place)

    def rows(self) -> Iterator[Node]:
        """The values of a list."""
        if not isinstance(self.value, list):
            self.refuse("a list")
        for index, value in enumerate(self.value):
            yield Node(value, f"{self.place}[{index}]")

    def maybe_rows(self) -> Iterator[Node]:
        """The values of a list, none for null."""
        return iter(()) if self.value is None else self.rows()

    def optional(self, reading: Callable[[Node], T]) -> T | None:
        """None for null, else what *reading* makes of the value."""
        return None if self.value is None else reading(self)

    def text(self) -> str:
        """A string."""
        return self.value if isinstance(self.value, str) else self.refuse("text")

    def texts(self) -> tuple[str, ...]:
        """A list of strings."""
        return tuple(row.text() for row in self.rows())

    def whole(self, least: int = 0) -> int:
        """A whole number of at least *least*."""
        value = self.value
        if isinstance(value, bool) or not isinstance(value, int) or value < least:
            self.refuse(f"a whole number from {least}")
        return value

    def share(self) -> float:
        """A number in 0..1."""
        value = self.value
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            self.refuse("a number from 0 to 1")
        return float(value)

    def flag(self) -> bool:
        """True or false."""
        return self.value if isinstance(self.value, bool) else self.refuse("true or false")

    def one_of(self, words: type[E]) -> E:
        """A member of the enumeration, by its word."""
        accepted = {str(word): word for word in words}
        found = accepted.get(self.value) if isinstance(self.value, str) else None
        return found or self.refuse(f"one of {', '.join(accepted)}")

    def refuse(self, expected: str) -> NoReturn:
        """Raise with the place and what was found there."""
        raise UnexpectedError(f"{self._label}: expected {expected}, found {_shown(self.value)}")

    @property
    def _label(self) -> str:
        return self.place or "the report"


def _shown(value: object) -> str:
    """Short: a text in quotes, a number as it is, else what sort of value it is."""
    if isinstance(value, str):
        words = value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…"
        return f'"{words}"'.replace("\n", " ").replace("\r", " ")
    return _SORTS.get(type(value), str(value)[:_LONGEST])
