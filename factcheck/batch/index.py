"""The page that leads editors through a run: the worst stories first, then those that were not checked."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TypeAlias

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

from factcheck import __version__
from factcheck.batch.rows import Outcome, Row
from factcheck.batch.summary import Summary
from factcheck.model import Severity
from factcheck.page import rendering
from factcheck.page.marking import visible
from factcheck.page.wording import count

MOST = 1_000
"""Stories that each of the two lists shows; the table of stories has them all."""

_Rank: TypeAlias = tuple[int | str, ...]


@dataclass(frozen=True, slots=True)
class _Backward:
    """A rank of which the last comes first, as a heap gives up its first."""

    rank: _Rank

    def __lt__(self, other: _Backward) -> bool:
        return self.rank > other.rank


@dataclass(slots=True)
class Index:
    """The stories that the page will show, found as they come by."""

    worst: list[tuple[_Backward, Row]] = field(default_factory=list)
    unchecked: list[tuple[_Backward, Row]] = field(default_factory=list)
    left: int = 0
    """Stories with something to see in them that are not among the worst."""
    unchecked_left: int = 0

    def add(self, row: Row) -> None:
        """Keep the story if it is among the worst so far."""
        if row.outcome is not Outcome.CHECKED:
            self.unchecked_left += _keep(self.unchecked, (row.story, row.number), row)
        if row.conflicts or row.reviews or row.remarks:
            self.left += _keep(self.worst, _rank(row), row)

    def written(self, summary: Summary) -> str:
        """The page; the same stories give the same bytes."""
        style = f"{rendering.asset('report.css')}\n{_own_style()}"
        return (
            _environment()
            .get_template("index.html.j2")
            .render(
                headline=_headline(summary),
                details=tuple(_details(summary)),
                mood=_mood(summary),
                worst=_in_order(self.worst),
                left=self.left,
                unchecked=_in_order(self.unchecked),
                unchecked_left=self.unchecked_left,
                run=tuple(_run(summary)),
                style=style,
                policy=rendering.policy(style, ""),
                visible=visible,
                count=count,
            )
        )


def _rank(row: Row) -> _Rank:
    """The gravest first; the same for stories in any order."""
    counts = row.errors, row.warnings, row.infos, row.reviews, row.remarks
    return (*(-number for number in counts), row.story, row.number)


def _keep(heap: list[tuple[_Backward, Row]], rank: _Rank, row: Row) -> int:
    """Add the story, and give up the last one where they are too many; how many were given up."""
    entry = (_Backward(rank), row)
    if len(heap) < MOST:
        heapq.heappush(heap, entry)
        return 0
    heapq.heappushpop(heap, entry)
    return 1


def _in_order(heap: list[tuple[_Backward, Row]]) -> tuple[Row, ...]:
    return tuple(row for _, row in sorted(heap, reverse=True))


def _headline(summary: Summary) -> str:
    stories = count(summary.stories, "story")
    if not summary.with_findings:
        return f"No conflicts in {stories}"
    return f"{summary.with_findings} of {stories} with conflicts"


def _mood(summary: Summary) -> str:
    if summary.with_findings:
        return "conflict"
    unchecked = summary.outcomes[Outcome.NOT_CHECKED] + summary.outcomes[Outcome.IN_PART]
    return "incomplete" if unchecked else "clear"


def _details(summary: Summary) -> Iterator[str]:
    nouns = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
    counts = [
        count(summary.severities[s], noun) for s, noun in nouns.items() if summary.severities[s]
    ]
    if counts:
        yield f"{', '.join(counts)}."
    if summary.outcomes[Outcome.NOT_CHECKED]:
        yield f"{count(summary.outcomes[Outcome.NOT_CHECKED], 'story')} not checked."
    if summary.outcomes[Outcome.IN_PART]:
        yield f"{count(summary.outcomes[Outcome.IN_PART], 'story')} checked in part."
    if summary.model is None:
        yield "Checked by rules only: the language model did not run."


def _run(summary: Summary) -> Iterator[tuple[str, str]]:
    yield "Tool", f"factcheck {__version__}"
    yield "Rules", count(len(summary.rules), "rule")
    yield "Model", "did not run" if summary.model is None else summary.model.id
    if summary.model is not None:
        yield "Model SHA-256", summary.model.sha256


@cache
def _environment() -> Environment:
    """The template, which uses parts of the report's; it escapes every value."""
    return Environment(
        loader=ChoiceLoader([PackageLoader("factcheck.batch"), PackageLoader("factcheck.page")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def _own_style() -> str:
    return files("factcheck.batch").joinpath("templates", "index.css").read_text("utf-8").strip()
