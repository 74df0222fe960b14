"""What no example tries: rules that never fire or never are silent, and options that no rule sets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import get_args, get_origin

from factcheck.rulebook import checks
from factcheck.rulebook.options import choices, written
from factcheck.rulebook.rule import Rule


def gaps(
    rules: Sequence[Rule], fired: Sequence[str] = (), silent: Sequence[str] = ()
) -> Iterator[str]:
    """One line per gap; *fired* and *silent* are ids of rules that test files try as well."""
    for rule in rules:
        if rule.kind is None:
            continue
        if not rule.examples.conflict and rule.id not in fired:
            yield f"{rule.id} {rule.name}: no example in which it must report"
        if not rule.examples.ok and rule.id not in silent:
            yield f"{rule.id} {rule.name}: no example in which it must be silent"
    for check_type in sorted({rule.check_type for rule in rules if rule.kind is not None}):
        yield from _options(check_type, [r for r in rules if r.check_type == check_type])


def _options(check_type: str, rules: Sequence[Rule]) -> Iterator[str]:
    for option in checks.options(check_type):
        used = {word for rule in rules for word in _words(dict(rule.options)[option.name])}
        named = _named(option.annotation)
        missing = [word for word in named if word not in used]
        if missing:
            yield f"check {check_type}: {option.name}: no example with {', '.join(missing)}"
        elif not named and used <= set(_words(written(option.default))):
            yield f"check {check_type}: {option.name}: no example with other than its default"


def _named(annotation: object) -> tuple[str, ...]:
    """The words of a closed set, be it of a list."""
    if get_origin(annotation) in (tuple, frozenset):
        return choices(get_args(annotation)[0])
    return ("true", "false") if annotation is bool else choices(annotation)


def _words(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [str(v).lower() if isinstance(v, bool) else str(v) for v in values]
