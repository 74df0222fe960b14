"""Change the text of a decisions file: only the lines of the entries concerned, so that comments stay as they are."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import yaml

from factcheck.decisions.entries import FORMAT, Entry
from factcheck.errors import DecisionError

HEADER = f"""\
# What was decided about findings of factcheck. Comments are kept; "factcheck decisions list" shows all.
schema: {FORMAT}
decisions:
"""
_INDENT = 2
_LONGEST_EXCERPT = 200
_UNPRINTABLE = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\ud800-\\udfff\\ufeff\\ufffe\\uffff]")


def with_entries(text: str, entries: Iterable[Entry]) -> str:
    """The file's *text* with the decisions added behind the last; one on the same finding is replaced.

    *text* is free of mistakes, or blank.

    Raises:
        DecisionError: the list is written in brackets on one line.
    """
    latest = {entry.fingerprint: entry for entry in entries}
    if not latest:
        return text
    text = _begun(text)
    newline = "\r\n" if "\r\n" in text else "\n"
    blocks = _blocks(text)
    lines, at = (text.splitlines(keepends=True), blocks[-1].end) if blocks else _opened(text)
    indent = blocks[0].indent if blocks else _INDENT
    if at and not lines[at - 1].endswith(("\n", "\r")):
        lines[at - 1] += newline
    known = {block.fingerprint for block in blocks}
    added = [entry for entry in latest.values() if entry.fingerprint not in known]
    lines[at:at] = [line + newline for entry in added for line in _written(entry, indent)]
    for block in reversed(blocks):
        if entry := latest.get(block.fingerprint):
            kept = [" " * indent + words for words in _comments(lines[block.first : block.end])]
            fresh = [line + newline for line in (*kept, *_written(entry, indent))]
            lines[block.first : block.end] = fresh
    return "".join(lines)


def without(text: str, fingerprints: Iterable[str]) -> str:
    """The file's *text* without the decisions on these findings."""
    gone = set(fingerprints)
    blocks = _blocks(text)
    lines = text.splitlines(keepends=True)
    for block in reversed(blocks):
        if block.fingerprint in gone:
            del lines[block.first : block.end]
    left = "".join(lines)
    return left if any(block.fingerprint not in gone for block in blocks) else _emptied(left)


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines ``first`` up to but not including ``end`` hold the entry; its dash stands in column ``indent``."""

    fingerprint: str
    first: int
    end: int
    indent: int


def _begun(text: str) -> str:
    """A file that holds nothing, or only comments, gets what every decisions file has."""
    if yaml.compose(text, Loader=_loader()) is not None:
        return text
    return text + ("" if not text or text.endswith("\n") else "\n") + HEADER


def _written(entry: Entry, indent: int) -> Iterator[str]:
    """The lines of one entry."""
    said = entry.decision
    rows = {
        "fingerprint": f'"{entry.fingerprint}"',
        "rule": entry.rule,
        "values": _list(entry.values),
        "excerpts": _list([_cut(words) for words in entry.excerpts]),
        "decision": str(said.kind),
        "reason": _quoted(said.reason),
        "by": _quoted(said.by) if said.by else "",
        "date": said.date.isoformat() if said.date else "",
        "until": said.until.isoformat() if said.until else "",
    }
    lead = " " * indent + "- "
    for key, value in rows.items():
        if value:
            yield f"{lead}{key}: {value}"
            lead = " " * (indent + 2)


def _list(words: Sequence[str]) -> str:
    return f"[{', '.join(map(_quoted, words))}]" if words else ""


def _quoted(words: str) -> str:
    """As YAML in double quotes, on one line; what YAML could not hold becomes a space."""
    return json.dumps(" ".join(_UNPRINTABLE.sub(" ", words).split()), ensure_ascii=False)


def _cut(words: str) -> str:
    """At most 200 characters, cut behind a word."""
    if len(words) <= _LONGEST_EXCERPT:
        return words
    return words[:_LONGEST_EXCERPT].rpartition(" ")[0] or words[:_LONGEST_EXCERPT]


def _blocks(text: str) -> tuple[_Block, ...]:
    """Where each entry stands; none where the list is empty."""
    rows = _rows(text)
    if not isinstance(rows, yaml.SequenceNode) or not rows.value:
        return ()
    if rows.flow_style:
        line = rows.start_mark.line + 1
        raise DecisionError(
            f"line {line}: decisions: expected each decision on lines of its own, was: a list in brackets"
        )
    lines = text.splitlines()
    return tuple(_block(lines, node) for node in rows.value)


def _block(lines: Sequence[str], node: yaml.Node) -> _Block:
    first, before = node.start_mark.line, node.start_mark.column
    while (
        not lines[first][:before].lstrip().startswith("-")
    ):  # the dash may stand on a line of its own
        first -= 1
        before = len(lines[first])
    words = next(v.value for k, v in node.value if k.value == "fingerprint")
    end = _last_line(node) + 1
    while not lines[end - 1].strip():  # a text over several lines may end in blank ones
        end -= 1
    return _Block(words, first, end, lines[first].index("-"))


def _rows(text: str) -> yaml.Node | None:
    root = yaml.compose(text, Loader=_loader())
    pairs = root.value if isinstance(root, yaml.MappingNode) else ()
    return next((value for key, value in pairs if key.value == "decisions"), None)


def _loader() -> type[yaml.SafeLoader]:
    """The C parser where PyYAML was built with it: ten times faster, the same marks."""
    loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return loader


def _last_line(node: yaml.Node) -> int:
    """The last line that the node has words on; the parser's own end of a block is behind its comments."""
    if not isinstance(node, yaml.CollectionNode) or node.flow_style or not node.value:
        end = node.end_mark
        return int(
            end.line - 1 if end.column == 0 and end.line > node.start_mark.line else end.line
        )
    last = node.value[-1]
    return _last_line(last[1] if isinstance(last, tuple) else last)


def _opened(text: str) -> tuple[list[str], int]:
    """The lines of a file without entries, and the line before which the first one goes."""
    rows = _rows(text)
    if rows is None:
        raise DecisionError("expected decisions: in the file, found none")
    start, end = rows.start_mark.index, rows.end_mark.index
    before = text[:start].rstrip(" ") if end > start else text[:start]
    lines = (before + text[end:]).splitlines(keepends=True)
    return lines, len(before.splitlines())


def _emptied(text: str) -> str:
    """An empty list stands where the last entry was taken away."""
    rows = _rows(text)
    if rows is None or isinstance(rows, yaml.SequenceNode):
        return text
    at = rows.start_mark.index
    return f"{text[:at]} []{text[at:]}"


def _comments(lines: Iterable[str]) -> Iterator[str]:
    """The comments inside an entry."""
    text = "".join(lines)
    scalars = [
        (token.start_mark.index, token.end_mark.index)
        for token in yaml.scan(text, Loader=yaml.SafeLoader)
        if isinstance(token, yaml.ScalarToken)
    ]
    at = 0
    while (at := text.find("#", at)) >= 0:
        inside = next((end for start, end in scalars if start <= at < end), None)
        if inside is not None:
            at = inside
            continue
        line = text[at:].splitlines()[0]
        yield line
        at += len(line)
