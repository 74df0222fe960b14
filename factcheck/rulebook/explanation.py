"""The page of ``factcheck explain``: what a rule means, in plain text of 80 columns."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from factcheck.model import Scope
from factcheck.rulebook.checks import clash_tags, description, message_fields, options
from factcheck.rulebook.options import expectation, written
from factcheck.rulebook.rule import Example, Override, Rule

_WIDTH = 80
_LOOKS = {
    Scope.ACROSS: "Between versions.",
    Scope.WITHIN: "Inside each document.",
    Scope.BOTH: "Between versions, and inside each document.",
}
_LISTS = (
    ("conflict", "Reported"),
    ("ok", "Not reported"),
    ("todo_conflict", "Missed today"),
    ("todo_ok", "Reported today, and should not be"),
)


def page(rule: Rule) -> str:
    """All that an editor may want to know of *rule*; ends with a line end."""
    head = f"{rule.id} {rule.name} ({rule.severity})"
    if not rule.enabled:
        head += ", off unless selected"
    return "\n\n".join((head, *_paragraphs(rule))) + "\n"


def _paragraphs(rule: Rule) -> Iterator[str]:
    yield _wrapped(rule.summary, "")
    for title, text in (("Why it matters", rule.reason), ("What to do", rule.advice)):
        if text:
            yield f"{title}\n{_wrapped(text)}"
    if rule.overrides:
        yield "\n".join(("Other gravity", *map(_override, rule.overrides)))
    if rule.tags:
        yield f"Tags\n{_wrapped(', '.join(rule.tags))}"
    what = _wrapped(description(rule.check_type))
    yield "\n".join((f"Check: {rule.check_type}", what, *_options(rule)))
    if rule.kind is not None:
        yield f"Looks\n{_wrapped(_LOOKS[rule.looks])}"
    if words := tuple(_words(rule)):
        yield "\n".join(("For messages and overrides", *words))
    for name, title in _LISTS:
        if pairs := getattr(rule.examples, name):
            yield "\n".join((title, *map(_example, pairs)))
    if rule.origin:
        yield f"Written in\n{_wrapped(rule.origin)}"


def _override(override: Override) -> str:
    changed = [override.severity, f"type {override.type}" if override.type else None]
    what = ", ".join(word for word in changed if word)
    return _wrapped(f"{what}: where {' and '.join(sorted(override.when))}")


def _options(rule: Rule) -> Iterator[str]:
    """What each option is set to, and what else it may be."""
    given = dict(rule.options)
    for option in options(rule.check_type):
        value, default = given[option.name], written(option.default)
        yield _wrapped(f"{option.name}: {_shown(value)}", rest="      ")
        kept = "the default" if value == default else f"default {_shown(default)}"
        yield _wrapped(f"({expectation(option.annotation)}; {kept})", "      ")


def _words(rule: Rule) -> Iterator[str]:
    fields = ", ".join(f"{{{name}}}" for name in message_fields(rule.check_type))
    if fields:
        yield _wrapped(f"placeholders: {fields}")
    if tags := ", ".join(sorted(clash_tags(rule.check_type))):
        yield _wrapped(f"tags: {tags}")


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_shown(item)}" for key, item in value.items() if item != [])
    if isinstance(value, list) and any(isinstance(item, dict) for item in value):
        return " | ".join(map(_shown, value))
    if isinstance(value, list):
        return f"[{', '.join(map(_shown, value))}]"
    return "none" if value is None else str(value)


def _example(texts: Example) -> str:
    first, *others = texts
    return "\n".join((_wrapped(first, "  - ", "    "), *(_wrapped(o, "    ") for o in others)))


def _wrapped(text: str, indent: str = "  ", rest: str | None = None) -> str:
    return textwrap.fill(
        " ".join(text.split()),
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent if rest is None else rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
