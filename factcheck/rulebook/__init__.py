"""The rulebook: what is said about clashes, and how grave they are, read from YAML."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from factcheck.model import RuleIdentity
from factcheck.rulebook.explanation import page
from factcheck.rulebook.files import default_folder
from factcheck.rulebook.jsonschema import schema
from factcheck.rulebook.loading import read_rules
from factcheck.rulebook.rule import MODEL_CHECK, Examples, Override, Rule, hits_of, sharing_kinds
from factcheck.rulebook.selection import choose, find

__all__ = [
    "MODEL_CHECK",
    "Examples",
    "Override",
    "Rule",
    "Rulebook",
    "hits_of",
    "load",
    "page",
    "schema",
]


@dataclass(frozen=True, slots=True)
class Rulebook:
    """The rules that run, sorted by id; ``known`` are all that were read, the others included.

    ``identities`` are id and digest of each rule that runs, for the report.
    """

    rules: tuple[Rule, ...]
    known: tuple[Rule, ...]
    identities: tuple[RuleIdentity, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "rules", sharing_kinds(self.rules))
        # Digests are asked for with each report and never change.
        object.__setattr__(self, "identities", tuple(rule.identity for rule in self.rules))

    @property
    def pair_rules(self) -> tuple[Rule, ...]:
        """Rules that look at two aligned claims of two versions."""
        return self._highest_first(
            rule for rule in self.rules if rule.compares_pairs and rule.looks_across
        )

    @property
    def document_rules(self) -> tuple[Rule, ...]:
        """Rules that look at all versions as a whole."""
        return tuple(rule for rule in self.rules if rule.compares_documents and rule.looks_across)

    @property
    def pair_rules_within(self) -> tuple[Rule, ...]:
        """Rules that look at two claims of one document."""
        return self._highest_first(
            rule for rule in self.rules if rule.compares_pairs and rule.looks_within
        )

    @property
    def document_rules_within(self) -> tuple[Rule, ...]:
        """Rules that look at each document by itself; those for both are in ``document_rules``."""
        return tuple(
            rule for rule in self.rules if rule.compares_documents and not rule.looks_across
        )

    @property
    def model_rule(self) -> Rule | None:
        """The rule that reports the model's contradictions, None where it does not run."""
        return next((rule for rule in self.rules if rule.kind is None), None)

    @staticmethod
    def _highest_first(rules: Iterable[Rule]) -> tuple[Rule, ...]:
        """Of two hits on the same words that are as grave, the first one stays."""
        return tuple(sorted(rules, key=lambda rule: -rule.layer))

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
