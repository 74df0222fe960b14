"""Rule files -> rules; each ``--rules PATH`` is a layer that adds and changes rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from factcheck.errors import near
from factcheck.rulebook import files
from factcheck.rulebook.entries import Entry, check_words
from factcheck.rulebook.packs import DEFAULT, RuleFile, read_file, switch
from factcheck.rulebook.positions import Position, Problems
from factcheck.rulebook.rule import Rule
from factcheck.rulebook.source import parse

OUR_PREFIX = "FC"
"""Ids of the rules that ship; others may replace such a rule but not add one."""


def read_rules(ours: Path, paths: Sequence[Path] = ()) -> tuple[Rule, ...]:
    """The rules of the folder *ours* with the layers of *paths* laid over them, sorted by id.

    A layer comes after those that its files extend. *ours* is the lowest one, and left out only where every
    path says what it extends and none says ``default``.

    Raises:
        RuleError: one line for each mistake in any of the files.
    """
    layers: dict[Path, _Layer] = {}
    for path in paths or (ours,):
        _collect(path, ours, layers)
    lowest = ours.resolve()
    in_order = sorted(layers.items(), key=lambda item: item[0] != lowest)
    problems = Problems([problem for _, layer in in_order for problem in layer.problems.found])
    rules: dict[str, Rule] = {}
    for number, (place, layer) in enumerate(in_order):
        entries = [entry for file in layer.files for entry in file.entries]
        _lay_over(rules, entries, problems, number=0 if place == lowest else number + 1)
        switch(rules, [one for file in layer.files for one in file.switches], problems)
    _refuse_reused_ids(rules, problems)
    problems.raise_if_any()
    return tuple(rules[rule_id] for rule_id in sorted(rules))


@dataclass(frozen=True, slots=True)
class _Layer:
    """The files of one path, and the mistakes in them."""

    files: list[RuleFile] = field(default_factory=list)
    problems: Problems = field(default_factory=Problems)


def _collect(
    path: Path, ours: Path, layers: dict[Path, _Layer], above: tuple[Path, ...] = ()
) -> None:
    """Read the layer of *path* after all that it builds on; each layer once."""
    place, layer = path.resolve(), _Layer()
    if place in layers:
        return
    for file in files.rule_files(path, layer.problems):
        text = files.read(file, layer.problems)
        root = None if text is None else parse(text, files.shown(file), layer.problems)
        read = RuleFile() if root is None else read_file(root, layer.problems)
        layer.files.append(read)
        for below, at in _extended(read, file, ours):
            if below.resolve() in (*above, place):
                layer.problems.add(at, f"extends: {files.shown(below)} builds on this file itself")
            elif below == ours or below.exists():
                _collect(below, ours, layers, (*above, place))
            else:
                layer.problems.add(at, f"extends: no such file or folder: {files.shown(below)}")
    layers[place] = layer


def _extended(read: RuleFile, file: Path, ours: Path) -> Iterator[tuple[Path, Position]]:
    """What a file builds on; a path starts at the folder of the file."""
    if read.extends is None and not file.resolve().is_relative_to(ours.resolve()):
        yield ours, Position(files.shown(file))
    for word in read.extends or ():
        yield ours if word.text == DEFAULT else file.parent / word.text, word.position


def _lay_over(
    rules: dict[str, Rule], layer: Sequence[Entry], problems: Problems, *, number: int
) -> None:
    """Add or change one rule per entry of the layer."""
    first: dict[str, Position] = {}
    for entry in layer:
        if entry.id in first:
            problems.add(entry.at("id"), f"id: {entry.id} is also at {first[entry.id]}")
            continue
        first[entry.id] = entry.at("id")
        rule = _laid_over(rules, entry, problems, number=number)
        if rule is not None:
            rules[entry.id] = rule


def _laid_over(
    rules: dict[str, Rule], entry: Entry, problems: Problems, *, number: int
) -> Rule | None:
    known = rules.get(entry.id)
    if not entry.is_whole:
        if known is None:
            problems.add(entry.at("id"), f"id: {_no_such(entry.id, rules)}")
            return None
        check_words(entry.nodes, known.check_type, problems)
        origin = f"{known.origin}, changed at {entry.position}"
        return replace(known, **entry.values, origin=origin)  # type: ignore[arg-type]
    if known is None and number and entry.id.startswith(OUR_PREFIX):
        problems.add(entry.at("id"), f"id: {_reserved(entry.id, rules)}")
        return None
    taken = {rule.name: rule.id for rule in rules.values() if rule.id != entry.id}
    name = str(entry.values["name"])
    if name in taken:
        problems.add(entry.at("name"), f"name: {name} is also the name of {taken[name]}")
        return None
    where = {"layer": number, "origin": str(entry.position)}
    return Rule(**entry.values, **where)  # type: ignore[arg-type]


def _refuse_reused_ids(rules: dict[str, Rule], problems: Problems) -> None:
    """What was decided under an id must not fall to two rules."""
    owners = dict.fromkeys(rules)
    for rule in rules.values():
        for old in rule.formerly:
            if old in owners:
                owner = owners[old] or old
                problems.add(
                    Position(rule.id), f"formerly: {old} is the id of another rule ({owner})"
                )
            owners[old] = rule.id


def _no_such(rule_id: str, rules: dict[str, Rule]) -> str:
    return f"no rule {rule_id} to change{near(rule_id, rules)} (a new rule needs check)"


def _reserved(rule_id: str, rules: dict[str, Rule]) -> str:
    return f"{rule_id}: {OUR_PREFIX} is kept for the rules that ship{near(rule_id, rules)}"
