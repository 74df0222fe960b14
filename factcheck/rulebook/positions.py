"""Where in a rule file a mistake stands, and the list of all mistakes of a run."""

from __future__ import annotations

from dataclasses import dataclass, field

from factcheck.errors import FactcheckError, RuleError


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A spot in a file; ``line`` and ``column`` count from 1, 0 means the file as a whole."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


class Misfit(Exception):  # noqa: N818 -- never leaves the rulebook; the user sees a RuleError
    """One value that cannot be used; caught where the next value can still be read."""

    def __init__(self, position: Position, text: str) -> None:
        super().__init__(position, text)
        self.position = position
        self.text = text


@dataclass(slots=True)
class Problems:
    """Collects the mistakes of all files, so that an editor mends them in one go."""

    found: list[tuple[Position, str]] = field(default_factory=list)

    def add(self, position: Position, text: str) -> None:
        """Note one mistake; *text* is ``what: what was expected, what was found``."""
        self.found.append((position, text))

    def take(self, misfit: Misfit, label: str) -> None:
        """Note a value that did not fit the key *label*."""
        self.add(misfit.position, f"{label}: {misfit.text}")

    def raise_if_any(self, error: type[FactcheckError] = RuleError) -> None:
        """End the loading where there was a mistake.

        Raises:
            FactcheckError: of the class *error*; one line per mistake, in the order of the files.
        """
        files = tuple(position.path for position, _ in self.found)
        in_order = sorted(self.found, key=lambda mistake: (files.index(mistake[0].path), mistake))
        if in_order:
            lines = (f"{position}: {' '.join(text.split())}" for position, text in in_order)
            raise error("\n".join(lines))
