"""The rulebook: what is said about clashes, and how grave they are, read from YAML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from factcheck.model import RuleIdentity
from factcheck.rulebook.explanation import page
from factcheck.rulebook.files import default_folder
from factcheck.rulebook.jsonschema import schema
from factcheck.rulebook.loading import read_rules
from factcheck.rulebook.rule import MODEL_CHECK, Examples, Override, Rule
from factcheck.rulebook.selection import choose, find

__all__ = ["MODEL_CHECK", "Examples", "Override", "Rule", "Rulebook", "load", "page", "schema"]


@dataclass(frozen=True, slots=True)
class Rulebook:
    """The rules that run, sorted by id; ``known`` are all that were read, the others included."""

    rules: tuple[Rule, ...]
    known: tuple[Rule, ...]

    @property
    def pair_rules(self) -> tuple[Rule, ...]:
        """Rules that look at two aligned claims."""
        return tuple(rule for rule in self.rules if rule.compares_pairs)

    @property
    def document_rules(self) -> tuple[Rule, ...]:
        """Rules that look at whole documents."""
        return tuple(rule for rule in self.rules if rule.compares_documents)

    @property
    def model_rule(self) -> Rule | None:
        """The rule that reports the model's contradictions, None where it does not run."""
        return next((rule for rule in self.rules if rule.kind is None), None)

    @property
    def identities(self) -> tuple[RuleIdentity, ...]:
        """Id and digest of each rule that runs, for the report."""
        return tuple(rule.identity for rule in self.rules)

    def find(self, word: str) -> Rule:
        """The known rule with that id or name.

        Raises:
            RuleError: there is none.
        """
        return find(self.known, word)


def load(
    paths: Sequence[Path] = (), select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> Rulebook:
    """Read the default rules and lay the rule files and folders of *paths* over them, in order.

    *select* and *ignore* are ids, names, tags or beginnings of ids; nothing selected means all.

    Raises:
        RuleError: one line for each mistake in any file, or a word that fits no rule.
    """
    known = read_rules(default_folder(), paths)
    return Rulebook(choose(known, select, ignore), known)
