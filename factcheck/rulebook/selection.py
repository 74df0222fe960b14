"""Which rules run: ``--select`` and ``--ignore`` by id, name, tag or the beginning of an id."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.errors import RuleError, near
from factcheck.rulebook.rule import Rule

_PREFIX = re.compile(r"[A-Za-z]{2,8}[0-9]{0,2}")


def choose(
    rules: Sequence[Rule], select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> tuple[Rule, ...]:
    """The rules that run, in the order given; a disabled one only where its id or name is selected.

    Raises:
        RuleError: a word that fits no rule, or no rule left.
    """
    problems = (*_strangers("--select", select, rules), *_strangers("--ignore", ignore, rules))
    if problems:
        raise RuleError("\n".join(problems))
    chosen = tuple(
        rule
        for rule in rules
        if _is_selected(rule, tuple(_words(select)))
        and not any(fits(rule, word) for word in _words(ignore))
    )
    if not chosen:
        raise RuleError("--select, --ignore: no rule is left to check with")
    return chosen


def find(rules: Sequence[Rule], word: str) -> Rule:
    """The rule with that id or name, in capitals or small letters.

    Raises:
        RuleError: there is none.
    """
    for rule in rules:
        if _is_called(rule, word):
            return rule
    close = near(word, (name for rule in rules for name in (rule.id, rule.name)))
    raise RuleError(f"no rule is called {word}{close} (see: factcheck rules list)")


def fits(rule: Rule, word: str) -> bool:
    """Whether *word* is the rule's id or name, one of its tags, or the beginning of its id."""
    prefix = bool(_PREFIX.fullmatch(word)) and rule.id.startswith(word.upper())
    return prefix or _is_called(rule, word) or word.lower() in rule.tags


def words_for(rules: Sequence[Rule]) -> tuple[str, ...]:
    """Every id, name and tag, sorted."""
    return tuple(sorted({word for rule in rules for word in (rule.id, rule.name, *rule.tags)}))


def _is_selected(rule: Rule, words: Sequence[str]) -> bool:
    if not rule.enabled:
        return any(_is_called(rule, word) for word in words)
    return not words or any(fits(rule, word) for word in words)


def _strangers(flag: str, words: Sequence[str], rules: Sequence[Rule]) -> Iterator[str]:
    for word in _words(words):
        if not any(fits(rule, word) for rule in rules):
            close = near(word, words_for(rules))
            yield f"{flag}: no rule fits {word}{close} (see: factcheck rules list)"


def _is_called(rule: Rule, word: str) -> bool:
    return word.lower() in {rule.id.lower(), rule.name, *map(str.lower, rule.formerly)}


def _words(entries: Sequence[str]) -> Iterator[str]:
    """The words of a repeated flag, each of which may hold several with commas."""
    for entry in entries:
        yield from filter(None, (word.strip() for word in entry.split(",")))
