"""Decisions written into the copy: ``<!-- factcheck-ignore-next FC101["12"~"14"] until=2026-12-01 -- reason -->``.

Strict by design: a comment that speaks to the checker and is not understood is a mistake, never a comment that
silences nothing, or everything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from factcheck.decisions.entries import day
from factcheck.errors import near, unknown_word
from factcheck.model import Directive, Document, Span
from factcheck.rulebook.positions import Misfit, Position, Problems

NEXT, START, END = "ignore-next", "ignore-start", "ignore-end"
VERBS = (NEXT, START, END)

_OPEN = re.compile(r"<!--\s*+factcheck[-_: ]*+(?P<verb>[\w-]*+)")
_CLOSE = "-->"
_REASON = re.compile(r"(?:^|\s)--\s(?P<reason>.*)", re.DOTALL)
_UNTIL = re.compile(r"until=(?P<day>\S*)")
_PINNED = re.compile(r'"(?P<value>[^"]*)"')
_TARGET = re.compile(r'(?P<word>[A-Za-z][\w-]*)(?:\[(?P<pins>(?:[^\]"]|"[^"]*")*)\])?')
_SEPARATOR = re.compile(r"[\s,]+")


@dataclass(frozen=True, slots=True)
class Target:
    """The rule that a comment speaks of, and the values that it holds for; no values mean all."""

    rule: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A comment that was understood: in ``span`` of the document its targets are decided."""

    position: Position
    document_id: str
    span: Span
    targets: tuple[Target, ...]
    reason: str
    until: date | None = None


def read_marks(
    document: Document, rules: Mapping[str, str], problems: Problems
) -> tuple[Mark, ...]:
    """The marks of one document, in the order of its comments; *problems* takes every mistake.

    *rules* are the ids by every word that a rule may be called: its id, its name, its former ids.
    """
    marks: list[Mark] = []
    opened: list[Mark] = []
    for directive in document.directives:
        position = Position(document.path or document.id, directive.line, directive.column)
        try:
            verb, rest = _verb(directive, position)
            if verb == END:
                marks.append(_closed(opened, directive, rest, position))
                continue
            mark = _mark(document, directive, rest, rules, position)
        except Misfit as misfit:
            problems.add(misfit.position, misfit.text)
            continue
        (opened if verb == START else marks).append(mark)
    for mark in opened:
        problems.add(mark.position, f"factcheck-{START}: no factcheck-{END} follows")
    return tuple(sorted(marks, key=lambda mark: (mark.position.line, mark.position.column)))


def _verb(directive: Directive, position: Position) -> tuple[str, str]:
    comment = directive.text.removesuffix(_CLOSE)
    found = _OPEN.match(comment)
    if found is None or comment == directive.text:
        raise Misfit(position, "factcheck comment: expected --> at its end, found none")
    verb = found["verb"].lower()
    if verb not in VERBS:
        raise Misfit(position, f"factcheck comment: {unknown_word('word', verb, VERBS)}")
    return verb, comment[found.end() :]


def _mark(
    document: Document,
    directive: Directive,
    rest: str,
    rules: Mapping[str, str],
    position: Position,
) -> Mark:
    reason = _REASON.search(rest)
    if reason is None or not reason["reason"].strip():
        raise Misfit(position, 'factcheck comment: expected " -- " and a reason, found none')
    targets, until = _targets(rest[: reason.start()], rules, position)
    return Mark(
        position=position,
        document_id=document.id,
        span=_next_paragraph(document.paragraphs, directive.offset),
        targets=targets,
        reason=" ".join(reason["reason"].split()),
        until=until,
    )


def _targets(
    words: str, rules: Mapping[str, str], position: Position
) -> tuple[tuple[Target, ...], date | None]:
    targets: list[Target] = []
    until: date | None = None
    for word in _words(words, position):
        if given := _UNTIL.fullmatch(word):
            until = day(given["day"])
            if until is None:
                raise Misfit(position, f"until: expected a day as 2026-12-01, was: {given['day']}")
        else:
            targets.append(_target(word, rules, position))
    if not targets:
        raise Misfit(position, "factcheck comment: expected the id or name of a rule, found none")
    return tuple(targets), until


def _words(words: str, position: Position) -> Iterator[str]:
    """The rules and ``until=...``, one by one; the values of a rule may hold anything but quotes."""
    at = 0
    while at < len(words):
        if gap := _SEPARATOR.match(words, at):
            at = gap.end()
            continue
        found = _UNTIL.match(words, at) or _TARGET.match(words, at)
        if found is None or (found.end() < len(words) and not _ends(words[found.end()])):
            wrong = words[at:].split(maxsplit=1)[0]
            raise Misfit(
                position, f'factcheck comment: expected a rule as FC101["12"~"14"], was: {wrong}'
            )
        yield found.group()
        at = found.end()


def _ends(sign: str) -> bool:
    return sign == "," or sign.isspace()


def _target(word: str, rules: Mapping[str, str], position: Position) -> Target:
    found = _TARGET.fullmatch(word)
    name, pins = (found["word"], found["pins"]) if found else (word, None)
    rule = rules.get(name.lower())
    if rule is None:
        close = near(name, rules)
        raise Misfit(position, f"no rule is called {name}{close} (see: factcheck rules list)")
    if pins is None:
        return Target(rule)
    values = tuple(pin["value"] for pin in _PINNED.finditer(pins))
    between = _PINNED.sub("", pins).split()
    if len(values) < 2 or "".join(between) != "~" * (len(values) - 1):  # noqa: PLR2004 -- two sides
        raise Misfit(position, f'{name}: expected two values as ["12"~"14"], was: [{pins}]')
    return Target(rule, values)


def _closed(opened: list[Mark], directive: Directive, rest: str, position: Position) -> Mark:
    if rest.strip():
        raise Misfit(position, f"factcheck-{END}: expected nothing behind it, was: {rest.strip()}")
    if not opened:
        raise Misfit(position, f"factcheck-{END}: no factcheck-{START} stands before it")
    mark = opened.pop()
    start = mark.span.start
    return replace(mark, span=Span(start, max(start, directive.offset)))


def _next_paragraph(paragraphs: Sequence[Span], offset: int) -> Span:
    """The rest of the paragraph that *offset* is inside of, else the next one; empty behind the last."""
    for paragraph in paragraphs:
        if offset < paragraph.end:
            return Span(max(offset, paragraph.start), paragraph.end)
    return Span(offset, offset)
