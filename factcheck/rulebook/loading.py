"""Rule files -> rules; each ``--rules PATH`` is a layer that adds and changes rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from factcheck.errors import near
from factcheck.rulebook import files
from factcheck.rulebook.entries import Entry, check_words, read_file
from factcheck.rulebook.positions import Position, Problems
from factcheck.rulebook.rule import Rule
from factcheck.rulebook.source import parse

OUR_PREFIX = "FC"
"""Ids of the rules that ship; others may replace such a rule but not add one."""


def read_rules(ours: Path, paths: Sequence[Path] = ()) -> tuple[Rule, ...]:
    """The rules of the folder *ours* with the layers of *paths* laid over them, sorted by id.

    Raises:
        RuleError: one line for each mistake in any of the files.
    """
    problems = Problems()
    rules: dict[str, Rule] = {}
    for number, path in enumerate((ours, *paths)):
        layer = _read_layer(path, problems)
        _lay_over(rules, layer, problems, ours=number == 0)
    problems.raise_if_any()
    return tuple(rules[rule_id] for rule_id in sorted(rules))


def _read_layer(path: Path, problems: Problems) -> tuple[Entry, ...]:
    entries: list[Entry] = []
    for file in files.rule_files(path, problems):
        text = files.read(file, problems)
        root = None if text is None else parse(text, files.shown(file), problems)
        if root is not None:
            entries.extend(read_file(root, problems))
    return tuple(entries)


def _lay_over(
    rules: dict[str, Rule], layer: Sequence[Entry], problems: Problems, *, ours: bool
) -> None:
    """Add or change one rule per entry of the layer."""
    first: dict[str, Position] = {}
    for entry in layer:
        if entry.id in first:
            problems.add(entry.at("id"), f"id: {entry.id} is also at {first[entry.id]}")
            continue
        first[entry.id] = entry.at("id")
        rule = _laid_over(rules, entry, problems, ours=ours)
        if rule is not None:
            rules[entry.id] = rule


def _laid_over(
    rules: dict[str, Rule], entry: Entry, problems: Problems, *, ours: bool
) -> Rule | None:
    known = rules.get(entry.id)
    if not entry.is_whole:
        if known is None:
            problems.add(entry.at("id"), f"id: {_no_such(entry.id, rules)}")
            return None
        check_words(entry.nodes, known.check_type, problems)
        return replace(known, **entry.values)  # type: ignore[arg-type]
    if known is None and not ours and entry.id.startswith(OUR_PREFIX):
        problems.add(entry.at("id"), f"id: {_reserved(entry.id, rules)}")
        return None
    taken = {rule.name: rule.id for rule in rules.values() if rule.id != entry.id}
    name = str(entry.values["name"])
    if name in taken:
        problems.add(entry.at("name"), f"name: {name} is also the name of {taken[name]}")
        return None
    return Rule(**entry.values)  # type: ignore[arg-type]


def _no_such(rule_id: str, rules: dict[str, Rule]) -> str:
    return f"no rule {rule_id} to change{near(rule_id, rules)} (a new rule needs check)"


def _reserved(rule_id: str, rules: dict[str, Rule]) -> str:
    return f"{rule_id}: {OUR_PREFIX} is kept for the rules that ship{near(rule_id, rules)}"
