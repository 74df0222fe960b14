"""Text for people: each finding with all its places, the exact words underlined, and one summary line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby, takewhile

from factcheck.model import (
    Document,
    Finding,
    FindingKind,
    Location,
    Report,
    Severity,
)
from factcheck.presentation.words import (
    about_model,
    compared,
    percent,
    plural,
    safe,
    verdict,
    why,
)

_MOST_PLACES = 8
_WIDTH = 80
_COLORS = {"error": "31;1", "warning": "33;1", "info": "36", "dim": "2", "bold": "1"}
_LINE_END = re.compile(r"[\r\n\u2028\u2029]")


def render(
    report: Report,
    *,
    color: bool = False,
    width: int = _WIDTH,
    min_severity: Severity = Severity.INFO,
    quiet: bool = False,
) -> str:
    """The report in lines of about *width* columns; *quiet* leaves out all but findings and summary."""
    page = _Page(report, color=color, width=max(40, width))
    shown = [f for f in report.open_findings if f.severity.rank <= min_severity.rank]
    conflicts = [f for f in shown if f.kind is FindingKind.CONFLICT]
    reviews = [f for f in shown if f.kind is FindingKind.REVIEW]
    blocks = ["\n".join(page.finding(finding)) for finding in conflicts]
    if reviews:
        blocks.append(
            "\n".join(
                [
                    page.paint("For review, not counted as conflicts:", "bold"),
                    *(line for finding in reviews for line in page.brief(finding)),
                ]
            )
        )
    if not quiet:
        blocks += ["\n".join(lines) for lines in (list(page.notes()),) if lines]
    hidden = len(report.open_findings) - len(shown)
    blocks.append(_summary(report) + (f"\n{_hidden(hidden, min_severity)}" if hidden else ""))
    return "\n\n".join(blocks) + "\n"


class _Page:
    """Knows the documents and how wide and colourful the output is."""

    def __init__(self, report: Report, *, color: bool, width: int) -> None:
        self._report = report
        self._color = color
        self._width = width

    def finding(self, finding: Finding) -> Iterator[str]:
        """Header, places, why and advice."""
        yield self._header(finding)
        first = finding.locations[0].document
        for spot in finding.locations[:_MOST_PLACES]:
            yield from self._place(spot, "^" if spot.document == first else "~")
        rest = len(finding.locations) - _MOST_PLACES
        if rest > 0:
            yield f"   and {rest} more"
        yield from self._wrapped("why", why(finding))
        if finding.advice:
            yield from self._wrapped("advice", finding.advice)

    def brief(self, finding: Finding) -> Iterator[str]:
        """One line for the finding and the words at its places."""
        rule = f"{finding.rule_id} {finding.rule_name}"
        yield f"   {_where(finding.locations[0])}: {rule} ({percent(finding.confidence)})"
        for document, spots in groupby(finding.locations, key=lambda spot: spot.document):
            words = " … ".join(safe(spot.text) for spot in spots)
            yield f"      {safe(document)}: {_cut(words, self._width - 10 - len(document))}"

    def notes(self) -> Iterator[str]:
        """Warnings about documents and what was not checked."""
        for row in self._report.documents:
            for warning in row.document.warnings:
                yield f"{self.paint('note', 'bold')}: {safe(row.document.id)}: {safe(warning)}"
        for gap in self._report.not_checked:
            yield f"{self.paint('not checked', 'bold')}: {safe(gap.document)}: {safe(gap.reason)}"

    def paint(self, words: str, name: str) -> str:
        """The words in a colour, where there are colours."""
        return f"\x1b[{_COLORS[name]}m{words}\x1b[0m" if self._color else words

    def _header(self, finding: Finding) -> str:
        label = self.paint(str(finding.severity), str(finding.severity))
        rule = f"[{finding.rule_id} {finding.rule_name}]"
        return f"{_where(finding.locations[0])}: {label}{rule} {safe(finding.message)}"

    def _place(self, spot: Location, mark: str) -> Iterator[str]:
        """The line of the text around the words, and marks under them."""
        label = f"   {safe(spot.document)}:{spot.line} | "
        room = max(30, self._width - _columns(label))
        before, words, after = _window(self._report.document(spot.document), spot, room)
        yield self.paint(label, "dim") + before + words + after
        pad = " " * (_columns(label) - 2) + "| " + " " * _columns(before)
        yield self.paint(pad + mark * max(1, _columns(words)), "dim")

    def _wrapped(self, label: str, words: str) -> Iterator[str]:
        """Words broken at spaces so that they fit; the label stands before the first line."""
        lead = f"   {label}: "
        line = lead
        for word in safe(words).split():
            if len(line) > len(lead) and _columns(line) + 1 + _columns(word) > self._width:
                yield line
                line = " " * len(lead) + word
            else:
                line += word if line.endswith(" ") else f" {word}"
        yield line


def _where(spot: Location) -> str:
    return f"{safe(spot.document)}:{spot.line}:{spot.column}"


def _window(document: Document, spot: Location, room: int) -> tuple[str, str, str]:
    """The words with as much of their line before and after as fits, cut with an ellipsis."""
    start = max((m.end() for m in _LINE_END.finditer(document.text, 0, spot.start)), default=0)
    found = _LINE_END.search(document.text, spot.end)
    end = found.start() if found else len(document.text)
    words = _cut(safe(document.text[spot.start : spot.end]), room)
    spare = room - _columns(words)
    before, after = safe(document.text[start : spot.start]), safe(document.text[spot.end : end])
    left = max(spare // 2, spare - _columns(after))
    before = _cut(before, left, head=True)
    return before, words, _cut(after, spare - _columns(before))


def _cut(words: str, room: int, *, head: bool = False) -> str:
    """At most *room* columns; what is cut off (the beginning, with *head*) is shown as an ellipsis."""
    if _columns(words) <= room:
        return words
    if room < 1:
        return ""
    widths = accumulate(map(_columns, reversed(words) if head else words))
    kept = sum(1 for _ in takewhile(lambda width: width < room, widths))
    return f"…{words[len(words) - kept :]}" if head else f"{words[:kept]}…"


def _columns(words: Sequence[str]) -> int:
    """Columns on a terminal: wide East Asian signs take two, combining ones none."""
    return sum(
        0 if unicodedata.combining(sign) else 1 + (unicodedata.east_asian_width(sign) in "WF")
        for sign in words
    )


def _summary(report: Report) -> str:
    lines = (verdict(report), compared(report), about_model(report))
    return "\n".join(line for line in lines if line)


def _hidden(number: int, min_severity: Severity) -> str:
    return f"{number} {plural(number, 'finding')} below {min_severity} not shown."
