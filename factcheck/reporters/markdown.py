"""Markdown for a comment on a pull request: counts, the findings with all passages, and what is folded away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.model import Finding, FindingKind, Location, Report
from factcheck.presentation.words import (
    about_model,
    compared,
    cut,
    one_line,
    passage,
    percent,
    plural,
    verdict,
    why,
)

_LONGEST = 60_000
"""Characters: GitHub takes comments of 65,536, GitLab of a million."""

_MOST_PLACES = 8
_PASSAGE = 200
_CELL = 80
_MOST_NAMES = 4
_MOST_ROWS = 50
_MOST_FOLDED = 25
_MARKS = re.compile(r"([\\`*_{}\[\]<>|~&$])")
_OPENING = re.compile(r"^(\s*)([-+#=:]|\d+(?=[.)]))")
_CALLS = re.compile(r"@|#(?=\d)")


def render(report: Report) -> str:
    """GitHub-flavoured Markdown; text of the articles is escaped, so that it is shown and never obeyed."""
    conflicts = [f for f in report.open_findings if f.kind is FindingKind.CONFLICT]
    head = [_title(report), f"**{_plain(verdict(report))}**"]
    if conflicts:
        head.append(_table(conflicts))
    tail = [*_folded(report), "  \n".join(_plain(line) for line in _about(report))]
    room = _LONGEST - sum(len(block) + 2 for block in (*head, *tail))
    return "\n\n".join([*head, *_details(conflicts, report, room), *tail]) + "\n"


def _title(report: Report) -> str:
    """Names the versions: several reports may stand in one summary."""
    names = [one_line(row.document.id) for row in report.documents]
    more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
    return f"## factcheck: {_plain(', '.join(names[:_MOST_NAMES]))}{more}"


def _table(conflicts: Sequence[Finding]) -> str:
    rows = [
        "| | rule | where | what |",
        "|---|---|---|---|",
        *(
            f"| {finding.severity} | {_plain(f'{finding.rule_id} {finding.rule_name}')} "
            f"| {_where(finding.locations[0])} | {_plain(cut(one_line(finding.message), _CELL))} |"
            for finding in conflicts[:_MOST_ROWS]
        ),
    ]
    left = len(conflicts) - _MOST_ROWS
    return "\n".join(rows) + (f"\n\nand {left} more" if left > 0 else "")


def _details(conflicts: Sequence[Finding], report: Report, room: int) -> Iterator[str]:
    """As many findings as there is room for; how many are left out is said."""
    for number, finding in enumerate(conflicts):
        block = "\n".join(_finding(finding, report))
        room -= len(block) + 2
        if room < 0:
            left = len(conflicts) - number
            yield f"{left} more {plural(left, 'conflict')}: too many to show here."
            return
        yield block


def _finding(finding: Finding, report: Report) -> Iterator[str]:
    yield f"### {finding.severity}: {_plain(one_line(finding.message))}"
    yield ""
    for spot in finding.locations[:_MOST_PLACES]:
        before, words, after = passage(report.document(spot.document), spot, _PASSAGE)
        yield f"- {_where(spot)}  "
        yield f"  {_plain(before)}{_bold(words)}{_plain(after)}"
    rest = len(finding.locations) - _MOST_PLACES
    if rest > 0:
        yield f"- and {rest} more"
    yield ""
    if finding.advice:
        yield f"{_plain(one_line(finding.advice))}  "
    yield f"<sub>{_plain(f'{finding.rule_id} {finding.rule_name}; {why(finding)}')}</sub>"


def _folded(report: Report) -> Iterator[str]:
    reviews = [_brief(f, percent(f.confidence)) for f in report.reviews]
    decided = [
        _brief(f, f"{f.decision.kind}: {f.decision.reason}")
        for f in report.decided_findings
        if f.decision
    ]
    gaps = [f"- {_plain(f'{row.document}: {row.reason}')}" for row in report.not_checked]
    for title, lines in (
        ("For review, not counted as conflicts", reviews),
        ("Decided", decided),
        ("Not checked", gaps),
    ):
        if lines:
            left = len(lines) - _MOST_FOLDED
            body = "\n".join(lines[:_MOST_FOLDED] + [f"- and {left} more"] * (left > 0))
            yield f"<details><summary>{title} ({len(lines)})</summary>\n\n{body}\n\n</details>"


def _brief(finding: Finding, remark: str) -> str:
    words = " … ".join(one_line(spot.text) for spot in finding.locations[:_MOST_PLACES])
    rule = f"{finding.rule_id} {finding.rule_name}"
    told = f"{rule}: {cut(words, _PASSAGE)} ({cut(one_line(remark), _PASSAGE)})"
    return f"- {_where(finding.locations[0])} {_plain(told)}"


def _about(report: Report) -> Iterator[str]:
    yield compared(report)
    if about := about_model(report):
        yield about
    for row in report.documents:
        for warning in row.document.warnings:
            yield f"{row.document.id}: {one_line(warning)}"


def _where(spot: Location) -> str:
    return f"**{_plain(one_line(f'{spot.document}:{spot.line}'))}**"


def _bold(words: str) -> str:
    """Bold must not begin or end with a space."""
    core = words.strip()
    return words.replace(core, f"**{_plain(core)}**", 1) if core else _plain(words)


def _plain(words: str) -> str:
    """Shown as it is: no mark of Markdown or HTML works, and nobody is called and no issue linked."""
    escaped = _MARKS.sub(r"\\\1", words)
    escaped = _OPENING.sub(_held, escaped)
    return _CALLS.sub("\\g<0>\u200b", escaped)  # a space of no width; a backslash would not help


def _held(found: re.Match[str]) -> str:
    """What begins a list or a heading at the start of a line begins nothing."""
    space, sign = found.groups()
    return f"{space}{sign}\\" if sign.isdigit() else f"{space}\\{sign}"
