"""The page of ``factcheck explain``: what a rule means, in plain text of 80 columns."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from factcheck.rulebook.checks import description
from factcheck.rulebook.rule import Override, Rule

_WIDTH = 80
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
    for name, title in _LISTS:
        if pairs := getattr(rule.examples, name):
            yield "\n".join((title, *(_example(*pair) for pair in pairs)))


def _override(override: Override) -> str:
    changed = [override.severity, f"type {override.type}" if override.type else None]
    what = ", ".join(word for word in changed if word)
    return _wrapped(f"{what}: where {' and '.join(sorted(override.when))}")


def _options(rule: Rule) -> Iterator[str]:
    for name, value in rule.options:
        yield _wrapped(f"{name}: {_shown(value)}")


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{', '.join(map(_shown, value))}]"
    return "none" if value is None else str(value)


def _example(ours: str, theirs: str) -> str:
    return f"{_wrapped(ours, '  - ', '    ')}\n{_wrapped(theirs, '    ')}"


def _wrapped(text: str, indent: str = "  ", rest: str | None = None) -> str:
    return textwrap.fill(
        " ".join(text.split()),
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent if rest is None else rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
