"""A frame of reporting before its speaker is looked up in the rest of the document."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.facts.attributions.reporting import ReportingVerb
from factcheck.facts.attributions.values import Speaker


@dataclass(frozen=True, slots=True)
class Frame:
    """One cue of one sentence; ``open``: the words follow in the next sentence ("She added:")."""

    cue: int
    verb: ReportingVerb
    speaker: Speaker
    content: tuple[int, ...]
    negated: bool = False
    nominal: bool = False
    quotes: bool = False
    open: bool = False
